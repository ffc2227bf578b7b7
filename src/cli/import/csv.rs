//! `sourceline import csv`: the rows of a table.

use super::super::location::LocationArgs;
use super::read_text;
use super::timeline::TimelineArgs;
use crate::curate::{CsvOptions, DateOrder, read_csv};
use std::path::PathBuf;
use std::process::ExitCode;

/// Adds the rows of a table.
#[derive(Debug, clap::Args)]
pub struct CsvArgs {
    /// A table with a header, as CSV
    file: PathBuf,
    /// Which column is which: title=Event,date=When (docs/import.md lists the columns)
    #[arg(long, value_name = "COLUMN=NAME", value_delimiter = ',', value_parser = pair)]
    map: Vec<(String, String)>,
    /// What separates the cells: a character, or "tab"; default: what the header has most of
    #[arg(long, value_parser = delimiter)]
    delimiter: Option<u8>,
    /// Whether 4/7/1776 is 4 July (dmy) or 7 April (mdy); default: what other dates of the table show
    #[arg(long, value_enum)]
    date_order: Option<Order>,
    #[command(flatten)]
    timeline: TimelineArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    Dmy,
    Mdy,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Dmy => Self::DayFirst,
            Order::Mdy => Self::MonthFirst,
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, column) = text.split_once('=').ok_or("write COLUMN=NAME, such as title=Event")?;
    Ok((name.trim().to_owned(), column.trim().to_owned()))
}

fn delimiter(text: &str) -> Result<u8, String> {
    match (text, text.as_bytes()) {
        ("tab" | "\\t", _) => Ok(b'\t'),
        (_, [byte]) if !byte.is_ascii_alphanumeric() && *byte != b'"' => Ok(*byte),
        _ => Err("write one character, such as ; or tab".to_owned()),
    }
}

impl CsvArgs {
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let text = read_text(&self.file)?;
        let options =
            CsvOptions { map: self.map, delimiter: self.delimiter, date_order: self.date_order.map(DateOrder::from) };
        self.timeline.write(named, &self.file, read_csv(&text, &options))
    }
}
