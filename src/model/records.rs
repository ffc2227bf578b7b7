//! The records that events refer to: eras, actors, people, sources, and the lists that order them.

use super::date::{Date, Day};
use super::{ActorIx, EraIx, Id, Markdown, PerspectiveIx, SourceIx};

/// Declares an enum whose values are words of the data format, with the words in one place.
macro_rules! string_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value with its word, in the order of the data format.
            pub const ALL: &[(&str, Self)] = &[$(($word, Self::$variant),)*];

            /// The word of the data format.
            #[must_use]
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
    /// The title in that language.
    pub title: String,
}

/// A point of view under which voices are grouped.
#[derive(Clone, Debug)]
pub struct Perspective {
    /// Its permanent name.
    pub id: Id,
    /// Its name for readers.
    pub title: String,
}

/// A kind of event.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its permanent name.
    pub id: Id,
    /// Its name for readers.
    pub title: String,
}

/// A row of eras that follow each other without gaps or overlaps. The first series is drawn as bands.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name that eras give as `series`.
    pub name: String,
    /// Its eras in the order of time.
    pub eras: Vec<EraIx>,
}

/// A stretch of time with a name.
#[derive(Clone, Debug)]
pub struct Era {
    /// Its permanent name.
    pub id: Id,
    /// Its name for readers.
    pub title: String,
    /// What it was about.
    pub summary: Option<Markdown>,
    /// The date with which it begins, as it was written.
    pub from: Date,
    /// The date before which it ends, where one was written.
    pub until: Option<Date>,
    /// First day.
    pub first: Day,
    /// Last day; [`Day::MAX`] where it goes on.
    pub last: Day,
    /// Position of its series in [`super::Timeline::series`].
    pub series: usize,
}

impl Era {
    /// Whether the day lies in the era.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

string_enum! {
    /// What sort of actor acts.
    ActorKind {
        /// A state.
        State = "state",
        /// An alliance or international organisation.
        Organisation = "organisation",
        /// A group without a formal shape.
        Group = "group",
        /// Anything else.
        Other = "other",
    }
}

string_enum! {
    /// The eight colours of actors: names of tested tokens of the style sheet.
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
    /// The eight shapes of actors' marks, so that colour is never the only carrier.
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
    /// Its permanent name.
    pub id: Id,
    /// Its name for readers.
    pub title: String,
    /// A shorter name where room is scarce.
    pub short: Option<String>,
    /// One line of plain text for lists and pages.
    pub summary: Option<String>,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// When it existed.
    pub date: Option<Date>,
    /// Those whom it continues. A filter by this actor includes them, transitively.
    pub successor_of: Vec<ActorIx>,
    /// The perspective of its own words.
    pub perspective: Option<PerspectiveIx>,
    /// The colour of its marks.
    pub colour: Colour,
    /// The shape of its marks.
    pub symbol: Symbol,
    /// Its line in the chart, counted from 1, where it is a principal.
    pub lane: Option<u32>,
    /// Its names in other languages.
    pub titles: Vec<OriginalTitle>,
}

impl Actor {
    /// The shorter name where there is one.
    #[must_use]
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

/// Someone who speaks.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their permanent name.
    pub id: Id,
    /// Their name for readers.
    pub name: String,
    /// Their name in other languages.
    pub names: Vec<OriginalTitle>,
    /// One line of plain text for lists and pages.
    pub summary: Option<String>,
    /// The actor for whom they speak.
    pub speaks_for: Option<ActorIx>,
    /// Their perspective; default: that of the actor for whom they speak.
    pub perspective: Option<PerspectiveIx>,
}

string_enum! {
    /// What sort of text a source is.
    SourceKind {
        /// A treaty or memorandum between states.
        Treaty = "treaty",
        /// A statement or communiqué.
        Statement = "statement",
        /// A strategy or doctrine.
        Strategy = "strategy",
        /// A speech, interview or press conference.
        Speech = "speech",
        /// A report.
        Report = "report",
        /// An article.
        Article = "article",
        /// A book or a chapter of one.
        Book = "book",
        /// A data set.
        Dataset = "dataset",
        /// A web page of another sort.
        Web = "web",
    }
}

string_enum! {
    /// How near a source stands to what it tells.
    SourceRole {
        /// The document itself, or the words of those who acted.
        Primary = "primary",
        /// A work about it.
        Secondary = "secondary",
        /// A work of reference.
        Reference = "reference",
    }
}

string_enum! {
    /// What it takes to read a source.
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
    /// The name as it is read.
    pub name: String,
    /// Its parts, where it is a person's and the data tells them apart: only then can lists of literature sort and
    /// shorten it.
    pub parts: Option<NameParts>,
}

/// The parts of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameParts {
    /// The name by which it is sorted.
    pub family: String,
    /// The rest.
    pub given: String,
    /// Whether the family's name is said first, as in Chinese.
    pub family_first: bool,
}

impl Author {
    /// A person.
    #[must_use]
    pub fn person(parts: NameParts) -> Self {
        let NameParts { family, given, family_first } = &parts;
        let name = if *family_first { format!("{family} {given}") } else { format!("{given} {family}") };
        Self { name: name.trim().to_owned(), parts: Some(parts) }
    }

    /// A name of which only the whole is known.
    #[must_use]
    pub fn whole(name: String) -> Self {
        Self { name, parts: None }
    }
}

impl AsRef<str> for Author {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// A bibliographic record.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its permanent name.
    pub id: Id,
    /// Its title, or a description in the editors' words where it has none.
    pub title: String,
    /// Whether `title` is a description.
    pub described: bool,
    /// A description beside the title.
    pub description: Option<String>,
    /// Its authors in the order of the work.
    pub authors: Vec<Author>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The larger work in which it stands.
    pub container: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where an archived copy can be read.
    pub archive_url: Option<String>,
    /// When the editors read it.
    pub accessed: Option<Date>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// What sort of text it is.
    pub kind: Option<SourceKind>,
    /// How near it stands to what it tells.
    pub role: Option<SourceRole>,
    /// Its titles in other languages.
    pub titles: Vec<OriginalTitle>,
    /// The work of which this is a text or translation.
    pub text_of: Option<SourceIx>,
    /// The licence under which it was published.
    pub licence: Option<String>,
    /// What it takes to read it.
    pub access: Option<Access>,
    /// Whether a state's own medium published it.
    pub state_media: bool,
    /// The perspective of its author.
    pub perspective: Option<PerspectiveIx>,
    /// What a reader should know about it.
    pub note: Option<Markdown>,
}
