//! Renaming: the record gets its new id and keeps the old one as an alias, and every name of it moves.
//!
//! A plan is made in memory: where each name stands is known from the same lists that the rules of references look at.
//! The folder that comes of it is loaded, and refused where it has errors or where the old id is still named.

mod aliases;
mod edits;
mod sites;

pub use edits::{Change, Line};

use super::diagnostic::Loc;
use super::draft::{Draft, Head};
use super::folder::Folder;
use super::lock::LOCK;
use super::report::Report;
use super::standing::{self, Standing};
use super::{Aids, Run, run};
use crate::model::{Id, Namespace};
use edits::{Edits, Texts};
use sites::Sought;
use std::fmt;

/// What a renaming changes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The namespace of the record.
    pub space: Namespace,
    /// Files as they are and as they will be, in the order of their paths.
    pub changes: Vec<Change>,
    /// How many names of the record were moved.
    pub names: usize,
}

/// Why a record is not renamed.
#[derive(Debug)]
pub enum Refused {
    /// The folder has errors.
    Errors(Report),
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
    Taken(Standing),
    /// A name is written with escapes, so that it cannot be changed where it stands: the file and the line.
    Escaped(String),
    /// The folder that would come of it has errors.
    Breaks(Report),
    /// The folder that would come of it still names the old id: the file and the line.
    Left(String),
    /// A file was changed while it was read.
    Changed(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errors(_) => f.write_str("the timeline has errors: mend them first"),
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
/// [`Refused`], with what stands in the way.
pub fn rename(folder: &Folder, old: &str, new: &Id) -> Result<Plan, Refused> {
    let Run { outcome, draft, mut lock, events } = run(folder, Aids::default(), true);
    let report = outcome.report;
    if report.has_errors() {
        return Err(Refused::Errors(report));
    }
    let head = find(&draft, old)?;
    let (space, old) = (head.space, &head.id.value);
    is_free(&draft, &report, head, new)?;

    let sought = Sought { space, id: old.as_str() };
    let mut edits = Edits { old: old.as_str(), new: new.as_str(), all: Vec::new() };
    let found = sought.sites(&draft, &events);
    let places = found.iter().map(|site| site.at).chain([head.id.at]);
    let texts = Texts::read(folder, &report, places)?;
    let names = found.iter().map(|site| site.nth.len()).sum();
    found.iter().try_for_each(|site| edits.name(&texts, site))?;
    let path = report.files.get(head.id.at.file as usize).map_or("", |file| file.path.as_str());
    // Where a file is named after its record, the id stands nowhere in it.
    let own_file = head.id.at == Loc::new(head.id.at.file, 0..0);
    aliases::edit(&mut edits, &texts, head, own_file)?;
    let mut changes = texts.changed(edits.all)?;
    if own_file {
        let to = path.replace(&format!("/{old}."), &format!("/{new}."));
        match changes.iter_mut().find(|change| change.path == path) {
            Some(change) => change.to = to,
            None => return Err(Refused::Changed(path.to_owned())),
        }
    }
    if space == Namespace::Events && lock.rename_event(old.as_str(), new.as_str()) {
        changes.extend(Change::whole(folder, LOCK, lock.to_string().into_bytes()));
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    let plan = Plan { space, changes, names };
    try_out(folder, &plan, &sought)?;
    Ok(plan)
}

/// The one record that has this id.
fn find<'a>(draft: &'a Draft, old: &str) -> Result<&'a Head, Refused> {
    let named = old.split_once('/').and_then(|(space, id)| {
        Namespace::ALL.into_iter().find(|known| known.name() == space).map(|space| (vec![space], id))
    });
    let (spaces, id) = named.unwrap_or((Namespace::ALL.to_vec(), old));
    let heads: Vec<&Head> = spaces.iter().filter_map(|&space| standing::head(draft, space, id)).collect();
    let exact: Vec<&Head> = heads.iter().copied().filter(|head| head.id.value.as_str() == id).collect();
    match (exact.as_slice(), heads.as_slice()) {
        ([one], _) => Ok(one),
        ([], [alias, ..]) => Err(Refused::Alias(alias.id.value.to_string())),
        ([], []) => {
            let gone = |gone: &&super::draft::Withdrawn| {
                spaces.contains(&gone.head.space) && gone.head.ids().any(|one| one.value.as_str() == id)
            };
            if draft.withdrawn_records().any(|thing| gone(&thing)) {
                return Err(Refused::Withdrawn);
            }
            let near = spaces.iter().find_map(|&space| standing::near(draft, space, id));
            Err(Refused::Unknown(near.map(|near| format!("; did you mean “{near}”?")).unwrap_or_default()))
        }
        (several, _) => Err(Refused::Ambiguous(several.iter().map(|head| head.space).collect())),
    }
}

/// Refuses an id that is something's or was, unless it was this record's own.
fn is_free(draft: &Draft, report: &Report, head: &Head, new: &Id) -> Result<(), Refused> {
    if head.id.value == *new {
        return Err(Refused::Same);
    }
    if head.aliases.iter().any(|alias| alias.value == *new) {
        return Ok(());
    }
    let spaces: &[Namespace] = match head.space {
        // A voice is an actor or a person, so no id may be both.
        Namespace::Actors | Namespace::People => &[Namespace::Actors, Namespace::People],
        ref space => std::slice::from_ref(space),
    };
    let taken = spaces.iter().find_map(|&space| standing::of(draft, report, space, new.as_str()));
    taken.map_or(Ok(()), |standing| Err(Refused::Taken(standing)))
}

/// Loads the folder that comes of a plan.
fn try_out(folder: &Folder, plan: &Plan, sought: &Sought<'_>) -> Result<(), Refused> {
    let mut after = folder.clone();
    for change in &plan.changes {
        after.remove(&change.path);
        after.put(&change.to, change.after.clone());
    }
    let Run { outcome, draft, events, .. } = run(&after, Aids::default(), true);
    if outcome.report.has_errors() {
        return Err(Refused::Breaks(outcome.report));
    }
    match sought.sites(&draft, &events).first() {
        Some(site) => Err(Refused::Left(outcome.report.place(site.at))),
        None => Ok(()),
    }
}
