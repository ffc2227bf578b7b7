//! `sourceline rename`: calls a record by another id, and moves every name of it.

use super::{id_taken_message, new::check_id, print, print_err};
use crate::curate::{self, FileChange, LineChange, RenameError, RenamePlan};
use crate::load::{Folder, escape_control};
use crate::model::{Id, Namespace};
use std::fmt::Write;
use std::io::{self, IsTerminal};
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
            plan.apply(&data).map_err(|error| error.to_string())?;
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
