//! What records and events name, each name with its place: the rules of references look at them, and a renaming moves
//! them.

use super::{RawBody, RawEvent, RawMarkdown, RawTimeline};
use crate::load::span::{Span, Spanned};
use crate::model::{Markdown, Namespace};
use pulldown_cmark::{Event, Tag};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A record.
    Record(Namespace),
    /// A citation, as `"id"` or `"other-event#id"`.
    Citation,
    /// An actor, a person, or one of the three words.
    Voice,
}

impl RawTimeline {
    /// Hands over every reference of a record that is no event.
    pub fn references<'a>(&'a self, mut take: impl FnMut(ReferenceKind, &'a Spanned<String>)) {
        let mut all = |space, references: &mut dyn Iterator<Item = &'a Spanned<String>>| {
            references.for_each(|reference| take(ReferenceKind::Record(space), reference));
        };
        for actor in &self.actors {
            all(Namespace::Actors, &mut actor.successor_of.iter());
            all(Namespace::Perspectives, &mut actor.perspective.iter());
        }
        for person in &self.people {
            all(Namespace::Actors, &mut person.speaks_for.iter());
            all(Namespace::Perspectives, &mut person.perspective.iter());
        }
        for source in &self.sources {
            all(Namespace::Sources, &mut source.text_of.iter());
            all(Namespace::Perspectives, &mut source.perspective.iter());
        }
        for thread in &self.threads {
            all(Namespace::Events, &mut thread.steps.iter().map(|step| &step.event));
        }
    }

    /// The Markdown of records that are no events, but for the steps of threads, whose footnotes are other than those of
    /// any other text.
    pub fn markdown(&self) -> impl Iterator<Item = &RawMarkdown> {
        let about = self.about.iter().flat_map(|about| about.intro.iter().chain(&about.scope));
        let eras = self.eras.iter().filter_map(|era| era.summary.as_ref());
        let sources = self.sources.iter().filter_map(|source| source.note.as_ref());
        about.chain(eras).chain(sources)
    }
}

impl RawTimeline {
    /// Hands over every address of the web that a record names which is no event.
    pub fn web_addresses(&self, mut take: impl FnMut(&str, Span)) {
        self.sources.iter().flat_map(|source| &source.addresses).for_each(|one| take(&one.value, one.span));
        let steps = self.threads.iter().flat_map(|thread| thread.steps.iter().map(|step| &step.text));
        self.markdown().chain(steps).for_each(|text| links(text, &mut take));
    }
}

/// Hands over every address of the web to which Markdown links.
fn links(markdown: &RawMarkdown, take: &mut impl FnMut(&str, Span)) {
    if !markdown.text.contains("://") {
        return;
    }
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. }) = item
            && ["http://", "https://"].iter().any(|scheme| dest_url.starts_with(scheme))
        {
            take(&dest_url, markdown.place(part));
        }
    }
}

impl RawEvent {
    /// Hands over every address of the web that the event names.
    pub fn web_addresses(&self, mut take: impl FnMut(&str, Span)) {
        self.markdown().for_each(|text| links(text, &mut take));
    }

    /// Hands over every reference of the event.
    pub fn references<'a>(&'a self, mut take: impl FnMut(ReferenceKind, &'a Spanned<String>)) {
        let mut all = |named, references: &'a [Spanned<String>]| references.iter().for_each(|one| take(named, one));
        all(ReferenceKind::Record(Namespace::Actors), &self.actors);
        all(ReferenceKind::Record(Namespace::Actors), &self.concerns);
        all(ReferenceKind::Record(Namespace::People), &self.people);
        all(ReferenceKind::Record(Namespace::Events), self.after.as_slice());
        all(ReferenceKind::Record(Namespace::Kinds), &self.kinds);
        all(ReferenceKind::Citation, &self.date_citations);
        self.dates.iter().for_each(|date| all(ReferenceKind::Citation, &date.citations));
        for citation in &self.citations {
            all(ReferenceKind::Record(Namespace::Sources), citation.source.as_slice());
            all(ReferenceKind::Record(Namespace::Sources), citation.via.as_slice());
            all(ReferenceKind::Voice, &citation.voice);
            all(ReferenceKind::Voice, &citation.reports);
            all(ReferenceKind::Voice, &citation.attributed_to);
        }
        for relation in &self.relations {
            all(ReferenceKind::Record(Namespace::Events), relation.to.as_slice());
            all(ReferenceKind::Citation, &relation.citations);
            all(ReferenceKind::Citation, &relation.disputed_by);
            all(ReferenceKind::Voice, &relation.claimed_by);
        }
        for note in &self.notes {
            all(ReferenceKind::Citation, &note.citations);
            all(ReferenceKind::Citation, note.corrects.as_slice());
        }
    }

    /// The Markdown of the event.
    pub fn markdown(&self) -> impl Iterator<Item = &RawMarkdown> {
        let notes = self.notes.iter().filter_map(|note| note.text.as_ref());
        let says = self.citations.iter().filter_map(|citation| match &citation.body {
            RawBody::Says(text) => Some(text),
            _ => None,
        });
        std::iter::once(&self.text).chain(notes).chain(says)
    }
}
