## The frame of every page: header, navigation, footer, keyboard help.

skip-to-content = Skip to content
skip-past-chart = Skip past the chart
main-navigation = Main
# Opens the navigation where it does not fit into the header.
menu = Menu
nav-timeline = Timeline
nav-actors = Actors
nav-voices = Quoted
nav-threads = Stories
nav-relations = Connections
nav-sources = Sources
nav-about = About

theme-switch = Theme:
# Current setting of the theme switch.
theme-system = automatic
theme-light = light
theme-dark = dark

# $licence (String) - such as “CC BY 4.0”
footer-licence = Texts { $licence }; quotations belong to their authors.
# Shown where the checker refuses an event that cites nothing.
footer-sources = Every event names its sources.
footer-changes = Changes
footer-download = Download the data (ZIP)
report-error = Report an error
propose-change = Propose a change
file-history = History
# The subject of an e-mail about a page.
# $title (String)
report-subject = Error in “{ $title }”

keys-title = Keyboard shortcuts
key-search = Search
key-next-event = Next event
key-previous-event = Previous event
key-help = Show this help
key-zoom-in = Zoom in
key-zoom-out = Zoom out
key-whole-timeline = Show the whole timeline
key-pan = Move earlier or later
key-move = In the chart: move between events
keys-single = Use single-key shortcuts
close = Close

copy-link = Copy link
# $version (String) - a digest of the data
version-of-data = Version { $version }
# “Events”, as a heading and as a name in lists.
events-title = Events
others = Others

## Lists that continue on other pages.

pages-navigation = Pages of the list
# $page (String)
# $last (String)
page-of = Page { $page } of { $last }
previous-page = Previous page
next-page = Next page
# $shown (String)
# $total (String)
first-of = The first { $shown } of { $total } are shown.
see-all-in-timeline = See all in the timeline
# $events (String) - “14 events”
see-events-in-timeline = See the { $events } in the timeline
clear-all = Clear all
filters-title = Filters
# $number (String) - how many filters are active
filters-active = Filters ({ $number })
apply-filters = Apply filters
find-button = Find
list-order = Order of the list
sort-by = Sort by
# A quotation or the reader’s own words, in the quotation marks of this language.
# $text (String)
quoted = “{ $text }”
# The quotation marks around text that a page sets itself.
# $text (Element)
quotation-marks = “{ $text }”
# Joins parts of equal rank in one line.
# $first (String)
# $second (String)
parts = { $first } · { $second }
# Joins the conditions of a filter in a sentence.
condition-separator = ; { "" }
# Joins short names in a line.
comma-separator = , { "" }

## Counts. $count selects the plural form, $number is what is shown.

# $count (Number)
# $number (String)
events = { $count ->
    [one] { $number } event
   *[other] { $number } events
}
# $count (Number)
# $number (String)
events-about-it = { $count ->
    [one] { $number } event that concerns it
   *[other] { $number } events that concern it
}
# $count (Number)
# $number (String)
paraphrases = { $count ->
    [one] { $number } paraphrase
   *[other] { $number } paraphrases
}
# $count (Number)
# $number (String)
quotations = { $count ->
    [one] { $number } quotation
   *[other] { $number } quotations
}
# $count (Number)
# $number (String)
references = { $count ->
    [one] { $number } reference
   *[other] { $number } references
}
# $references (String) - “19 references”
# $quoted (String)
references-quoted = { $references }, { $quoted } quoted
# $count (Number)
# $number (String)
relations = { $count ->
    [one] { $number } connection
   *[other] { $number } connections
}
# $count (Number)
# $number (String)
claims = { $count ->
    [one] { $number } connection between events
   *[other] { $number } connections between events
}
# $count (Number)
# $number (String)
notes = { $count ->
    [one] { $number } note on disagreements, errors and gaps
   *[other] { $number } notes on disagreements, errors and gaps
}
# $count (Number)
# $number (String)
sources = { $count ->
    [one] { $number } source
   *[other] { $number } sources
}
# $count (Number)
# $number (String)
steps = { $count ->
    [one] { $number } step
   *[other] { $number } steps
}
# $count (Number)
# $number (String)
changes = { $count ->
    [one] { $number } change
   *[other] { $number } changes
}
# $count (Number)
# $number (String)
earlier-changes = { $count ->
    [one] { $number } earlier change
   *[other] { $number } earlier changes
}

## Events that a reader keeps.

my-list = My list

## A copy of the site as files.

copy-without-filters = This is a copy of a long timeline as files. It has no search and no filters. Its events by decade:
