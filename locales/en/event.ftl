## The page of an event.

trail-timeline = Timeline
# $event (String) - the title of an event or an era
# $date (String) - its date
event-with-date = { $event }, { $date }
what-sources-say = What the sources say
in-our-words = In our words, and further references
withdrawn = Withdrawn
notes-title = Where sources differ, err or are silent
claims-led-to = What it led to, and who says so
claims-led-to-it = What led to it, and who says so
claims-other = How it affected other events, and who says so
see-relations = Relations: see its causes and effects
facts-title = Facts
fact-date = Date
fact-place = Place
fact-kind = Kind
fact-actors = Actors
fact-about = About
fact-people = People
fact-era = Era
fact-threads = In threads
fact-revised = Revised
link-to-event = Link to this event
cite-link = Cite
# What a link “Cite” cites, for screen readers.
cite-this-event = this event
cite-this-source = this source
cite-this-thread = this thread
cite-this-passage = this passage
cite-this-reference = this reference
neighbouring-events = Neighbouring events
earlier-event = Earlier
later-event = Later
# The accessible name of a footnote number.
# $number (String)
evidence-number = Evidence { $number }
# $source (String)
evidence-source = Evidence: { $source }

## A passage: a quotation, a paraphrase or a reference.

translation = Translation
# $translator (String)
translation-by = Translation: { $translator }
paraphrase = Paraphrase
reference = Reference
# $voice (String) - “of the author, reporting the United States”
paraphrase-of = of { $voice }
# $speakers (String)
# $reported (String)
speakers-reporting = { $speakers }, reporting { $reported }
# $reported (String)
reporting = reporting { $reported }
# $names (String)
attributed-to = (the source attributes it to { $names })
# The work that a passage is from is a link.
# $source (Element)
passage-in = , in { $source }
# $source (Element)
quoted-in = ; quoted in { $source }
# $source (Element)
read-in = ; read in { $source }
# $day (String)
checked-on = Checked word for word, { $day }
not-checked = Not yet checked against the source
find-words-where-quoted = Find the words where they are quoted
read-in-original = Read it in the original
read-original = Read the original
open-source = Open the source
link-to-passage = Link to this passage
link-to-reference = Link to this reference
correction = Correction
rests-on = Rests on
# Between the last two works of a sentence.
rests-on-and = and
used-by = Cited by:
# $number (String)
passage-number = passage { $number }
# $number (String)
reference-number = reference { $number }

## Speakers.

voice-author = the author
voice-publisher = the publisher
# $publisher (String)
voice-named-publisher = { $publisher }, as publisher
voice-unattributed = a speaker whom the source does not name
