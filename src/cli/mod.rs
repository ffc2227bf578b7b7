//! The command line: one file per command. Only commands read the clock, the disk and the environment.

mod check;
mod embedded;
mod links;
mod new;
mod quote;
mod rename;
mod sample;
mod schema;
mod serve;

pub use embedded::EmbeddedFiles;

use crate::curate::IdStatus;
use crate::model::date::Day;
use chrono::Datelike;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Exit code for usage errors: what was asked for cannot be done.
const EXIT_USAGE: u8 = 2;

/// An interactive historical timeline whose every claim shows the passage it rests on.
#[derive(Debug, Parser)]
#[command(name = "sourceline", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::ServeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a timeline (the default)
    Serve(serve::ServeArgs),
    /// Check a timeline and print all problems
    Check(check::CheckArgs),
    /// Find words in the texts of sources and print citations that quote them
    Quote(quote::QuoteArgs),
    /// Create the file of an event, a source or a thread
    New(new::NewArgs),
    /// Change the id of a record, and every reference to it
    Rename(rename::RenameArgs),
    /// Print the JSON Schema of the data files, for editors
    Schema(schema::SchemaArgs),
    /// Generate a synthetic timeline of N events
    Sample(sample::SampleArgs),
}

/// Runs the command given by the arguments of the process. `first_edition` is used if no folder is given.
pub fn main(first_edition: EmbeddedFiles) -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Serve(serve)) => serve.run(first_edition),
        Some(Command::Check(check)) => check.run(first_edition),
        Some(Command::New(new)) => new.run(),
        Some(Command::Quote(quote)) => quote.run(first_edition),
        Some(Command::Rename(rename)) => rename.run(),
        Some(Command::Schema(schema)) => Ok(schema.run()),
        Some(Command::Sample(sample)) => sample.run(),
        None => arguments.serve.run(first_edition),
    };
    done.unwrap_or_else(|problem| {
        print_err(&format!("sourceline: {problem}"));
        ExitCode::from(EXIT_USAGE)
    })
}

/// Prints a line to stderr. Ignores a closed pipe, on which `eprintln!` would panic.
fn print_err(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints to stdout. Ignores a closed pipe, on which `print!` would panic.
fn print(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// A TOML basic string. TOML escapes like JSON, and additionally DEL (TOML 1.0, "String").
fn toml_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7F}', "\\u007F")
}

/// Why an id cannot be given to a new record.
fn id_taken_message(id: &str, status: &IdStatus) -> String {
    match status {
        IdStatus::Record(path) => format!("“{id}” already exists, in {path}; choose another id"),
        IdStatus::Alias(now) => {
            format!("“{id}” is a former id of “{now}” and redirects to it; choose another id")
        }
        IdStatus::Withdrawn(reason) => {
            format!("“{id}” was withdrawn ({reason}), and its address must keep saying so; choose another id")
        }
    }
}

/// Today, in local time.
fn today() -> Day {
    let now = chrono::Local::now();
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    Day::from_ymd(now.year().into(), part(now.month()), part(now.day())).unwrap_or(Day::new(0))
}
