## How the timeline is made.

method-title = Method
method-description = The events, references, sources, dates and notes of this timeline in figures, and what its numbers, quotation marks and badges mean.
method-lede = What this timeline contains, and how to read its evidence.

method-status = The timeline in figures
method-status-hint = Counted from the data of this site. The same version means the same data.
figure-events = Events
figure-passages = References
figure-checked = Checked
figure-sources = Sources
figure-languages = Languages
figure-dates = Dates
figure-relations = Connections
figure-notes = Notes
figure-version = Version
# $count (Number)
# $number (String)
bare-references = { $count ->
    [one] { $number } other reference
   *[other] { $number } other references
}
# $quotations (String)
none-checked = none of { $quotations } has been checked against a copy of its source yet
# $number (String)
# $quotations (String)
# $percent (String)
# $day (String)
share-checked = { $number } of { $quotations } ({ $percent }%) found word for word in a copy of the source, last on { $day }
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
    [one] { $number } rests on two or more works
   *[other] { $number } rest on two or more works
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
    [one] { $number } has no source
   *[other] { $number } have no source
}
# $number (String)
number-hedged = { $number } tentative
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
method-evidence-required = The small numbers in the text and the facts of an event lead to the evidence. The program that publishes this timeline rejects events and paragraphs that cite none.
method-evidence-optional = The small numbers in the text and the facts of an event lead to the evidence. The program that publishes this timeline warns its editors of events and paragraphs that cite none.
method-quotation = Quotation
method-quotation-text = The words of a source, in quotation marks, with who says them and in which work. “Quoted in” names the work in which they were read, if that is a different one.
method-paraphrase = Paraphrase
method-paraphrase-text = What a source says, in the words of the editors. No program checks it. The source is named so that you can.
method-reference = Reference
method-reference-text = A source that supports a statement, but is neither quoted nor paraphrased.

method-checking = How quotations are checked
method-checked-term = “Checked word for word”, with a day
method-checked-text = On that day the program found the words in a copy of the source.
method-unchecked-term = “Not yet checked against the source”
method-unchecked-text = There is no record that the words were found: they have not been looked up, or the quotation has been changed since.
# The name of the file is set in a fixed-width font.
# $file (Element)
method-checking-text = The program compares letter by letter. It ignores white space, the shapes of quotation marks, apostrophes and dashes, ligatures, and hyphens that break a word at the end of a line, and nothing else. If the words occur more than once, the quotation must give the words before or after it that tell the places apart, as the W3C’s Web Annotation standard specifies (TextQuoteSelector). The day and the place in the text are recorded in the file { $file }, which is part of the data. A quotation that is changed afterwards loses its record until it is looked up again.
method-checking-limits = The record shows that the copy has these words. It does not show that the source is right, that the copy is faithful to the original, or that a translation is good. Where the address of the original is known, a quotation links to it; in browsers that support it, the link scrolls to the words.

method-voices = Whose words
method-voices-text = A quotation names who speaks: a state or an organisation, a person, the author or the publisher of the source, or an unnamed speaker. If authors report the views of others, both can be named. Speakers and sources may belong to a perspective. It says from which side somebody speaks, not who is right.
method-all-voices = Who is quoted

method-dates = How dates are supported
method-dates-text = A date is shown as precisely as it is known: a month stays a month, and “c.” or “uncertain” marks a date that is not exact (ISO 8601-2, EDTF).
method-dates-evidence = The numbers beside the date, among the facts of an event, lead to its evidence. The figures above count the works that support a date; a work and its text or translation count as one.

method-relations = How events are connected
method-relations-text = Each connection between events is a claim: it names who makes it, and the reference it rests on. “Tentative” marks a claim that is qualified by whoever makes it. “Disputed by” names a reference that says otherwise. A claim is not true because it is listed.
method-all-relations = All connections

method-changes = Changes, and permanent addresses
method-changes-text = Recorded changes are shown on the page of each event.
method-all-changes = All changes
method-addresses-text = If a page or a reference is renamed, its old address redirects. If it is withdrawn, its address says why.

method-report = How to report an error
method-report-text = Give the address of the event or reference, say what is wrong, and name a source that shows it and that others can read.
method-no-contact = This timeline names no contact.
method-notes-text = Notes are on the page of their event, and corrections below the reference that is wrong. Each names its evidence.
