//! Renaming a citation or a relation, `event#id`.

use super::edits::{Edits, FileChange, OpenFiles};
use super::occurrences::Occurrence;
use super::{RenameError, RenamePlan, aliases, verify};
use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::raw::{EventInput, RawEvent, RawMarkdown, RawTimeline, RecordHeader, ReferenceKind, SideFindings};
use crate::load::span::Spanned;
use crate::load::{self, LoadRun};
use crate::model::{Id, Markdown, Namespace};
use crate::routes::Route;
use pulldown_cmark::{Event, Tag};

/// Plans to rename the citation or the relation `old` of an event.
///
/// # Errors
/// [`RenameError`], with the reason.
pub fn rename(folder: &Folder, event: &str, old: &str, new: &Id) -> Result<RenamePlan, RenameError> {
    let LoadRun { outcome, raw, mut lock, inputs } = load::run(folder, None, true);
    let diagnostics = outcome.diagnostics;
    if diagnostics.has_errors() {
        return Err(RenameError::Errors(diagnostics));
    }
    let stub = raw.events.iter().find(|stub| stub.header.has_id(event));
    let stub = stub.ok_or_else(|| RenameError::Unknown(String::new()))?;
    let header = find(&inputs, stub.header.id.value.as_str(), old)?;
    let own_alias = header.aliases.iter().any(|alias| alias.value == *new);
    let is_taken = stub.fragments.iter().any(|(id, _)| **id == *new.as_str());
    let of_event = |event: &Option<Id>| event.as_ref() == Some(&stub.header.id.value);
    let was_there = raw.withdrawn.iter().any(|gone| of_event(&gone.event) && gone.header.has_id(new.as_str()));
    if header.id.value == *new {
        return Err(RenameError::Same);
    } else if (is_taken && !own_alias) || was_there {
        return Err(RenameError::TakenInEvent);
    }

    let ids: Vec<&str> = stub.header.ids().map(|id| id.value.as_str()).collect();
    let target = FragmentTarget { event: &ids, id: old };
    let mut edits = Edits { old, new: new.as_str(), all: Vec::new() };
    let found = target.occurrences(&raw, &inputs);
    let places = found.iter().map(|occurrence| occurrence.span).chain([header.id.span]);
    let files = OpenFiles::read(folder, &diagnostics, places)?;
    let references = found.iter().map(|occurrence| occurrence.indices.len()).sum();
    found.iter().try_for_each(|occurrence| edits.rename(&files, occurrence))?;
    aliases::edit(&mut edits, &files, &header, false)?;
    let mut changes = files.changed(edits.all)?;
    if lock.rename_quotation(ids[0], old, new.as_str()) {
        changes.extend(FileChange::generated(folder, EVIDENCE_LOCK, lock.to_string().into_bytes()));
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    let plan = RenamePlan { space: Namespace::Events, changes, references };
    verify(folder, &plan, |raw, inputs| target.occurrences(raw, inputs))?;
    Ok(plan)
}

/// The header of a citation or a relation.
fn find(inputs: &[EventInput<'_>], event: &str, old: &str) -> Result<RecordHeader, RenameError> {
    let mut found: Option<RecordHeader> = None;
    for_each_event(inputs, |one| {
        if one.header.id.value.as_str() == event {
            let citations = one.citations.iter().map(|citation| &citation.header);
            let relations = one.relations.iter().map(|relation| &relation.header);
            found = citations.chain(relations).find(|header| header.has_id(old)).cloned();
        }
    });
    match found {
        Some(header) if header.id.value.as_str() == old => Ok(header),
        Some(header) => Err(RenameError::Alias(format!("{event}#{}", header.id.value))),
        None => Err(RenameError::Unknown(format!(": the event “{event}” has no such citation or relation"))),
    }
}

fn for_each_event(inputs: &[EventInput<'_>], mut visit: impl FnMut(&RawEvent)) {
    let diagnostics = crate::load::Diagnostics::new(&Folder::default(), true);
    for input in inputs {
        input.for_each_event(&diagnostics, &mut SideFindings::default(), |event, _| visit(&event));
    }
}

/// The citation or relation whose references are searched.
struct FragmentTarget<'a> {
    /// The ids of its event.
    event: &'a [&'a str],
    id: &'a str,
}

impl FragmentTarget<'_> {
    fn occurrences(&self, raw: &RawTimeline, inputs: &[EventInput<'_>]) -> Vec<Occurrence> {
        let mut found = Vec::new();
        raw.references(|kind, reference| found.extend(self.value(kind, reference, false)));
        raw.markdown().for_each(|text| found.extend(self.markdown(text, false)));
        for step in raw.threads.iter().flat_map(|thread| &thread.steps) {
            found.extend(self.markdown(&step.text, self.event.contains(&step.event.value.as_str())));
        }
        for_each_event(inputs, |event| {
            let own = self.event.contains(&event.header.id.value.as_str());
            event.references(|kind, reference| found.extend(self.value(kind, reference, own)));
            event.markdown().for_each(|text| found.extend(self.markdown(text, own)));
        });
        found
    }

    /// Whether a name refers to it: `id` in its `own` event, `event#id` anywhere.
    fn is_meant(&self, name: &str, own: bool) -> bool {
        match name.split_once('#') {
            Some((event, id)) => id == self.id && self.event.contains(&event),
            None => own && name == self.id,
        }
    }

    fn value(&self, kind: ReferenceKind, reference: &Spanned<String>, own: bool) -> Option<Occurrence> {
        let value = reference.value.as_str();
        let is_fragment = matches!(kind, ReferenceKind::Citation | ReferenceKind::Relation);
        if !is_fragment || !self.is_meant(value, own) {
            return None;
        }
        let places: Vec<usize> = value.match_indices(self.id).map(|(at, _)| at).collect();
        let index = places.binary_search(&(value.len() - self.id.len())).ok()?;
        Some(Occurrence { span: reference.span, indices: vec![index], total: places.len() })
    }

    fn markdown(&self, markdown: &RawMarkdown, own: bool) -> Option<Occurrence> {
        let text = markdown.text.as_str();
        let places: Vec<usize> = text.match_indices(self.id).map(|(at, _)| at).collect();
        if places.is_empty() {
            return None;
        }
        let in_link = |to: &str, part: std::ops::Range<usize>| {
            let (path, id) = to.split_once('#')?;
            let route = Route::parse(path.split('?').next()?)?;
            let is_event =
                route.record().is_some_and(|(space, id)| space == Namespace::Events && self.event.contains(&id));
            let fragment = format!("#{id}");
            let ends =
                |at: &usize| !text[at + fragment.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
            let found = text[part.clone()].match_indices(&fragment).map(|(at, _)| part.start + at).filter(ends);
            found.last().filter(|_| is_event && id == self.id).map(|at| at + 1)
        };
        let parser = Markdown::parse(text);
        let definitions = parser.reference_definitions().iter();
        let mut named: Vec<usize> =
            definitions.filter_map(|(_, link)| in_link(&link.dest, link.span.clone())).collect();
        for (item, part) in parser.into_offset_iter() {
            match item {
                Event::Start(Tag::Link { dest_url, .. }) => named.extend(in_link(&dest_url, part)),
                // `[^name]`
                Event::FootnoteReference(name) if self.is_meant(&name, own) => {
                    named.push(part.start + 2 + name.len() - self.id.len());
                }
                _ => {}
            }
        }
        let mut indices: Vec<usize> = named.iter().filter_map(|at| places.binary_search(at).ok()).collect();
        indices.sort_unstable();
        indices.dedup();
        (!indices.is_empty()).then_some(Occurrence { span: markdown.span, indices, total: places.len() })
    }
}
