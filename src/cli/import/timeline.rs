//! What the imports of whole timelines share: the folder that they write into, and what they say.

use super::super::location::{DataFlag, LocationArgs};
use super::super::{print, require_empty};
use super::{unreadable, write_new};
use crate::curate::{GroupUse, ImportError, ImportedTimeline, TimelineOptions, new_timeline_files};
use crate::load::{Folder, escape_control};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where events are written, and how.
#[derive(Debug, clap::Args)]
pub struct TimelineArgs {
    /// The folder to write into: a new one, or a timeline to which the events are added
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    #[command(flatten)]
    data: DataFlag,
    /// The title of a new timeline, if not that in the file
    #[arg(long)]
    title: Option<String>,
    /// The language of a new timeline (BCP 47)
    #[arg(long, default_value = "en")]
    language: String,
    /// What groups, tags and categories become: actors, or kinds of event; without it, they are left out
    #[arg(long, value_enum)]
    group: Option<Group>,
    /// Says what would be done, and writes nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Group {
    Actor,
    Kind,
}

impl TimelineArgs {
    /// Writes what was read from a file. Exit code 2 if nothing can be written.
    pub fn write(
        self,
        named: LocationArgs,
        file: &Path,
        read: Result<ImportedTimeline, ImportError>,
    ) -> Result<ExitCode, String> {
        let mut imported = read.map_err(|error| unreadable(file, &error))?;
        let dir = named.with(self.into, self.data).one()?;
        let dir = dir.ok_or("name the folder to write into: --into DIR, a new one or a timeline")?;
        if dir.is_file() {
            return Err(format!("“{}” is a file; name a folder with --into", dir.display()));
        }
        let existing = if dir.join("timeline.toml").is_file() {
            Some(Folder::read(&dir).map_err(|error| error.to_string())?)
        } else {
            require_empty(&dir).map_err(|error| format!("{error}, or one that has a timeline.toml"))?;
            None
        };
        if imported.title.is_empty() {
            imported.title = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        }
        if !crate::load::is_language_tag(&self.language) {
            return Err(format!(
                "“{}” is not a language tag; write one of BCP 47, such as en or zh-Hant",
                self.language
            ));
        }
        let groups = self.group.map(|group| match group {
            Group::Actor => GroupUse::Actor,
            Group::Kind => GroupUse::Kind,
        });
        let options = TimelineOptions { title: self.title, language: self.language, groups };
        let shown = escape_control(&file.display().to_string());
        let report = imported.report.clone();
        let new = new_timeline_files(existing.as_ref(), imported, &options).map_err(|problem| {
            // Why each record is lost is the answer to why nothing is left.
            eprint(&report.text(&shown));
            format!("nothing was imported from “{shown}”: {problem}")
        })?;
        if !self.dry_run {
            let is_new_dir = !dir.exists();
            write_new(&dir, &new.new.files).inspect_err(|_| {
                if is_new_dir {
                    let _ = fs::remove_dir_all(&dir);
                }
            })?;
        }
        eprint(&format!("{}{}", new.new.report.text(&shown), new.new.report.closing()));
        let verb = if self.dry_run { "would write" } else { "wrote" };
        let eras = if new.eras > 0 { format!(" and {} eras", new.eras) } else { String::new() };
        let dir = dir.display();
        print(&format!(
            "{verb} {} events{eras} into {dir} ({} files)\n\
             `sourceline check {dir}` reports what is missing, `sourceline serve {dir} --watch` shows it\n",
            new.events,
            new.new.files.len(),
        ));
        Ok(ExitCode::SUCCESS)
    }
}

fn eprint(text: &str) {
    use std::io::Write;
    let _ = std::io::stderr().write_all(text.as_bytes());
}
