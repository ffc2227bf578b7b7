//! From a draft without errors to a timeline: references become indices, events take their chronological numbers.

use super::diagnostic::At;
use super::draft::{BodyDraft, CitationDraft, Draft, EventDraft, Head, Markdown, RelationDraft};
use super::lock::Lock;
use super::names::{Names, Spoken};
use crate::model::date::Day;
use crate::model::{
    About, Actor, ActorIx, Body, Citation, CitationRef, DEFAULT_KINDS, Era, EraIx, Event, EventIx, FurtherDate, Gone,
    Id, Kind, KindIx, Note, Person, PersonIx, Perspective, PerspectiveIx, Prose, Quote, Relation, Revision, Series,
    Source, SourceIx, Space, Timeline, Verified, Voice,
};
use std::collections::{HashMap, HashSet};

/// Resolves a draft. `None` where something mandatory is missing, which the check has reported.
pub fn resolve(draft: &Draft, names: &Names<'_>, lock: &Lock) -> Option<Timeline> {
    let order = chronological(draft, names)?;
    let mut number = vec![0; order.len()];
    order.iter().enumerate().for_each(|(n, &position)| number[position] = n);
    let (series, eras, era_number) = eras(draft)?;
    let resolver = Resolver { names, number: &number, lock };
    let kinds: Vec<Kind> = if draft.kinds.is_empty() {
        DEFAULT_KINDS
            .iter()
            .filter_map(|&(id, title)| Some(Kind { id: Id::new(id).ok()?, title: title.into() }))
            .collect()
    } else {
        draft.kinds.iter().map(|(_, kind)| kind.clone()).collect()
    };
    let mut events = Vec::with_capacity(order.len());
    for &position in &order {
        let mut event = resolver.event(position, &draft.events[position])?;
        let day = event.date.earliest();
        event.eras = (0..).map(EraIx).zip(&eras).filter(|(_, era)| era.holds(day)).map(|(ix, _)| ix).collect();
        events.push(event);
    }
    let about = draft.about.as_ref()?;
    let perspectives: Vec<Perspective> = draft.perspectives.iter().map(|(_, p)| p.clone()).collect();
    let (names, gone) = identities(draft, &kinds, &number, &era_number);
    Some(Timeline {
        about: About {
            title: about.title.clone(),
            subtitle: about.subtitle.clone(),
            language: about.language.clone(),
            intro: prose(about.intro.as_ref()),
            scope: prose(about.scope.as_ref()),
            editors: about.editors.clone(),
            contact: about.contact.clone(),
            licence: about.licence.clone(),
            base_url: about.base_url.clone(),
            range: about.range.as_ref().map(|range| range.value.clone()),
            evidence: about.evidence,
        },
        perspectives,
        kinds,
        series,
        eras,
        actors: draft.actors.iter().map(|actor| resolver.actor(actor)).collect(),
        people: draft.people.iter().map(|person| resolver.person(person)).collect(),
        sources: draft.sources.iter().map(|source| resolver.source(source)).collect(),
        events,
        names,
        gone,
    })
}

/// Positions of events in the order (earliest, latest, `after`, id).
fn chronological(draft: &Draft, names: &Names<'_>) -> Option<Vec<usize>> {
    let mut keys = Vec::with_capacity(draft.events.len());
    for (position, event) in draft.events.iter().enumerate() {
        // The ids from the first event of the day down to this one: a path sorts behind what it follows.
        let mut path = vec![event.head.id.value.as_str()];
        let mut at = position;
        while let Some(before) = draft.events[at].after.as_ref().and_then(|id| names.find(Space::Events, &id.value)) {
            path.push(draft.events[before].head.id.value.as_str());
            at = before;
        }
        path.reverse();
        let date = &event.date.as_ref()?.value;
        keys.push(((date.earliest(), date.latest(), path), position));
    }
    keys.sort();
    Some(keys.into_iter().map(|(_, position)| position).collect())
}

