//! The paths of a timeline's things, relative to where the site is mounted.

use super::{ActorIx, CitationRef, EraIx, EventIx, Namespace, RelationRef, SourceIx, ThreadIx, Timeline, Voice};
use std::fmt;

/// The address of a thing, beginning with `/`, without the site's prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The first page.
    #[must_use]
    pub fn home() -> Self {
        Self("/".into())
    }

    /// A page that is about no record, such as `about`.
    #[must_use]
    pub fn page(name: &str) -> Self {
        Self(format!("/{name}"))
    }

    /// The address of the citations of what is at this one; a fragment names a passage.
    #[must_use]
    pub fn cite(&self) -> Self {
        match self.0.split_once('#') {
            Some((page, passage)) => Self(format!("{page}/cite?passage={passage}")),
            None => Self(format!("{}/cite", self.0.trim_end_matches('/'))),
        }
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Timeline {
    /// `/events/ID`
    #[must_use]
    pub fn event_path(&self, event: EventIx) -> Path {
        Path(format!("/events/{}", self.event(event).id))
    }

    /// `/events/ID#CITATION`
    #[must_use]
    pub fn citation_path(&self, citation: CitationRef) -> Path {
        Path(format!("/events/{}#{}", self.event(citation.event).id, self.citation(citation).id))
    }

    /// `/events/ID#RELATION`
    #[must_use]
    pub fn relation_path(&self, relation: RelationRef) -> Path {
        Path(format!("/events/{}#{}", self.event(relation.event).id, self.relation(relation).id))
    }

    /// `/actors/ID`
    #[must_use]
    pub fn actor_path(&self, actor: ActorIx) -> Path {
        Path(format!("/actors/{}", self.actor(actor).id))
    }

    /// `/eras/ID`
    #[must_use]
    pub fn era_path(&self, era: EraIx) -> Path {
        Path(format!("/eras/{}", self.era(era).id))
    }

    /// `/sources/ID`
    #[must_use]
    pub fn source_path(&self, source: SourceIx) -> Path {
        Path(format!("/sources/{}", self.source(source).id))
    }

    /// `/threads/ID`
    #[must_use]
    pub fn thread_path(&self, thread: ThreadIx) -> Path {
        Path(format!("/threads/{}", self.thread(thread).id))
    }

    /// The address of whatever has an id in a namespace, or had it. Kinds and perspectives are values of filters.
    #[must_use]
    pub fn address(&self, space: Namespace, id: &str) -> Path {
        Path(match space {
            Namespace::Kinds => format!("/?kind={id}"),
            Namespace::Perspectives => format!("/sources?perspective={id}"),
            Namespace::People => format!("/voices/{id}"),
            _ => format!("/{}/{id}", space.name()),
        })
    }

    /// `/voices/ID`, or `/voices/author`
    #[must_use]
    pub fn voice_path(&self, voice: Voice) -> Path {
        Path(format!("/voices/{}", self.voice_id(voice)))
    }
}
