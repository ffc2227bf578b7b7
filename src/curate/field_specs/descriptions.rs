//! What each field means, in one line for people who write it.

use super::FileKind;

/// Fields with their descriptions.
type Table = &'static [(&'static str, &'static str)];

/// Fields of all records, unless the tables below describe them.
const EVERYWHERE: Table = &[
    ("id", "its permanent id: words of lower-case letters and digits, joined by hyphens"),
    ("aliases", "its earlier ids, which are redirected permanently"),
    ("draft", "true as long as only `serve --watch` shows it; it is checked, too; default: false"),
    ("withdrawn", "why it was withdrawn; its address answers with this reason, and nothing else of it is read"),
];

const TIMELINE: Table = &[
    ("title", "the timeline's title"),
    ("language", "the language of the timeline, BCP 47: \"en\""),
    ("subtitle", "the introduction in one sentence, on the first page; by default the first sentence of intro"),
    ("intro", "the introduction in Markdown, at the top of the page about the timeline"),
    ("scope", "what is covered and what is left out, in Markdown"),
    ("method", "how it is made, in Markdown, on the page about the method"),
    ("editors", "who answers for it: people or organisations"),
    (
        "contact",
        "where readers report errors: mailto:, or https:// with {url} where the page's address belongs, if anywhere",
    ),
    ("licence", "the licence of the editors' text"),
    (
        "repository",
        "the public repository of its files, as on GitHub, GitLab, Codeberg, Bitbucket or sourcehut: pages link to it, to propose changes and to see earlier forms",
    ),
    ("repository_branch", "the branch that is edited; default: main"),
    ("repository_folder", "the folder of the timeline within the repository; default: its root"),
    (
        "edit_url",
        "where a file is edited, if not where the repository's host does: https:// with {path}, and {line} where a line belongs",
    ),
    ("history_url", "where the history of a file is, written like edit_url"),
    ("base_url", "where it is published"),
    (
        "range",
        "the interval that the whole chart covers, in EDTF, if no event is outside; default: from the first day to the last",
    ),
    (
        "start",
        "the interval that the timeline's page shows first, in EDTF: \"1900/1980\"; \"Show all\" leads to the rest; default: all",
    ),
    ("evidence", "whether missing evidence is a warning or an error; default: wanted"),
    (
        "embed",
        "which sites may show the timeline within their pages: \"anyone\", \"nobody\", or a list of origins such as \"https://example.org\"; default: anyone",
    ),
    (
        "accent",
        "the colour of links and of what has the focus: red, blue, green, purple, ochre, teal, rose, grey or #rrggbb; made darker if it is hard to read; default: dark blue",
    ),
    ("accent_dark", "the same in the dark theme; default: a lighter form of accent"),
    ("logo", "an image beside the title: assets/NAME.svg, .png or .webp, at most 256 KiB"),
    ("icon", "the icon in the browser's tab: assets/NAME.svg, .png or .webp, at most 256 KiB"),
    ("footer", "a text at the foot of every page: one paragraph of Markdown"),
    ("perspective", "points of view, by which voices are grouped"),
    ("kind", "kinds of event, which replace the default ones"),
    ("glossary", "terms that are explained at /glossary; a text links to one with [words](/glossary#ID)"),
    ("source_kind", "kinds of source, which add to those of the format; one with the id of such a kind replaces it"),
    ("media", "pictures of the subject as a whole, and links to recordings and films; the first is on the first page"),
];
const PERSPECTIVE: Table = &[("title", "the perspective's name for readers")];
const KIND: Table = &[
    ("title", "the kind's name for readers"),
    ("colour", "the colour of its lane, and of its events without an actor, on the chart; default: grey"),
];
const GLOSSARY: Table = &[("title", "the term, as readers see it"), ("text", "what it means, in Markdown")];
const SOURCE_KIND: Table = &[
    ("title", "the name of the kind of source for readers"),
    ("csl", "the type of CSL 1.0.2 as which such sources are cited; default: document"),
];

const ERAS: Table = &[("era", "the eras of a series follow each other; the first series is drawn as bands")];
const ERA: Table = &[
    ("title", "the era's name for readers"),
    ("from", "the date when it begins, in EDTF"),
    ("until", "the date before which it ends, in EDTF; default: when the next era of its series begins"),
    ("summary", "what it was about, in Markdown"),
    ("series", "the row that it belongs to; default: main"),
];

const ACTORS: Table = &[("actor", "who acts: states, organisations, groups")];
const ACTOR: Table = &[
    ("title", "the actor's name for readers"),
    ("short", "a short name, for the lanes of the chart"),
    ("summary", "who or what it is, in one line of plain text"),
    ("kind", "the kind of actor; default: other"),
    ("date", "when it existed, in EDTF"),
    ("successor_of", "ids of the actors that it succeeds; its page, its count and its lane include their events"),
    ("perspective", "id of the perspective from which it speaks"),
    ("colour", "its colour on the chart; default: grey"),
    ("mark", "its symbol on the chart; default: cross"),
    ("lane", "its lane on the chart, from 1 at the top; default: no lane"),
    ("titles", "its names in original languages: { zh = \"…\" }"),
    ("media", "pictures of it, and links to recordings and films"),
];

