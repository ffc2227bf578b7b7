//! `sourceline import timelinejs`: the slides and eras of TimelineJS.

use super::super::location::LocationArgs;
use super::read_text;
use super::timeline::TimelineArgs;
use crate::curate::{read_timelinejs_json, read_timelinejs_sheet};
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the slides and eras of TimelineJS.
#[derive(Debug, clap::Args)]
pub struct TimelineJsArgs {
    /// JSON of TimelineJS (versions 1 to 3), or its spreadsheet as CSV
    file: PathBuf,
    #[command(flatten)]
    timeline: TimelineArgs,
}

impl TimelineJsArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let text = read_text(&self.file)?;
        let is_json = text.trim_start().starts_with(['{', '[']);
        let read = if is_json { read_timelinejs_json(&text) } else { read_timelinejs_sheet(&text) };
        self.timeline.write(named, &self.file, read)
    }
}