/// Series, eras in the order of series and time, and the number of each era of the draft.
fn eras(draft: &Draft) -> Option<(Vec<Series>, Vec<Era>, Vec<usize>)> {
    let mut series: Vec<Series> = Vec::new();
    for era in &draft.eras {
        if !series.iter().any(|s| s.name == era.series) {
            series.push(Series { name: era.series.clone(), eras: Vec::new() });
        }
    }
    let mut eras = Vec::with_capacity(draft.eras.len());
    let mut numbers = vec![0; draft.eras.len()];
    for (of, row) in series.iter_mut().enumerate() {
        let members: Vec<_> = draft.eras.iter().enumerate().filter(|(_, era)| era.series == row.name).collect();
        for (n, (position, era)) in members.iter().enumerate() {
            let from = era.from.as_ref()?.value.clone();
            let next = members.get(n + 1).and_then(|(_, next)| next.from.as_ref()).map(|next| next.value.earliest());
            let until = era.until.as_ref().map(|until| until.value.earliest()).or(next);
            numbers[*position] = eras.len();
            row.eras.push(EraIx(index(eras.len())));
            eras.push(Era {
                id: era.head.id.value.clone(),
                title: era.title.clone(),
                summary: era.summary.as_ref().map(|text| prose(Some(text))),
                first: from.earliest(),
                from,
                until: era.until.as_ref().map(|until| until.value.clone()),
                last: until.map_or(Day::MAX, |until| Day::new(until.number() - 1)),
                series: of,
            });
        }
    }
    Some((series, eras, numbers))
}

/// What each id stands for, and what became of those that nothing has.
fn identities(
    draft: &Draft,
    kinds: &[Kind],
    number: &[usize],
    era_number: &[usize],
) -> (HashMap<(Space, Id), u32>, HashMap<(Space, Id), Gone>) {
    let mut names = HashMap::new();
    let mut gone = HashMap::new();
    let mut position: HashMap<Space, usize> = HashMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        names.insert((Space::Kinds, kind.id.clone()), index(at));
    }
    for Head { space, id, aliases } in draft.heads() {
        let next = position.entry(*space).or_default();
        let at = match space {
            Space::Events => number[*next],
            Space::Eras => era_number[*next],
            _ => *next,
        };
        *next += 1;
        names.insert((*space, id.value.clone()), index(at));
        for alias in aliases {
            gone.insert((*space, alias.value.clone()), Gone::Renamed(id.value.clone()));
        }
    }
    for thing in draft.withdrawn.iter().filter(|thing| thing.of.is_none()) {
        for At { value, .. } in std::iter::once(&thing.head.id).chain(&thing.head.aliases) {
            gone.insert((thing.head.space, value.clone()), Gone::Withdrawn(thing.reason.clone()));
        }
    }
    (names, gone)
}

/// A list has fewer than 2³² items: a folder of that size does not load.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn prose(markdown: Option<&Markdown>) -> Prose {
    markdown.map(|markdown| Prose::new(&markdown.text)).unwrap_or_default()
}

struct Resolver<'a> {
    names: &'a Names<'a>,
    number: &'a [usize],
    lock: &'a Lock,
}

