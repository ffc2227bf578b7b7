//! From a folder without errors to a timeline: references become indices, and events are numbered in chronological order.

mod branding;
mod event;
mod media;
mod notes;
mod order;
mod records;
mod thread;

use crate::load::diagnostic::FileText;
use crate::load::evidence_lock::EvidenceLock;
use crate::load::folder::Folder;
use crate::load::raw::{RawMarkdown, RawTerm, RawTimeline, RecordHeader};
use crate::load::span::Spanned;
use crate::load::symbols::SymbolTable;
use crate::messages::Messages;
use crate::model::ThinSlice;
use crate::model::{
    About, CitationRef, DEFAULT_KINDS, Era, Event, EventIx, EventLines, GlossaryTerm, Id, Kind, Lookup, Markdown,
    Namespace, Repository, Series, SourceKind, Timeline, Tombstone, Voice,
};
use notes::used_elsewhere;
use order::{chronological, eras};
use std::collections::{HashMap, HashSet};

/// Makes a timeline from a folder without errors, event by event.
pub struct Resolver<'a> {
    symbols: &'a SymbolTable<'a>,
    lock: &'a EvidenceLock,
    /// The folder, of which the media are looked up.
    files: &'a Folder,
    /// The chronological number of each event, by its position in the folder.
    numbers: Vec<u32>,
    used_elsewhere: HashSet<(usize, usize)>,
    series: Vec<Series>,
    source_kinds: Vec<SourceKind>,
    eras: Vec<Era>,
    /// The messages in which titles say that they are drafts, if they do.
    marks_drafts: Option<&'static Messages>,
}

impl<'a> Resolver<'a> {
    /// Returns `None` if something mandatory is missing, which the check has reported.
    pub fn new(
        raw: &RawTimeline,
        symbols: &'a SymbolTable<'a>,
        lock: &'a EvidenceLock,
        files: &'a Folder,
        marks_drafts: bool,
    ) -> Option<Self> {
        let numbers = chronological(raw, symbols)?;
        let (series, eras) = eras(raw)?;
        let messages = || Messages::for_language(raw.about.as_ref().map_or("en", |about| &about.language));
        let marks_drafts = marks_drafts.then(messages);
        Some(Self {
            symbols,
            lock,
            files,
            numbers,
            used_elsewhere: used_elsewhere(raw, symbols),
            series,
            source_kinds: raw.all_source_kinds(),
            eras,
            marks_drafts,
        })
    }

    /// A title, which says that it is a draft, if it is one.
    fn title(&self, title: String, draft: bool) -> String {
        match self.marks_drafts.filter(|_| draft && !title.is_empty()) {
            Some(messages) => messages.text().draft_title(title),
            None => title,
        }
    }

    /// The timeline with these events, which must be all events in the order of the folder.
    pub fn timeline(self, raw: &RawTimeline, mut events: Vec<Event>, files: &[FileText]) -> Option<Timeline> {
        let about = raw.about.as_ref()?;
        let kinds: Vec<Kind> = if raw.kinds.is_empty() {
            let default = |id: &str| Some(Kind { id: Id::new(id).ok()?, title: None, colour: None });
            DEFAULT_KINDS.into_iter().filter_map(default).collect()
        } else {
            raw.kinds.iter().map(|(_, kind)| kind.clone()).collect()
        };
        let actors = raw.actors.iter().map(|actor| self.actor(actor)).collect();
        let people = raw.people.iter().map(|person| self.person(person)).collect();
        let sources = raw.sources.iter().map(|source| self.source(source)).collect();
        let threads = raw.threads.iter().map(|thread| self.thread(thread)).collect();
        let media = self.media(&about.media);
        let mut numbers = self.numbers;
        let event_lines = event_lines(raw, &numbers, files);
        reorder(&mut events, &mut numbers)?;
        let timeline = Timeline {
            about: About {
                title: about.title.clone(),
                subtitle: about.subtitle.clone(),
                language: about.language.clone(),
                intro: markdown_of(about.intro.as_ref()),
                scope: markdown_of(about.scope.as_ref()),
                method: markdown_of(about.method.as_ref()),
                editors: about.editors.clone(),
                contact: about.contact.clone(),
                licence: about.licence.clone(),
                repository: about.repository.clone(),
                base_url: about.base_url.clone(),
                range: about.range.as_ref().map(|range| range.value.clone()),
                start: about.start.as_ref().map(|start| start.value.clone()),
                evidence: about.evidence,
                embed: about.embed.clone(),
                branding: branding::branding(raw, &about.branding),
                media,
            },
            perspectives: raw.perspectives.iter().map(|(_, p)| p.clone()).collect(),
            kinds,
            source_kinds: self.source_kinds,
            glossary: raw.glossary.iter().map(term).collect(),
            series: self.series,
            eras: self.eras,
            actors,
            people,
            sources,
            events,
            threads,
            tombstones: tombstones(raw),
            event_lines,
            lookup: Lookup::default(),
        };
        Some(timeline.with_lookup())
    }
}

