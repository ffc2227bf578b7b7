//! A folder read file by file, before its references are resolved: every value with the place where it stands.
//!
//! Events are read twice: first in outline, then one at a time in full, so that no two of them are held whole.

pub(crate) mod about;
pub(crate) mod event;
mod event_reader;
mod event_stub;
mod fragments;
mod markdown;
mod published;
mod read;
mod record_header;
pub(crate) mod records;
mod references;
pub(crate) mod source;
pub(crate) mod thread;
mod unparsed;

pub use about::RawAbout;
pub use event::{RawBody, RawCitation, RawEvent, RawNote, RawQuote, RawRelation};
pub use event_reader::{EventInput, SideFindings, front_matter};
pub use event_stub::{EventStub, RelationStub, footnotes};
pub use fragments::{Fragment, report_duplicate, report_hidden_id};
pub use markdown::RawMarkdown;
pub use read::{is_published, read};
pub use record_header::{RecordHeader, Withdrawn};
pub use records::{RawActor, RawEra, RawPerson};
pub use references::ReferenceKind;
pub use source::RawSource;
pub use thread::{RawStep, RawThread};
pub use unparsed::Unparsed;

use crate::load::evidence_lock::EvidenceLock;
use crate::load::span::Spanned;
use crate::model::{Kind, Namespace, Perspective};
use std::collections::HashSet;

/// Everything a folder says; of events what others need to know of them.
#[derive(Debug, Default)]
pub struct RawTimeline {
    /// `timeline.toml`
    pub about: Option<RawAbout>,
    /// Perspectives, in order.
    pub perspectives: Vec<(RecordHeader, Perspective)>,
    /// Kinds that replace the default ones, in order.
    pub kinds: Vec<(RecordHeader, Kind)>,
    /// Eras in the order of the file.
    pub eras: Vec<RawEra>,
    /// Actors in the order of the file.
    pub actors: Vec<RawActor>,
    /// People in the order of the file.
    pub people: Vec<RawPerson>,
    /// Sources in the order of ids.
    pub sources: Vec<RawSource>,
    /// Events in the order of files and lines.
    pub events: Vec<EventStub>,
    /// Threads in the order of ids.
    pub threads: Vec<RawThread>,
    /// The sources that events cite, by the names that they give them.
    pub cited: HashSet<String>,
    /// Things that were withdrawn.
    pub withdrawn: Vec<Withdrawn>,
    /// `evidence.lock`
    pub lock: EvidenceLock,
    /// What stands in files that could not be read.
    pub unparsed: Unparsed,
}

impl RawTimeline {
    /// The head of every record that is here, with its position in the list of its kind.
    pub fn headers(&self) -> impl Iterator<Item = (&RecordHeader, u32)> {
        use Namespace::{Actors, Eras, Events, Kinds, People, Perspectives, Sources, Threads};
        let of = move |space| (0..).map_while(move |at| self.header(space, at).zip(Some(at)));
        [Perspectives, Kinds, Eras, Actors, People, Sources, Threads, Events].into_iter().flat_map(of)
    }

    /// The head of the record at a position of the list of its kind.
    pub fn header(&self, space: Namespace, at: u32) -> Option<&RecordHeader> {
        let at = at as usize;
        match space {
            Namespace::Actors => self.actors.get(at).map(|actor| &actor.header),
            Namespace::Eras => self.eras.get(at).map(|era| &era.header),
            Namespace::Events => self.events.get(at).map(|event| &event.header),
            Namespace::Kinds => self.kinds.get(at).map(|(header, _)| header),
            Namespace::People => self.people.get(at).map(|person| &person.header),
            Namespace::Perspectives => self.perspectives.get(at).map(|(header, _)| header),
            Namespace::Sources => self.sources.get(at).map(|source| &source.header),
            Namespace::Threads => self.threads.get(at).map(|thread| &thread.header),
        }
    }

    /// Records that were withdrawn.
    pub fn withdrawn_records(&self) -> impl Iterator<Item = &Withdrawn> {
        self.withdrawn.iter().filter(|thing| thing.event.is_none())
    }
}

impl RawCitation {
    /// The source in which the words were read: `via` where there is one. Aliases are not followed.
    pub fn read_in(&self) -> Option<&Spanned<String>> {
        self.via.as_ref().or(self.source.as_ref())
    }
}
