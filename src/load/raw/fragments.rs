//! Fragment ids: what citations and relations of an event are called in addresses.

use super::{RawEvent, RecordHeader, Withdrawn};
use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::Id;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What a fragment of an event's address stands for: the position of a citation or relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Of a citation.
    Citation(u32),
    /// Of a relation.
    Relation(u32),
}

/// The names of an event's citations and relations, which share one namespace, its fragments: sorted, those that it
/// has before those that it had, and these before what was probably meant. Names that two things have are reported.
pub fn fragments(event: &RawEvent, withdrawn: &[Withdrawn], diagnostics: &Diagnostics) -> Box<[(Box<str>, Fragment)]> {
    let citations = (0..).map(Fragment::Citation).zip(event.citations.iter().map(|citation| &citation.header));
    let relations = (0..).map(Fragment::Relation).zip(event.relations.iter().map(|relation| &relation.header));
    let headers: Vec<(Fragment, &RecordHeader)> = citations.chain(relations).collect();
    let mut taken: HashMap<&str, Span> = HashMap::new();
    let mut names: Vec<(Box<str>, Fragment)> = Vec::with_capacity(headers.len());
    for &(fragment, header) in &headers {
        let Spanned { value: id, span } = &header.id;
        match taken.entry(id.as_str()) {
            Entry::Occupied(first) => report_duplicate(header, Some(*first.get()), diagnostics),
            Entry::Vacant(free) => {
                free.insert(*span);
                names.push((Box::from(id.as_str()), fragment));
            }
        }
    }
    for &(fragment, header) in &headers {
        for alias in &header.aliases {
            if taken.insert(alias.value.as_str(), alias.span).is_some() {
                report_hidden_id(alias, diagnostics);
            } else {
                names.push((Box::from(alias.value.as_str()), fragment));
            }
        }
    }
    for &(fragment, header) in &headers {
        for written_as in &header.written_as {
            if taken.insert(written_as.as_str(), header.id.span).is_none() {
                names.push((Box::from(written_as.as_str()), fragment));
            }
        }
    }
    for thing in withdrawn.iter().filter(|thing| thing.event.is_some()) {
        for id in thing.header.ids() {
            if taken.insert(id.value.as_str(), id.span).is_some() {
                if id.span == thing.header.id.span {
                    report_duplicate(&thing.header, None, diagnostics)
                } else {
                    report_hidden_id(id, diagnostics)
                }
            }
        }
    }
    names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    names.into()
}

/// Reports an id that another record has.
pub fn report_duplicate(header: &RecordHeader, other: Option<Span>, diagnostics: &Diagnostics) {
    let Spanned { value, span } = &header.id;
    let mut hint = "ids are addresses: give one of the two another id".to_owned();
    if let Some(other) = other {
        hint += &format!("; the other stands in {}", diagnostics.place(other));
    }
    diagnostics.add(Rule::IdDuplicate, *span, format!("“{value}” is the id of something else already"), hint);
}

/// Reports an alias that another record has as id or alias.
pub fn report_hidden_id(alias: &Spanned<Id>, diagnostics: &Diagnostics) {
    let message = format!("the alias “{}” is an id or alias already", alias.value);
    let hint = "an alias is an earlier id that nothing has any more: remove it, or rename what has it";
    diagnostics.add(Rule::AliasHidesId, alias.span, message, hint);
}
