//! `sourceline check`: reports all problems of a timeline.

use super::location::Location;
use super::{EmbeddedFiles, links, print, print_err, today};
use crate::curate;
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
                let outcome = curate::record(&mut folder, texts, today());
                let after = folder.file(EVIDENCE_LOCK).map(|file| file.bytes.clone());
                if let Some(lock) = after.filter(|_| !outcome.diagnostics.has_errors())
                    && before.as_ref() != Some(&lock)
                {
                    let path = dir.join(EVIDENCE_LOCK);
                    std::fs::write(&path, &lock).map_err(|e| format!("“{}” cannot be written: {e}", path.display()))?;
                    print_err(&format!("wrote {}", path.display()));
                }
                outcome
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
