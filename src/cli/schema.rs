//! `sourceline schema`: the JSON Schema of a timeline's files, for editors and for programs that write them.

use super::print;
use crate::load::{self, Form};
use clap::builder::PossibleValue;
use std::process::ExitCode;

/// Print the JSON Schema (draft 2020-12) of a timeline's files, for editors.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Of which files; default: of all, each under `$defs`
    #[arg(value_enum)]
    of: Option<Form>,
}

impl clap::ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Event, Self::Line, Self::Source, Self::Actors, Self::People, Self::Eras, Self::Timeline, Self::Thread]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let name = Self::ALL.iter().find(|(_, form)| form == self).map(|(name, _)| *name)?;
        Some(PossibleValue::new(name).help(self.files()))
    }
}

impl SchemaArgs {
    /// Prints the schema.
    pub fn run(self) -> ExitCode {
        print(&format!("{:#}\n", load::schema(self.of)));
        ExitCode::SUCCESS
    }
}
