## The list of sources and the page of a source.

sources-title = Sources
sources-description-none = This timeline has no sources yet.
# $sources (String)
sources-description = The { $sources } behind this timeline, with the passages quoted from each.
sources-lede = Each source has a page with its details and a link to the original.
list-of-sources = List of sources
reverse-order = Reverse order
trail-sources = Sources
text-of = Text of
texts = Texts
open-original = Open the original
archived-copy = Archived copy
no-original-address = The address of the original is not known.
quoted-in-order = Quotations, in the order of the source
paraphrases-and-references = Paraphrases and references
# $title (String)
# $evidence (String) - “19 references, 4 quoted”
source-description = { $title }: details of the source, and what this timeline takes from it: { $evidence }.

## The terms of a record.

source-authors = By
source-container = In
source-editors = Edited by
source-translators = Translated by
source-edition = Edition
source-volume = Volume
source-issue = Issue or number
source-pages = Pages
source-publisher = Publisher
source-publisher-place = Place
source-date = Date
source-kind = Type
source-role = Role
source-language = Language
source-perspective = Perspective
source-state-media = State media
source-archive = Kept by
source-shelfmark = Shelf mark
source-doi = DOI
source-isbn = ISBN
source-licence = Licence
source-access = Access
source-accessed = Accessed
yes = yes

## Facets of sources.

facet-role = Role
facet-source-kind = Type
facet-source-language = Language
facet-publisher = Publisher
facet-perspective = Perspective
value-primary-sources = Primary sources
value-secondary-sources = Secondary sources
value-reference-works = Reference works
value-not-stated = Not stated

role-not-stated = role not stated
kind-not-stated = type not stated
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
sorted-by-date = oldest first
sorted-by-date-descending = newest first
sorted-by-publisher = by publisher, A to Z
sorted-by-publisher-descending = by publisher, Z to A
sorted-by-events = cited by fewest events first
sorted-by-events-descending = cited by most events first

## Problems of a query.

# $value (String)
problem-no-source-role = No source has the role “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-kind = No source has the type “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-language = No source has the language “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-publisher = No source has the publisher “{ $value }”, so it matches nothing.
# $value (String)
problem-no-source-perspective = No source has the perspective “{ $value }”, so it matches nothing.
# $value (String)
# $keys (String) - joined by “or”
problem-invalid-sort = “{ $value }” in “sort” is not a sort order and was ignored. Write { $keys }; “-” in front reverses the order.
