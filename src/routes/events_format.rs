//! The formats in which the events of a view are downloaded.

/// The formats in which the events of a view are downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventsFormat {
    /// RFC 4180, for spreadsheets.
    Csv,
    /// For programs.
    Json,
    /// JSON Lines: an event a line, with the same record.
    JsonLines,
    /// iCalendar.
    Calendar,
    /// iCalendar, with the anniversaries of each event.
    OnThisDay,
}

impl EventsFormat {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Calendar | Self::OnThisDay => "ics",
        }
    }

    /// The beginning of the file's name.
    pub fn stem(self) -> &'static str {
        if self == Self::OnThisDay { "on-this-day" } else { "events" }
    }

    /// The media type, with what it says of the file.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
            Self::JsonLines => "application/jsonl",
            Self::Calendar | Self::OnThisDay => "text/calendar; charset=utf-8",
        }
    }
}
