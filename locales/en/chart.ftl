## The chart.

chart-title = Chart
chart-window = Window
# A chart on the page of an event, actor or source.
chart-strip-title = On the timeline
open-in-timeline = Open in the timeline
chart-lanes = Lines
chart-load-failed = This could not be loaded. What was there is still shown.
wheel-hint = Hold Ctrl or ⌘ to zoom
overview-name = Overview: events over the whole timeline; those that pass the filter are dark
window-first-day = First day
window-last-day = Last day
move-earlier = Earlier
move-later = Later
move-zoom-in = Zoom in
move-zoom-out = Zoom out
move-whole = Whole
lanes-by-actor = by actor
lanes-by-kind = by kind
lanes-together = together
lane-all-events = All events
# $era (String)
era-name = Era: { $era }
# The accessible name of a chart.
# $span (String)
# $events (String)
chart-name = Timeline chart, { $span }, { $events }
# The accessible name of a mark. It begins with the label that is visible.
# $label (String)
# $date (String)
mark-name = { $label }, { $date }
# $label (String)
# $date (String)
# $actors (String)
mark-name-with-actors = { $label }, { $date }: { $actors }
# The accessible name of a line with the events of an actor or a kind.
# $title (String)
# $events (String)
lane-name = { $title }, { $events }
# The accessible name of a rectangle that stands for several events.
# $lane (String)
# $events (String)
# $span (String)
# $titles (String)
block-name = { $lane }, { $events } { $span }: { $titles }
