//! Writes a plan to the disk: all of its files or none.

use super::{FileChange, RenamePlan};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that could not be written, and why. Nothing has changed.
#[derive(Debug)]
pub struct ApplyError {
    path: PathBuf,
    error: io::Error,
}

impl fmt::Display for ApplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” cannot be written: {}; nothing is changed", self.path.display(), self.error)
    }
}

impl std::error::Error for ApplyError {}

impl RenamePlan {
    /// Writes all files of the plan to the folder at `data`, or none if one of them cannot be written.
    ///
    /// # Errors
    /// [`ApplyError`] with the file that cannot be written, or that has changed since the plan was made.
    pub fn apply(&self, data: &Path) -> Result<(), ApplyError> {
        // Nothing is replaced before everything is written: most errors are found while there is nothing to undo.
        let staged = self.changes.iter().map(|change| StagedFile::new(data, change));
        let staged = staged.collect::<Result<Vec<_>, _>>()?;
        let mut replaced: Vec<(&FileChange, PathBuf, PathBuf)> = Vec::with_capacity(staged.len());
        for StagedFile { change, temporary, from, to } in staged {
            if let Err(error) = replace(temporary, &from, &to) {
                for (change, from, to) in &replaced {
                    let _ = restore(change, from, to);
                }
                return Err(ApplyError { path: to, error });
            }
            replaced.push((change, from, to));
        }
        Ok(())
    }
}

/// The new contents of a file in a temporary file beside it.
struct StagedFile<'a> {
    change: &'a FileChange,
    /// Removed if it is dropped.
    temporary: NamedTempFile,
    from: PathBuf,
    to: PathBuf,
}

impl<'a> StagedFile<'a> {
    fn new(data: &Path, change: &'a FileChange) -> Result<Self, ApplyError> {
        let failed = |path: &Path, error| ApplyError { path: path.to_owned(), error };
        let from = data.join(&change.path);
        // A symbolic link stays one: the file that it leads to is replaced.
        let from = if change.path == change.to { fs::canonicalize(&from).map_err(|e| failed(&from, e))? } else { from };
        let to = if change.path == change.to { from.clone() } else { data.join(&change.to) };
        if fs::read(&from).map_err(|e| failed(&from, e))? != change.before {
            return Err(failed(&from, io::Error::other("it was changed meanwhile; run the command again")));
        }
        if from != to && to.exists() {
            return Err(failed(&to, io::ErrorKind::AlreadyExists.into()));
        }
        let write = || {
            let mut temporary = NamedTempFile::new_in(to.parent().unwrap_or(data))?;
            temporary.write_all(&change.after)?;
            fs::set_permissions(temporary.path(), fs::metadata(&from)?.permissions())?;
            Ok(temporary)
        };
        let temporary = write().map_err(|error| failed(&to, error))?;
        Ok(Self { change, temporary, from, to })
    }
}

fn replace(temporary: NamedTempFile, from: &Path, to: &Path) -> io::Result<()> {
    temporary.persist(to)?;
    if from == to {
        return Ok(());
    }
    fs::remove_file(from).inspect_err(|_| _ = fs::remove_file(to))
}

fn restore(change: &FileChange, from: &Path, to: &Path) -> io::Result<()> {
    fs::write(from, &change.before)?;
    if from == to { Ok(()) } else { fs::remove_file(to) }
}
