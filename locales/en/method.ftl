## How the timeline is made.

method-title = Method
method-description = How quotations are checked, how dates are supported, what is claimed and by whom, how to report an error, and how far all that has come.
method-lede = How this timeline is made so that you can check it, and how far that has come.

method-status = The current state
method-status-hint = Counted from the data that this site serves. The same version is the same data.
figure-events = Events
figure-passages = Passages
figure-checked = Checked
figure-sources = Sources
figure-languages = Languages
figure-dates = Dates
figure-relations = Relations
figure-notes = Notes
figure-version = Version
# $count (Number)
# $number (String)
bare-references = { $count ->
    [one] { $number } reference without a text
   *[other] { $number } references without a text
}
# $quotations (String)
none-checked = none of { $quotations } has been looked up in a copy of its source yet
# $number (String)
# $quotations (String)
# $percent (String)
# $day (String)
share-checked = { $number } of { $quotations } ({ $percent } %) found word for word in a copy of the source, last on { $day }
# $number (String)
sources-primary = { $number } primary
# $number (String)
sources-secondary = { $number } secondary
# $number (String)
sources-reference = { $number } reference works
# $number (String)
# $language (String)
sources-in-language = { $number } in { $language }
# $count (Number)
# $number (String)
dated-by-two = { $count ->
    [one] { $number } rests on two works or more
   *[other] { $number } rest on two works or more
}
# $count (Number)
# $number (String)
dated-by-one = { $count ->
    [one] { $number } rests on one work
   *[other] { $number } rest on one work
}
# $count (Number)
# $number (String)
dated-by-none = { $count ->
    [one] { $number } names none
   *[other] { $number } name none
}
# $number (String)
number-hedged = { $number } with reservations
# $number (String)
number-disputed = { $number } disputed
# $count (Number)
# $number (String)
notes-differ = { $count ->
    [one] { $number } note where sources differ
   *[other] { $number } notes where sources differ
}
# $count (Number)
# $number (String)
notes-open = { $count ->
    [one] { $number } open question
   *[other] { $number } open questions
}
# $count (Number)
# $number (String)
notes-correct = { $count ->
    [one] { $number } correction of a source
   *[other] { $number } corrections of sources
}
notes-differ-title = Where sources differ
notes-open-title = Open questions
notes-correct-title = Corrections of sources
# $heading (String)
# $number (String)
notes-counted = { $heading } ({ $number })
# $changes (String)
# $day (String)
last-changed = { $changes }, the last on { $day }

method-evidence = What a statement rests on
method-evidence-intro = Each event is told in a few sentences of our own. The small numbers in them lead to what a sentence rests on.
method-evidence-required = The program that publishes this timeline rejects an event, or a paragraph, that cites no evidence.
method-evidence-optional = The program that publishes this timeline warns its editors of an event, or a paragraph, that cites no evidence.
method-evidence-forms = Evidence comes in three forms, and each says which it is:
method-quotation = Quotation
method-quotation-text = The words of a source, in quotation marks, unchanged and in one piece, with who says them and in which work. “Quoted in” means that we read them in another work than their own.
method-paraphrase = Paraphrase
method-paraphrase-text = What a source says, in our words. It is never in quotation marks, and no program can check it; the source and the place in it are named so that you can.
method-reference = Reference
method-reference-text = A source that supports a statement, without a text.

method-checking = How quotations are checked
method-checking-none = This timeline quotes nothing so far. If it does, this is what happens to a quotation:
# The name of the file is set in a fixed-width font.
# $file (Element)
method-checking-text = The editors keep the text of a source as they read it. A program looks the quotation up in it, letter by letter. It ignores white space and the shapes of quotation marks, apostrophes and dashes, and nothing else. The words must be there. If they occur twice, the quotation must give the words before or after it that tell the places apart, as the W3C’s Web Annotation standard specifies (TextQuoteSelector). The day and the place in the text are recorded in the file { $file }, which is part of the data. A quotation that is changed afterwards loses its record until it is looked up again.
method-checked-term = “Checked word for word”, with a day
method-checked-text = The words were found in our copy of the source on that day.
method-unchecked-term = “Not yet checked against the source”
method-unchecked-text = There is no such record: the text was not available, or the quotation has been changed since.
method-checking-limits = The record shows that the text we read has these words. It does not show that the source is right, that our copy is faithful to the original, or that a translation is good. So a passage links to the original wherever we know its address; in browsers that support it, the link scrolls to the words.

method-voices = Whose words
method-voices-text = A passage names its voice: a state or an organisation, a person, the author or the publisher of the source, or a speaker whom the source does not name. If authors report the view of others, both are named: “the author, reporting …”. Voices and sources may belong to a perspective, a group of those who see things from the same side; it says where somebody speaks from, and nothing about who is right.
method-all-voices = All voices

method-dates = How dates are supported
method-dates-text = A date is the day at the place of the event. It is never more exact than the data: a month stays a month, and “c.” or “uncertain” says that it is no more than that (ISO 8601-2, EDTF). The numbers behind it, among the facts of an event, lead to what it rests on. A date is better supported the more works it rests on that do not repeat each other, so the figures above count works; the text or translation of a work counts as that work. If sources give different days, a note says so.

method-relations = That one event led to another
method-relations-text = We do not state this ourselves. Each relation between events is a claim: it names who makes it, and the passage in which they do. “With reservations” means that they limit it themselves, by words such as “partly” or “apparently”. “Disputed by” names a passage that says otherwise. That a claim is listed does not make it true; that a relation is missing only means that we have found nobody who asserts it.
method-all-relations = All relations

method-changes = Changes, and permanent addresses
method-changes-text = Every event shows when it was changed and what was changed.
method-all-changes = All changes
method-addresses-text = The address of an event or a passage, once published, keeps working: if it was renamed, it redirects; if it was withdrawn, it says why.

method-report = How to report an error
method-report-text = Say which event or passage is wrong, by the address under “Link to this passage”; what is wrong in it; and what shows that, as a source that others can read.
method-no-contact = This copy of the timeline names no address for it; write to whoever publishes it here.
method-who = Who makes this timeline, and what it leaves out:
method-notes-text = A note is on the page of its event, and a correction under the passage that is wrong, wherever that is shown. Each note names what it rests on.
method-no-open-question = No open question is recorded.
