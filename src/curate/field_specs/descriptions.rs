//! What each key says, in words for those who write it: a line each.

use super::FileKind;

/// Keys with what they say.
type Table = &'static [(&'static str, &'static str)];

/// What is said of a key, wherever the tables below say nothing else.
const EVERYWHERE: Table = &[
    ("id", "its permanent name: lower-case letters and digits in words joined by hyphens"),
    ("aliases", "its earlier ids, which are redirected for ever"),
    ("withdrawn", "why it was taken back; its address answers with this reason, and nothing else of it is read"),
];

const TIMELINE: Table = &[
    ("title", "the timeline's title"),
    ("language", "the language of the timeline, BCP 47: \"en\""),
    ("subtitle", "a second line"),
    ("intro", "Markdown on the first page"),
    ("scope", "what is covered and what is left out, in Markdown"),
    ("editors", "who edits it"),
    ("contact", "where errors are reported: https:// or mailto:"),
    ("licence", "the licence of the editors' words"),
    ("base_url", "where it is published"),
    ("range", "the chart's whole, an interval in EDTF; default: from the first day to the last"),
    ("evidence", "whether missing evidence is a warning or an error; default: wanted"),
    ("perspective", "points of view, under which voices are grouped"),
    ("kind", "kinds of event, in place of the default ones"),
];
const PERSPECTIVE: Table = &[("title", "the perspective's name for readers")];
const KIND: Table = &[("title", "the kind's name for readers")];

const ERAS: Table = &[("era", "the eras of a series follow each other; the first series is drawn as bands")];
const ERA: Table = &[
    ("title", "the era's name for readers"),
    ("from", "the date with which it begins, in EDTF"),
    ("until", "the date before which it ends; default: where the next of its series begins"),
    ("summary", "what it was about, in Markdown"),
    ("series", "the row in which it stands; default: main"),
];

const ACTORS: Table = &[("actor", "who acts: states, organisations, groups")];
const ACTOR: Table = &[
    ("title", "the actor's name for readers"),
    ("short", "the same, short, for lines of the chart"),
    ("summary", "who or what it is, in one line of plain text"),
    ("kind", "what sort of actor it is; default: other"),
    ("date", "when it existed, in EDTF"),
    ("successor_of", "ids of the actors that it continues"),
    ("perspective", "id of the perspective from which it speaks"),
    ("colour", "its colour on the chart; default: grey"),
    ("mark", "its mark on the chart; default: cross"),
    ("lane", "its line on the chart, from 1 at the top; without it, it has none"),
    ("titles", "its names in original languages: { zh = \"…\" }"),
];

const PEOPLE: Table = &[("person", "people who take part or speak")];
const PERSON: Table = &[
    ("name", "the person's name for readers"),
    ("names", "the name in original languages: { ru = \"…\" }"),
    ("summary", "who it is, in one line of plain text"),
    ("speaks_for", "id of the actor for whom the person speaks"),
    ("perspective", "id of the perspective from which the person speaks; default: the actor's"),
];

const SOURCE: Table = &[
    ("title", "the work's title; one without a title has a description"),
    ("description", "what it is, where it has no title; beside a title, what the title does not say"),
    (
        "authors",
        "who wrote it; a person as { family = \"Burr\", given = \"William\" }, with family_first = true where the family comes first",
    ),
    ("publisher", "who published it"),
    ("container", "the journal, book or site in which it stands"),
    ("date", "when it appeared or was signed, in EDTF"),
    ("url", "where it can be read"),
    ("archive_url", "where a copy of it is kept"),
    ("accessed", "when it was last read there, in EDTF"),
    ("language", "its language, BCP 47: \"zh\""),
    ("kind", "what sort of work it is"),
    ("role", "primary: of those who acted; secondary: about them; reference: of record"),
    ("titles", "its titles in original languages: { zh = \"…\" }"),
    ("text_of", "id of the work that this is a text or a translation of"),
    ("licence", "its licence"),
    ("access", "what reading it takes"),
    ("state_media", "whether a state controls its publisher"),
    ("perspective", "id of the perspective from which its author and publisher speak"),
    ("note", "what readers should know of it, in Markdown"),
];

