//! Renaming a record: it gets its new id and keeps the old one as an alias, and every reference is updated.
//!
//! The plan is made in memory. References are found through the same lists that the rules check. The resulting folder is
//! loaded; the plan is refused if it has errors or still refers to the old id.

mod aliases;
mod apply;
mod edits;
mod fragments;
mod occurrences;

pub use apply::ApplyError;
pub use edits::{FileChange, LineChange};

use super::id_status::{self, IdStatus};
use crate::load::diagnostics::Diagnostics;
use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::raw::{EventInput, RawTimeline, RecordHeader};
use crate::load::span::Span;
use crate::load::{self, LoadRun};
use crate::model::{Id, Namespace};
use edits::{Edits, OpenFiles};
use occurrences::{Occurrence, Target};
use std::fmt;

/// What renaming a record changes.
#[derive(Clone, Debug)]
pub struct RenamePlan {
    /// The namespace of the record.
    pub space: Namespace,
    /// The files that change, in the order of their paths.
    pub changes: Vec<FileChange>,
    /// How many references are updated.
    pub references: usize,
}

/// Why a record cannot be renamed.
#[derive(Debug)]
pub enum RenameError {
    /// The folder has errors.
    Errors(Diagnostics),
    /// No record has the old id. With a hint.
    Unknown(String),
    /// Records of several namespaces have the old id.
    Ambiguous(Vec<Namespace>),
    /// The old id is an alias of the record with this id.
    Alias(String),
    /// The record was withdrawn.
    Withdrawn,
    /// The new id is the old one.
    Same,
    /// The new id belongs or belonged to something else.
    Taken(IdStatus),
    /// The new id belongs or belonged to another citation or relation of the event.
    TakenInEvent,
    /// A reference is written with escapes, so it cannot be replaced: its file and line.
    Escaped(String),
    /// The resulting folder would have errors.
    Breaks(Diagnostics),
    /// The resulting folder would still refer to the old id: in this file and line.
    Left(String),
    /// This file was changed while it was read.
    Changed(String),
}

impl fmt::Display for RenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errors(_) => f.write_str("the timeline has errors: fix them first"),
            Self::Unknown(hint) => write!(f, "no record has this id{hint}"),
            Self::Ambiguous(spaces) => {
                let names: Vec<_> = spaces.iter().map(|space| format!("{}/ID", space.name())).collect();
                write!(f, "several records have this id: write {}", names.join(" or "))
            }
            Self::Alias(now) => write!(f, "it is an earlier id of “{now}”: rename that"),
            Self::Withdrawn => {
                f.write_str("the record with this id was withdrawn, and its address says so permanently")
            }
            Self::Same => f.write_str("the new id is the old one"),
            Self::Taken(_) => f.write_str("the new id is not free"),
            Self::TakenInEvent => {
                f.write_str("a citation or relation of the event has or had the new id; choose another id")
            }
            Self::Escaped(place) => {
                write!(f, "{place} contains the id with escapes (\\u…): write it without escapes, and rename again")
            }
            Self::Breaks(_) => f.write_str("the timeline would have errors; nothing is changed"),
            Self::Left(place) => write!(f, "{place} would still refer to the old id; nothing is changed"),
            Self::Changed(path) => write!(f, "“{path}” was changed while it was read: run the command again"),
        }
    }
}

