//! `sourceline export`: writes a timeline for other programs, or as a site of files.

mod data;
mod site;

use super::EmbeddedFiles;
use super::location::LocationArgs;
use data::{DataArgs, DataFormat};
use std::process::ExitCode;

/// Write a timeline in the format of another program, or as a site of files.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    to: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Format {
    /// TimelineJS 3, as JSON
    Timelinejs(DataArgs),
    /// A table: CSV (RFC 4180)
    Csv(DataArgs),
    /// Markwhen, as text
    Markwhen(DataArgs),
    /// A calendar: iCalendar (RFC 5545), of the events whose days are known
    Ics(DataArgs),
    /// The events as JSON lines of the data format, for events/*.jsonl
    Jsonl(DataArgs),
    /// The index of a copy of the site and the address of its script, for tests of the script: as JSON
    #[command(hide = true)]
    CopyIndex(DataArgs),
    /// The whole site as files that any web server can serve
    Site(site::SiteArgs),
}

impl ExportArgs {
    /// Exit code 1 if the timeline has errors, 2 if it cannot be read or the file cannot be written.
    pub fn run(self, named: LocationArgs, first_edition: EmbeddedFiles) -> Result<ExitCode, String> {
        let (args, format) = match self.to {
            Format::Timelinejs(args) => (args, DataFormat::TimelineJs),
            Format::Csv(args) => (args, DataFormat::Csv),
            Format::Markwhen(args) => (args, DataFormat::Markwhen),
            Format::Ics(args) => (args, DataFormat::ICalendar),
            Format::Jsonl(args) => (args, DataFormat::JsonLines),
            Format::CopyIndex(args) => (args, DataFormat::CopyIndex),
            Format::Site(args) => return args.run(named, first_edition),
        };
        args.run(format, named, first_edition)
    }
}
