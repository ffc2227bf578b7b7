//! Events with their citations, relations and notes.

use super::notes::only_in_notes;
use super::{Resolver, boxed, markdown_of};
use crate::load::raw::{Fragment, RawBody, RawCitation, RawEvent, RawNote, RawRelation, Withdrawn};
use crate::model::{
    ActorIx, Body, Citation, Departed, EraIx, Event, EventIx, FurtherDate, Id, KindIx, Markdown, Namespace, Note,
    PersonIx, Quote, Relation, RelationRef, Revision, SourceIx, Verified, normalize,
};
use unicode_segmentation::UnicodeSegmentation;

impl Resolver<'_> {
    /// Resolves the event at a position in the folder. Returns `None` if something mandatory is missing, which the check
    /// has reported.
    pub fn event(&self, at: usize, event: RawEvent) -> Option<Event> {
        let only_in_notes = only_in_notes(at, &event, self.symbols, &self.used_elsewhere);
        let citations = (0..).zip(&event.citations);
        let verified: Vec<_> = citations.map(|(n, c)| (only_in_notes.contains(&n), self.verified(&event, c))).collect();
        let title = self.title(event.title?.value, event.draft).into_boxed_str();
        let text = Markdown::new(&event.text.text);
        let dates = event.dates.into_iter().map(|further| {
            Some(FurtherDate {
                date: further.date?.value,
                of: further.of,
                citations: self.citation_refs(at, &further.citations),
            })
        });
        let revisions = event.revisions.into_iter();
        let mut revisions: Vec<Revision> =
            revisions.filter_map(|r| Some(Revision { date: r.date?.value, text: r.text })).collect();
        revisions.sort_by_key(|revision| std::cmp::Reverse(revision.date.earliest()));
        let citations = event.citations.into_iter().zip(verified);
        let date = event.date?.value;
        let day = date.earliest();
        let eras = (0..).map(EraIx).zip(&self.eras).filter(|(_, era)| era.contains(day));
        let gone = self.symbols.withdrawn_fragments(at).iter();
        Some(Event {
            id: event.header.id.value,
            official_title: event.official_title.map(|official| official.value.into()),
            label: event.label.map_or_else(|| shortened(&title), |label| self.title(label.value, event.draft)).into(),
            summary: event.summary.map_or_else(|| text.first_sentence(), |summary| summary.value).into(),
            date_of: boxed(event.date_of),
            date_citations: self.citation_refs(at, &event.date_citations),
            dates: dates.collect::<Option<_>>()?,
            kinds: self.all(Namespace::Kinds, &event.kinds, KindIx),
            place: event.place.map(|place| normalize(&place).into()),
            actors: self.all(Namespace::Actors, &event.actors, ActorIx),
            concerns: self.all(Namespace::Actors, &event.concerns, ActorIx),
            people: self.all(Namespace::People, &event.people, PersonIx),
            significance: event.significance.map_or(3, |s| u8::try_from(s.value).unwrap_or(3)),
            titles: event.titles.into(),
            citations: citations.map(|(citation, how)| self.citation(citation, how)).collect::<Option<_>>()?,
            relations: event.relations.into_iter().map(|r| self.relation(at, r)).collect::<Option<_>>()?,
            notes: event.notes.into_iter().map(|note| self.note(at, &note)).collect(),
            revisions: revisions.into(),
            departed: gone.flat_map(|thing| self.departed(thing)).collect(),
            eras: eras.map(|(ix, _)| ix).collect(),
            media: self.media(&event.media),
            date,
            text,
            title,
        })
    }

    /// The ids of a citation or a relation that is not here any more, with what became of it. Nothing is said of a relation that
    /// moved to a draft.
    fn departed<'a>(&self, thing: &'a Withdrawn) -> impl Iterator<Item = (Id, Departed)> + use<'a> {
        let outcome = match &thing.moved {
            None => Some(Departed::Withdrawn(thing.reason.clone())),
            Some(to) => match self.symbols.reference(None, &to.value) {
                Some((event, Fragment::Relation(position))) => {
                    Some(Departed::Moved(RelationRef { event: EventIx(self.numbers[event]), position }))
                }
                _ => None,
            },
        };
        thing.header.ids().filter_map(move |id| Some((id.value.clone(), outcome.clone()?)))
    }

    /// When and where the lock says that the words of a citation were found.
    fn verified(&self, event: &RawEvent, citation: &RawCitation) -> Option<Verified> {
        let found = event.verified_in(self.lock, citation)?;
        Some(Verified { on: found.on.earliest(), offset: found.offset })
    }

    fn citation(&self, citation: RawCitation, how: (bool, Option<Verified>)) -> Option<Citation> {
        let (only_in_notes, verified) = how;
        let body = match citation.body {
            RawBody::Quote(quote) => Body::Quote(Box::new(Quote {
                exact: quote.exact.value,
                prefix: quote.prefix,
                suffix: quote.suffix,
                language: quote.language,
                translation: quote.translation,
                translator: quote.translator,
            })),
            RawBody::Says(text) => Body::Says(markdown_of(Some(&text))),
            RawBody::Reference => Body::Reference,
        };
        Some(Citation {
            id: citation.header.id.value,
            aliases: citation.header.aliases.iter().map(|alias| alias.value.clone()).collect(),
            source: self.one(Namespace::Sources, citation.source.as_ref(), SourceIx)?,
            via: self.one(Namespace::Sources, citation.via.as_ref(), SourceIx),
            locator: boxed(citation.locator),
            body,
            voice: self.voices(&citation.voice),
            reports: self.voices(&citation.reports),
            attributed_to: self.voices(&citation.attributed_to),
            only_in_notes,
            verified,
        })
    }

    fn relation(&self, at: usize, relation: RawRelation) -> Option<Relation> {
        let to = self.symbols.find(Namespace::Events, &relation.to?.value)?;
        Some(Relation {
            id: relation.header.id.value,
            aliases: relation.header.aliases.iter().map(|alias| alias.value.clone()).collect(),
            to: EventIx(self.numbers[to]),
            kind: relation.kind?,
            citations: self.citation_refs(at, &relation.citations),
            claimed_by: self.voices(&relation.claimed_by),
            hedged: relation.hedged,
            disputed_by: self.citation_refs(at, &relation.disputed_by),
        })
    }

    fn note(&self, at: usize, note: &RawNote) -> Note {
        Note {
            text: markdown_of(note.text.as_ref()),
            kind: note.kind,
            corrects: note.corrects.as_ref().and_then(|reference| self.citation_ref(at, reference)),
            citations: self.citation_refs(at, &note.citations),
        }
    }
}

