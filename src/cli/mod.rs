//! One file a command. Commands read the clock, the disk and the environment, and pass them down.

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

/// The exit code of a command that was asked for something that cannot be done.
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
    /// Check a folder and print everything that is wrong with it
    Check(check::CheckArgs),
    /// Find words in the texts of sources and print the citation that quotes them
    Quote(quote::QuoteArgs),
    /// Begin a file: an event, a source or a thread
    New(new::NewArgs),
    /// Call a record by another id, and move every name of it
    Rename(rename::RenameArgs),
    /// Print the JSON Schema of a timeline's files, for editors
    Schema(schema::SchemaArgs),
    /// Write a synthetic timeline of N events into a new folder
    Sample(sample::SampleArgs),
}

/// Runs the program with the arguments of its process. `first_edition` is used if no folder is given.
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

/// Prints a line for people. A closed pipe is no reason to panic.
fn print_err(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints what was asked for.
fn print(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// A string of TOML: what JSON escapes, TOML escapes likewise, and DEL beside (TOML 1.0, "String").
fn toml_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7F}', "\\u007F")
}

/// Why an id cannot be given to something new.
fn id_taken_message(id: &str, status: &IdStatus) -> String {
    match status {
        IdStatus::Record(path) => format!("“{id}” is there already, in {path}: ids are addresses, so take another"),
        IdStatus::Alias(now) => {
            format!("“{id}” is an earlier id of “{now}”, and leads there for ever: take another")
        }
        IdStatus::Withdrawn(reason) => {
            format!("“{id}” was withdrawn, and its address says so for ever ({reason}): take another")
        }
    }
}

/// The day that it is, here.
fn today() -> Day {
    let now = chrono::Local::now();
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    Day::from_ymd(now.year().into(), part(now.month()), part(now.day())).unwrap_or(Day::new(0))
}