const PEOPLE: Table = &[("person", "people who take part or speak")];
const PERSON: Table = &[
    ("name", "the person's name for readers"),
    ("names", "the name in original languages: { ru = \"…\" }"),
    ("summary", "who it is, in one line of plain text"),
    ("date", "when they lived, in EDTF: \"1893-12-26/1976-09-09\", \"1952-10-07/..\" if they are alive"),
    ("speaks_for", "id of the actor for whom the person speaks"),
    ("perspective", "id of the perspective from which the person speaks; default: the actor's"),
    ("media", "pictures of the person, and links to recordings and films"),
];

const SOURCE: Table = &[
    ("title", "the title of the work; a work without a title has a description"),
    ("description", "what it is, if it has no title; otherwise what the title does not say"),
    (
        "authors",
        "who wrote it; a plain string is an organisation, and a person is { family = \"Burr\", given = \"William\" }, with family_first = true if the family name comes first",
    ),
    ("publisher", "who published it"),
    ("container", "the journal, book or site that contains it"),
    ("editors", "who edited it, or the book that contains it; written like authors"),
    ("translators", "who translated it; written like authors"),
    ("publisher_place", "where it was published: \"Oxford\""),
    ("edition", "the edition: \"2\", \"revised\""),
    ("volume", "the volume of a journal or of a work in several volumes: \"25\""),
    ("issue", "the issue of a journal, or the number of a report, a bill or a patent: \"4\""),
    ("pages", "its pages in the work that contains it: \"5–41\", \"xii, 3–5\""),
    (
        "doi",
        "its DOI, without https://doi.org/ in front: \"10.1162/016228800560516\"; it is also the address, if there is no url",
    ),
    ("isbn", "the ISBN of the book, with its check digit: \"978-0-19-861412-8\""),
    ("archive", "the institution that keeps it, such as an archive or a library"),
    ("shelfmark", "where it is there: shelf mark, call number, record group, box and folder"),
    ("date", "when it was published or signed, in EDTF"),
    ("url", "where it can be read; default: the address of its DOI"),
    ("archive_url", "where an archived copy of it is"),
    ("accessed", "when it was last read at its url, in EDTF"),
    ("language", "its language, BCP 47: \"zh\""),
    ("kind", "the kind of work: one of the format, or of the timeline's own in [[source_kind]]"),
    ("role", "primary: by those who acted; secondary: about them; reference: a work of record"),
    ("titles", "its titles in original languages: { zh = \"…\" }"),
    ("text_of", "id of the work that this is a text or a translation of"),
    ("licence", "its licence"),
    ("access", "what readers need to read it"),
    ("state_media", "whether a state controls its publisher"),
    ("perspective", "id of the perspective from which its author and publisher speak"),
    ("note", "what readers should know about it, in Markdown"),
    ("media", "pictures of it, and links to recordings and films"),
];

