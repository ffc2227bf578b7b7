## Citing.

# $title (String)
cite-title = Cite “{ $title }”
# $title (String)
cite-passage-title = Cite a passage of “{ $title }”
cite-description = In APA and Chicago style, as BibTeX and CSL-JSON, and as a plain address.
cite-both-works = This passage was read in another work than the one it comes from. Name both: the first as quoted in the second.
cited-work = The work
cited-quoted-work = The work quoted
cited-via = The work in which it was read
cited-event = This edition’s entry
cited-passage = This edition, where it shows the passage
cited-thread = This edition’s thread
cited-view = This view of the edition
cited-edition = The edition
style-apa-text = APA 7, in the text
style-apa-list = APA 7, list of references
style-chicago-note = Chicago 18, note
style-chicago-bibliography = Chicago 18, bibliography
cite-address = Address
# $url (String)
# $day (String)
address-accessed = { $url }, accessed { $day }
# $url (String)
# $version (String)
# $day (String)
address-version-accessed = { $url }, version { $version }, accessed { $day }
cite-for-programs = For programs
download-bibtex = Download BibTeX
download-csl-json = Download CSL-JSON
cite-all-works = Each file has all the works of this page.
cite-capitals = Titles are written as in the works themselves: change the capital letters as your style manual requires.

## Used by scripts.

copy-button = Copy
copied = Copied
citation-copied = Citation copied
link-copied = Link copied
