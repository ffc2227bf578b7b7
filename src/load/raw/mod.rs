//! A folder as it is written: every value with its place, references as strings.
//!
//! Events are read twice: first as stubs, then one at a time in full, so that only one whole event per thread is held.

pub(crate) mod about;
mod branding;
mod drafts;
mod embed;
pub(crate) mod event;
mod event_reader;
mod event_stub;
mod file_role;
mod file_text;
mod fragments;
mod glossary;
mod markdown;
mod media;
mod published;
mod read;
mod record_header;
pub(crate) mod records;
mod references;
mod repository;
pub(crate) mod source;
mod source_kinds;
pub(crate) mod thread;
mod unparsed;

pub use about::RawAbout;
pub use branding::{RawAsset, RawBranding};
pub use drafts::Drafts;
pub use event::{RawBody, RawCitation, RawEvent, RawNote, RawQuote, RawRelation, has_list};
pub use event_reader::{EventInput, SideFindings};
pub use event_stub::{EventStub, ReadOnce, RelationStub, footnotes};
pub use file_role::{FileRole, is_branding, is_published};
pub use file_text::front_matter;
pub use fragments::{Fragment, report_duplicate, report_hidden_id, report_taken};
pub use glossary::RawTerm;
pub use markdown::RawMarkdown;
pub use media::{MediaUse, RawMedium};
pub use read::read;
pub use record_header::{RecordHeader, Withdrawn};
pub use records::{RawActor, RawEra, RawPerson};
pub use references::ReferenceKind;
pub use source::RawSource;
pub use thread::{RawStep, RawThread};
pub use unparsed::Unparsed;

use crate::load::evidence_lock::EvidenceLock;
use crate::load::span::Spanned;
use crate::model::{Kind, Namespace, Perspective, SourceKind};
use std::collections::HashSet;

/// Everything that a folder says, with a stub of each event.
#[derive(Debug, Default)]
pub struct RawTimeline {
    /// `timeline.toml`
    pub about: Option<RawAbout>,
    /// Perspectives, in the order of the file.
    pub perspectives: Vec<(RecordHeader, Perspective)>,
    /// Kinds that replace the default ones, in the order of the file.
    pub kinds: Vec<(RecordHeader, Kind)>,
    /// Kinds of source that add to those of the format, in the order of the file.
    pub source_kinds: Vec<SourceKind>,
    /// Terms of the glossary, in the order of the file.
    pub glossary: Vec<RawTerm>,
    /// Eras, in the order of the file.
    pub eras: Vec<RawEra>,
    /// Actors, in the order of the file.
    pub actors: Vec<RawActor>,
    /// People, in the order of the file.
    pub people: Vec<RawPerson>,
    /// Sources, in the order of their paths.
    pub sources: Vec<RawSource>,
    /// Events, in the order of files and lines.
    pub events: Vec<EventStub>,
    /// Threads, in the order of their paths.
    pub threads: Vec<RawThread>,
    /// The sources that events cite, as they are written there.
    pub cited: HashSet<String>,
    /// The files in `assets/`, in the order of their paths.
    pub assets: Vec<RawAsset>,
    /// `style.css`
    pub style: Option<Spanned<String>>,
    /// The files that media show.
    pub media_used: MediaUse,
    /// What was withdrawn.
    pub withdrawn: Vec<Withdrawn>,
    /// The headers of drafts.
    pub drafts: Vec<RecordHeader>,
    /// `evidence.lock`
    pub lock: EvidenceLock,
    /// What files that could not be parsed may contain.
    pub unparsed: Unparsed,
}

impl RawTimeline {
    /// The header of every record, with its position in the list of its namespace.
    pub fn headers(&self) -> impl Iterator<Item = (&RecordHeader, u32)> {
        use Namespace::{Actors, Eras, Events, Glossary, Kinds, People, Perspectives, Sources, Threads};
        let of = move |space| (0..).map_while(move |at| self.header(space, at).zip(Some(at)));
        [Perspectives, Kinds, Glossary, Eras, Actors, People, Sources, Threads, Events].into_iter().flat_map(of)
    }

    /// The header of the record at a position in the list of its namespace.
    pub fn header(&self, space: Namespace, at: u32) -> Option<&RecordHeader> {
        let at = at as usize;
        match space {
            Namespace::Actors => self.actors.get(at).map(|actor| &actor.header),
            Namespace::Eras => self.eras.get(at).map(|era| &era.header),
            Namespace::Events => self.events.get(at).map(|event| &event.header),
            Namespace::Glossary => self.glossary.get(at).map(|term| &term.header),
            Namespace::Kinds => self.kinds.get(at).map(|(header, _)| header),
            Namespace::People => self.people.get(at).map(|person| &person.header),
            Namespace::Perspectives => self.perspectives.get(at).map(|(header, _)| header),
            Namespace::Sources => self.sources.get(at).map(|source| &source.header),
            Namespace::Threads => self.threads.get(at).map(|thread| &thread.header),
        }
    }

    /// The media of the timeline and of records other than events, and whether they belong to drafts.
    pub fn media(&self) -> impl Iterator<Item = (bool, &RawMedium)> {
        let of = |is_draft| move |media| (is_draft, media);
        let about = self.about.iter().flat_map(|about| &about.media);
        let actors = self.actors.iter().flat_map(|actor| &actor.media);
        let people = self.people.iter().flat_map(|person| &person.media);
        let sources = self.sources.iter().flat_map(move |source| source.media.iter().map(of(source.draft)));
        let threads = self.threads.iter().flat_map(move |thread| thread.media.iter().map(of(thread.draft)));
        about.chain(actors).chain(people).map(of(false)).chain(sources).chain(threads)
    }

    /// Notes the files that the media of the timeline and of records other than events show.
    fn use_media_of_records(&mut self) {
        let mut used = std::mem::take(&mut self.media_used);
        self.media().for_each(|(is_draft, medium)| used.add(is_draft, medium));
        self.media_used = used;
    }

    /// Withdrawn records, without the citations and relations that were withdrawn from events.
    pub fn withdrawn_records(&self) -> impl Iterator<Item = &Withdrawn> {
        self.withdrawn.iter().filter(|withdrawn| withdrawn.event.is_none())
    }
}
