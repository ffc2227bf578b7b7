## The chart.

chart-title = Chart
chart-window = Years shown
# A chart on the page of an event, actor or source.
chart-strip-title = On the timeline
open-in-timeline = Open in the timeline
chart-lanes = Rows
chart-load-failed = This could not be loaded. The previous view is still shown.
wheel-hint = Hold Ctrl or ⌘ to zoom
overview-name = Overview of the whole timeline. Events that match the filters are dark.
window-first-day = First day shown
window-last-day = Last day shown
move-earlier = Earlier
move-later = Later
move-zoom-in = Zoom in
move-zoom-out = Zoom out
move-whole = Show all
fit-to-results = Fit to results
# Nothing is in the plot.
# $span (String) - “1960–1962”
plot-empty-window = No events in these years ({ $span }).
# $conditions (String) - “China or the Soviet Union; treaties”
plot-empty-filter = No events match: { $conditions }.
remove-this-filter = Clear filters
# $date (String)
previous-event-at = Previous event: { $date }
# $date (String)
next-event-at = Next event: { $date }
lanes-by-actor = By actor
lanes-by-kind = By type
lanes-together = One row
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
# The accessible name of a row with the events of an actor or a kind.
# $title (String)
# $events (String)
lane-name = { $title }, { $events }
# The accessible name of a rectangle that stands for several events.
# $lane (String)
# $events (String)
# $span (String)
# $titles (String)
block-name = { $lane }, { $events } { $span }: { $titles }

# Describes the chart in a sentence, for those who do not see it.
# $events (String)
# $span (String)
# $lanes (String)
chart-summary = The chart shows { $events }, { $span }, in these rows: { $lanes }. The list below has the same events.
# $lane (String)
# $number (String)
chart-summary-lane = { $lane } ({ $number })
# The eras for whose names there is no room above the chart.
more-eras = More eras

## The legend, in a line below the chart.

legend-took-part = took part
legend-concerned = concerned
legend-range = duration
legend-uncertain = uncertain
legend-key-event = key event
legend-overview = events per period

## An explained illustration.

how-to-read = How to read this chart
how-to-read-figure = Part of a row with six numbered examples, which are explained below
how-to-read-example = Label
how-to-read-label = A label names an important event. Its line leads to the event’s marks.
how-to-read-stack = Each mark is an event, in the row of an actor that took part. Events of the same time are stacked, the most important at the bottom. Marks of key events are larger.
how-to-read-concerned = A hollow mark: the event concerns this actor, which did not take part.
how-to-read-range = A bar shows how long the event lasted.
how-to-read-uncertain = A dashed outline: the date is approximate or uncertain.
how-to-read-block = A block stands for several events that do not fit, here 12. Open it, or zoom in.
how-to-read-overview = The columns below the chart count the events in each period of the whole timeline. Dark columns are events that match the filters.

## Cards of marks and blocks.
# Before the titles of other events near a mark.
card-also-here = Also here
# $events (String) a number
card-show-all = Show all { $events } events
# If the list has other events of the same time, too.
card-show-time = Show these years in the list
card-zoom-here = Zoom in here
card-close = Close
