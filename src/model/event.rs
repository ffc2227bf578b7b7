//! An event and the evidence it carries.

use super::date::{Date, Day};
use super::records::string_enum;
use super::{ActorIx, EraIx, EventIx, Id, KindIx, Markdown, OriginalTitle, PersonIx, SourceIx, ThinSlice, Voice};
use smallvec::SmallVec;

/// Something that happened, with the evidence that it did. Lists and words are boxed: a timeline may have a million
/// events, and none of them grows.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its permanent name.
    pub id: Id,
    /// Its title.
    pub title: Box<str>,
    /// The full official name of the document or event, if `title` is its common name.
    pub official_title: Option<Box<str>>,
    /// The chart's words: at most 28 characters.
    pub label: Box<str>,
    /// One sentence for lists and cards.
    pub summary: Box<str>,
    /// When it happened, local to the place.
    pub date: Date,
    /// What the date is the date of, such as "signed".
    pub date_of: Option<Box<str>>,
    /// What the date rests on.
    pub date_citations: ThinSlice<CitationRef>,
    /// Further dates: searched and listed, not drawn.
    pub dates: ThinSlice<FurtherDate>,
    /// Its kinds; the first is the principal one. Never empty.
    pub kinds: SmallVec<[KindIx; 4]>,
    /// Where it happened.
    pub place: Option<Box<str>>,
    /// Who acted.
    pub actors: SmallVec<[ActorIx; 4]>,
    /// Whom it is about, beside those who acted.
    pub concerns: SmallVec<[ActorIx; 4]>,
    /// The people who took part.
    pub people: ThinSlice<PersonIx>,
    /// 1 to 5: who keeps its label when the chart is crowded.
    pub significance: u8,
    /// Its titles in original languages.
    pub titles: ThinSlice<OriginalTitle>,
    /// Two to five sentences.
    pub text: Markdown,
    /// Its evidence, in the order of the file.
    pub citations: Box<[Citation]>,
    /// The claims that it bears on others, in the order of the file.
    pub relations: ThinSlice<Relation>,
    /// Where sources differ or err, and what is not known.
    pub notes: ThinSlice<Note>,
    /// What was changed when, newest first.
    pub revisions: ThinSlice<Revision>,
    /// Citations and relations that were withdrawn, by their ids and earlier ids, with the reason: what their
    /// addresses answer.
    pub withdrawn: ThinSlice<(Id, String)>,
    /// The era of each series that holds its earliest day.
    pub eras: SmallVec<[EraIx; 4]>,
}

impl Event {
    /// When its entry was changed last, where the data says so.
    #[must_use]
    pub fn revised(&self) -> Option<&Date> {
        self.revisions.iter().map(|revision| &revision.date).max_by_key(|date| date.latest())
    }

    /// Whether a note is the first of this event's that names a citation: there a citation that only notes use is shown.
    #[must_use]
    pub fn is_first_to_cite(&self, note: &Note, citation: CitationRef) -> bool {
        let first = self.notes.iter().find(|other| other.citations.contains(&citation));
        first.is_some_and(|first| std::ptr::eq(first, note))
    }
}

/// A citation's address in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationRef {
    /// The event that carries it.
    pub event: EventIx,
    /// Its position among the event's citations.
    pub position: u32,
}

/// A relation's address in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationRef {
    /// The event on which it is stored.
    pub event: EventIx,
    /// Its position among the event's relations.
    pub position: u32,
}

/// A further date of an event.
#[derive(Clone, Debug)]
pub struct FurtherDate {
    /// When.
    pub date: Date,
    /// What happened then, such as "in force".
    pub of: String,
    /// What it rests on.
    pub citations: Box<[CitationRef]>,
}

/// Evidence: words of a source, a paraphrase of them, or a bare reference.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Its permanent name within the event: the fragment of its address.
    pub id: Id,
    /// Earlier names, which stay addresses.
    pub aliases: ThinSlice<Id>,
    /// Whose words these are: the original work.
    pub source: SourceIx,
    /// Where the words were read, when that is another work.
    pub via: Option<SourceIx>,
    /// Where in the source, such as "Article 1".
    pub locator: Option<Box<str>>,
    /// What it says.
    pub body: Body,
    /// Who says it.
    pub voice: ThinSlice<Voice>,
    /// Whose view the sentence renders.
    pub reports: ThinSlice<Voice>,
    /// Whom the source names as speaker where the editors do not follow it.
    pub attributed_to: ThinSlice<Voice>,
    /// Whether only notes use it: it is then shown in them and nowhere else.
    pub only_in_notes: bool,
    /// When and where its words were found, where they were.
    pub verified: Option<Verified>,
}

