//! The formats in which the events of a view are downloaded.

/// The formats in which the events of a view are downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventsFormat {
    /// RFC 4180, for spreadsheets.
    Csv,
    /// For programs.
    Json,
}

impl EventsFormat {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}
