//! What an id means in a folder, whether or not the folder has errors.

use crate::did_you_mean::nearest;
use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::raw::{RawTimeline, RecordHeader};
use crate::load::{self, LoadRun};
use crate::model::Namespace;

/// What an id means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdStatus {
    /// It is the id of a record in this file.
    Record(String),
    /// It is an earlier id of the record that now has this id.
    Alias(String),
    /// Its record was withdrawn, for this reason.
    Withdrawn(String),
}

/// What an id means in a namespace; `None` if it is free.
pub fn id_status(folder: &Folder, space: Namespace, id: &str) -> Option<IdStatus> {
    let LoadRun { outcome, raw, .. } = load::run(folder, None, true);
    status_in(&raw, &outcome.diagnostics, space, id)
}

/// The ids of the kinds that a timeline declares.
pub fn own_kinds(folder: &Folder) -> Vec<String> {
    let LoadRun { raw, .. } = load::run(folder, None, true);
    raw.kinds.iter().map(|(header, _)| header.name().to_owned()).collect()
}

pub(super) fn status_in(raw: &RawTimeline, diagnostics: &Diagnostics, space: Namespace, id: &str) -> Option<IdStatus> {
    match find_header(raw, space, id) {
        Some(header) if header.id.value.as_str() == id => {
            let path = diagnostics.files.get(header.id.span.file as usize).map(|file| file.path.clone());
            Some(IdStatus::Record(path.unwrap_or_default()))
        }
        Some(header) => Some(IdStatus::Alias(header.id.value.to_string())),
        None => raw
            .withdrawn_records()
            .find(|withdrawn| withdrawn.header.space == space && withdrawn.header.has_id(id))
            .map(|withdrawn| IdStatus::Withdrawn(withdrawn.reason.clone())),
    }
}

/// The header of the record that has this id, else of the one that had it.
pub(super) fn find_header<'a>(raw: &'a RawTimeline, space: Namespace, id: &str) -> Option<&'a RecordHeader> {
    let headers = || raw.headers().map(|(header, _)| header).filter(|header| header.space == space);
    headers().find(|header| header.id.value.as_str() == id).or_else(|| headers().find(|header| header.has_id(id)))
}

/// The id of a namespace that was probably meant.
pub(super) fn nearest_id<'a>(raw: &'a RawTimeline, space: Namespace, id: &str) -> Option<&'a str> {
    let headers = raw.headers().map(|(header, _)| header).filter(|header| header.space == space);
    nearest(id, headers.map(|header| header.id.value.as_str()))
}
