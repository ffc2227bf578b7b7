//! `sourceline check`: reports all problems of a timeline.

use super::location::Location;
use super::{EmbeddedFiles, links, print, print_err, today, write};
use crate::curate::{self, Recording};
use crate::load::{self, EVIDENCE_LOCK, SourceTexts};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Check a timeline and print all problems.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// A folder with the texts of sources (ID.txt), against which quotations are checked word for word
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Record the quotations found in the texts in evidence.lock
    #[arg(long, requires = "texts")]
    record: bool,
    /// Also check over the network that the URLs of sources and links exist
    #[arg(long, conflicts_with = "record")]
    links: bool,
    /// How long to wait for each response
    #[arg(long, value_name = "SECONDS", requires = "links", default_value = "10", value_parser = clap::value_parser!(u64).range(1..=120))]
    timeout: u64,
    /// The output format
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum OutputFormat {
    /// Like a compiler: file, line, caret, hint
    Text,
    /// One JSON object per line: severity, rule, file, line, column, message, hint
    Json,
}

impl CheckArgs {
    /// Prints all problems. Exit code 0 if there is no error, 1 if there is one, 2 if the folder cannot be read.
    pub fn run(self, location: &Location, first_edition: EmbeddedFiles) -> Result<ExitCode, String> {
        let recorded_in = self.record.then(|| folder_to_record(location)).transpose()?;
        let mut folder = location.read(first_edition)?;
        let texts = self.texts.as_deref().map(SourceTexts::read).transpose().map_err(|e| e.to_string())?;
        let outcome = match (&texts, recorded_in) {
            (Some(texts), Some(dir)) => {
                let before = folder.file(EVIDENCE_LOCK).map(|file| file.bytes.clone());
                let recording = curate::record(&mut folder, texts, today());
                let after = folder.file(EVIDENCE_LOCK).map(|file| &file.bytes);
                let path = dir.join(EVIDENCE_LOCK);
                if let Some(lock) = after.filter(|lock| before.as_ref() != Some(lock)) {
                    write(&path, lock)?;
                    print_err(&format!("wrote {}", path.display()));
                }
                report_recording(&recording, &path);
                recording.outcome
            }
            _ if self.links => {
                let answers = links::check_links(&curate::web_addresses(&folder), Duration::from_secs(self.timeout));
                curate::check_links(&folder, texts.as_ref(), &answers)
            }
            _ => load::check(&folder, texts.as_ref()),
        };
        let diagnostics = &outcome.diagnostics;
        match self.format {
            OutputFormat::Json => print(&diagnostics.json_lines()),
            OutputFormat::Text => {
                let problems = diagnostics.text(&location.prefix(), std::io::stdout().is_terminal());
                print(&format!("{problems} in {}\n", location.name()));
            }
        }
        Ok(if diagnostics.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// The folder in which quotations are recorded.
fn folder_to_record(location: &Location) -> Result<&Path, String> {
    match location.path() {
        Some(path) if load::is_zip(path) => {
            Err(format!("“{}” is an archive; unpack it and use --record with the folder", path.display()))
        }
        Some(path) => Ok(path),
        None => Err("--record needs the folder of a timeline: name it with --data".into()),
    }
}

/// The most quotations that are listed as not recorded.
const MAX_LISTED: usize = 20;

/// Says what was recorded, and what was not and why.
fn report_recording(recording: &Recording, lock: &Path) {
    let quotations = |n: usize| format!("{n} {}", if n == 1 { "quotation" } else { "quotations" });
    if recording.lock_broken {
        return print_err(&format!("nothing was recorded, because “{}” has errors", lock.display()));
    }
    print_err(&format!("{} recorded in {}", quotations(recording.recorded), lock.display()));
    let not_found = &recording.not_found;
    if !not_found.is_empty() {
        print_err(&format!("{} not recorded:", quotations(not_found.len())));
        not_found
            .iter()
            .take(MAX_LISTED)
            .for_each(|(id, why)| print_err(&format!("  {id}: {}", load::escape_control(why))));
    }
    if not_found.len() > MAX_LISTED {
        print_err(&format!("  … and {} more", not_found.len() - MAX_LISTED));
    }
}
