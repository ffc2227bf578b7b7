//! Drafts: events, sources and threads that are checked, and that only their editors see.

use super::{RawAbout, RawBody, RawEvent, RawMarkdown, RawMedium, RawTimeline, RecordHeader, ReferenceKind};
use crate::load::span::Spanned;
use crate::model::{Markdown, Namespace};
use crate::routes::Route;
use pulldown_cmark::{Event, Tag};
use std::collections::HashSet;

/// The ids of drafts, with their earlier ids.
#[derive(Clone, Debug, Default)]
pub struct Drafts(HashSet<(Namespace, String)>);

impl Drafts {
    /// The drafts with these headers.
    pub fn new(headers: &[RecordHeader]) -> Self {
        let ids =
            |header: &RecordHeader| -> Vec<_> { header.ids().map(|id| (header.space, id.value.to_string())).collect() };
        Self(headers.iter().flat_map(ids).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the record with this id is a draft.
    pub fn contains(&self, space: Namespace, id: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&(space, id.to_owned()))
    }

    /// Whether a reference names a draft, or a citation or a relation of one.
    pub fn has(&self, kind: ReferenceKind, reference: &str) -> bool {
        match kind {
            ReferenceKind::Record(space) => self.contains(space, reference),
            ReferenceKind::Citation | ReferenceKind::Relation => self.has_part(reference),
            ReferenceKind::Voice => false,
        }
    }

    /// Whether `event#id` belongs to a draft.
    pub fn has_part(&self, reference: &str) -> bool {
        reference.split_once('#').is_some_and(|(event, _)| self.contains(Namespace::Events, event))
    }

    /// Whether a link in Markdown leads to a draft.
    pub fn has_page(&self, address: &str) -> bool {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let record = Route::parse(path).and_then(Route::record);
        record.is_some_and(|(space, id)| self.contains(space, id))
    }
}

impl RawTimeline {
    /// Removes links to drafts from the records that are not events.
    pub fn forget(&mut self, drafts: &Drafts) {
        let about = self.about.iter_mut().flat_map(RawAbout::markdown_mut);
        let eras = self.eras.iter_mut().filter_map(|era| era.summary.as_mut());
        let terms = self.glossary.iter_mut().filter_map(|term| term.text.as_mut());
        about.chain(eras).chain(terms).for_each(|text| text.forget(drafts, &[]));
        for source in &mut self.sources {
            if let Some(note) = &mut source.note {
                note.forget(drafts, &[]);
                source.record.note = Some(Markdown::new(&note.text));
            }
        }
        for thread in &mut self.threads {
            thread.steps.retain(|step| !drafts.contains(Namespace::Events, &step.event.value));
            for step in &mut thread.steps {
                step.text.forget(drafts, &[]);
                step.footnotes.retain(|footnote| !drafts.has_part(&footnote.value));
            }
        }
        self.threads.retain(|thread| !thread.steps.is_empty());
        let about = self.about.iter_mut().flat_map(|about| &mut about.media);
        let actors = self.actors.iter_mut().flat_map(|actor| &mut actor.media);
        let people = self.people.iter_mut().flat_map(|person| &mut person.media);
        let sources = self.sources.iter_mut().flat_map(|source| &mut source.media);
        let threads = self.threads.iter_mut().flat_map(|thread| &mut thread.media);
        about.chain(actors).chain(people).chain(sources).chain(threads).for_each(|medium| medium.forget(drafts));
    }
}

impl RawEvent {
    /// Removes what refers to drafts: citations of sources, relations, links; and what rests on nothing else.
    pub fn forget(&mut self, drafts: &Drafts) {
        let source = |id: &Option<Spanned<String>>| id.iter().any(|id| drafts.contains(Namespace::Sources, &id.value));
        let mut gone: Vec<String> = Vec::new();
        self.citations.retain(|citation| {
            let is_gone = source(&citation.source) || source(&citation.via);
            if is_gone {
                gone.extend(citation.header.ids().map(|id| id.value.to_string()));
            }
            !is_gone
        });
        let is_kept = |id: &Spanned<String>| !gone.contains(&id.value) && !drafts.has_part(&id.value);
        // Whether something is left of what there was.
        let keep = |ids: &mut Vec<Spanned<String>>| {
            let before = ids.len();
            ids.retain(is_kept);
            before == 0 || !ids.is_empty()
        };
        self.relations.retain_mut(|relation| {
            keep(&mut relation.disputed_by);
            let is_public = !relation.to.iter().any(|to| drafts.contains(Namespace::Events, &to.value));
            is_public && keep(&mut relation.citations)
        });
        self.notes.retain_mut(|note| keep(&mut note.citations) && note.corrects.iter().all(is_kept));
        self.dates.iter_mut().for_each(|date| _ = keep(&mut date.citations));
        keep(&mut self.date_citations);
        self.media.iter_mut().for_each(|medium| medium.forget(drafts));
        self.after.take_if(|after| drafts.contains(Namespace::Events, &after.value));
        self.text.forget(drafts, &gone);
        self.notes.iter_mut().filter_map(|note| note.text.as_mut()).for_each(|text| text.forget(drafts, &gone));
        for citation in &mut self.citations {
            if let RawBody::Says(text) = &mut citation.body {
                text.forget(drafts, &gone);
            }
        }
    }
}

impl RawMedium {
    /// Removes its source, if that is a draft.
    fn forget(&mut self, drafts: &Drafts) {
        self.source.take_if(|source| drafts.contains(Namespace::Sources, &source.value));
    }
}

impl RawMarkdown {
    /// Removes footnotes that name drafts or are among those that are `gone`. The text of links to drafts stays.
    fn forget(&mut self, drafts: &Drafts, gone: &[String]) {
        if !self.text.contains('[') {
            return;
        }
        let mut cuts = Vec::new();
        let mut links = Vec::new();
        for (item, part) in Markdown::parse(&self.text).into_offset_iter() {
            match item {
                Event::FootnoteReference(id) if drafts.has_part(&id) || gone.iter().any(|gone| **gone == *id) => {
                    cuts.push((part, String::new()));
                }
                Event::Start(Tag::Link { dest_url, .. }) if drafts.has_page(&dest_url) => links.push(part),
                _ => {}
            }
        }
        for part in links {
            let words = self.text[part.clone()].strip_prefix('[').and_then(|rest| rest.split_once(']'));
            cuts.extend(words.map(|(words, _)| (part, words.to_owned())));
        }
        cuts.sort_by_key(|(part, _)| std::cmp::Reverse(part.start));
        for (part, words) in cuts {
            self.text.replace_range(part, &words);
        }
    }
}
