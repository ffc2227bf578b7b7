//! Fragment ids: the ids of an event's citations and relations, as in `/events/ID#FRAGMENT`.

use super::{RawEvent, RecordHeader, Withdrawn};
use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::Id;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What a fragment id refers to: the position of a citation or of a relation in its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// A citation.
    Citation(u32),
    /// A relation.
    Relation(u32),
}

/// All fragment ids of an event, sorted. Citations and relations share this namespace. On conflict current ids win over
/// aliases, and aliases over what was written instead of an id; conflicts are reported.
pub fn fragments(event: &RawEvent, withdrawn: &[Withdrawn], diagnostics: &Diagnostics) -> Box<[(Box<str>, Fragment)]> {
    let citations = (0..).map(Fragment::Citation).zip(event.citations.iter().map(|citation| &citation.header));
    let relations = (0..).map(Fragment::Relation).zip(event.relations.iter().map(|relation| &relation.header));
    let headers: Vec<(Fragment, &RecordHeader)> = citations.chain(relations).collect();
    let mut taken: HashMap<&str, Span> = HashMap::new();
    let mut ids: Vec<(Box<str>, Fragment)> = Vec::with_capacity(headers.len());
    for &(fragment, header) in &headers {
        let Spanned { value: id, span } = &header.id;
        match taken.entry(id.as_str()) {
            Entry::Occupied(first) => report_duplicate(header, Some(*first.get()), diagnostics),
            Entry::Vacant(free) => {
                free.insert(*span);
                ids.push((Box::from(id.as_str()), fragment));
            }
        }
    }
    for &(fragment, header) in &headers {
        for alias in &header.aliases {
            if taken.insert(alias.value.as_str(), alias.span).is_some() {
                report_hidden_id(alias, diagnostics);
            } else {
                ids.push((Box::from(alias.value.as_str()), fragment));
            }
        }
    }
    for &(fragment, header) in &headers {
        for written_as in &header.written_as {
            if taken.insert(written_as.as_str(), header.id.span).is_none() {
                ids.push((Box::from(written_as.as_str()), fragment));
            }
        }
    }
    for withdrawn in withdrawn.iter().filter(|withdrawn| withdrawn.event.is_some()) {
        for id in withdrawn.header.ids() {
            if taken.insert(id.value.as_str(), id.span).is_some() {
                report_taken(&withdrawn.header, id, diagnostics);
            }
        }
    }
    ids.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    ids.into()
}

/// Reports an id that belongs to something else already; `other` is its place.
pub fn report_duplicate(header: &RecordHeader, other: Option<Span>, diagnostics: &Diagnostics) {
    let Spanned { value, span } = &header.id;
    let mut hint = "ids are addresses: give one of the two another id".to_owned();
    if let Some(other) = other {
        hint += &format!("; the other one is in {}", diagnostics.place(other));
    }
    diagnostics.add(Rule::IdDuplicate, *span, format!("“{value}” is already the id of something else"), hint);
}

/// Reports an alias that is an id or alias of something else already.
pub fn report_hidden_id(alias: &Spanned<Id>, diagnostics: &Diagnostics) {
    let message = format!("the alias “{}” is already an id or alias", alias.value);
    let hint = "an alias is an earlier id that nothing uses any more: remove it, or rename what uses it";
    diagnostics.add(Rule::AliasHidesId, alias.span, message, hint);
}

/// Reports an id or alias of something withdrawn that belongs to something else.
pub fn report_taken(header: &RecordHeader, id: &Spanned<Id>, diagnostics: &Diagnostics) {
    if id.span == header.id.span {
        report_duplicate(header, None, diagnostics);
    } else {
        report_hidden_id(id, diagnostics);
    }
}
