//! `sourceline import ics`: the events of a calendar.

use super::super::location::LocationArgs;
use super::read_text;
use super::timeline::TimelineArgs;
use crate::curate::read_icalendar;
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the events of a calendar.
#[derive(Debug, clap::Args)]
pub struct IcsArgs {
    /// A calendar (iCalendar, .ics)
    file: PathBuf,
    #[command(flatten)]
    timeline: TimelineArgs,
}

impl IcsArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let text = read_text(&self.file)?;
        self.timeline.write(named, &self.file, read_icalendar(&text))
    }
}
