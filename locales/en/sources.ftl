## The list of sources and the page of a source.

sources-title = Sources
sources-description-none = This timeline names no sources yet.
# $sources (String)
sources-description = The { $sources } on which this timeline rests, with the passages quoted from each.
sources-lede = Each page has the record and the link to the original.
list-of-sources = List of sources
reverse-order = Reverse the order
trail-sources = Sources
text-of = Text of
texts = Texts
open-original = Open the original
archived-copy = Archived copy
no-original-address = No address of the original is known.
quoted-in-order = What is quoted, in the order of the text
paraphrases-and-references = Paraphrases and references
# $title (String)
# $evidence (String) - “19 references, 4 quoted”
source-description = { $title }: the record of the source, and what rests on it here: { $evidence }.

## The terms of a record.

source-authors = By
source-container = In
source-publisher = Publisher
source-date = Date
source-kind = Kind
source-role = Role
source-language = Language
source-perspective = Perspective
source-state-media = State media
source-licence = Licence
source-access = Access
source-accessed = Read on
yes = yes

## Facets of sources.

facet-role = Role
facet-source-kind = Kind
facet-source-language = Language
facet-publisher = Publisher
facet-perspective = Perspective
value-primary-sources = Primary sources
value-secondary-sources = Secondary sources
value-reference-works = Reference works
value-not-stated = Not stated

role-not-stated = role not stated
kind-not-stated = kind not stated
language-not-stated = language not stated
publisher-not-stated = publisher not stated
perspective-not-stated = perspective not stated
# $languages (String)
condition-source-language = language: { $languages }
# $publishers (String)
condition-publisher = publisher: { $publishers }
# $perspectives (String)
condition-perspective = perspective: { $perspectives }

## Sort order.

sort-title = Title
sort-date = Date
sort-publisher = Publisher
sort-events = Events
sorted-by-title = by title, A to Z
sorted-by-title-descending = by title, Z to A
sorted-by-date = the oldest first
sorted-by-date-descending = the newest first
sorted-by-publisher = by publisher, A to Z
sorted-by-publisher-descending = by publisher, Z to A
sorted-by-events = those cited by the fewest events first
sorted-by-events-descending = those cited by the most events first

## Problems of a query.

# $value (String)
problem-no-source-role = No source has the role “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-kind = No source has the kind “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-language = No source has the language “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-publisher = No source has the publisher “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-perspective = No source has the perspective “{ $value }”, so it matches nothing.
# $value (String)
# $keys (String) - joined by “or”
problem-invalid-sort = “{ $value }” in “sort” is not { $keys }, with or without “-” before it, and was ignored.
