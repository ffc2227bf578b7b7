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
# $title (String)
# $date (String)
mark-name = { $title }, { $date }
# $label (String)
# $title (String)
# $date (String)
mark-name-labelled = { $label }: { $title }, { $date }
# The accessible name of several events in one mark.
# $events (String)
# $span (String)
aggregate-name = { $events }, { $span }