impl Resolver<'_> {
    fn find(&self, space: Space, reference: &At<String>) -> Option<u32> {
        self.names.find(space, &reference.value).map(index)
    }

    fn all<T>(&self, space: Space, references: &[At<String>], make: fn(u32) -> T) -> Vec<T> {
        references.iter().filter_map(|reference| self.find(space, reference)).map(make).collect()
    }

    fn one<T>(&self, space: Space, reference: Option<&At<String>>, make: fn(u32) -> T) -> Option<T> {
        self.find(space, reference?).map(make)
    }

    fn citation_ref(&self, event: usize, reference: &At<String>) -> Option<CitationRef> {
        let (event, citation) = self.names.citation(event, &reference.value)?;
        Some(CitationRef { event: EventIx(index(self.number[event])), position: index(citation) })
    }

    fn citation_refs(&self, event: usize, references: &[At<String>]) -> Vec<CitationRef> {
        references.iter().filter_map(|reference| self.citation_ref(event, reference)).collect()
    }

    fn voices(&self, references: &[At<String>]) -> Vec<Voice> {
        let voice = |reference: &At<String>| {
            self.names.voice(&reference.value).map(|spoken| match spoken {
                Spoken::Actor(at) => Voice::Actor(ActorIx(index(at))),
                Spoken::Person(at) => Voice::Person(PersonIx(index(at))),
                Spoken::Author => Voice::Author,
                Spoken::Publisher => Voice::Publisher,
                Spoken::Unattributed => Voice::Unattributed,
            })
        };
        references.iter().filter_map(voice).collect()
    }

    fn event(&self, at: usize, event: &EventDraft) -> Option<Event> {
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
        let shown = shown(event);
        let citations = event.citations.iter().map(|citation| self.citation(event, citation, &shown));
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
            eras: Vec::new(),
            text,
            title,
        })
    }

    fn citation(&self, event: &EventDraft, citation: &CitationDraft, shown: &HashSet<&str>) -> Option<Citation> {
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
            only_in_notes: !shown.contains(citation.head.id.value.as_str()),
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

    fn actor(&self, actor: &super::draft::ActorDraft) -> Actor {
        Actor {
            id: actor.head.id.value.clone(),
            title: actor.title.clone(),
            short: actor.short.clone(),
            kind: actor.kind,
            date: actor.date.clone(),
            successor_of: self.all(Space::Actors, &actor.successor_of, ActorIx),
            perspective: self.one(Space::Perspectives, actor.perspective.as_ref(), PerspectiveIx),
            colour: actor.colour,
            mark: actor.mark,
            lane: actor.lane,
            titles: actor.titles.clone(),
        }
    }

    fn person(&self, person: &super::draft::PersonDraft) -> Person {
        Person {
            id: person.head.id.value.clone(),
            name: person.name.clone(),
            names: person.names.clone(),
            speaks_for: self.one(Space::Actors, person.speaks_for.as_ref(), ActorIx),
            perspective: self.one(Space::Perspectives, person.perspective.as_ref(), PerspectiveIx),
        }
    }

    fn source(&self, source: &super::draft::SourceDraft) -> Source {
        Source {
            id: source.head.id.value.clone(),
            title: source.title.clone(),
            described: source.described,
            authors: source.authors.clone(),
            publisher: source.publisher.clone(),
            container: source.container.clone(),
            date: source.date.clone(),
            url: source.url.clone(),
            archive_url: source.archive_url.clone(),
            accessed: source.accessed.clone(),
            language: source.language.clone(),
            kind: source.kind,
            role: source.role,
            titles: source.titles.clone(),
            text_of: self.one(Space::Sources, source.text_of.as_ref(), SourceIx),
            licence: source.licence.clone(),
            access: source.access,
            state_media: source.state_media,
            perspective: self.one(Space::Perspectives, source.perspective.as_ref(), PerspectiveIx),
            note: source.note.as_ref().map(|text| prose(Some(text))),
        }
    }
}

/// The citations that an event shows among its evidence: all but those that only notes use.
fn shown(event: &EventDraft) -> HashSet<&str> {
    let mut in_notes: HashSet<&str> = HashSet::new();
    in_notes.extend(event.notes.iter().flat_map(|note| &note.citations).map(|id| id.value.as_str()));
    let mut elsewhere: HashSet<&str> = HashSet::new();
    elsewhere.extend(event.date_citations.iter().map(|id| id.value.as_str()));
    elsewhere.extend(event.dates.iter().flat_map(|date| &date.citations).map(|id| id.value.as_str()));
    elsewhere.extend(event.notes.iter().filter_map(|note| note.corrects.as_ref()).map(|id| id.value.as_str()));
    let relations = event.relations.iter().flat_map(|r| r.citations.iter().chain(&r.disputed_by));
    elsewhere.extend(relations.map(|id| id.value.as_str()));
    for item in Prose::parse(&event.text.text) {
        if let pulldown_cmark::Event::FootnoteReference(pulldown_cmark::CowStr::Borrowed(id)) = item {
            elsewhere.insert(id);
        }
    }
    let ids = event.citations.iter().map(|citation| citation.head.id.value.as_str());
    ids.filter(|id| elsewhere.contains(id) || !in_notes.contains(id)).collect()
}

/// A title cut at a word to the length of a label.
fn shortened(title: &str) -> String {
    const ROOM: usize = super::check::LONGEST_LABEL;
    if title.chars().count() <= ROOM {
        return title.to_owned();
    }
    let head: String = title.chars().take(ROOM - 1).collect();
    let end = head.rfind(' ').filter(|&at| at > ROOM / 3).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ':', ' ', '–', '-']))
}
