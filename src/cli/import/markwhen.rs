//! `sourceline import markwhen`: the events and sections of Markwhen.

use super::super::location::LocationArgs;
use super::csv::Order;
use super::read_text;
use super::timeline::TimelineArgs;
use crate::curate::{DateOrder, read_markwhen};
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the events and sections of Markwhen.
#[derive(Debug, clap::Args)]
pub struct MarkwhenArgs {
    /// A file of Markwhen (.mw)
    file: PathBuf,
    /// Whether 4/7/1776 is 4 July (dmy) or 7 April (mdy); default: the `dateFormat` of the header, or else mdy
    #[arg(long, value_enum)]
    date_order: Option<Order>,
    #[command(flatten)]
    timeline: TimelineArgs,
}

impl MarkwhenArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let text = read_text(&self.file)?;
        let read = read_markwhen(&text, self.date_order.map(DateOrder::from));
        self.timeline.write(named, &self.file, read)
    }
}
