//! All references and links in records and events, with their places. The rules check them, and `rename` moves them.

use super::{RawAbout, RawBody, RawEvent, RawMarkdown, RawTimeline};
use crate::load::span::{Span, Spanned};
use crate::model::{Markdown, Namespace};
use pulldown_cmark::{Event, Tag};

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A record of a namespace.
    Record(Namespace),
    /// A citation, as `"id"` or `"other-event#id"`.
    Citation,
    /// A relation, as `"event#id"`.
    Relation,
    /// A voice: an actor, a person, or one of the reserved words.
    Voice,
}

impl RawTimeline {
    /// Visits every reference in records other than events, and where relations have moved.
    pub fn references<'a>(&'a self, mut visit: impl FnMut(ReferenceKind, &'a Spanned<String>)) {
        let mut all = |space, references: &mut dyn Iterator<Item = &'a Spanned<String>>| {
            references.for_each(|reference| visit(ReferenceKind::Record(space), reference));
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
        all(Namespace::Sources, &mut self.media().filter_map(|(_, medium)| medium.source.as_ref()));
        for thread in &self.threads {
            all(Namespace::Events, &mut thread.steps.iter().map(|step| &step.event));
        }
        let moved = self.withdrawn.iter().filter_map(|withdrawn| withdrawn.moved.as_ref());
        moved.for_each(|to| visit(ReferenceKind::Relation, to));
    }

    /// The Markdown of records other than events, without the steps of threads, whose footnotes follow other rules.
    pub fn markdown(&self) -> impl Iterator<Item = &RawMarkdown> {
        let about = self.about.iter().flat_map(RawAbout::markdown);
        let eras = self.eras.iter().filter_map(|era| era.summary.as_ref());
        let sources = self.sources.iter().filter_map(|source| source.note.as_ref());
        let terms = self.glossary.iter().filter_map(|term| term.text.as_ref());
        about.chain(eras).chain(sources).chain(terms)
    }

    /// Visits every web address in records other than events.
    pub fn web_addresses(&self, mut visit: impl FnMut(&str, Span)) {
        self.sources.iter().flat_map(|source| &source.addresses).for_each(|one| visit(&one.value, one.span));
        self.media().flat_map(|(_, medium)| &medium.url).for_each(|url| visit(&url.value, url.span));
        let steps = self.threads.iter().flat_map(|thread| thread.steps.iter().map(|step| &step.text));
        self.markdown().chain(steps).for_each(|text| visit_links(text, &mut visit));
    }
}

/// Visits every web address that Markdown links to.
fn visit_links(markdown: &RawMarkdown, visit: &mut impl FnMut(&str, Span)) {
    if !markdown.text.contains("://") {
        return;
    }
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. }) = item
            && ["http://", "https://"].iter().any(|scheme| dest_url.starts_with(scheme))
        {
            visit(&dest_url, markdown.span_of(part));
        }
    }
}

impl RawEvent {
    /// Visits every web address in the event.
    pub fn web_addresses(&self, mut visit: impl FnMut(&str, Span)) {
        self.media.iter().flat_map(|medium| &medium.url).for_each(|url| visit(&url.value, url.span));
        self.markdown().for_each(|text| visit_links(text, &mut visit));
    }

    /// Visits every reference in the event.
    pub fn references<'a>(&'a self, mut visit: impl FnMut(ReferenceKind, &'a Spanned<String>)) {
        let mut all = |named, references: &'a [Spanned<String>]| references.iter().for_each(|one| visit(named, one));
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
        for medium in &self.media {
            all(ReferenceKind::Record(Namespace::Sources), medium.source.as_slice());
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
