//! Events with their citations, relations and notes.

use super::super::draft::{BodyDraft, CitationDraft, EventDraft, RelationDraft};
use super::{Resolver, index, prose};
use crate::model::{
    ActorIx, Body, Citation, Event, EventIx, FurtherDate, KindIx, Note, PersonIx, Quote, Relation, Revision, SourceIx,
    Space, Verified,
};

impl Resolver<'_> {
    pub(super) fn event(&self, at: usize, event: &EventDraft) -> Option<Event> {
        let title = event.title.as_ref()?.value.clone();
        let text = prose(Some(&event.text));
        let dates = event.dates.iter().map(|further| {
            Some(FurtherDate {
                date: further.date.as_ref()?.value.clone(),
                of: further.of.clone(),
                citations: self.citation_refs(at, &further.citations),
            })
        });
        let mut revisions: Vec<Revision> = event
            .revisions
            .iter()
            .filter_map(|r| Some(Revision { date: r.date.as_ref()?.value.clone(), text: r.text.clone() }))
            .collect();
        revisions.sort_by_key(|revision| std::cmp::Reverse(revision.date.earliest()));
        let citations = (0..).zip(&event.citations).map(|(n, citation)| self.citation(at, n, event, citation));
        Some(Event {
            id: event.head.id.value.clone(),
            label: event.label.as_ref().map_or_else(|| shortened(&title), |label| label.value.clone()),
            summary: event.summary.as_ref().map_or_else(|| text.first_sentence(), |summary| summary.value.clone()),
            date: event.date.as_ref()?.value.clone(),
            date_of: event.date_of.clone(),
            date_citations: self.citation_refs(at, &event.date_citations),
            dates: dates.collect::<Option<_>>()?,
            kinds: self.all(Space::Kinds, &event.kinds, KindIx),
            place: event.place.clone(),
            actors: self.all(Space::Actors, &event.actors, ActorIx),
            concerns: self.all(Space::Actors, &event.concerns, ActorIx),
            people: self.all(Space::People, &event.people, PersonIx),
            significance: event.significance.as_ref().map_or(3, |s| u8::try_from(s.value).unwrap_or(3)),
            titles: event.titles.clone(),
            citations: citations.collect::<Option<_>>()?,
            relations: event.relations.iter().map(|r| self.relation(at, r)).collect::<Option<_>>()?,
            notes: event
                .notes
                .iter()
                .map(|note| Note {
                    text: prose(note.text.as_ref()),
                    kind: note.kind,
                    corrects: note.corrects.as_ref().and_then(|reference| self.citation_ref(at, reference)),
                    citations: self.citation_refs(at, &note.citations),
                })
                .collect(),
            revisions,
            withdrawn: Vec::new(),
            eras: Vec::new(),
            text,
            title,
        })
    }

    fn citation(&self, at: usize, n: usize, event: &EventDraft, citation: &CitationDraft) -> Option<Citation> {
        let body = match &citation.body {
            BodyDraft::Quote(quote) => Body::Quote(Quote {
                exact: quote.exact.value.clone(),
                prefix: quote.prefix.clone(),
                suffix: quote.suffix.clone(),
                language: quote.language.clone(),
                translation: quote.translation.clone(),
                translator: quote.translator.clone(),
            }),
            BodyDraft::Says(text) => Body::Says(prose(Some(text))),
            BodyDraft::Reference => Body::Reference,
        };
        let verified = self.lock.found(event, citation);
        Some(Citation {
            id: citation.head.id.value.clone(),
            aliases: citation.head.aliases.iter().map(|alias| alias.value.clone()).collect(),
            source: self.one(Space::Sources, citation.source.as_ref(), SourceIx)?,
            via: self.one(Space::Sources, citation.via.as_ref(), SourceIx),
            locator: citation.locator.clone(),
            body,
            voice: self.voices(&citation.voice),
            reports: self.voices(&citation.reports),
            attributed_to: self.voices(&citation.attributed_to),
            only_in_notes: self.only_in_notes.contains(&(at, n)),
            verified: verified.map(|found| Verified { on: found.on.earliest(), offset: found.offset }),
        })
    }

    fn relation(&self, at: usize, relation: &RelationDraft) -> Option<Relation> {
        let to = self.names.find(Space::Events, &relation.to.as_ref()?.value)?;
        Some(Relation {
            id: relation.head.id.value.clone(),
            aliases: relation.head.aliases.iter().map(|alias| alias.value.clone()).collect(),
            to: EventIx(index(self.number[to])),
            kind: relation.kind?,
            citations: self.citation_refs(at, &relation.citations),
            claimed_by: self.voices(&relation.claimed_by),
            hedged: relation.hedged,
            disputed_by: self.citation_refs(at, &relation.disputed_by),
        })
    }
}

/// A title cut at a word to the length of a label.
fn shortened(title: &str) -> String {
    const ROOM: usize = crate::load::check::LONGEST_LABEL;
    if title.chars().count() <= ROOM {
        return title.to_owned();
    }
    let head: String = title.chars().take(ROOM - 1).collect();
    let end = head.rfind(' ').filter(|&at| at > ROOM / 3).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ':', ' ', '–', '-']))
}
