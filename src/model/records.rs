//! The records that events refer to: eras, actors, people, sources, kinds and perspectives.

use super::date::{Date, Day};
use super::{ActorIx, EraIx, Id, Markdown, Medium, PerspectiveIx, SourceIx, SourceKindIx, ThinSlice};

/// Declares an enum whose variants are strings of the data format, with the strings in one place.
macro_rules! string_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every variant with its string, in the order of declaration.
            pub const ALL: &[(&str, Self)] = &[$(($word, Self::$variant),)*];

            /// The string in the data format.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}
pub(super) use string_enum;

/// A title in an original language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalTitle {
    /// BCP 47 language tag.
    pub language: String,
    pub title: String,
}

/// A point of view: a group of voices.
#[derive(Clone, Debug)]
pub struct Perspective {
    pub id: Id,
    pub title: String,
}

/// A kind of event.
#[derive(Clone, Debug)]
pub struct Kind {
    pub id: Id,
    /// None for a default kind, whose title is interface text.
    pub title: Option<String>,
    /// The colour of its lane, and of its events where no actor gives them one.
    pub colour: Option<Colour>,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct GlossaryTerm {
    pub id: Id,
    pub title: String,
    /// What it means.
    pub text: Markdown,
    /// Its earlier ids, to which old links lead.
    pub aliases: Vec<Id>,
}

/// A sequence of eras without gaps or overlaps. The first series of a timeline is drawn as bands.
#[derive(Clone, Debug)]
pub struct Series {
    /// The value of the eras' key `series`.
    pub name: String,
    /// In chronological order.
    pub eras: Vec<EraIx>,
}

/// A named period.
#[derive(Clone, Debug)]
pub struct Era {
    pub id: Id,
    pub title: String,
    pub summary: Option<Markdown>,
    /// The date with which it begins, as written in the data.
    pub from: Date,
    /// The date before which it ends, if the data gives one.
    pub until: Option<Date>,
    /// First day.
    pub first: Day,
    /// Last day; [`Day::MAX`] if it has no end.
    pub last: Day,
    /// Position of its series in [`super::Timeline::series`].
    pub series: usize,
}

impl Era {
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

string_enum! {
    /// The type of an actor.
    ActorKind {
        State = "state",
        /// An alliance or international organisation.
        Organisation = "organisation",
        /// A group without formal organisation.
        Group = "group",
        Other = "other",
    }
}

string_enum! {
    /// The eight colours of actors. Each is a class of the style sheet, tested for contrast in both themes.
    Colour {
        /// `.c-red`
        Red = "red",
        /// `.c-blue`
        Blue = "blue",
        /// `.c-green`
        Green = "green",
        /// `.c-purple`
        Purple = "purple",
        /// `.c-ochre`
        Ochre = "ochre",
        /// `.c-teal`
        Teal = "teal",
        /// `.c-rose`
        Rose = "rose",
        /// `.c-grey`
        Grey = "grey",
    }
}

string_enum! {
    /// The eight symbols of actors, so that colour is never the only distinction.
    Symbol {
        /// ◆
        Diamond = "diamond",
        /// ■
        Square = "square",
        /// ●
        Circle = "circle",
        /// ▲
        Triangle = "triangle",
        /// ✚
        Cross = "cross",
        /// ★
        Star = "star",
        /// ⬟
        Pentagon = "pentagon",
        /// ▬
        Bar = "bar",
    }
}

/// Someone who acts: a state, an organisation, a group.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: Id,
    pub title: String,
    /// A shorter name for narrow columns.
    pub short: Option<String>,
    /// One line of plain text for lists and pages.
    pub summary: Option<String>,
    pub kind: ActorKind,
    /// When it existed.
    pub date: Option<Date>,
    /// Its predecessors. A filter by this actor includes them, transitively.
    pub successor_of: Vec<ActorIx>,
    /// The perspective from which it speaks.
    pub perspective: Option<PerspectiveIx>,
    pub colour: Colour,
    pub symbol: Symbol,
    /// Its lane in the chart, counted from 1; `None` if it has no lane of its own.
    pub lane: Option<u32>,
    pub titles: Vec<OriginalTitle>,
    pub media: ThinSlice<Medium>,
}

impl Actor {
    /// The shorter name, or else the title.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

/// Someone who speaks.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: Id,
    pub name: String,
    pub names: Vec<OriginalTitle>,
    /// One line of plain text for lists and pages.
    pub summary: Option<String>,
    /// When they lived.
    pub date: Option<Date>,
    pub speaks_for: Option<ActorIx>,
    /// Their perspective; by default that of `speaks_for`.
    pub perspective: Option<PerspectiveIx>,
    pub media: ThinSlice<Medium>,
}

string_enum! {
    /// How close a source is to what it describes.
    SourceRole {
        /// The document itself, or the words of a participant.
        Primary = "primary",
        /// A work about the events.
        Secondary = "secondary",
        /// A work of reference.
        Reference = "reference",
    }
}

string_enum! {
    /// How a source can be accessed.
    Access {
        /// Open to everyone.
        Free = "free",
        /// After registration.
        Registration = "registration",
        /// For payment.
        Paywall = "paywall",
    }
}

/// Who wrote or edits a work: a person or an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    /// The parts of a person's name, if the data separates them. Bibliographies need them to sort and abbreviate.
    pub parts: Option<NameParts>,
}

