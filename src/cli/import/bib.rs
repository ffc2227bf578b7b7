//! `sourceline import bib`: BibTeX and CSL-JSON as sources.

use super::super::location::{DataFlag, LocationArgs};
use super::super::print;
use super::{read_text, summary, unreadable, write_new};
use crate::curate::{new_source_files, read_bibtex, read_csl_json};
use crate::load::Folder;
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the works of a bibliography to sources/.
#[derive(Debug, clap::Args)]
pub struct BibArgs {
    /// A file of BibTeX or BibLaTeX (.bib) or of CSL-JSON (.json)
    file: PathBuf,
    /// Says what would be done, and writes nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    data: DataFlag,
}

impl BibArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let Self { file, dry_run, data } = self;
        let data = named.with(None, data).find_folder()?;
        let text = read_text(&file)?;
        let is_json = text.trim_start().starts_with(['[', '{']);
        let read = if is_json { read_csl_json(&text) } else { read_bibtex(&text) };
        let records = read.map_err(|error| unreadable(&file, &error))?;
        if records.is_empty() {
            return Err(format!(
                "“{}” has no entries; give a file of BibTeX (.bib) or of CSL-JSON (.json)",
                file.display()
            ));
        }
        let folder = Folder::read(&data).map_err(|error| error.to_string())?;
        if folder.file("timeline.toml").is_none() {
            return Err(format!(
                "“{}” has no timeline.toml; give the folder of a timeline with --data",
                data.display()
            ));
        }
        let all = records.len();
        let new = new_source_files(&folder, records)
            .map_err(|problem| format!("nothing was imported, because a source would have an error: {problem}"))?;
        if !dry_run {
            write_new(&data, &new.files)?;
        }
        let verb = if dry_run { "would write" } else { "wrote" };
        let done = format!(
            "{verb} {} of {all} works into {}\n`sourceline check {}` reports what is missing",
            new.files.len(),
            data.join("sources").display(),
            data.display()
        );
        print(&summary(&new.report, &file, &done));
        Ok(ExitCode::SUCCESS)
    }
}
