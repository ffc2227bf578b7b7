## Threads.

threads-title = Threads
threads-description = Walks through this timeline, step by step, each step based on a claim that somebody makes or a text that can be read.
threads-none = This timeline has no threads yet.
threads-lede = Walks through the timeline. Each step from one event to the next is based on a claim that somebody makes, or on a text that can be read.
trail-threads = Threads
read-step-by-step = Read it step by step
whole-thread = The whole thread
steps-title = Steps
previous-step = Previous step
next-step = Next step
# $step (String)
# $steps (String)
step-of = Step { $step } of { $steps }
# In a sentence.
# $step (String)
# $steps (String)
step-of-inline = step { $step } of { $steps }
# $step (String) - “Step 3 of 7”
# $event (String)
# $thread (String)
step-page-title = { $step }: { $event }, in “{ $thread }”
# $step (String) - “Step 3 of 7”
# $event (String)
step-named = { $step }: { $event }

## Presenting a thread, as on a projector.

present = Present
# Where the presentation is: the third of nine steps.
# $step (String)
# $steps (String)
present-position = { $step } of { $steps }
# $passage (String)
# $passages (String)
present-passage = Passage { $passage } of { $passages }
present-previous = Previous
present-next = Next
present-leave = Leave
present-full-screen = Full screen
key-present = Present, or switch full screen on and off
key-present-step = Present: previous, next
key-present-leave = Stop presenting