/// A title shortened to the length of a label, at the end of a word if possible, and never inside a grapheme cluster
/// (UAX #29).
fn shortened(title: &str) -> String {
    const MAX: usize = crate::load::check::MAX_LABEL_CHARS;
    let Some((end, _)) = title.grapheme_indices(true).nth(MAX - 1).filter(|_| title.graphemes(true).nth(MAX).is_some())
    else {
        return title.to_owned();
    };
    let head = &title[..end];
    let end = head.rfind(' ').filter(|&at| head[..at].graphemes(true).count() > MAX / 3).unwrap_or(end);
    format!("{}…", head[..end].trim_end_matches([',', ';', ':', ' ', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_title_is_shortened_between_words_or_else_between_grapheme_clusters() {
        assert_eq!(shortened("Treaty of Friendship, Alliance and Assistance"), "Treaty of Friendship…");
        let flags = "🇺🇸🇬🇧🇩🇪🇫🇷🇮🇹".repeat(10);
        assert_eq!(shortened(&flags), format!("{}🇺🇸🇬🇧…", "🇺🇸🇬🇧🇩🇪🇫🇷🇮🇹".repeat(5)), "27 whole flags");
        assert_eq!(shortened(&"e\u{301}".repeat(40)), format!("{}…", "e\u{301}".repeat(27)));
        let full = "क्षत्रिय".repeat(3);
        assert_eq!(shortened(&full), full, "as readers count, it is short");
    }
}