/// The lines of events that have no files of their own, by their numbers. Only links to a repository need them.
fn event_lines(raw: &RawTimeline, numbers: &[u32], files: &[FileText]) -> EventLines {
    let is_jsonl = |at: u32| files.get(at as usize).is_some_and(|file| file.is_jsonl);
    let linked = raw.about.as_ref().is_some_and(|about| about.repository != Repository::default());
    let mut lines = EventLines::default();
    if !linked || !raw.events.iter().any(|event| is_jsonl(event.header.id.span.file)) {
        return lines;
    }
    let first = files.iter().position(|file| file.is_jsonl).unwrap_or_default();
    let jsonl = files.iter().skip(first).take_while(|file| file.is_jsonl);
    lines.files = jsonl.map(|file| file.path.clone()).collect();
    lines.places = vec![None; raw.events.len()];
    for (event, number) in raw.events.iter().zip(numbers) {
        let span = event.header.id.span;
        if let Some(place) = lines.places.get_mut(*number as usize).filter(|_| is_jsonl(span.file)) {
            *place = Some((span.file - index(first), span.line + 1));
        }
    }
    lines
}

fn term(raw: &RawTerm) -> GlossaryTerm {
    let RawTerm { header, title, text } = raw;
    let aliases = header.aliases.iter().map(|alias| alias.value.clone()).collect();
    GlossaryTerm { id: header.id.value.clone(), title: title.clone(), text: markdown_of(text.as_ref()), aliases }
}

/// Sorts events by their numbers in place: a second list of a million events would double the peak of memory.
fn reorder(events: &mut [Event], numbers: &mut [u32]) -> Option<()> {
    if events.len() != numbers.len() {
        return None;
    }
    for at in 0..events.len() {
        while numbers[at] as usize != at {
            let to = numbers[at] as usize;
            events.swap(at, to);
            numbers.swap(at, to);
        }
    }
    Some(())
}

/// The fate of ids that no record has any more.
fn tombstones(raw: &RawTimeline) -> HashMap<(Namespace, Id), Tombstone> {
    let mut tombstones = HashMap::new();
    for (RecordHeader { space, id, aliases, .. }, _) in raw.headers() {
        for alias in aliases {
            tombstones.insert((*space, alias.value.clone()), Tombstone::Renamed(id.value.clone()));
        }
    }
    for withdrawn in raw.withdrawn_records() {
        for Spanned { value, .. } in withdrawn.header.ids() {
            tombstones.insert((withdrawn.header.space, value.clone()), Tombstone::Withdrawn(withdrawn.reason.clone()));
        }
    }
    tombstones
}

/// A position as an index. Lists have fewer than 2³² items: a larger folder does not load.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn markdown_of(raw: Option<&RawMarkdown>) -> Markdown {
    raw.map(|raw| Markdown::new(&raw.text)).unwrap_or_default()
}

/// A string without spare capacity.
fn boxed(words: Option<String>) -> Option<Box<str>> {
    words.map(String::into_boxed_str)
}

impl Resolver<'_> {
    fn find(&self, space: Namespace, reference: &Spanned<String>) -> Option<u32> {
        self.symbols.find(space, &reference.value).map(index)
    }

    fn all<T, L: FromIterator<T>>(&self, space: Namespace, references: &[Spanned<String>], make: fn(u32) -> T) -> L {
        references.iter().filter_map(|reference| self.find(space, reference)).map(make).collect()
    }

    fn one<T>(&self, space: Namespace, reference: Option<&Spanned<String>>, make: fn(u32) -> T) -> Option<T> {
        self.find(space, reference?).map(make)
    }

    fn citation_ref(&self, event: usize, reference: &Spanned<String>) -> Option<CitationRef> {
        let (event, citation) = self.symbols.citation(event, &reference.value)?;
        Some(CitationRef { event: EventIx(self.numbers[event]), position: index(citation) })
    }

    fn citation_refs<L: FromIterator<CitationRef>>(&self, event: usize, references: &[Spanned<String>]) -> L {
        references.iter().filter_map(|reference| self.citation_ref(event, reference)).collect()
    }

    fn voices(&self, references: &[Spanned<String>]) -> ThinSlice<Voice> {
        references.iter().filter_map(|reference| self.symbols.voice(&reference.value)).collect()
    }
}
