//! A folder read file by file, before its references are resolved: every value with the place where it stands.

mod about;
mod event;
mod read;
mod records;
mod source;

pub use about::AboutDraft;
pub use event::{BodyDraft, CitationDraft, EventDraft, Markdown, QuoteDraft, RelationDraft};
pub use read::read;
pub use records::{ActorDraft, EraDraft, PersonDraft};
pub use source::SourceDraft;

use super::diagnostic::At;
use super::fields::Fields;
use crate::model::{Id, Kind, Perspective, Space};

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
}

/// What everything that has an id begins with.
#[derive(Clone, Debug)]
pub struct Head {
    /// Where its id is unique.
    pub space: Space,
    /// Its id.
    pub id: At<Id>,
    /// Its earlier ids.
    pub aliases: Vec<At<Id>>,
}

/// A thing that was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its id and earlier ids.
    pub head: Head,
    /// Where in the site's addresses it stood: an event's id for its citations and relations.
    pub of: Option<Id>,
    /// Why.
    pub reason: String,
}

impl Head {
    /// Reads what everything with an id begins with. `id` is given where the file's stem is the id. `None` where
    /// there is no usable id or the thing is withdrawn, which is then noted.
    fn read(fields: &mut Fields<'_>, space: Space, id: Option<At<Id>>, withdrawn: &mut Vec<Withdrawn>) -> Option<Self> {
        let id = match id {
            Some(id) => Some(id),
            None => fields.id("id"),
        };
        let aliases = fields.aliases();
        let reason = fields.text("withdrawn");
        let head = Self { space, id: id?, aliases };
        match reason {
            None => Some(head),
            Some(reason) => {
                withdrawn.push(Withdrawn { head, of: None, reason: reason.value });
                None
            }
        }
    }
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
}
