//! A folder read file by file, before its references are resolved: every value with the place where it stands.

mod about;
mod event;
mod head;
mod markdown;
mod read;
mod records;
mod source;
mod unread;

pub use about::AboutDraft;
pub use event::{BodyDraft, CitationDraft, EventDraft, QuoteDraft, RelationDraft};
pub use head::{Head, Withdrawn};
pub use markdown::Markdown;
pub use read::read;
pub use records::{ActorDraft, EraDraft, PersonDraft};
pub use source::SourceDraft;
pub use unread::Unread;

use super::diagnostic::At;
use super::lock::Lock;
use crate::model::{Kind, Perspective};

/// Everything a folder says.
#[derive(Debug, Default)]
pub struct Draft {
    /// `timeline.toml`
    pub about: Option<AboutDraft>,
    /// Perspectives, in order.
    pub perspectives: Vec<(Head, Perspective)>,
    /// Kinds that replace the default ones, in order.
    pub kinds: Vec<(Head, Kind)>,
    /// Eras in the order of the file.
    pub eras: Vec<EraDraft>,
    /// Actors in the order of the file.
    pub actors: Vec<ActorDraft>,
    /// People in the order of the file.
    pub people: Vec<PersonDraft>,
    /// Sources in the order of ids.
    pub sources: Vec<SourceDraft>,
    /// Events in the order of ids.
    pub events: Vec<EventDraft>,
    /// Things that were withdrawn.
    pub withdrawn: Vec<Withdrawn>,
    /// `evidence.lock`
    pub lock: Lock,
    /// What stands in files that could not be read.
    pub unread: Unread,
}

impl Draft {
    /// The head of every record that is here.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        let perspectives = self.perspectives.iter().map(|(head, _)| head);
        let kinds = self.kinds.iter().map(|(head, _)| head);
        perspectives
            .chain(kinds)
            .chain(self.eras.iter().map(|era| &era.head))
            .chain(self.actors.iter().map(|actor| &actor.head))
            .chain(self.people.iter().map(|person| &person.head))
            .chain(self.sources.iter().map(|source| &source.head))
            .chain(self.events.iter().map(|event| &event.head))
    }

    /// Records that were withdrawn.
    pub fn withdrawn_records(&self) -> impl Iterator<Item = &Withdrawn> {
        self.withdrawn.iter().filter(|thing| thing.of.is_none())
    }
}

impl EventDraft {
    /// The head of everything that has an address within the event.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.citations.iter().map(|citation| &citation.head).chain(self.relations.iter().map(|r| &r.head))
    }
}

impl CitationDraft {
    /// The source in which the words were read: `via` where there is one. Aliases are not followed.
    pub fn read_in(&self) -> Option<&At<String>> {
        self.via.as_ref().or(self.source.as_ref())
    }
}
