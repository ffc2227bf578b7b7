//! `sourceline rename`: calls a record by another id, and moves every name of it.

use super::{id_taken_message, new::check_id, print, print_err};
use crate::curate::{self, FileChange, LineChange, RenameError, RenamePlan};
use crate::load::{Folder, escape_control};
use crate::model::{Id, Namespace};
use std::fmt::Write;
use std::fs;
use std::io;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Call a record by another id: its file, its alias, and every name of it.
#[derive(Debug, clap::Args)]
pub struct RenameArgs {
    /// The id that it has; where an event and a source have the same, events/ID
    old: String,
    /// The id that it gets
    new: String,
    /// The folder of the timeline
    #[arg(long, value_name = "DIR", env = "SOURCELINE_DATA", default_value = "data")]
    data: PathBuf,
    /// Print what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl RenameArgs {
    /// Plans all changes, and makes all of them or none. Exit code 1 where the timeline has errors, 2 where the id
    /// cannot be given or a file cannot be written.
    pub fn run(self) -> Result<ExitCode, String> {
        let Self { old, new, data, dry_run } = self;
        check_id(&new)?;
        let new = Id::new(&new).map_err(|_| format!("“{new}” is not an id"))?;
        let folder = Folder::read(&data).map_err(|e| e.to_string())?;
        let plan = match curate::rename(&folder, &old, &new) {
            Ok(plan) => plan,
            Err(error) => return report_error(&error, &old, &new, &data),
        };
        print(&changes(&plan));
        if !dry_run {
            write(&data, &plan)?;
        }
        print(&summary(&plan, &old, &new, dry_run));
        Ok(ExitCode::SUCCESS)
    }
}

/// Why nothing is renamed.
fn report_error(error: &RenameError, old: &str, new: &Id, data: &Path) -> Result<ExitCode, String> {
    match error {
        RenameError::Errors(diagnostics) | RenameError::Breaks(diagnostics) => {
            print_err(&diagnostics.text(&data.display().to_string(), io::stderr().is_terminal()));
            print_err(&format!("“{}” is not renamed: {error}", escape_control(old)));
            Ok(ExitCode::FAILURE)
        }
        RenameError::Taken(status) => Err(id_taken_message(new.as_str(), status)),
        _ => Err(format!("“{}” is not renamed: {error}", escape_control(old))),
    }
}

/// Each file with its lines as they are and as they will be.
fn changes(plan: &RenamePlan) -> String {
    let mut out = String::new();
    for FileChange { path, to, lines, .. } in &plan.changes {
        let moved = if path == to { String::new() } else { format!(" -> {to}") };
        let written = if lines.is_empty() { "  (written anew)" } else { "" };
        let _ = writeln!(out, "{}{moved}{written}", escape_control(path));
        for LineChange { number, before, after } in lines {
            match after.strip_prefix(before.as_str()).and_then(|added| added.strip_prefix(['\r', '\n'])) {
                Some(added) => _ = writeln!(out, "{:>5} + {}", number + 1, escape_control(added.trim_start())),
                None => {
                    let (before, after) = shorten_to_difference(before, after);
                    let _ = writeln!(out, "{number:>5} - {}", escape_control(&before));
                    let _ = writeln!(out, "      + {}", escape_control(&after));
                }
            }
        }
    }
    out
}

/// Two lines, or of long ones the parts in which they differ.
fn shorten_to_difference(before: &str, after: &str) -> (String, String) {
    const LONG: usize = 160;
    const AROUND: usize = 40;
    if before.len().max(after.len()) <= LONG {
        return (before.to_owned(), after.to_owned());
    }
    let same =
        |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| a.zip(b).take_while(|(a, b)| a == b).count();
    let ahead = same(&mut before.bytes(), &mut after.bytes());
    let behind = same(&mut before.bytes().rev(), &mut after.bytes().rev());
    let part = |line: &str| {
        let start = line.floor_char_boundary(ahead.saturating_sub(AROUND));
        let end = line.ceil_char_boundary((line.len() - behind.min(line.len() - ahead) + AROUND).min(line.len()));
        let (more, further) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
        format!("{more}{}{further}", &line[start..end])
    };
    (part(before), part(after))
}

