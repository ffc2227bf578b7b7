//! `sourceline new`: adds a record: the file of an event, a source or a thread, or a table in the file of the others.

use super::location::{DataFlag, LocationArgs};
use super::{id_taken_message, print};
use crate::curate::{FileKind, IdStatus, id_status, own_kinds, scaffold, scaffold_table};
use crate::load::{Folder, escape_control};
use crate::model::{DEFAULT_KINDS, Id, IdError, Namespace};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Add a record with all its keys, each with an explanation. `check` reports what is still missing.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// The type of record: an event, a source, a thread, an actor, a person, an era, a kind, or a term of the glossary
    #[arg(value_enum)]
    what: RecordType,
    /// Its permanent id, such as 1796-vaccination, which is also the name of the file of an event, a source or a thread
    id: String,
    #[command(flatten)]
    data: DataFlag,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum RecordType {
    /// events/ID.md
    Event,
    /// sources/ID.toml
    Source,
    /// threads/ID.md
    Thread,
    /// In actors.toml
    Actor,
    /// In people.toml
    Person,
    /// In eras.toml
    Era,
    /// In timeline.toml
    Kind,
    /// In timeline.toml: a term of the glossary
    Term,
}

/// Where a record is written.
enum Destination {
    /// In a file of its own, with this ending.
    OwnFile(&'static str),
    /// As a table of this name, at the end of this file.
    Table(&'static str, &'static str),
}

impl RecordType {
    fn place(self) -> (Namespace, FileKind, Destination) {
        use Destination::{OwnFile, Table};
        match self {
            Self::Event => (Namespace::Events, FileKind::Event, OwnFile("md")),
            Self::Source => (Namespace::Sources, FileKind::Source, OwnFile("toml")),
            Self::Thread => (Namespace::Threads, FileKind::Thread, OwnFile("md")),
            Self::Actor => (Namespace::Actors, FileKind::Actors, Table("actor", "actors.toml")),
            Self::Person => (Namespace::People, FileKind::People, Table("person", "people.toml")),
            Self::Era => (Namespace::Eras, FileKind::Eras, Table("era", "eras.toml")),
            Self::Kind => (Namespace::Kinds, FileKind::Timeline, Table("kind", "timeline.toml")),
            Self::Term => (Namespace::Glossary, FileKind::Timeline, Table("glossary", "timeline.toml")),
        }
    }
}

impl NewArgs {
    /// Writes the file. Exit code 2 if the id is invalid or taken, or the file cannot be read or written.
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let Self { what, id, data } = self;
        let data = named.with(None, data).find_folder()?;
        let (space, kind, place) = what.place();
        check_id(&id)?;
        let folder = Folder::read(&data).map_err(|e| e.to_string())?;
        if folder.file("timeline.toml").is_none() {
            return Err(format!(
                "“{}” has no timeline.toml; give the folder of a timeline with --data",
                data.display()
            ));
        }
        if let Some(status) = taken(&folder, space, &id) {
            return Err(id_taken_message(&id, &status));
        }
        let path = match place {
            Destination::OwnFile(ending) => {
                let path = data.join(space.name()).join(format!("{id}.{ending}"));
                create(&path, &scaffold(kind, &kinds(&folder))).map_err(|error| message(&error, &path))?;
                path
            }
            Destination::Table(table, file) => {
                let path = data.join(file);
                let before = folder.file(file).map_or(&[][..], |file| &file.bytes);
                let added = scaffold_table(kind, table, &id);
                let added = appendix(before, &added);
                let mut after = folder.clone();
                after.put(file, [before, added.as_bytes()].concat());
                if !matches!(id_status(&after, space, &id), Some(IdStatus::Record(_))) {
                    return Err(format!(
                        "“{}” has errors, so nothing is added; `sourceline check {}` shows them",
                        path.display(),
                        data.display()
                    ));
                }
                append(&path, &added).map_err(|error| message(&error, &path))?;
                path
            }
        };
        print(&format!(
            "wrote {}\nfill it in; `sourceline check {}` reports what is missing\n",
            path.display(),
            data.display()
        ));
        if what == RecordType::Kind && own_kinds(&folder).is_empty() {
            print("kinds of your own replace those of the program: add every kind that your events have\n");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What has the id already. Actors and people share their ids, because both are voices.
fn taken(folder: &Folder, space: Namespace, id: &str) -> Option<IdStatus> {
    let spaces = match space {
        Namespace::Actors => [space, Namespace::People],
        Namespace::People => [space, Namespace::Actors],
        _ => [space, space],
    };
    spaces.into_iter().find_map(|space| id_status(folder, space, id))
}

/// The kinds that an event may have: the timeline's own, or else those of the format.
fn kinds(folder: &Folder) -> Vec<String> {
    let own = own_kinds(folder);
    if own.is_empty() { DEFAULT_KINDS.map(str::to_owned).to_vec() } else { own }
}

/// What is added at the end of a file: after an empty line, and with the file's line ends.
fn appendix(before: &[u8], table: &str) -> String {
    let apart = match before {
        [] => "",
        [.., b'\n'] => "\n",
        _ => "\n\n",
    };
    let added = format!("{apart}{table}");
    if before.windows(2).any(|pair| pair == b"\r\n") { added.replace('\n', "\r\n") } else { added }
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    File::create_new(path)?.write_all(text.as_bytes())
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).open(path)?.write_all(text.as_bytes())
}

fn message(error: &io::Error, path: &Path) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => format!("“{}” already exists, and is not overwritten", path.display()),
        _ => format!("“{}” cannot be written: {error}", path.display()),
    }
}

/// Refuses an invalid id, and proposes a valid one.
pub fn check_id(id: &str) -> Result<(), String> {
    let why = match Id::new(id) {
        Ok(_) => return Ok(()),
        Err(IdError::Reserved) => {
            return Err(format!("“{id}” is reserved for a voice; choose another id"));
        }
        Err(IdError::Shape) if id.len() > 100 => return Err("an id has at most 100 characters".into()),
        Err(IdError::Shape) => "an id consists of lower-case letters and digits, in words joined by single hyphens",
    };
    let better = Id::suggestion(id);
    let hint = if Id::new(&better).is_ok() { format!("; write “{better}”") } else { String::new() };
    Err(format!("“{}” is not an id: {why}{hint}", escape_control(id)))
}
