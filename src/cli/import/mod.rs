//! `sourceline import`: adds what other programs have written to a timeline.

mod bib;
mod csv;
mod icalendar;
mod markwhen;
mod timeline;
mod timelinejs;
mod wikidata;

use super::location::LocationArgs;
use crate::curate::{ImportError, ImportReport};
use crate::load::escape_control;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Add records from the files of other programs. Nothing that is there is changed.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    #[command(subcommand)]
    from: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Format {
    /// Add the works of a bibliography to sources/: BibTeX, BibLaTeX or CSL-JSON
    Bib(bib::BibArgs),
    /// The rows of a table: CSV, such as the file /events.csv of another timeline, or any with a title and a date
    Csv(csv::CsvArgs),
    /// The slides and eras of TimelineJS: JSON, or its spreadsheet as CSV
    Timelinejs(timelinejs::TimelineJsArgs),
    /// The events of a calendar: iCalendar
    Ics(icalendar::IcsArgs),
    /// The events and sections of Markwhen
    Markwhen(markwhen::MarkwhenArgs),
    /// The items in the result of a query of Wikidata: SPARQL results as JSON
    Wikidata(wikidata::WikidataArgs),
}

impl ImportArgs {
    /// Exit code 2 if the file cannot be read; then nothing is written.
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        match self.from {
            Format::Bib(bib) => bib.run(named),
            Format::Csv(csv) => csv.run(named),
            Format::Timelinejs(timelinejs) => timelinejs.run(named),
            Format::Ics(ics) => ics.run(named),
            Format::Markwhen(markwhen) => markwhen.run(named),
            Format::Wikidata(wikidata) => wikidata.run(named),
        }
    }
}

/// The text of a file to import.
fn read_text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("“{}” cannot be read: {error}", path.display()))?;
    if let Some(text) = utf_16(&bytes) {
        return text.ok_or_else(|| format!("“{}” is not complete UTF-16; save it as UTF-8", path.display()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
        Ok(_) => Err(format!("“{}” is not a text; save it as UTF-8", path.display())),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(format!(
                "“{}” is not UTF-8: see line {line}; convert it, such as with iconv -f WINDOWS-1252 -t UTF-8",
                path.display()
            ))
        }
    }
}

/// The text of a file whose byte order mark says that it is UTF-16, as spreadsheets write it. The inner `None`: it is not.
fn utf_16(bytes: &[u8]) -> Option<Option<String>> {
    let (marked, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let (pairs, rest) = marked.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Some(String::from_utf16(&units).ok().filter(|text| rest.is_empty() && !text.contains('\0')))
}

/// A message about a file that cannot be imported.
fn unreadable(path: &Path, error: &ImportError) -> String {
    let place = error.place.map(|place| format!(":{place}")).unwrap_or_default();
    format!("{}{place}: {}", path.display(), error.message)
}

/// Writes new files below a folder. If one cannot be written, none is left.
fn write_new(data: &Path, files: &[(String, String)]) -> Result<(), String> {
    let mut written: Vec<PathBuf> = Vec::new();
    for (path, text) in files {
        let path = data.join(path);
        let create = || {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            let mut file = File::create_new(&path)?;
            written.push(path.clone());
            file.write_all(text.as_bytes())
        };
        if let Err(error) = { create }() {
            for path in &written {
                let _ = fs::remove_file(path);
            }
            return Err(format!("“{}” cannot be written: {error}; nothing was imported", path.display()));
        }
    }
    Ok(())
}

/// What could not be carried over, then what was done.
fn summary(report: &ImportReport, file: &Path, done: &str) -> String {
    format!("{}{done}\n", report.text(&escape_control(&file.display().to_string())))
}
