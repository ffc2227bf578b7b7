//! [`Event`] and its evidence: citations, relations, notes and revisions.

use super::date::{Date, Day};
use super::records::string_enum;
use super::{
    ActorIx, EraIx, EventIx, Id, KindIx, Markdown, Medium, OriginalTitle, PersonIx, SourceIx, ThinSlice, Voice,
};
use smallvec::SmallVec;

/// The significance of key events.
pub const KEY_SIGNIFICANCE: u8 = 5;

/// The least significance of major events.
pub const MAJOR_SIGNIFICANCE: u8 = 4;

/// Something that happened, with its evidence. Strings and lists are boxed, which is smaller than `String` and `Vec`: a
/// timeline may have a million events, and none of them grows.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: Id,
    pub title: Box<str>,
    /// The full official name of the document or event, if `title` is its common name.
    pub official_title: Option<Box<str>>,
    /// The label on the chart: at most 28 characters.
    pub label: Box<str>,
    /// One sentence for lists and cards.
    pub summary: Box<str>,
    /// When it happened, in local time.
    pub date: Date,
    /// What happened on the date, such as "signed".
    pub date_of: Option<Box<str>>,
    /// The evidence for the date.
    pub date_citations: ThinSlice<CitationRef>,
    /// Further dates: searched and listed, but not drawn.
    pub dates: ThinSlice<FurtherDate>,
    /// Never empty; the first is the principal kind.
    pub kinds: SmallVec<[KindIx; 4]>,
    /// Normalized by [`super::normalize`].
    pub place: Option<Box<str>>,
    pub actors: SmallVec<[ActorIx; 4]>,
    /// The actors whom it is about but who did not act.
    pub concerns: SmallVec<[ActorIx; 4]>,
    pub people: ThinSlice<PersonIx>,
    /// 1 to 5. On a crowded chart the more significant event keeps its label.
    pub significance: u8,
    pub titles: ThinSlice<OriginalTitle>,
    /// Two to five sentences.
    pub text: Markdown,
    /// In the order of the file.
    pub citations: Box<[Citation]>,
    /// Claims that this event bears on other events, in the order of the file.
    pub relations: ThinSlice<Relation>,
    pub notes: ThinSlice<Note>,
    /// Newest first.
    pub revisions: ThinSlice<Revision>,
    /// Current and former ids of citations and relations that are not here any more, each with what became of it.
    pub departed: ThinSlice<(Id, Departed)>,
    /// The era of each series that contains its earliest day.
    pub eras: SmallVec<[EraIx; 4]>,
    pub media: ThinSlice<Medium>,
}

/// What became of a citation or a relation of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departed {
    /// It was withdrawn for this reason.
    Withdrawn(String),
    /// The relation now belongs to another event.
    Moved(RelationRef),
}

impl Event {
    /// The date of the last revision.
    pub fn revised(&self) -> Option<&Date> {
        self.revisions.iter().map(|revision| &revision.date).max_by_key(|date| date.latest())
    }

    /// The position of the citation with this id, or with this former id.
    pub fn citation_position(&self, id: &str) -> Option<u32> {
        let named =
            |citation: &Citation| [&citation.id].into_iter().chain(&*citation.aliases).any(|own| own.as_str() == id);
        (0..).zip(&self.citations).find(|(_, citation)| named(citation)).map(|(position, _)| position)
    }

    /// True if `note` is the first of the event's notes that cites `citation`. A citation that only notes use is shown with
    /// that note.
    pub fn is_first_to_cite(&self, note: &Note, citation: CitationRef) -> bool {
        let first = self.notes.iter().find(|other| other.citations.contains(&citation));
        first.is_some_and(|first| std::ptr::eq(first, note))
    }
}

/// The position of a citation in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationRef {
    pub event: EventIx,
    /// Index into [`Event::citations`].
    pub position: u32,
}

/// The position of a relation in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationRef {
    pub event: EventIx,
    /// Index into [`Event::relations`].
    pub position: u32,
}

/// A further date of an event.
#[derive(Clone, Debug)]
pub struct FurtherDate {
    pub date: Date,
    /// What happened on that date, such as "in force".
    pub of: String,
    /// The evidence for it.
    pub citations: Box<[CitationRef]>,
}