/// The parts of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameParts {
    /// The name by which bibliographies sort.
    pub family: String,
    pub given: String,
    /// True if the family name is written first, as in Chinese.
    pub family_first: bool,
}

impl Author {
    /// A person whose name is known in parts.
    pub fn person(parts: NameParts) -> Self {
        let NameParts { family, given, family_first } = &parts;
        let name = if *family_first { format!("{family} {given}") } else { format!("{given} {family}") };
        Self { name: name.trim().to_owned(), parts: Some(parts) }
    }

    /// A name that is known only as a whole, such as that of an institution.
    pub fn whole(name: String) -> Self {
        Self { name, parts: None }
    }
}

impl AsRef<str> for Author {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// What bibliographies say of a work in addition to its authors, title, publisher and date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationDetails {
    /// Of the work, or of the work that contains it.
    pub editors: Vec<Author>,
    pub translators: Vec<Author>,
    pub publisher_place: Option<String>,
    pub edition: Option<String>,
    pub volume: Option<String>,
    /// The issue of a periodical, or the number of a report, a bill or a patent.
    pub issue: Option<String>,
    /// Pages and ranges of pages, separated by commas.
    pub pages: Option<String>,
    /// Without the address of a resolver.
    pub doi: Option<String>,
    pub isbn: Option<String>,
    /// The institution that keeps it.
    pub archive: Option<String>,
    /// Its place there.
    pub shelfmark: Option<String>,
}

impl PublicationDetails {
    /// The address of a DOI, with what has a meaning in addresses encoded.
    pub fn doi_url(doi: &str) -> String {
        let sign = |c: char| match c {
            '%' | '"' | '#' | '?' | '<' | '>' | '{' | '}' | '^' | '[' | ']' | '`' | '|' | '\\' => {
                format!("%{:02X}", u32::from(c))
            }
            c => c.to_string(),
        };
        format!("https://doi.org/{}", doi.chars().map(sign).collect::<String>())
    }
}

/// A bibliographic record.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: Id,
    /// Its title, or the editors' description if it has none.
    pub title: String,
    /// True if `title` is a description.
    pub described: bool,
    /// A description in addition to the title.
    pub description: Option<String>,
    /// In the order of the work.
    pub authors: Vec<Author>,
    pub publisher: Option<String>,
    /// The work that contains it, such as a journal.
    pub container: Option<String>,
    pub details: PublicationDetails,
    pub date: Option<Date>,
    /// Where it can be read: by default, the address of its DOI.
    pub url: Option<String>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// When the editors accessed it.
    pub accessed: Option<Date>,
    /// BCP 47.
    pub language: Option<String>,
    pub kind: Option<SourceKindIx>,
    pub role: Option<SourceRole>,
    pub titles: Vec<OriginalTitle>,
    /// The work of which this is a text or translation.
    pub text_of: Option<SourceIx>,
    pub licence: Option<String>,
    pub access: Option<Access>,
    /// True if the publisher is a state medium.
    pub state_media: bool,
    /// The perspective of its author and publisher.
    pub perspective: Option<PerspectiveIx>,
    /// A caveat for readers.
    pub note: Option<Markdown>,
    pub media: ThinSlice<Medium>,
}

impl Source {
    /// Where a work without a named author comes from: the work that contains it, or else its publisher.
    pub fn holder(&self) -> Option<&str> {
        self.container.as_deref().or(self.publisher.as_deref())
    }
}