const EVENT: Table = &[
    ("text", "two to five neutral sentences of Markdown, with [^citation] where a sentence rests on one"),
    ("title", "what happened, as a title"),
    ("official_title", "the full official name, if the title is the common one"),
    ("label", "the chart's words, at most 28 characters; default: the title, shortened"),
    ("summary", "one sentence for lists and cards"),
    (
        "date",
        "when, local to the place, in EDTF: \"1950-02-14\", \"1950-02\", \"1957~\", \"1950-06-25/1953-07-27\", \"2022-02-24/..\"",
    ),
    ("date_of", "what the date is the date of: \"signed\""),
    ("date_citations", "ids of the citations on which the date rests"),
    ("dates", "further dates, listed and not drawn"),
    (
        "kind",
        "one of the timeline's kinds, or several, the principal one first; by default: treaty agreement declaration statement speech strategy vote visit summit founding accession war crisis exercise process other",
    ),
    ("place", "where"),
    ("actors", "ids of the actors who acted"),
    ("concerns", "ids of the actors whom it is about, beside those"),
    ("people", "ids of the people who took part"),
    ("significance", "1 to 5, default 3: who keeps its label when the chart is crowded"),
    ("after", "id of the event of the same day that it follows"),
    ("titles", "its titles in original languages: { zh = \"…\", ru = \"…\" }"),
    ("citations", "evidence; its address is /events/ID#CITATION"),
    ("relations", "claims that this event bears on another"),
    ("notes", "where sources differ or err, and what is not known"),
    ("revisions", "what was changed when, newest first"),
];
const DATES: Table = &[
    ("date", "when, in EDTF"),
    ("of", "what happened then: \"in force\""),
    ("citations", "ids of the citations on which it rests"),
];
const CITATIONS: Table = &[
    ("source", "id of the source whose words these are: the original work"),
    ("via", "id of the source in which they were read, where that is another"),
    ("locator", "where in the source: \"Article 1\""),
    ("quote", "the source's words, word for word"),
    ("prefix", "the words just before, where the quotation stands there more than once"),
    ("suffix", "the words just behind, where the quotation stands there more than once"),
    ("lang", "the language of the words, where it is not the timeline's"),
    ("translation", "the words in the timeline's language"),
    ("translator", "who translated them"),
    ("says", "a paraphrase in the editors' words, in place of a quotation"),
    (
        "voice",
        "who says it: ids of actors and people, or \"author\", \"publisher\", \"unattributed\"; mandatory with a quotation",
    ),
    ("reports", "ids of those whose view the sentence renders"),
    ("attributed_to", "ids of those whom the source names as speakers where we do not follow it"),
];
const RELATIONS: Table = &[
    ("to", "id of the other event"),
    ("type", "how this event bears on the other"),
    ("citations", "what the claim rests on: \"id\" or \"other-event#id\""),
    ("claimed_by", "who claims it; default: the voices of its citations"),
    ("hedged", "whether the source says partly, apparently, seemingly"),
    ("disputed_by", "citations that say otherwise"),
];
const NOTES: Table = &[
    ("text", "the note, in Markdown"),
    ("kind", "differs: sources disagree; open: we do not know; corrects: a passage errs"),
    ("corrects", "the citation that errs; the note is printed under it"),
    ("citations", "what the note rests on"),
];
const REVISIONS: Table = &[("date", "the day of the change"), ("text", "what was changed")];

const THREAD: Table = &[("title", "the thread's title"), ("summary", "what it leads from and to, in a sentence")];

/// The words for each table; a line of JSON has those of an event.
const TABLES: &[(FileKind, Option<&str>, Table)] = &[
    (FileKind::Timeline, None, TIMELINE),
    (FileKind::Timeline, Some("perspective"), PERSPECTIVE),
    (FileKind::Timeline, Some("kind"), KIND),
    (FileKind::Eras, None, ERAS),
    (FileKind::Eras, Some("era"), ERA),
    (FileKind::Actors, None, ACTORS),
    (FileKind::Actors, Some("actor"), ACTOR),
    (FileKind::People, None, PEOPLE),
    (FileKind::People, Some("person"), PERSON),
    (FileKind::Source, None, SOURCE),
    (FileKind::Event, None, EVENT),
    (FileKind::Event, Some("dates"), DATES),
    (FileKind::Event, Some("citations"), CITATIONS),
    (FileKind::Event, Some("relations"), RELATIONS),
    (FileKind::Event, Some("notes"), NOTES),
    (FileKind::Event, Some("revisions"), REVISIONS),
    (FileKind::Thread, None, THREAD),
];

/// What a key of a form says; empty where nothing is said of it.
pub fn of(kind: FileKind, table: Option<&str>, key: &str) -> &'static str {
    let kind = if kind == FileKind::EventLine { FileKind::Event } else { kind };
    let table = TABLES.iter().find(|&&(of, list, _)| (of, list) == (kind, table)).map_or(EVERYWHERE, |table| table.2);
    let said = table.iter().chain(EVERYWHERE).find(|(name, _)| *name == key);
    said.map_or("", |(_, says)| says)
}

/// Everything that is said.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(.., table)| *table).chain([EVERYWHERE]).flatten().map(|(_, says)| *says)
}
