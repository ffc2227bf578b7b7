## Threads, which readers see as “stories”.

threads-title = Stories
threads-description = Guided walks through this timeline. Every step rests on a named claim or a document you can read.
threads-none = This timeline has no stories yet.
threads-lede = Guided walks through the timeline. Every step rests on a named claim or a document you can read.
trail-threads = Stories
read-step-by-step = Read step by step
whole-thread = The whole story
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
# $thread (String)
presentation-page-title = Presentation, { $step }: { $event }, in “{ $thread }”
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
present-leave = Exit
present-full-screen = Full screen
key-present = Present; switch full screen on or off
key-present-step = When presenting: previous or next step
key-present-leave = Stop presenting
