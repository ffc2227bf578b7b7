## The timeline: the page at “/”.

skip-past-chart-to-list = Skip past the chart to the list
# $count (Number)
# $number (String)
start-with-key-events = { $count ->
    [one] Start with the key event
   *[other] Start with { $number } key events
}
# Leads to the threads.
follow-story = Follow a story
# An event in a list: whom it concerns.
# $names (String)
about-actors = concerns { $names }
# On an event whose date is too vague to be certain that it is in the window.
possibly-in-window = possibly in these years
# $number (String)
# $total (String) - “123 events”
# $conditions (String) - “China or the Soviet Union; treaties; 1945–1953”
shown-of = { $number } of { $total }: { $conditions }
# $number (String)
# $total (String) - “123 events”
shown-briefly = { $number } of { $total }
cite-view = Share or cite this view
active-filters = Active filters
# Precedes the name of a filter, for screen readers.
remove-filter = Remove
# How many events of a window are certain to be in it.
# $certain-number (String)
# $possible (Number)
# $possible-number (String)
window-certainty = { $possible ->
    [one] { $certain-number } in these years; { $possible-number } more possibly (date uncertain).
   *[other] { $certain-number } in these years; { $possible-number } more possibly (dates uncertain).
}
# $count (Number)
# $number (String)
window-only-possible = { $count ->
    [one] { $number } possibly in these years (date uncertain).
   *[other] { $number } possibly in these years (dates uncertain).
}

## The switch between events by significance.

significance-title = Which events
# $number (String)
significance-key = Key ({ $number })
# $number (String)
significance-major = Major ({ $number })
# $number (String)
significance-all = All ({ $number })

## Nothing found.

nothing-matches = No results
remove-one-condition = Try removing a filter:
# $condition (String)
without-condition = without { $condition }
each-condition-alone = Removing one filter is not enough. Each on its own gives:
see-all-events = See all events
see-all-relations = See all connections
see-all-sources = See all sources
# $words (String) - one quoted word, or several joined by “or”
no-results-for = No results for { $words }.
did-you-mean = Did you mean
# The suggestion between these two is a link.
# $suggestion (Element)
did-you-mean-instead = Showing results for { $suggestion } instead.

## Sort order.

order-relevance = Relevance
order-time = Date

## In which texts of an event the search words are.

# $fields (String) - several, separated by field-separator
match-found-in = Found in: { $fields }
field-separator = ; { "" }
# $fields (String)
# $count (Number)
# $number (String)
match-found-in-more = { $count ->
    [one] Found in: { $fields } and { $number } other text
   *[other] Found in: { $fields } and { $number } other texts
}
## Texts of an event in which words are found.

field-title = Title
# $language (String)
field-original-title = Title in { $language }
field-official-title = Official title
field-label = Label
field-date = Date
field-place = Place
field-actor = Actor
field-person = Person
field-summary = Summary
field-text = Text
# $source (String)
field-quotation = Quotation from “{ $source }”
# $source (String)
field-translation = Translation from “{ $source }”
# $source (String)
field-paraphrase = Paraphrase of “{ $source }”
field-note = Note
field-source = Source
# The description of a filtered timeline.
# $timeline (String) - its title
# $summary (String) - what it shows
filtered-description = { $timeline }: { $summary }
