//! Where the files of a timeline are kept in public, and which file an event is in.

/// Where readers change a file and see its history, as patterns of addresses. `{path}` stands for the path of the file within
/// the timeline, and `{line}` for the line, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    pub edit: Option<String>,
    pub history: Option<String>,
}

/// The lines of `events/*.jsonl` that events are in. Other events have files of their own.
#[derive(Clone, Debug, Default)]
pub struct EventLines {
    /// The paths of the files.
    pub files: Vec<String>,
    /// For each event the position of its file, if any, and its line, from 1. Empty if no event is in such a file.
    pub places: Vec<Option<(u32, u32)>>,
}

impl EventLines {
    /// The path of an event's file and its line there, if it has no file of its own.
    pub fn of(&self, event: usize) -> Option<(&str, u32)> {
        let (file, line) = (*self.places.get(event)?)?;
        Some((self.files.get(file as usize)?, line))
    }
}
