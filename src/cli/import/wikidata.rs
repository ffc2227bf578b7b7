//! `sourceline import wikidata`: the result of a query.

use super::super::location::LocationArgs;
use super::read_text;
use super::timeline::TimelineArgs;
use crate::curate::read_wikidata;
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the items in the result of a query of Wikidata.
#[derive(Debug, clap::Args)]
pub struct WikidataArgs {
    /// The result of a SPARQL query as JSON (docs/import.md has a query)
    file: PathBuf,
    #[command(flatten)]
    timeline: TimelineArgs,
}

impl WikidataArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let text = read_text(&self.file)?;
        self.timeline.write(named, &self.file, read_wikidata(&text))
    }
}
