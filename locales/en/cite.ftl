## Citing.

# $title (String)
cite-title = Cite “{ $title }”
# $title (String)
cite-passage-title = Cite a passage of “{ $title }”
cite-description = In APA and Chicago style, as BibTeX and CSL-JSON, and as a web address.
cite-both-works = This passage comes from one work but was read in another. Cite both: the first as quoted in the second.
cited-work = The source
cited-quoted-work = The original source
cited-via = The source in which it was read
cited-event = This page
cited-passage = This page, at the passage
cited-thread = This story
cited-view = This view of the timeline
cited-edition = The whole timeline
style-apa-text = APA 7, in the text
style-apa-list = APA 7, reference list
style-chicago-note = Chicago 18, note
style-chicago-bibliography = Chicago 18, bibliography
cite-address = Web address
# $url (String)
# $day (String)
address-accessed = { $url }, accessed { $day }
# $url (String)
# $version (String)
# $day (String)
address-version-accessed = { $url }, version { $version }, accessed { $day }
cite-for-programs = For reference managers
download-bibtex = Download BibTeX
download-csl-json = Download CSL-JSON
cite-all-works = Each file contains all the works on this page.
cite-capitals = Titles are capitalised as in the works themselves. Change this if your style guide requires it.

## Used by scripts.

copy-button = Copy
copied = Copied
citation-copied = Citation copied
link-copied = Link copied
