## Calendars and feeds.

download-calendar = Calendar
download-feed = Feed
# The name of a calendar that shows each event on its anniversaries.
# $title (String) - of the timeline
calendar-on-this-day = On this day: { $title }
# An event in that calendar.
# $year (String)
# $title (String) - of the event
calendar-year-and-title = { $year }: { $title }
# $shown (String) - which events are in the calendar
# $left-out (String) - how many are not
calendar-description = { $shown }. { $left-out }
# $count (Number)
# $number (String)
calendar-left-out = { $count ->
    [one] { $number } of them is left out: its date is not known to the day, or not in the years 1 to 9999.
   *[other] { $number } of them are left out: their dates are not known to the day, or not in the years 1 to 9999.
}
# Before a list of works.
calendar-sources = Sources:
# $title (String) - of the timeline
feed-title = Changes: { $title }
# $title (String) - of the timeline
# $conditions (String) - which events
feed-title-filtered = Changes: { $title } ({ $conditions })
# Before links to the feed of all changes.
feed-links = Follow the changes in a feed reader:
feed-atom = Atom
feed-json = JSON Feed
feed-description = The latest additions and changes, newest first. The date of an entry is the day on which it was added or changed here; the date of the event is in its title.
feed-without-dates = Nothing is listed, because no dated additions or changes are recorded for these events.
# The name of the collection of an event's passages.
# $title (String) - of the event
annotations-label = Passages: { $title }
# Before links to other forms of an event.
event-forms = This event as a file:
download-json-ld = JSON-LD
download-markdown = Markdown
error-no-calendar = There is no calendar entry for this event
# $date (String) - the date of the event in words
error-no-calendar-detail = A calendar entry needs a date that is known to the day, in the years 1 to 9999. The date of this event is { $date }.
