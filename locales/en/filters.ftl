## Filters of events and relations, and what is said of a query that cannot be read.

filter-events = Filter events
filter-relations = Search and filter relations
filter-relations-hint = A relation is shown if the event at either end matches. Numbers count relations.
all-actors-together = All chosen actors together
also-about-actors = Also events about them
# $successor (String)
# $predecessors (String) - one or several
actor-includes = An actor includes those it continues: { $successor } includes { $predecessors }.
years-title = Years
from-label = From
to-label = To
# $examples (String) - dates, joined by “or”
years-hint = A year, month, day or decade: { $examples }.

## Facets: heading, and the values in counts.

facet-era = Era
facet-actor = Actor
facet-person = People
facet-kind = Kind
facet-voice = Voice
facet-source = Source
facet-place = Place
facet-language = Language of sources
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
    [one] { $number } kind
   *[other] { $number } kinds
}
# $count (Number)
# $number (String)
values-voice = { $count ->
    [one] { $number } voice
   *[other] { $number } voices
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
# Only the most frequent values of a long facet are listed.
# $values (String) - “10 sources”
# $total (String)
values-listed-by-events = The { $values } with the most events, of { $total }
# $values (String)
# $total (String)
values-listed-by-sources = The { $values } with the most sources, of { $total }

find-era = Find an era
find-actor = Find an actor
find-person = Find a person
find-kind = Find a kind
find-voice = Find a voice
find-source = Find a source
find-place = Find a place
find-language = Find a language
find-decade = Find a decade

## The page of all values of a facet.

all-eras = All eras
all-actors = All actors
all-people = All people
all-kinds = All kinds
all-voices = All voices
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
condition-all-actors = all of these actors together
condition-about = including events about them
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
condition-to = to { $date }
# $actors (String)
conditions-actors-about = { $actors }, acting or concerned
# $people (String)
conditions-person = with { $people }
# $voices (String)
conditions-voice = in the voice of { $voices }
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
problem-unknown-kind = There is no kind “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-voice = There is no voice “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-source = There is no source “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-place = There is no place “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-language = There is no source in the language “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-decade = There is no decade “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-relation-type = There is no type of relation “{ $value }”, so it matches nothing.
# $value (String)
problem-unknown-event = There is no event “{ $value }”, so it matches nothing.
# $value (String)
# $reason (String) - a sentence
problem-withdrawn-event = “{ $value }” was withdrawn, so it matches nothing. { $reason }
# $value (String)
problem-unknown-claim = There is no qualification of claims “{ $value }”, so it matches nothing.
# $value (String)
# $key (String)
problem-invalid-date = “{ $value }” in “{ $key }” is not a date that we can read, and was ignored.
# $examples (String) - dates, joined by “or”
problem-write = Write { $examples }.
# $problem (String) - a sentence
# $advice (String) - a sentence
problem-with-advice = { $problem } { $advice }
problem-window-reversed = “From” is later than “to”, so nothing can lie between them.
# $value (String)
problem-invalid-significance = “{ $value }” in “significance” is not a number from 1 to 5 and was ignored.
# $value (String)
# $values (String)
# $key (String)
problem-invalid-value = “{ $value }” in “{ $key }” is not one of { $values } and was ignored.
# $value (String)
# $key (String)
# $limit (String)
problem-too-many-values = “{ $value }” in “{ $key }” was ignored: at most { $limit } values are read.
# $value (String)
problem-no-words = “{ $value }” contains no word to search for and was ignored.
# $limit (String)
problem-long-text = The search text is longer than { $limit } characters. The rest was ignored.
# $value (String)
# $key (String)
refused-date = “{ $value }” in “{ $key }” is not a date that we can read.
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
