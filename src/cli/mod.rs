//! The command line: one file per command. Only commands read the clock, the disk and the environment.

mod check;
mod export;
mod import;
mod init;
mod links;
mod location;
mod new;
mod publish;
mod quote;
mod rename;
mod sample;
mod schema;
mod serve;

use crate::curate::IdStatus;
use crate::model::date::Day;
use chrono::Datelike;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use location::{DataFlag, LocationArgs};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Files embedded in the binary: the path within the folder, with `/`, and the contents.
pub type EmbeddedFiles = &'static [(&'static str, &'static [u8])];

/// Exit code for usage errors: what was asked for cannot be done.
const EXIT_USAGE: u8 = 2;

/// An interactive historical timeline whose every claim shows the passage it rests on.
#[derive(Debug, Parser)]
#[command(name = "sourceline", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    data: DataFlag,
    #[command(flatten)]
    serve: serve::ServeOptions,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a timeline (the default)
    Serve(OfTimeline<serve::ServeOptions>),
    /// Check a timeline and print all problems
    Check(OfTimeline<check::CheckArgs>),
    /// Find words in the texts of sources and print citations that quote them
    Quote(quote::QuoteArgs),
    /// Begin a timeline of your own
    Init(init::InitArgs),
    /// Add an event, a source, a thread, an actor, a person, an era, a kind or a term of the glossary
    New(new::NewArgs),
    /// Add records from the files of other programs, such as a bibliography
    Import(import::ImportArgs),
    /// Write a timeline in another form, such as a site of files
    Export(export::ExportArgs),
    /// Change the id of a record, and every reference to it
    Rename(rename::RenameArgs),
    /// Record that all ids of a timeline are public, and must keep working
    Publish(OfTimeline<publish::PublishOptions>),
    /// Print the JSON Schema of the data files, for editors, or the reference of the format
    Schema(schema::SchemaArgs),
    /// Generate a synthetic timeline of N events
    Sample(sample::SampleArgs),
}

/// The arguments of a command whose timeline can also be named by an argument of its own.
#[derive(Debug, clap::Args)]
struct OfTimeline<T: Args> {
    /// The timeline: a folder, or a zip archive of it. The same as --data
    dir: Option<PathBuf>,
    #[command(flatten)]
    data: DataFlag,
    #[command(flatten)]
    rest: T,
}

/// Runs the command given by the arguments of the process. `first_edition` is used if there is no other timeline;
/// `after_load` is called once a timeline was loaded and is served.
pub fn main(first_edition: EmbeddedFiles, after_load: fn()) -> ExitCode {
    let matches = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    run(arguments, &matches, first_edition, after_load).unwrap_or_else(|problem| {
        print_err(&format!("sourceline: {problem}"));
        ExitCode::from(EXIT_USAGE)
    })
}

fn run(
    arguments: Arguments,
    matches: &ArgMatches,
    first_edition: EmbeddedFiles,
    after_load: fn(),
) -> Result<ExitCode, String> {
    let Arguments { command, data, serve } = arguments;
    refuse_misplaced(matches)?;
    let given = data.data.is_some();
    let outside = || LocationArgs::outside(data.data.clone());
    match command {
        None => serve.run(&outside().find()?, first_edition, after_load),
        Some(Command::Serve(OfTimeline { dir, data, rest })) => {
            rest.run(&outside().with(dir, data).find()?, first_edition, after_load)
        }
        Some(Command::Check(OfTimeline { dir, data, rest })) => {
            rest.run(&outside().with(dir, data).find()?, first_edition)
        }
        Some(Command::Init(init)) => init.run(outside()),
        Some(Command::New(new)) => new.run(outside()),
        Some(Command::Import(import)) => import.run(outside()),
        Some(Command::Export(export)) => export.run(outside(), first_edition),
        Some(Command::Quote(quote)) => quote.run(outside(), first_edition),
        Some(Command::Rename(rename)) => rename.run(outside()),
        Some(Command::Publish(publish)) => publish.publish(outside()),
        Some(Command::Sample(sample)) => sample.run(outside()),
        Some(Command::Schema(_)) if given => Err("`schema` reads no timeline: leave out --data".into()),
        Some(Command::Schema(schema)) => schema.run(),
    }
}

/// Refuses options of `serve` before another command, where nothing would read them. `--data` is read everywhere.
fn refuse_misplaced(matches: &ArgMatches) -> Result<(), String> {
    let Some((name, _)) = matches.subcommand() else { return Ok(()) };
    let given =
        |id: &&clap::Id| id.as_str() != "data" && matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
    let command = Arguments::command();
    let options = command.get_arguments().map(clap::Arg::get_id).filter(given);
    match options.filter_map(|id| command.get_arguments().find(|arg| arg.get_id() == id)?.get_long()).next() {
        Some(option) if name == "serve" => Err(format!("write --{option} after `serve`")),
        Some(option) => Err(format!("--{option} is an option of `serve`, and `{name}` does not read it")),
        None => Ok(()),
    }
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

/// Writes a file.
fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|e| format!("“{}” cannot be written: {e}", path.display()))
}

/// Refuses a folder with files, so that nothing is overwritten. Hidden files may be there.
fn require_empty(dir: &Path) -> Result<(), String> {
    let is_visible = |entry: &io::Result<fs::DirEntry>| {
        !entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with('.'))
    };
    match fs::read_dir(dir).map(|mut entries| entries.find(is_visible)) {
        Ok(None) => Ok(()),
        Ok(Some(_)) => Err(format!("“{}” is not empty; give a new folder", dir.display())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(format!("“{}” is not a folder; give a new one", dir.display()))
        }
        Err(error) => Err(format!("“{}” cannot be read: {error}", dir.display())),
    }
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