const EVENT: Table = &[
    ("text", "two to five neutral sentences of Markdown, with [^citation] after what a citation supports"),
    ("title", "what happened, as a title"),
    ("official_title", "the full official name, if the title is the common one"),
    ("label", "its label on the chart: the same name in at most 28 characters; default: the title, shortened"),
    ("summary", "one sentence for lists and cards"),
    (
        "date",
        "when it happened, in local time, in EDTF: \"1950-02-14\", \"1950-02\", \"1957~\", \"1950-06-25/1953-07-27\", \"2022-02-24/..\"",
    ),
    ("date_of", "what happened on the date: \"signed\""),
    ("date_citations", "ids of the citations that support the date"),
    ("dates", "further dates, which are listed but not drawn"),
    (
        "kind",
        "one or several of the timeline's kinds, the main one first; by default: treaty agreement declaration statement speech strategy vote visit summit founding accession war crisis exercise process other",
    ),
    ("place", "where it happened"),
    ("actors", "ids of the actors who acted"),
    ("concerns", "ids of further actors that it is about"),
    ("people", "ids of the people who took part"),
    (
        "significance",
        "1 to 5, default 3: higher ones keep their label longer when the chart is crowded; 5 is a key event, 4 a major one",
    ),
    ("after", "id of the event of the same date that it follows"),
    ("titles", "its titles in original languages: { zh = \"…\", ru = \"…\" }"),
    ("citations", "evidence; its address is /events/ID#CITATION"),
    ("relations", "claims about how this event is related to another"),
    ("notes", "where sources differ or are wrong, and what is not known"),
    ("revisions", "what was changed and when, newest first"),
    ("media", "pictures, and links to recordings and films; the first is shown in lists and cards, too"),
];
const DATES: Table = &[
    ("date", "when, in EDTF"),
    ("of", "what happened on it: \"in force\""),
    ("citations", "ids of the citations that support it"),
];
const CITATIONS: Table = &[
    ("source", "id of the source whose words these are: the original work"),
    ("via", "id of the source in which they were read, if that is another one"),
    ("locator", "where it is in the source: \"Article 1\""),
    ("quote", "the words of the source, verbatim"),
    ("prefix", "the words just before, if the quotation occurs in the source more than once"),
    ("suffix", "the words just after, if the quotation occurs in the source more than once"),
    ("lang", "the language of the words, if it is not the timeline's"),
    ("translation", "the words in the timeline's language"),
    ("translator", "who translated them"),
    ("says", "a paraphrase in the editors' words, instead of a quotation"),
    (
        "voice",
        "who says it: ids of actors and people, or \"author\", \"publisher\", \"unattributed\"; mandatory with a quotation",
    ),
    ("reports", "ids of those whose view the words report"),
    ("attributed_to", "ids of those whom the source names as speakers, if we do not accept that"),
];
const RELATIONS: Table = &[
    (
        "moved",
        "where it is now, as event#relation, if it was moved to another event; its old address leads there, and nothing else of it is read",
    ),
    ("to", "id of the other event"),
    (
        "type",
        "read it as a sentence, this event … the other: so led-to is written at the cause, and reacted-to at the reaction",
    ),
    ("citations", "the evidence for the claim: \"id\" or \"other-event#id\""),
    (
        "claimed_by",
        "who claims it; default: who speaks in its citations (voice) or is reported there (reports), or the author of the source, if a citation names neither",
    ),
    ("hedged", "whether the source qualifies it: partly, apparently, seemingly"),
    ("disputed_by", "citations that say otherwise"),
];
const NOTES: Table = &[
    ("text", "the note, in Markdown"),
    (
        "kind",
        "differs: sources disagree; open: we do not know; corrects: a passage is wrong; default: differs, or corrects if `corrects` is given",
    ),
    ("corrects", "the citation that is wrong; the note is shown below it"),
    ("citations", "the evidence for the note; mandatory, unless its kind is open"),
];
const REVISIONS: Table = &[("date", "the day of the change"), ("text", "what was changed")];

/// Of `[[media]]`, to whatever it belongs.
const MEDIA: Table = &[
    (
        "file",
        "the picture, a file of the folder media/: \"media/map.png\"; PNG, JPEG or WebP, at most 20 MiB and 40 million pixels. Readers get smaller copies without the data that cameras add",
    ),
    (
        "url",
        "where it is on the web; without a file, readers see a link and follow it only if they choose to: pages load nothing from other sites",
    ),
    ("alt", "what can be seen or heard, for those who cannot; also the name of a link"),
    ("caption", "what readers should know about it, in plain text"),
    ("credit", "who made it, and who holds it: \"Photograph: Jane Doe, National Archives\""),
    ("licence", "its licence: \"CC BY 4.0\", \"public domain\", or who permitted its use"),
    ("source", "id of the source that it was taken from"),
    ("lang", "the language of the words in it, BCP 47, if it is not the timeline's"),
    ("date", "when it was made, in EDTF"),
];

const THREAD: Table = &[
    ("title", "the thread's title"),
    ("summary", "where it leads from and to, in one sentence"),
    ("media", "pictures of the whole thread, and links to recordings and films; its steps show those of their events"),
];

/// The descriptions of each table. A JSON line has those of an event.
const TABLES: &[(FileKind, Option<&str>, Table)] = &[
    (FileKind::Timeline, None, TIMELINE),
    (FileKind::Timeline, Some("perspective"), PERSPECTIVE),
    (FileKind::Timeline, Some("kind"), KIND),
    (FileKind::Timeline, Some("source_kind"), SOURCE_KIND),
    (FileKind::Timeline, Some("glossary"), GLOSSARY),
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
    (FileKind::Timeline, Some("media"), MEDIA),
    (FileKind::Actors, Some("media"), MEDIA),
    (FileKind::People, Some("media"), MEDIA),
    (FileKind::Source, Some("media"), MEDIA),
    (FileKind::Event, Some("media"), MEDIA),
    (FileKind::Thread, Some("media"), MEDIA),
];

/// The description of a field; empty if there is none.
pub fn of(kind: FileKind, table: Option<&str>, name: &str) -> &'static str {
    let kind = if kind == FileKind::EventLine { FileKind::Event } else { kind };
    let table = TABLES.iter().find(|&&(of, list, _)| (of, list) == (kind, table)).map_or(EVERYWHERE, |table| table.2);
    let found = table.iter().chain(EVERYWHERE).find(|(field, _)| *field == name);
    found.map_or("", |(_, description)| description)
}

/// All descriptions.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(.., table)| *table).chain([EVERYWHERE]).flatten().map(|(_, description)| *description)
}
