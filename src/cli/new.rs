//! `sourceline new`: creates the file of an event, a source or a thread.

use super::location::{DataFlag, Named};
use super::{id_taken_message, print};
use crate::curate::{FileKind, id_status, scaffold};
use crate::load::{Folder, escape_control};
use crate::model::{Id, IdError, Namespace};
use std::fs::{self, File};
use std::io::{self, Write};
use std::process::ExitCode;

/// Create a file with all its keys, each with an explanation. `check` reports what is still missing.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// The type of record
    #[arg(value_enum)]
    what: RecordType,
    /// Its permanent id, such as 1950-sino-soviet-treaty, which is also the name of the file
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
}

impl NewArgs {
    /// Writes the file. Exit code 2 if the id is invalid or taken, or the file cannot be written.
    pub fn run(self, named: Named) -> Result<ExitCode, String> {
        let Self { what, id, data } = self;
        let data = named.with(None, data).find_folder()?;
        let (space, kind, ending) = match what {
            RecordType::Event => (Namespace::Events, FileKind::Event, "md"),
            RecordType::Source => (Namespace::Sources, FileKind::Source, "toml"),
            RecordType::Thread => (Namespace::Threads, FileKind::Thread, "md"),
        };
        check_id(&id)?;
        let folder = Folder::read(&data).map_err(|e| e.to_string())?;
        if folder.file("timeline.toml").is_none() {
            return Err(format!(
                "“{}” has no timeline.toml; give the folder of a timeline with --data",
                data.display()
            ));
        }
        if let Some(status) = id_status(&folder, space, &id) {
            return Err(id_taken_message(&id, &status));
        }
        let path = data.join(space.name()).join(format!("{id}.{ending}"));
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => format!("“{}” already exists, and is not overwritten", path.display()),
            _ => format!("“{}” cannot be written: {error}", path.display()),
        };
        fs::create_dir_all(data.join(space.name())).map_err(failed)?;
        let mut file = File::create_new(&path).map_err(failed)?;
        file.write_all(scaffold(kind).as_bytes()).map_err(failed)?;
        print(&format!(
            "wrote {}\nfill it in; `sourceline check {}` reports what is missing\n",
            path.display(),
            data.display()
        ));
        Ok(ExitCode::SUCCESS)
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
