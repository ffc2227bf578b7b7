//! What the files of a timeline may say: every key with what it takes, as the readers of `draft` ask for it. They are
//! run over nothing, and what they ask for is noted; so what is said of the format is what is read.

mod skeleton;
mod words;

pub use skeleton::skeleton;

use super::diagnostic::Loc;
use super::draft::{self, Draft, RawMarkdown};
use super::fields::Fields;
use super::folder::Folder;
use super::report::Report;
use super::scalar;
use std::cell::RefCell;

/// A kind of file, or of table in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
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
    Line,
    /// The front matter of `threads/ID.md`
    Thread,
}

impl Form {
    /// Every form with its name.
    pub const ALL: [(&'static str, Self); 8] = [
        ("timeline", Self::Timeline),
        ("eras", Self::Eras),
        ("actors", Self::Actors),
        ("people", Self::People),
        ("source", Self::Source),
        ("event", Self::Event),
        ("event-line", Self::Line),
        ("thread", Self::Thread),
    ];

    /// What files of this form are called.
    #[must_use]
    pub fn files(self) -> &'static str {
        match self {
            Self::Timeline => "timeline.toml",
            Self::Eras => "eras.toml",
            Self::Actors => "actors.toml",
            Self::People => "people.toml",
            Self::Source => "sources/ID.toml",
            Self::Event => "the front matter of events/ID.md",
            Self::Line => "a line of events/NAME.jsonl",
            Self::Thread => "the front matter of threads/ID.md",
        }
    }
}

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// It is not known; no reader leaves it at that.
    Anything,
    /// A string.
    Text,
    /// A string or a list of strings.
    Texts,
    /// Names as they are read, or a person's in parts; one or a list of them.
    Names,
    /// An id.
    Id,
    /// An id or a list of ids.
    Ids,
    /// A date in EDTF.
    Date,
    /// One of these words.
    Word(Vec<&'static str>),
    /// True or false.
    Flag,
    /// A whole number.
    Integer,
    /// A language tag.
    Language,
    /// A table of strings by language tag.
    Titles,
    /// A URL of one of these schemes.
    Url(Vec<&'static str>),
    /// A list of tables, whose keys are [`Keys::of_table`].
    Tables,
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The list of tables in which it stands; `None` at the top.
    pub within: Option<&'static str>,
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it is mandatory.
    pub needed: bool,
    /// What it says, in words for those who write it.
    pub says: &'static str,
}

/// The keys of a form, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Those of all its tables.
    pub keys: Vec<Key>,
    /// Two of which one is mandatory.
    pub either: Option<[&'static str; 2]>,
}

impl Keys {
    /// The keys of a form.
    #[must_use]
    pub fn of(form: Form) -> Self {
        let noted = RefCell::default();
        let report = Report::new(&Folder::default(), true);
        let fields = Fields::traced(Trace { noted: &noted, within: None }, &report);
        let mut draft = Draft::default();
        if let Some(name) = scalar::stand_in(Loc::default(), Vec::new()) {
            match form {
                Form::Timeline => draft::about::read(fields, &mut draft),
                Form::Eras => draft::records::read_eras(fields, &mut draft),
                Form::Actors => draft::records::read_actors(fields, &mut draft),
                Form::People => draft::records::read_people(fields, &mut draft),
                Form::Source => draft::source::read(fields, name, &mut draft),
                Form::Event => _ = draft::event::read(fields, Some((name, RawMarkdown::default())), &mut Vec::new()),
                Form::Line => _ = draft::event::read(fields, None, &mut Vec::new()),
                Form::Thread => draft::thread::read(fields, name, &RawMarkdown::default(), &mut draft),
            }
        }
        let mut keys: Self = noted.into_inner();
        for key in &mut keys.keys {
            key.says = words::of(form, key.within, key.name);
        }
        keys
    }

    /// The keys of a list of tables, or of the top.
    pub fn of_table(&self, within: Option<&str>) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(move |key| key.within == within)
    }
}

/// Where it is noted what a reader asks for.
#[derive(Clone, Copy)]
pub(super) struct Trace<'a> {
    noted: &'a RefCell<Keys>,
    within: Option<&'static str>,
}

impl Trace<'_> {
    /// For a list of tables.
    pub fn within(self, key: &'static str) -> Self {
        Self { within: Some(key), ..self }
    }

    /// Notes what a key takes.
    pub fn takes(&self, name: &'static str, takes: Takes) {
        let Keys { keys, .. } = &mut *self.noted.borrow_mut();
        match keys.iter_mut().find(|key| (key.within, key.name) == (self.within, name)) {
            Some(_) if takes == Takes::Anything => {}
            Some(key) => key.takes = takes,
            None => keys.push(Key { within: self.within, name, takes, needed: false, says: "" }),
        }
    }

    /// Notes that a key, or one of two, is mandatory.
    pub fn needs(&self, names: &[&'static str]) {
        let Keys { keys, either } = &mut *self.noted.borrow_mut();
        match *names {
            [one, other] => *either = Some([one, other]),
            _ => {
                let of = |key: &&mut Key| key.within == self.within && names.contains(&key.name);
                keys.iter_mut().filter(of).for_each(|key| key.needed = true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_takes_and_what_for_and_nothing_is_said_of_others() {
        let mut said = Vec::new();
        for (name, form) in Form::ALL {
            let keys = Keys::of(form);
            assert!(keys.keys.len() >= 2, "{name}");
            for key in &keys.keys {
                assert_ne!(key.takes, Takes::Anything, "{name}: {:?} {}", key.within, key.name);
                assert!(!key.says.is_empty(), "{name}: {:?} {}", key.within, key.name);
                said.push(key.says);
            }
        }
        for says in words::all() {
            assert!(said.contains(&says), "no key says: {says}");
        }
    }

    #[test]
    fn what_is_mandatory_is_known() {
        let needed = |form: Form, within| {
            let keys = Keys::of(form);
            keys.of_table(within).filter(|key| key.needed).map(|key| key.name).collect::<Vec<_>>()
        };
        assert_eq!(needed(Form::Event, None), ["title", "date", "kind"]);
        assert_eq!(needed(Form::Line, None), ["id", "title", "date", "kind"]);
        assert_eq!(needed(Form::Event, Some("citations")), ["id", "source"]);
        assert_eq!(needed(Form::Event, Some("relations")), ["id", "to", "type", "citations"]);
        assert_eq!(needed(Form::Actors, Some("actor")), ["id", "title"]);
        assert_eq!(needed(Form::Source, None), [] as [&str; 0]);
        assert_eq!(Keys::of(Form::Source).either, Some(["title", "description"]));
    }
}
