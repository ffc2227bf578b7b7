//! A folder read file by file, before its references are resolved: every value with the place where it stands.
//!
//! Events are read twice: first in outline, then one at a time in full, so that no two of them are held whole.

pub(super) mod about;
pub(super) mod event;
mod head;
mod markdown;
mod outline;
mod read;
pub(super) mod records;
mod references;
pub(super) mod source;
pub(super) mod thread;
mod unit;
mod unread;

pub use about::AboutDraft;
pub use event::{BodyDraft, CitationDraft, EventDraft, NoteDraft, QuoteDraft, RelationDraft};
pub use head::{Head, Withdrawn};
pub use markdown::RawMarkdown;
pub use outline::{Outline, RelationOutline, footnotes};
pub use read::{is_published, read};
pub use records::{ActorDraft, EraDraft, PersonDraft};
pub use references::Named;
pub use source::SourceDraft;
pub use thread::{StepDraft, ThreadDraft};
pub use unit::{Rest, Unit, front_matter};
pub use unread::Unread;

use super::diagnostic::At;
use super::lock::Lock;
use crate::model::{Kind, Namespace, Perspective};
use std::collections::HashSet;

/// Everything a folder says; of events what others need to know of them.
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
    /// Events in the order of files and lines.
    pub events: Vec<Outline>,
    /// Threads in the order of ids.
    pub threads: Vec<ThreadDraft>,
    /// The sources that events cite, by the names that they give them.
    pub cited: HashSet<String>,
    /// Things that were withdrawn.
    pub withdrawn: Vec<Withdrawn>,
    /// `evidence.lock`
    pub lock: Lock,
    /// What stands in files that could not be read.
    pub unread: Unread,
}

impl Draft {
    /// The head of every record that is here, with its position in the list of its kind.
    pub fn heads(&self) -> impl Iterator<Item = (&Head, u32)> {
        use Namespace::{Actors, Eras, Events, Kinds, People, Perspectives, Sources, Threads};
        let of = move |space| (0..).map_while(move |at| self.head(space, at).zip(Some(at)));
        [Perspectives, Kinds, Eras, Actors, People, Sources, Threads, Events].into_iter().flat_map(of)
    }

    /// The head of the record at a position of the list of its kind.
    pub fn head(&self, space: Namespace, at: u32) -> Option<&Head> {
        let at = at as usize;
        match space {
            Namespace::Actors => self.actors.get(at).map(|actor| &actor.head),
            Namespace::Eras => self.eras.get(at).map(|era| &era.head),
            Namespace::Events => self.events.get(at).map(|event| &event.head),
            Namespace::Kinds => self.kinds.get(at).map(|(head, _)| head),
            Namespace::People => self.people.get(at).map(|person| &person.head),
            Namespace::Perspectives => self.perspectives.get(at).map(|(head, _)| head),
            Namespace::Sources => self.sources.get(at).map(|source| &source.head),
            Namespace::Threads => self.threads.get(at).map(|thread| &thread.head),
        }
    }

    /// Records that were withdrawn.
    pub fn withdrawn_records(&self) -> impl Iterator<Item = &Withdrawn> {
        self.withdrawn.iter().filter(|thing| thing.of.is_none())
    }
}

impl CitationDraft {
    /// The source in which the words were read: `via` where there is one. Aliases are not followed.
    pub fn read_in(&self) -> Option<&At<String>> {
        self.via.as_ref().or(self.source.as_ref())
    }
}
