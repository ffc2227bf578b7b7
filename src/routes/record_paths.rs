//! The paths of records of a timeline.

use super::{CitationFormat, Route, UrlPath};
use crate::model::{ActorIx, CitationRef, EraIx, EventIx, PersonIx, RelationRef, SourceIx, ThreadIx, Timeline, Voice};

impl Timeline {
    /// `/events/ID`
    pub fn event_path(&self, event: EventIx) -> UrlPath {
        Route::Event { id: self.event(event).id.as_str() }.path()
    }

    /// `/events/ID#CITATION`
    pub fn citation_path(&self, citation: CitationRef) -> UrlPath {
        self.event_path(citation.event).with_fragment(self.citation(citation).id.as_str())
    }

    /// How to cite a passage: `/events/ID/cite?passage=CITATION`
    pub fn passage_cite_path(&self, citation: CitationRef, format: CitationFormat) -> UrlPath {
        let id = self.event(citation.event).id.as_str();
        let passage = format!("passage={}", self.citation(citation).id);
        Route::event_cite(id, format).path().with_query(&passage)
    }

    /// `/events/ID#RELATION`
    pub fn relation_path(&self, relation: RelationRef) -> UrlPath {
        self.event_path(relation.event).with_fragment(self.relation(relation).id.as_str())
    }

    /// `/actors/ID`
    pub fn actor_path(&self, actor: ActorIx) -> UrlPath {
        Route::Actor { id: self.actor(actor).id.as_str() }.path()
    }

    /// `/people/ID`
    pub fn person_path(&self, person: PersonIx) -> UrlPath {
        Route::Person { id: self.person(person).id.as_str() }.path()
    }

    /// `/eras/ID`
    pub fn era_path(&self, era: EraIx) -> UrlPath {
        Route::Era { id: self.era(era).id.as_str() }.path()
    }

    /// `/sources/ID`
    pub fn source_path(&self, source: SourceIx) -> UrlPath {
        Route::Source { id: self.source(source).id.as_str() }.path()
    }

    /// `/threads/ID`
    pub fn thread_path(&self, thread: ThreadIx) -> UrlPath {
        Route::Thread { id: self.thread(thread).id.as_str() }.path()
    }

    /// `/voices/ID`, or `/voices/author`
    pub fn voice_path(&self, voice: Voice) -> UrlPath {
        Route::Voice { id: self.voice_id(voice) }.path()
    }
}
