//! What an id stands for in a folder, whether or not the folder has errors.

use super::draft::{Draft, Head};
use super::folder::Folder;
use super::near::nearest;
use super::report::Report;
use super::{Aids, Run, run};
use crate::model::Namespace;

/// What an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the id of a record, which stands in this file.
    Record(String),
    /// It is an earlier id of the record that is called so now.
    Alias(String),
    /// Its record was withdrawn, for this reason.
    Withdrawn(String),
}

/// What an id stands for in a namespace, if for anything.
#[must_use]
pub fn standing(folder: &Folder, space: Namespace, id: &str) -> Option<Standing> {
    let Run { outcome, draft, .. } = run(folder, Aids::default(), true);
    of(&draft, &outcome.report, space, id)
}

pub(super) fn of(draft: &Draft, report: &Report, space: Namespace, id: &str) -> Option<Standing> {
    let withdrawn = draft
        .withdrawn_records()
        .find(|gone| gone.head.space == space && gone.head.ids().any(|one| one.value.as_str() == id));
    match head(draft, space, id) {
        Some(head) if head.id.value.as_str() == id => {
            let path = report.files.get(head.id.at.file as usize).map(|file| file.path.clone());
            Some(Standing::Record(path.unwrap_or_default()))
        }
        Some(head) => Some(Standing::Alias(head.id.value.to_string())),
        None => withdrawn.map(|gone| Standing::Withdrawn(gone.reason.clone())),
    }
}

/// The head of the record that has this id, else of the one that had it.
pub(super) fn head<'a>(draft: &'a Draft, space: Namespace, id: &str) -> Option<&'a Head> {
    let of_space = || draft.heads().map(|(head, _)| head).filter(|head| head.space == space);
    let had = |head: &&Head| head.aliases.iter().any(|alias| alias.value.as_str() == id);
    of_space().find(|head| head.id.value.as_str() == id).or_else(|| of_space().find(had))
}

/// The id of a namespace that was probably meant.
pub(super) fn near<'a>(draft: &'a Draft, space: Namespace, id: &str) -> Option<&'a str> {
    let ids = draft.heads().map(|(head, _)| head).filter(|head| head.space == space);
    nearest(id, ids.map(|head| head.id.value.as_str()))
}
