## Files for other programs.

# Before the text of a slide, a calendar or a document that holds less than the timeline.
# $events (String) - what it has, such as "41 of 123 events: China"
export-reduction = { $events }. Sources and connections are given as text; the original has them as records.
export-original = See the original
