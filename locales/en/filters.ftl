## Filters of events and relations, and what is said of a query that cannot be read.

filter-events = Filter events
filter-relations = Search and filter connections
filter-relations-hint = A connection is shown if the event at either end matches. Numbers count connections.
# How several chosen actors are combined: “Match ○ any ○ all of these actors”. The next two are its choices.
match-mode = Match
match-any = any
match-all = all of these actors
include-concerned = Include events that concern them
# $count (Number) - of the predecessors
# $successor (String)
# $predecessors (String)
actor-includes = { $count ->
    [one] { $successor } includes its predecessor, { $predecessors }.
   *[other] { $successor } includes its predecessors, { $predecessors }.
}
years-title = Years
from-label = From
to-label = To
# $examples (String) - dates, joined by “or”
years-hint = A year, month, day or decade: { $examples }.

# Removes the choices of one facet.
clear-facet = Clear
# Unfolds all values of a facet.
# $number (String)
show-all-values = Show all { $number }
# $listed (String)
# $total (String)
show-some-values = Show { $listed } of { $total }
# Closes the filters and shows what was found.
# $found (String) - “43 events”
show-found = Show { $found }

## Facets: heading, and the values in counts.

facet-era = Era
facet-actor = Actor
facet-person = People
facet-kind = Type
facet-voice = Quoted
facet-source = Source
facet-place = Place
facet-language = Language
facet-decade = Decade

# $count (Number)
# $number (String)
values-era = { $count ->
    [one] { $number } era
   *[other] { $number } eras
}
# $count (Number)
# $number (String)
values-actor = { $count ->
    [one] { $number } actor
   *[other] { $number } actors
}
# $count (Number)
# $number (String)
values-person = { $count ->
    [one] { $number } person
   *[other] { $number } people
}
# $count (Number)
# $number (String)
values-kind = { $count ->
    [one] { $number } type
   *[other] { $number } types
}
# $count (Number)
# $number (String)
values-voice = { $count ->
    [one] { $number } person or body
   *[other] { $number } people and bodies
}
# $count (Number)
# $number (String)
values-source = { $count ->
    [one] { $number } source
   *[other] { $number } sources
}
# $count (Number)
# $number (String)
values-place = { $count ->
    [one] { $number } place
   *[other] { $number } places
}
# $count (Number)
# $number (String)
values-language = { $count ->
    [one] { $number } language
   *[other] { $number } languages
}
# $count (Number)
# $number (String)
values-decade = { $count ->
    [one] { $number } decade
   *[other] { $number } decades
}
find-era = Find an era
find-actor = Find an actor
find-person = Find a person
find-kind = Find a type
find-voice = Find a person or body
find-source = Find a source
find-place = Find a place
find-language = Find a language
find-decade = Find a decade

## The page of all values of a facet.

all-eras = All eras
all-actors = All actors
all-people = All people
all-kinds = All types
all-voices = All people and bodies
all-sources = All sources
all-places = All places
all-languages = All languages
all-decades = All decades
facet-values-description = Each value, with the number of events that it adds to the current filter.
# $values (String) - “312 sources”
# $listed (String)
values-found-listed = { $values }; the { $listed } with the most events are listed
show-events = Show the events
back-to-list = Back to the list

## A condition of a filter, as a chip and in a sentence.

# $source (String)
condition-source = source: { $source }
# $language (String)
condition-language = source in { $language }
condition-all-actors = all of these actors
condition-about = including events that concern them
condition-key-events = Key events
condition-major-events = Key and major events
# $least (String) - from 2 to 5
condition-significance = Events of significance { $least } and above
# $count (Number)
# $number (String)
chosen-events = { $count ->
    [one] { $number } chosen event
   *[other] { $number } chosen events
}
# $date (String)
condition-from = from { $date }
# $date (String)
condition-to = until { $date }
# $actors (String)
conditions-actors-about = involving or concerning { $actors }
# $people (String)
conditions-person = with { $people }
# $voices (String)
conditions-voice = quoting { $voices }
# $sources (String)
conditions-source = citing { $sources }
# $languages (String)
conditions-language = with a source in { $languages }

## Problems of a query.

# $suggestion (String)
problem-did-you-mean = Did you mean “{ $suggestion }”?
# $value (String)
problem-unknown-era = There is no era “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-actor = There is no actor “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-person = There is no person “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-kind = There is no type “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-voice = Nobody called “{ $value }” is quoted, so it matches nothing.
# $value (String)
problem-unknown-source = There is no source “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-place = There is no place “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-language = There is no source in the language “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-decade = There is no decade “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-relation-type = There is no type of connection “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-event = There is no event “{ $value }”, so it matches nothing.
# $value (String)
# $reason (String) - a sentence
problem-withdrawn-event = “{ $value }” was withdrawn, so it matches nothing. { $reason }
# $value (String)
problem-unknown-claim = There is no claim status “{ $value }”, so it matches nothing.
# $value (String)
# $key (String)
problem-invalid-date = “{ $value }” in “{ $key }” could not be read as a date and was ignored.
# $examples (String) - dates, joined by “or”
problem-write = Write { $examples }.
# $problem (String) - a sentence
# $advice (String) - a sentence
problem-with-advice = { $problem } { $advice }
problem-window-reversed = “From” is later than “to”, so no event can match.
# $value (String)
problem-invalid-significance = “{ $value }” in “significance” is not a number from 1 to 5 and was ignored.
# $value (String)
# $values (String)
# $key (String)
problem-invalid-value = “{ $value }” in “{ $key }” is not one of { $values } and was ignored.
# $value (String)
# $key (String)
# $limit (String)
problem-too-many-values = “{ $value }” in “{ $key }” was ignored: at most { $limit } values are allowed.
# $value (String)
problem-no-words = “{ $value }” contains no word to search for and was ignored.
# $limit (String)
problem-long-text = The search text is longer than { $limit } characters. The rest was ignored.
# $value (String)
# $key (String)
refused-date = “{ $value }” in “{ $key }” could not be read as a date.
# $value (String)
refused-significance = “{ $value }” in “significance” is not a number from 1 to 5.
# $value (String)
# $values (String)
# $key (String)
refused-value = “{ $value }” in “{ $key }” is not one of { $values }.
# $value (String)
refused-words = “{ $value }” contains no word to search for.
# $limit (String)
refused-text = The search text is longer than { $limit } characters.
# $value (String)
problem-page-number = “{ $value }” is not a page number.