/// What was done, or would be.
fn summary(plan: &RenamePlan, old: &str, new: &Id, dry_run: bool) -> String {
    let old = old.rsplit('/').next().unwrap_or(old);
    let space = plan.space.name();
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let (done, tail) = if dry_run { ("would be", "; nothing is written") } else { ("is", "") };
    let (references, files) = (count(plan.references, "reference"), count(plan.changes.len(), "file"));
    let mut out = format!(
        "{space}/{old} {done} {space}/{new} now, with {references}, in {files}; the old id leads to the new one{tail}\n"
    );
    if plan.space == Namespace::Sources {
        let _ = writeln!(out, "if you have its text, TEXTS/{old}.txt, call it {new}.txt");
    }
    out
}

/// Writes every file beside its place, then puts all of them into their places. What was put is taken back if one fails.
fn write(data: &Path, plan: &RenamePlan) -> Result<(), String> {
    let failed =
        |path: &Path, error: &io::Error| format!("“{}” cannot be written: {error}; nothing is changed", path.display());
    let mut ready: Vec<StagedFile<'_>> = Vec::new();
    let mut prepare = || {
        for change in &plan.changes {
            ready.push(StagedFile::prepare(data, change).map_err(|(path, error)| failed(&path, &error))?);
        }
        Ok(())
    };
    let mut done: Result<(), String> = prepare();
    let mut put = 0;
    if done.is_ok() {
        for file in &ready {
            if let Err(error) = file.put() {
                done = Err(failed(&file.to, &error));
                break;
            }
            put += 1;
        }
    }
    if done.is_err() {
        for file in ready.iter().take(put) {
            let _ = file.take_back();
        }
        for file in &ready {
            let _ = fs::remove_file(&file.beside);
        }
    }
    done
}

/// A file that stands beside its place.
struct StagedFile<'a> {
    change: &'a FileChange,
    beside: PathBuf,
    from: PathBuf,
    to: PathBuf,
}

impl<'a> StagedFile<'a> {
    fn prepare(data: &Path, change: &'a FileChange) -> Result<Self, (PathBuf, io::Error)> {
        let from = data.join(&change.path);
        let at = |path: &Path, error| (path.to_owned(), error);
        // A link stays one: what it leads to is written.
        let from = if change.path == change.to { fs::canonicalize(&from).map_err(|e| at(&from, e))? } else { from };
        let to = if change.path == change.to { from.clone() } else { data.join(&change.to) };
        if fs::read(&from).map_err(|e| at(&from, e))? != change.before {
            let error = io::Error::other("it was changed meanwhile; run the command again");
            return Err((from, error));
        }
        if from != to && to.exists() {
            return Err((to, io::Error::from(io::ErrorKind::AlreadyExists)));
        }
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let beside = to.with_file_name(format!(".{name}.{}", std::process::id()));
        let file = Self { change, beside, from, to };
        let written = fs::write(&file.beside, &change.after)
            .and_then(|()| fs::metadata(&file.from))
            .and_then(|about| fs::set_permissions(&file.beside, about.permissions()));
        match written {
            Ok(()) => Ok(file),
            Err(error) => {
                let _ = fs::remove_file(&file.beside);
                Err((file.to, error))
            }
        }
    }

    fn put(&self) -> io::Result<()> {
        fs::rename(&self.beside, &self.to)?;
        if self.from == self.to {
            return Ok(());
        }
        fs::remove_file(&self.from).inspect_err(|_| _ = fs::remove_file(&self.to))
    }

    fn take_back(&self) -> io::Result<()> {
        fs::write(&self.from, &self.change.before)?;
        if self.from == self.to { Ok(()) } else { fs::remove_file(&self.to) }
    }
}
