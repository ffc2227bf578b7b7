//! Data that cannot be served, as they are reported.

use super::log::LogFormat;
use super::print_err;
use crate::load::Diagnostics;
use std::io::IsTerminal;

/// Why data cannot be served.
#[derive(Debug)]
pub struct LoadFailure {
    /// Without colours.
    pub plain: String,
    /// For standard error.
    shown: String,
}

impl LoadFailure {
    /// The problems of a folder or archive with a name.
    pub fn of(diagnostics: &Diagnostics, name: &str) -> Self {
        Self { plain: diagnostics.text(name, false), shown: diagnostics.text(name, std::io::stderr().is_terminal()) }
    }

    /// Reports it: for people to read, or as a line of the log.
    pub fn report(&self, format: LogFormat) {
        match format {
            LogFormat::Text => print_err(&self.shown),
            LogFormat::Json => tracing::error!(problem = self.plain, "the data cannot be served"),
        }
    }
}

impl From<String> for LoadFailure {
    fn from(problem: String) -> Self {
        Self { plain: problem.clone(), shown: problem }
    }
}
