## How the timeline is made.

method-title = Method
method-description = The events, references, sources, dates and notes of this timeline in figures, and what its numbers, quotation marks and badges mean.
method-lede = What this timeline consists of, and how to read its evidence.

method-status = The timeline in figures
method-status-hint = Counted from the data that this site serves. The same version is the same data.
figure-events = Events
figure-passages = References
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

# Above what the editors say in the data.
method-editors = How the editors work
method-who = Who makes this timeline, and what it leaves out:

method-evidence = What a statement rests on
method-evidence-required = The small numbers in a text, and among the facts of an event, lead to the evidence. The program that publishes this timeline refuses an event, or a paragraph, that cites none.
method-evidence-optional = The small numbers in a text, and among the facts of an event, lead to the evidence. The program that publishes this timeline warns its editors of an event, or a paragraph, that cites none.
method-quotation = Quotation
method-quotation-text = The words of a source, in quotation marks, with who says them and in which work. “Quoted in” names the work in which they were read, if this is another one.
method-paraphrase = Paraphrase
method-paraphrase-text = What a source says, in the words of the editors. No program checks it. The source is named so that you can.
method-reference = Reference
method-reference-text = A source that supports a statement, without a text.

method-checking = How quotations are checked
method-checked-term = “Checked word for word”, with a day
method-checked-text = On that day the program found the words in a copy of the source.
method-unchecked-term = “Not yet checked against the source”
method-unchecked-text = There is no record that the words were found: they have not been looked up, or the quotation has been changed since.
# The name of the file is set in a fixed-width font.
# $file (Element)
method-checking-text = The program compares letter by letter. It ignores white space and the shapes of quotation marks, apostrophes and dashes, and nothing else. If the words occur more than once, the quotation must give the words before or after it that tell the places apart, as the W3C’s Web Annotation standard specifies (TextQuoteSelector). The day and the place in the text are recorded in the file { $file }, which is part of the data. A quotation that is changed afterwards loses its record until it is looked up again.
method-checking-limits = The record shows that the copy has these words. It does not show that the source is right, that the copy is faithful to the original, or that a translation is good. Where the address of the original is known, a quotation links to it; in browsers that support it, the link scrolls to the words.

method-voices = Whose words
method-voices-text = A quotation names who speaks: a state or an organisation, a person, the author or the publisher of the source, or a speaker whom the source does not name. If authors report the view of others, both can be named. Speakers and sources may belong to a perspective. It says from which side somebody speaks, and nothing about who is right.
method-all-voices = All voices

method-dates = How dates are supported
method-dates-text = A date is shown as precisely as it is in the data: a month stays a month, and “c.” or “uncertain” says that it is no more than that (ISO 8601-2, EDTF).
method-dates-evidence = The numbers beside the date, among the facts of an event, lead to what it rests on. The figures above count the works on which a date rests; the text or the translation of a work counts as that work.

method-relations = That one event led to another
method-relations-text = Each relation between events is a claim: it names who makes it, and on which reference it rests. “With reservations” marks a claim that is limited by whoever makes it. “Disputed by” names a reference that says otherwise. That a claim is listed does not make it true.
method-all-relations = All relations

method-changes = Changes, and permanent addresses
method-changes-text = Recorded changes are shown on the page of each event.
method-all-changes = All changes
method-addresses-text = If a page or a reference is renamed, its earlier address redirects. If it is withdrawn, its address says why.

method-report = How to report an error
method-report-text = Say which event or reference is wrong, with its address; what is wrong in it; and what shows that, as a source that others can read.
method-no-contact = This timeline names no contact.
method-notes-text = A note is on the page of its event, and a correction is below the reference that is wrong. Each note names what it rests on.
