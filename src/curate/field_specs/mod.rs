//! The fields of each kind of file, as the readers in [`crate::load::raw`] ask for them: the readers run over nothing,
//! and a recorder notes what they ask for. So the schema and the scaffolds cannot disagree with what is read.

mod descriptions;

use crate::load::raw::{self, RawMarkdown, RawTimeline};
use crate::load::schema_recorder::FieldSpecs;
use crate::load::span::Span;
use crate::load::string_formats;
use crate::load::table_reader::TableReader;

/// A kind of file, or of line in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `timeline.toml`
    Timeline,
    /// `eras.toml`
    Eras,
    /// `actors.toml`
    Actors,
    /// `people.toml`
    People,
    /// `sources/ID.toml`
    Source,
    /// The front matter of `events/ID.md`
    Event,
    /// A line of `events/*.jsonl`
    EventLine,
    /// The front matter of `threads/ID.md`
    Thread,
}

impl FileKind {
    /// Every kind with its name.
    pub const ALL: [(&'static str, Self); 8] = [
        ("timeline", Self::Timeline),
        ("eras", Self::Eras),
        ("actors", Self::Actors),
        ("people", Self::People),
        ("source", Self::Source),
        ("event", Self::Event),
        ("event-line", Self::EventLine),
        ("thread", Self::Thread),
    ];

    /// The name of this kind.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The files of this kind, in words.
    pub fn files(self) -> &'static str {
        match self {
            Self::Timeline => "timeline.toml",
            Self::Eras => "eras.toml",
            Self::Actors => "actors.toml",
            Self::People => "people.toml",
            Self::Source => "sources/ID.toml",
            Self::Event => "the front matter of events/ID.md",
            Self::EventLine => "a line of events/NAME.jsonl",
            Self::Thread => "the front matter of threads/ID.md",
        }
    }
}

/// The fields of a kind of file, with their descriptions.
pub fn field_specs(kind: FileKind) -> FieldSpecs {
    let mut raw = RawTimeline::default();
    let mut specs = TableReader::specs_of(|reader| {
        let Some(id) = string_formats::placeholder_id(Span::default(), Vec::new()) else { return };
        match kind {
            FileKind::Timeline => raw::about::read(reader, &mut raw),
            FileKind::Eras => raw::records::read_eras(reader, &mut raw),
            FileKind::Actors => raw::records::read_actors(reader, &mut raw),
            FileKind::People => raw::records::read_people(reader, &mut raw),
            FileKind::Source => raw::source::read(reader, id, &mut raw),
            FileKind::Event => _ = raw::event::read(reader, Some((id, RawMarkdown::default())), &mut Vec::new()),
            FileKind::EventLine => _ = raw::event::read(reader, None, &mut Vec::new()),
            FileKind::Thread => raw::thread::read(reader, id, &RawMarkdown::default(), &mut raw),
        }
    });
    for field in &mut specs.fields {
        field.description = descriptions::of(kind, field.table, field.name);
    }
    specs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::schema_recorder::FieldType;

    #[test]
    fn every_field_has_a_type_and_a_description_and_no_description_is_left_over() {
        let mut seen = Vec::new();
        for (name, kind) in FileKind::ALL {
            let specs = field_specs(kind);
            assert!(specs.fields.len() >= 2, "{name}");
            for field in &specs.fields {
                assert_ne!(field.field_type, FieldType::Anything, "{name}: {:?} {}", field.table, field.name);
                assert!(!field.description.is_empty(), "{name}: {:?} {}", field.table, field.name);
                seen.push(field.description);
            }
        }
        for description in descriptions::all() {
            assert!(seen.contains(&description), "no field has the description: {description}");
        }
    }

    #[test]
    fn mandatory_fields_are_recorded() {
        let required = |kind: FileKind, table| {
            let specs = field_specs(kind);
            specs.of_table(table).filter(|field| field.required).map(|field| field.name).collect::<Vec<_>>()
        };
        assert_eq!(required(FileKind::Event, None), ["title", "date", "kind"]);
        assert_eq!(required(FileKind::EventLine, None), ["id", "title", "date", "kind"]);
        assert_eq!(required(FileKind::Event, Some("citations")), ["id", "source"]);
        assert_eq!(required(FileKind::Event, Some("relations")), ["id", "to", "type", "citations"]);
        assert_eq!(required(FileKind::Actors, Some("actor")), ["id", "title"]);
        assert_eq!(required(FileKind::Source, None), [] as [&str; 0]);
        assert_eq!(field_specs(FileKind::Source).one_of(None), Some(["title", "description"]));
    }
}