/// Plans to rename a record, or a citation or relation of an event. The old id is written as `ID`, as `events/ID` if several
/// namespaces have it, or as `EVENT#ID`.
///
/// # Errors
/// [`RenameError`], with the reason.
pub fn rename(folder: &Folder, old: &str, new: &Id) -> Result<RenamePlan, RenameError> {
    if let Some((event, id)) = old.split_once('#') {
        return fragments::rename(folder, event.strip_prefix("events/").unwrap_or(event), id, new);
    }
    let LoadRun { outcome, raw, mut lock, inputs } = load::run(folder, None, true);
    let diagnostics = outcome.diagnostics;
    if diagnostics.has_errors() {
        return Err(RenameError::Errors(diagnostics));
    }
    let header = find(&raw, old)?;
    let (space, old) = (header.space, &header.id.value);
    check_free(&raw, &diagnostics, header, new)?;

    let target = Target { space, id: old.as_str() };
    let mut edits = Edits { old: old.as_str(), new: new.as_str(), all: Vec::new() };
    let found = target.occurrences(&raw, &inputs);
    let places = found.iter().map(|occurrence| occurrence.span).chain([header.id.span]);
    let files = OpenFiles::read(folder, &diagnostics, places)?;
    let references = found.iter().map(|occurrence| occurrence.indices.len()).sum();
    found.iter().try_for_each(|occurrence| edits.rename(&files, occurrence))?;
    let path = diagnostics.files.get(header.id.span.file as usize).map_or("", |file| file.path.as_str());
    // If the file is named after its record, the id is not written in it.
    let own_file = header.id.span == Span::new(header.id.span.file, 0..0);
    aliases::edit(&mut edits, &files, header, own_file)?;
    let mut changes = files.changed(edits.all)?;
    if own_file {
        let to = path.replace(&format!("/{old}."), &format!("/{new}."));
        match changes.iter_mut().find(|change| change.path == path) {
            Some(change) => change.to = to,
            None => return Err(RenameError::Changed(path.to_owned())),
        }
    }
    if space == Namespace::Events && lock.rename_event(old.as_str(), new.as_str()) {
        changes.extend(FileChange::generated(folder, EVIDENCE_LOCK, lock.to_string().into_bytes()));
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    let plan = RenamePlan { space, changes, references };
    verify(folder, &plan, |raw, inputs| target.occurrences(raw, inputs))?;
    Ok(plan)
}

/// The one record that has this id.
fn find<'a>(raw: &'a RawTimeline, old: &str) -> Result<&'a RecordHeader, RenameError> {
    let named = old.split_once('/').and_then(|(space, id)| {
        Namespace::ALL.into_iter().find(|known| known.name() == space).map(|space| (vec![space], id))
    });
    let (spaces, id) = named.unwrap_or((Namespace::ALL.to_vec(), old));
    let headers: Vec<&RecordHeader> =
        spaces.iter().filter_map(|&space| id_status::find_header(raw, space, id)).collect();
    let exact: Vec<&RecordHeader> = headers.iter().copied().filter(|header| header.id.value.as_str() == id).collect();
    match (exact.as_slice(), headers.as_slice()) {
        ([one], _) => Ok(one),
        ([], [alias, ..]) => Err(RenameError::Alias(alias.id.value.to_string())),
        ([], []) => {
            let gone = |gone: &&crate::load::raw::Withdrawn| {
                spaces.contains(&gone.header.space) && gone.header.ids().any(|one| one.value.as_str() == id)
            };
            if raw.withdrawn_records().any(|thing| gone(&thing)) {
                return Err(RenameError::Withdrawn);
            }
            let near = spaces.iter().find_map(|&space| id_status::nearest_id(raw, space, id));
            Err(RenameError::Unknown(near.map(|near| format!("; did you mean “{near}”?")).unwrap_or_default()))
        }
        (several, _) => Err(RenameError::Ambiguous(several.iter().map(|header| header.space).collect())),
    }
}

/// Refuses an id that belongs or belonged to something else. An earlier id of the record itself is allowed.
fn check_free(
    raw: &RawTimeline,
    diagnostics: &Diagnostics,
    header: &RecordHeader,
    new: &Id,
) -> Result<(), RenameError> {
    if header.id.value == *new {
        return Err(RenameError::Same);
    }
    if header.aliases.iter().any(|alias| alias.value == *new) {
        return Ok(());
    }
    let spaces: &[Namespace] = match header.space {
        // A voice is an actor or a person, so an id may not be both.
        Namespace::Actors | Namespace::People => &[Namespace::Actors, Namespace::People],
        ref space => std::slice::from_ref(space),
    };
    let taken = spaces.iter().find_map(|&space| id_status::status_in(raw, diagnostics, space, new.as_str()));
    taken.map_or(Ok(()), |status| Err(RenameError::Taken(status)))
}

/// Loads the resulting folder, in which there may be no occurrences of the old id.
fn verify(
    folder: &Folder,
    plan: &RenamePlan,
    occurrences: impl Fn(&RawTimeline, &[EventInput<'_>]) -> Vec<Occurrence>,
) -> Result<(), RenameError> {
    let mut after = folder.clone();
    for change in &plan.changes {
        after.remove(&change.path);
        after.put(&change.to, change.after.clone());
    }
    let LoadRun { outcome, raw, inputs, .. } = load::run(&after, None, true);
    if outcome.diagnostics.has_errors() {
        return Err(RenameError::Breaks(outcome.diagnostics));
    }
    match occurrences(&raw, &inputs).first() {
        Some(occurrence) => Err(RenameError::Left(outcome.diagnostics.place(occurrence.span))),
        None => Ok(()),
    }
}
