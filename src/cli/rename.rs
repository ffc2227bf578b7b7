//! `sourceline rename`: changes the id of a record and every reference to it.

use super::location::{DataFlag, LocationArgs, folder_name};
use super::{id_taken_message, new::check_id, print, print_err};
use crate::curate::{self, FileChange, LineChange, RenameError, RenamePlan};
use crate::load::{Folder, escape_control};
use crate::model::{Id, Namespace};
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

/// Change the id of a record: its file, an alias for the old id, and every reference to it.
#[derive(Debug, clap::Args)]
pub struct RenameArgs {
    /// The current id; events/ID or sources/ID if both an event and a source have it; EVENT#ID for a citation or a relation
    old: String,
    /// The new id
    new: String,
    #[command(flatten)]
    data: DataFlag,
    /// Print the changes without writing them
    #[arg(long)]
    dry_run: bool,
}

impl RenameArgs {
    /// Makes all changes or none. Exit code 1 if the timeline has errors, 2 if the new id is not allowed or a file cannot be
    /// written.
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let Self { old, new, data, dry_run } = self;
        let data = named.with(None, data).find_folder()?;
        check_id(&new)?;
        let new = Id::new(&new).map_err(|_| format!("“{new}” is not an id"))?;
        let folder = Folder::read(&data).map_err(|e| e.to_string())?;
        let plan = match curate::rename(&folder, &old, &new) {
            Ok(plan) => plan,
            Err(error) => return report_error(&error, &old, &new, &data),
        };
        print(&format!("in {}:\n{}", folder_name(&data), changes(&plan)));
        if !dry_run {
            plan.apply(&data).map_err(|error| error.to_string())?;
        }
        print(&summary(&plan, &old, &new, dry_run));
        Ok(ExitCode::SUCCESS)
    }
}

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

/// The changes of each file, line by line.
fn changes(plan: &RenamePlan) -> String {
    let mut out = String::new();
    for FileChange { path, to, lines, .. } in &plan.changes {
        let moved = if path == to { String::new() } else { format!(" -> {to}") };
        let written = if lines.is_empty() { "  (rewritten)" } else { "" };
        let _ = writeln!(out, "{}{moved}{written}", escape_control(path));
        for LineChange { number, before, after } in lines {
            match after.strip_prefix(before.as_str()).and_then(|added| added.strip_prefix(['\r', '\n'])) {
                Some(added) => _ = writeln!(out, "{:>5} + {}", number + 1, escape_control(added.trim_start())),
                None => {
                    let mut lines = after.lines();
                    let (before, after) = shorten_to_difference(before, lines.next().unwrap_or_default());
                    let _ = writeln!(out, "{number:>5} - {}", escape_control(&before));
                    for line in std::iter::once(after.as_str()).chain(lines) {
                        let _ = writeln!(out, "      + {}", escape_control(line));
                    }
                }
            }
        }
    }
    out
}

/// Two lines; long ones are cut to the parts that differ.
fn shorten_to_difference(before: &str, after: &str) -> (String, String) {
    const MAX_LENGTH: usize = 160;
    const CONTEXT: usize = 40;
    if before.len().max(after.len()) <= MAX_LENGTH {
        return (before.to_owned(), after.to_owned());
    }
    let same =
        |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| a.zip(b).take_while(|(a, b)| a == b).count();
    let ahead = same(&mut before.bytes(), &mut after.bytes());
    let behind = same(&mut before.bytes().rev(), &mut after.bytes().rev());
    let part = |line: &str| {
        let start = line.floor_char_boundary(ahead.saturating_sub(CONTEXT));
        let end = line.ceil_char_boundary((line.len() - behind.min(line.len() - ahead) + CONTEXT).min(line.len()));
        let (more, further) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
        format!("{more}{}{further}", &line[start..end])
    };
    (part(before), part(after))
}

fn summary(plan: &RenamePlan, old: &str, new: &Id, dry_run: bool) -> String {
    let old = old.rsplit('/').next().unwrap_or(old);
    let new = old.split_once('#').map_or_else(|| new.to_string(), |(event, _)| format!("{event}#{new}"));
    let space = plan.space.name();
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let (done, tail) = if dry_run { ("would be renamed", "; nothing was written") } else { ("was renamed", "") };
    let (references, files) = (count(plan.references, "reference"), count(plan.changes.len(), "file"));
    let mut out = format!(
        "{space}/{old} {done} to {space}/{new}, with {references} in {files}; the old id redirects to the new one{tail}\n"
    );
    if plan.space == Namespace::Sources {
        let _ = writeln!(out, "if you have its text, rename TEXTS/{old}.txt to {new}.txt");
    }
    out
}
