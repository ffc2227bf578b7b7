## The page of an event.

trail-timeline = Timeline
# $event (String) - the title of an event or an era
# $date (String) - its date
event-with-date = { $event }, { $date }
what-sources-say = What the sources say
in-our-words = Further sources, in summary
withdrawn = Withdrawn
# Before the title of the event to which a connection was moved.
moved-to = Moved to
notes-title = Disagreements, errors and gaps
claims-led-to = Consequences, and who says so
claims-led-to-it = Causes, and who says so
claims-other = Other connections, and who says so
see-relations = Show its connections
facts-title = Facts
fact-date = Date
fact-place = Place
fact-kind = Type
fact-actors = Actors
fact-about = Concerns
fact-people = People
fact-era = Era
fact-threads = Stories
fact-revised = Changes
# A table in a text, for screen readers.
table = Table
share-event = Share
link-to-event = Link to this event
cite-link = Cite
# What a link “Cite” cites, for screen readers.
cite-this-event = this event
cite-this-source = this source
cite-this-thread = this story
cite-this-passage = this passage
cite-this-reference = this reference
neighbouring-events = Neighbouring events
earlier-event = Earlier
later-event = Later
# The accessible name of the number of a reference.
# $number (String)
reference-named = Reference { $number }
# The names of a star, which stands for a reference that is on the page of another event.
reference-elsewhere = Reference on another page
# $source (String)
reference-elsewhere-in = Reference on another page: { $source }

## A passage: a quotation, a paraphrase or a reference.

translation = Translation
# $translator (String)
translation-by = Translation: { $translator }
paraphrase = Paraphrase
reference = Reference
# After the name of who is paraphrased.
paraphrased = , paraphrased
# $speakers (String)
# $reported (String)
speakers-reporting = { $speakers } (reported view: { $reported })
# $reported (String)
reporting = { $reported } (reported view)
# $names (String)
attributed-to = (the source attributes it to { $names })
# The work that a passage is from is a link.
# $source (Element)
passage-in = , in { $source }
# After the name of who is paraphrased.
# $source (Element)
paraphrased-from = , paraphrased from { $source }
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
# $number (String)
link-to-numbered = Link to reference { $number }
# $number (String)
go-to-reference = Go to reference { $number }
# Which reference a link belongs to, after its text, for screen readers.
# $number (String)
link-of-reference = , reference { $number }
# The links from a reference back to the places that use it, for screen readers.
# $number (String)
back-to-only-place = Back to where reference { $number } is used
# $place (String)
# $number (String)
back-to-place = Back to use { $place } of reference { $number }
# $reference (String) - “Reference 4”
# $work (String) - “Goldstein 2001”
reference-to-work = { $reference }, { $work }
# $author (String)
# $year (String)
author-and-year = { $author } { $year }
# Of three or more authors.
# $first (String)
and-other-authors = { $first } et al.
correction = Correction
rests-on = Based on
# Between the last two works of a sentence.
rests-on-and = and
used-by = Cited by:
# A reference in a sentence.
# $number (String)
reference-number = reference { $number }

## Speakers.

voice-author = an unnamed author
# $work (String) - the work, or else its publisher
voice-author-in = an unnamed author for { $work }
# A publisher that a state controls.
state-media = (state media)
# $name (String)
state-media-named = { $name } (state media)
voice-publisher = the publisher
# $publisher (String)
voice-named-publisher = { $publisher } as publisher
voice-unattributed = an unnamed speaker
