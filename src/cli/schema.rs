//! `sourceline schema`: the JSON Schema of the data files, for editors and for programs that write them.

use super::print;
use crate::curate::{self, FileKind};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::process::ExitCode;

/// Print the JSON Schema (draft 2020-12) of the data files, for editors.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// The kind of file [default: all, each under `$defs`]
    #[arg(value_parser = file_kind())]
    of: Option<FileKind>,
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
    pub fn run(self) -> ExitCode {
        print(&format!("{:#}\n", curate::schema(self.of)));
        ExitCode::SUCCESS
    }
}
