//! Renaming: the record gets its new id and keeps the old one as an alias, and every name of it moves.
//!
//! A plan is made in memory: where each name stands is known from the same lists that the rules of references look at.
//! The folder that comes of it is loaded, and refused where it has errors or where the old id is still named.

mod aliases;
mod edits;
mod occurrences;

pub use edits::{FileChange, LineChange};

use super::id_status::{self, IdStatus};
use crate::load::diagnostics::Diagnostics;
use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::raw::{RawTimeline, RecordHeader};
use crate::load::span::Span;
use crate::load::{self, LoadRun};
use crate::model::{Id, Namespace};
use edits::{Edits, OpenFiles};
use occurrences::Target;
use std::fmt;

/// What a renaming changes.
#[derive(Clone, Debug)]
pub struct RenamePlan {
    /// The namespace of the record.
    pub space: Namespace,
    /// Files as they are and as they will be, in the order of their paths.
    pub changes: Vec<FileChange>,
    /// How many names of the record were moved.
    pub names: usize,
}

/// Why a record is not renamed.
#[derive(Debug)]
pub enum RenameError {
    /// The folder has errors.
    Errors(Diagnostics),
    /// Nothing has the old id.
    Unknown(String),
    /// Records of several namespaces have it.
    Ambiguous(Vec<Namespace>),
    /// It is an alias of the record that is called so.
    Alias(String),
    /// Its record was withdrawn.
    Withdrawn,
    /// The new id is the old one.
    Same,
    /// The new id is something's, or was.
    Taken(IdStatus),
    /// A name is written with escapes, so that it cannot be changed where it stands: the file and the line.
    Escaped(String),
    /// The folder that would come of it has errors.
    Breaks(Diagnostics),
    /// The folder that would come of it still names the old id: the file and the line.
    Left(String),
    /// A file was changed while it was read.
    Changed(String),
}

impl fmt::Display for RenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errors(_) => f.write_str("the timeline has errors: fix them first"),
            Self::Unknown(hint) => write!(f, "nothing has this id{hint}"),
            Self::Ambiguous(spaces) => {
                let names: Vec<_> = spaces.iter().map(|space| format!("{}/ID", space.name())).collect();
                write!(f, "several things have this id: write {}", names.join(" or "))
            }
            Self::Alias(now) => write!(f, "it is an earlier id of “{now}”: rename that"),
            Self::Withdrawn => f.write_str("what had this id was withdrawn: its address says so for ever"),
            Self::Same => f.write_str("the new id is the old one"),
            Self::Taken(_) => f.write_str("the new id is not free"),
            Self::Escaped(place) => {
                write!(f, "{place} names it with escapes (\\u…): write its letters plainly, and rename again")
            }
            Self::Breaks(_) => f.write_str("the timeline would have errors; nothing is changed"),
            Self::Left(place) => write!(f, "{place} would still name the old id; nothing is changed"),
            Self::Changed(path) => write!(f, "“{path}” was changed while it was read: run the command again"),
        }
    }
}

/// Plans to call a record by another id. The old one is written as `ID`, or as `events/ID` where several namespaces
/// have it.
///
/// # Errors
/// [`RenameError`], with what stands in the way.
pub fn rename(folder: &Folder, old: &str, new: &Id) -> Result<RenamePlan, RenameError> {
    let LoadRun { outcome, raw, mut lock, inputs } = load::run(folder, None, true);
    let diagnostics = outcome.diagnostics;
    if diagnostics.has_errors() {
        return Err(RenameError::Errors(diagnostics));
    }
    let header = find(&raw, old)?;
    let (space, old) = (header.space, &header.id.value);
    is_free(&raw, &diagnostics, header, new)?;

    let sought = Target { space, id: old.as_str() };
    let mut edits = Edits { old: old.as_str(), new: new.as_str(), all: Vec::new() };
    let found = sought.occurrences(&raw, &inputs);
    let places = found.iter().map(|occurrence| occurrence.span).chain([header.id.span]);
    let texts = OpenFiles::read(folder, &diagnostics, places)?;
    let names = found.iter().map(|occurrence| occurrence.nth.len()).sum();
    found.iter().try_for_each(|occurrence| edits.name(&texts, occurrence))?;
    let path = diagnostics.files.get(header.id.span.file as usize).map_or("", |file| file.path.as_str());
    // Where a file is named after its record, the id stands nowhere in it.
    let own_file = header.id.span == Span::new(header.id.span.file, 0..0);
    aliases::edit(&mut edits, &texts, header, own_file)?;
    let mut changes = texts.changed(edits.all)?;
    if own_file {
        let to = path.replace(&format!("/{old}."), &format!("/{new}."));
        match changes.iter_mut().find(|change| change.path == path) {
            Some(change) => change.to = to,
            None => return Err(RenameError::Changed(path.to_owned())),
        }
    }
    if space == Namespace::Events && lock.rename_event(old.as_str(), new.as_str()) {
        changes.extend(FileChange::whole(folder, EVIDENCE_LOCK, lock.to_string().into_bytes()));
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    let plan = RenamePlan { space, changes, names };
    verify(folder, &plan, &sought)?;
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

/// Refuses an id that is something's or was, unless it was this record's own.
fn is_free(raw: &RawTimeline, diagnostics: &Diagnostics, header: &RecordHeader, new: &Id) -> Result<(), RenameError> {
    if header.id.value == *new {
        return Err(RenameError::Same);
    }
    if header.aliases.iter().any(|alias| alias.value == *new) {
        return Ok(());
    }
    let spaces: &[Namespace] = match header.space {
        // A voice is an actor or a person, so no id may be both.
        Namespace::Actors | Namespace::People => &[Namespace::Actors, Namespace::People],
        ref space => std::slice::from_ref(space),
    };
    let taken = spaces.iter().find_map(|&space| id_status::status_in(raw, diagnostics, space, new.as_str()));
    taken.map_or(Ok(()), |id_status| Err(RenameError::Taken(id_status)))
}

/// Loads the folder that comes of a plan.
fn verify(folder: &Folder, plan: &RenamePlan, sought: &Target<'_>) -> Result<(), RenameError> {
    let mut after = folder.clone();
    for change in &plan.changes {
        after.remove(&change.path);
        after.put(&change.to, change.after.clone());
    }
    let LoadRun { outcome, raw, inputs, .. } = load::run(&after, None, true);
    if outcome.diagnostics.has_errors() {
        return Err(RenameError::Breaks(outcome.diagnostics));
    }
    match sought.occurrences(&raw, &inputs).first() {
        Some(occurrence) => Err(RenameError::Left(outcome.diagnostics.place(occurrence.span))),
        None => Ok(()),
    }
}