impl Citation {
    /// The work in which the words can be found: `via` where there is one.
    #[must_use]
    pub fn read_in(&self) -> SourceIx {
        self.via.unwrap_or(self.source)
    }

    /// Who says it and whose view it reports: whose voices it has.
    pub fn voices(&self) -> impl Iterator<Item = Voice> {
        self.voice.iter().chain(&self.reports).copied()
    }

    /// The quotation, where it is one.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        if let Body::Quote(quote) = &self.body { Some(quote) } else { None }
    }
}

/// That a quotation was found word for word in a copy of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The day on which it was first found so.
    pub on: Day,
    /// How far into the folded text it begins, in characters: the order of passages within a source.
    pub offset: usize,
}

/// What a citation says.
#[derive(Clone, Debug)]
pub enum Body {
    /// The source's own words.
    Quote(Box<Quote>),
    /// A paraphrase in the editors' words.
    Says(Markdown),
    /// Nothing: a bare reference.
    Reference,
}

/// Verbatim words with what selects them (W3C Web Annotation Data Model §4.2.4, Text Quote Selector).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// The words just before, where the same words occur twice.
    pub prefix: Option<String>,
    /// The words just after, where the same words occur twice.
    pub suffix: Option<String>,
    /// Their language where it is not the timeline's, BCP 47.
    pub language: Option<String>,
    /// Their translation.
    pub translation: Option<String>,
    /// Whose translation it is.
    pub translator: Option<String>,
}

string_enum! {
    /// How one event bears on another. Each is stored once, on the event it leads from; the inverse is derived.
    RelationKind {
        /// A cause, and what came of it.
        LedTo = "led-to",
        /// An answer, and what it answers.
        ReactedTo = "reacted-to",
        /// It made the other stronger.
        Strengthened = "strengthened",
        /// It made the other weaker.
        Weakened = "weakened",
        /// It ended the other.
        Ended = "ended",
        /// It is a part of the other.
        PartOf = "part-of",
        /// It took the other's place.
        Superseded = "superseded",
        /// It gave the other new force.
        Renewed = "renewed",
        /// It confirmed the other without changing it.
        Reaffirmed = "reaffirmed",
        /// It broke the other.
        Violated = "violated",
        /// It takes up the other's words.
        Echoed = "echoed",
        /// It is set against the other.
        ContrastedWith = "contrasted-with",
    }
}

/// A claim that one event bears on another.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its permanent name within the event: the fragment of its address.
    pub id: Id,
    /// Earlier names, which stay addresses.
    pub aliases: ThinSlice<Id>,
    /// The other event.
    pub to: EventIx,
    /// How the event bears on it.
    pub kind: RelationKind,
    /// What the claim rests on. Never empty.
    pub citations: Box<[CitationRef]>,
    /// Who claims it, where the data says so; else the voices and reports of its citations.
    pub claimed_by: ThinSlice<Voice>,
    /// Whether the source says partly, apparently, seemingly.
    pub hedged: bool,
    /// Citations that say otherwise.
    pub disputed_by: ThinSlice<CitationRef>,
}

string_enum! {
    /// Why a note stands.
    NoteKind {
        /// Sources disagree.
        Differs = "differs",
        /// We do not know.
        Open = "open",
        /// A source errs.
        Corrects = "corrects",
    }
}

/// Where sources differ or err, or what is not known.
#[derive(Clone, Debug)]
pub struct Note {
    /// What there is to say.
    pub text: Markdown,
    /// Why it stands.
    pub kind: NoteKind,
    /// The citation that errs: the note is printed under it wherever it is shown.
    pub corrects: Option<CitationRef>,
    /// What the note rests on.
    pub citations: Box<[CitationRef]>,
}

/// A change of an event's entry.
#[derive(Clone, Debug)]
pub struct Revision {
    /// When.
    pub date: Date,
    /// What was changed.
    pub text: String,
}