/// Evidence: a quotation from a source, a paraphrase, or a bare reference.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Unique within the event: the fragment of its address.
    pub id: Id,
    /// Former ids, which redirect.
    pub aliases: ThinSlice<Id>,
    /// The original work.
    pub source: SourceIx,
    /// The work in which the editors read it, if that is another one.
    pub via: Option<SourceIx>,
    /// The place in the source, such as "Article 1".
    pub locator: Option<Box<str>>,
    pub body: Body,
    pub voice: ThinSlice<Voice>,
    /// Whose view the passage reports.
    pub reports: ThinSlice<Voice>,
    /// The speakers according to the source, if the editors disagree.
    pub attributed_to: ThinSlice<Voice>,
    /// True if only notes use it; it is then shown only with them.
    pub only_in_notes: bool,
    /// When and where its words were found in the text of the source.
    pub verified: Option<Verified>,
}

impl Citation {
    /// The work in which the words can be found: `via`, or else `source`.
    pub fn read_in(&self) -> SourceIx {
        self.via.unwrap_or(self.source)
    }

    /// Everyone who speaks in it or whose view it reports.
    pub fn voices(&self) -> impl Iterator<Item = Voice> {
        self.voice.iter().chain(&self.reports).copied()
    }

    pub fn quote(&self) -> Option<&Quote> {
        if let Body::Quote(quote) = &self.body { Some(quote) } else { None }
    }
}

/// Records that a quotation was found word for word in a copy of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The day on which it was first found.
    pub on: Day,
    /// Where it begins in the folded text, in characters. Orders the passages of a source.
    pub offset: usize,
}

/// The content of a citation.
#[derive(Clone, Debug)]
pub enum Body {
    Quote(Box<Quote>),
    /// A paraphrase by the editors.
    Says(Markdown),
    /// No content: a bare reference.
    Reference,
}

/// A verbatim quotation and its context (W3C Web Annotation Data Model §4.2.4, Text Quote Selector).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The quoted words.
    pub exact: String,
    /// The words just before, if the quoted words occur more than once.
    pub prefix: Option<String>,
    /// The words just after, if the quoted words occur more than once.
    pub suffix: Option<String>,
    /// BCP 47; `None` if it is the timeline's language.
    pub language: Option<String>,
    pub translation: Option<String>,
    pub translator: Option<String>,
}

string_enum! {
    /// How one event bears on another. A relation is stored once, on the event from which it leads; the inverse is derived.
    RelationKind {
        /// The event caused the other.
        LedTo = "led-to",
        /// The event answered the other.
        ReactedTo = "reacted-to",
        Strengthened = "strengthened",
        Weakened = "weakened",
        Ended = "ended",
        PartOf = "part-of",
        /// The event replaced the other.
        Superseded = "superseded",
        /// The event extended the other, such as a treaty before it expired.
        Renewed = "renewed",
        /// It confirmed the other without changing it.
        Reaffirmed = "reaffirmed",
        /// The event broke the other, such as a treaty.
        Violated = "violated",
        /// The event uses the other's words.
        Echoed = "echoed",
        /// The event is contrasted with the other.
        ContrastedWith = "contrasted-with",
    }
}

/// A claim that one event bears on another.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Unique within the event: the fragment of its address.
    pub id: Id,
    /// Former ids, which redirect.
    pub aliases: ThinSlice<Id>,
    pub to: EventIx,
    pub kind: RelationKind,
    /// The evidence for the claim. Never empty.
    pub citations: Box<[CitationRef]>,
    /// Who claims it, if the data says so; otherwise the voices and reports of its citations claim it.
    pub claimed_by: ThinSlice<Voice>,
    /// True if the source qualifies the claim with “partly”, “apparently” or “seemingly”.
    pub hedged: bool,
    /// Citations that contradict the claim.
    pub disputed_by: ThinSlice<CitationRef>,
}

string_enum! {
    /// The reason for a note.
    NoteKind {
        /// Sources disagree.
        Differs = "differs",
        /// Something is not known.
        Open = "open",
        /// A source is wrong.
        Corrects = "corrects",
    }
}

/// A remark about what sources disagree on, get wrong, or leave open.
#[derive(Clone, Debug)]
pub struct Note {
    pub text: Markdown,
    pub kind: NoteKind,
    /// The citation that is wrong. The note is printed under it wherever it is shown.
    pub corrects: Option<CitationRef>,
    /// The evidence for the note.
    pub citations: Box<[CitationRef]>,
}

/// A change to an event's entry.
#[derive(Clone, Debug)]
pub struct Revision {
    pub date: Date,
    pub text: String,
}
