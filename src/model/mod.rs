//! The data model: events, dates, actors, eras, sources, citations, relations, and the addresses of all these.
//!
//! Nothing here does I/O or knows HTML. A [`Timeline`] is immutable, and every reference in it is an index that exists:
//! [`crate::load`] builds one only from a folder without errors.

mod asset_kind;
mod branding;
pub mod contrast;
pub mod date;
mod default_kinds;
mod embed;
mod event;
mod id;
mod markdown;
mod media;
mod namespace;
mod normalize;
mod records;
mod repository;
mod source_kinds;
mod thin_slice;
mod thread;
mod timeline;
mod tombstone;
mod vocabularies;
mod voice;

pub use asset_kind::AssetKind;
pub use branding::{ASSETS, Accent, AccentColour, Branding, Image, STYLE_SHEET};
pub use default_kinds::DEFAULT_KINDS;
pub use embed::EmbedPolicy;
pub use event::{
    Body, Citation, CitationRef, Departed, Event, FurtherDate, KEY_SIGNIFICANCE, MAJOR_SIGNIFICANCE, Note, NoteKind,
    Quote, Relation, RelationKind, RelationRef, Revision, Verified,
};
pub use id::{Id, IdError};
pub use markdown::Markdown;
pub use media::{MediaOwner, Medium, MediumContent, PICTURE_WIDTHS, Picture};
pub use namespace::Namespace;
pub use normalize::normalize;
pub use records::{
    Access, Actor, ActorKind, Author, Colour, Era, GlossaryTerm, Kind, NameParts, OriginalTitle, Person, Perspective,
    PublicationDetails, Series, Source, SourceRole, Symbol,
};
pub use repository::{EventLines, Repository};
pub use source_kinds::{CSL_TYPES, DEFAULT_SOURCE_KINDS, SourceKind};
pub use thin_slice::ThinSlice;
pub use thread::{Footnote, FootnoteTarget, Step, Thread};
pub use timeline::{About, EvidencePolicy, Lookup, Timeline};
pub use tombstone::Tombstone;
pub use vocabularies::{Decade, Vocabularies};
pub use voice::Voice;

/// Declares newtypes for positions in the lists of a [`Timeline`].
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index! {
    /// An event's number. Events are numbered in chronological order.
    EventIx
    /// An actor's position in `actors.toml`.
    ActorIx
    /// An era's position, series after series, each in the order of time.
    EraIx
    /// A kind's position in the order of `timeline.toml`.
    KindIx
    /// A person's position in `people.toml`.
    PersonIx
    /// A perspective's position in `timeline.toml`.
    PerspectiveIx
    /// A source's position in the order of ids.
    SourceIx
    /// A kind of source's position: those of the format first, then the timeline's own.
    SourceKindIx
    /// A thread's position in the order of ids.
    ThreadIx
}
