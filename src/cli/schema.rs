//! `sourceline schema`: the data format, as JSON Schema for editors and programs, or as Markdown for people.

use super::print;
use crate::curate::{self, FileKind};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::process::ExitCode;

/// Print the JSON Schema (draft 2020-12) of the data files, for editors; or the reference of the format, for people.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// The kind of file [default: all, each under `$defs`]
    #[arg(value_parser = file_kind())]
    of: Option<FileKind>,
    /// The output format
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    format: SchemaFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum SchemaFormat {
    /// JSON Schema
    Json,
    /// The reference of the whole format: every file, key and rule, with examples
    Markdown,
}

/// Parses a kind of file by its name. `curate` knows nothing of clap, so [`FileKind`] is no [`clap::ValueEnum`].
fn file_kind() -> impl TypedValueParser<Value = FileKind> {
    let shown = [
        FileKind::Event,
        FileKind::EventLine,
        FileKind::Source,
        FileKind::Actors,
        FileKind::People,
        FileKind::Eras,
        FileKind::Timeline,
        FileKind::Thread,
    ];
    let value = |kind: FileKind| PossibleValue::new(kind.name()).help(kind.files());
    PossibleValuesParser::new(shown.map(value)).try_map(|name| FileKind::from_name(&name).ok_or("no kind of file"))
}

impl SchemaArgs {
    /// Prints the schema or the reference. Exit code 2 if the reference of one kind of file is asked for.
    pub fn run(self) -> Result<ExitCode, String> {
        match (self.format, self.of) {
            (SchemaFormat::Json, of) => print(&format!("{:#}\n", curate::schema(of))),
            (SchemaFormat::Markdown, None) => print(&curate::format_reference()),
            (SchemaFormat::Markdown, Some(of)) => {
                return Err(format!("--format markdown describes all kinds of file: leave out “{}”", of.name()));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
