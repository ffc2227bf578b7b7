//! From files to a draft: which file is read as what.

use super::event_reader::{EventInput, front_matter, readable};
use super::{RawMarkdown, RawTimeline, Unparsed, about, records, source, thread};
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::diagnostics::Diagnostics;
use crate::load::evidence_lock::EvidenceLock;
use crate::load::file::{EVIDENCE_LOCK, File};
use crate::load::folder::Folder;
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::load::string_formats;
use crate::load::table_reader::TableReader;
use crate::load::toml_parser::parse_toml;
use crate::model::Namespace;

/// The files that a timeline may have at its root, beside those of `events/`, `sources/` and `threads/`.
const ROOT: [&str; 5] = ["timeline.toml", "eras.toml", "actors.toml", "people.toml", EVIDENCE_LOCK];

/// Reads every file of the folder that the format has, except events, which are handed over unread. Problems go to the
/// report, whose files are the folder's.
pub fn read<'a>(folder: &'a Folder, diagnostics: &Diagnostics) -> (RawTimeline, Vec<EventInput<'a>>) {
    let mut raw = RawTimeline::default();
    let mut events = Vec::new();
    for (index, File { path, bytes }) in (0..).zip(&folder.files) {
        let Some(role) = role(path) else {
            unknown(path, Span::new(index, 0..0), diagnostics);
            continue;
        };
        if matches!(role, Role::Beside | Role::Ignored) {
            continue;
        }
        if role == Role::Event {
            events.push(EventInput::File { bytes, path, index });
            continue;
        }
        let file = Reading { role, path, index };
        let read = readable(bytes, path, index, diagnostics).and_then(|text| file.read(text, diagnostics, &mut raw));
        if read.is_none() {
            file.unparsed(&mut raw.unparsed);
        }
    }
    let first = u32::try_from(folder.files.len()).unwrap_or(u32::MAX);
    for (index, jsonl) in (first..).zip(&folder.jsonl_files).filter(|(_, a)| role(&a.path) == Some(Role::Event)) {
        events.extend(jsonl.chunks.iter().map(|chunk| EventInput::Chunk { jsonl, chunk, index }));
    }
    if folder.file("timeline.toml").is_none() {
        raw.unparsed.spaces.extend([Namespace::Kinds, Namespace::Perspectives]);
        let hint = "create it, with title = \"…\" and language = \"en\"";
        diagnostics.add(
            Rule::KeyMissing,
            diagnostics.missing("timeline.toml"),
            "the folder has no timeline.toml",
            hint,
        );
    }
    (raw, events)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    About,
    Eras,
    Actors,
    People,
    Source,
    Event,
    Thread,
    EvidenceLock,
    /// For people: what the timeline is, and what they may do with it.
    Beside,
    /// What editors leave behind.
    Ignored,
}

/// Whether a file is part of what is handed on.
pub fn is_published(path: &str) -> bool {
    role(path).is_some_and(|role| role != Role::Ignored)
}

fn role(path: &str) -> Option<Role> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is = |ending: &str| std::path::Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    if name.starts_with('#')
        || name.ends_with('~')
        || ["swp", "swo", "tmp", "bak", "orig"].iter().any(|ending| is(ending))
    {
        return Some(Role::Ignored);
    }
    if ["README", "LICENSE", "LICENCE", "COPYING"].iter().any(|word| name.starts_with(word)) {
        return Some(Role::Beside);
    }
    match path {
        "timeline.toml" => Some(Role::About),
        "eras.toml" => Some(Role::Eras),
        "actors.toml" => Some(Role::Actors),
        "people.toml" => Some(Role::People),
        EVIDENCE_LOCK => Some(Role::EvidenceLock),
        _ => match path.split_once('/') {
            Some(("sources", name)) if !name.contains('/') && is("toml") => Some(Role::Source),
            Some(("events", name)) if !name.contains('/') && (is("md") || is("jsonl")) => Some(Role::Event),
            Some(("threads", name)) if !name.contains('/') && is("md") => Some(Role::Thread),
            _ => None,
        },
    }
}

fn unknown(path: &str, at: Span, diagnostics: &Diagnostics) {
    let otherwise = match path.split_once('/') {
        Some(("events", _)) => "events are events/ID.md or lines of events/NAME.jsonl, without folders between",
        Some(("sources", _)) => "sources are sources/ID.toml, without folders between",
        Some(("threads", _)) => "threads are threads/ID.md, without folders between",
        _ => {
            "it has timeline.toml, eras.toml, actors.toml, people.toml, sources/ID.toml, events/ID.md and threads/ID.md; a README may say more"
        }
    };
    let hint = if path.contains('/') { otherwise.to_owned() } else { did_you_mean(nearest(path, ROOT), otherwise) };
    diagnostics.add(Rule::FileUnknown, at, format!("a timeline has no file “{path}”"), hint);
}

/// A file that is being read.
struct Reading<'a> {
    role: Role,
    path: &'a str,
    index: u32,
}

impl Reading<'_> {
    /// Reads the file into the draft. `None` where its format could not be followed, which is then reported.
    fn read(&self, text: &str, diagnostics: &Diagnostics, raw: &mut RawTimeline) -> Option<()> {
        let top = Span::new(self.index, 0..0);
        let (front, below) = match self.role {
            Role::Thread => front_matter(text, "a thread", self.index, diagnostics)?,
            _ => (0..text.len(), text.len()..text.len()),
        };
        let table = parse_toml(text, front, self.index, diagnostics)?;
        let fields = TableReader::new(&table, top, diagnostics);
        let name = || string_formats::record_id(stem(self.path), top, diagnostics);
        match self.role {
            Role::About => about::read(fields, raw),
            Role::Eras => records::read_eras(fields, raw),
            Role::Actors => records::read_actors(fields, raw),
            Role::People => records::read_people(fields, raw),
            Role::Source => source::read(fields, name()?, raw),
            Role::Thread => {
                let text = text[below.clone()].to_owned();
                thread::read(
                    fields,
                    name()?,
                    &RawMarkdown { text, span: Span::new(self.index, below), exact: true },
                    raw,
                );
            }
            Role::EvidenceLock => raw.lock = EvidenceLock::read(fields),
            Role::Event | Role::Beside | Role::Ignored => {}
        }
        Some(())
    }

    /// Takes note of what the file would have held.
    fn unparsed(&self, unparsed: &mut Unparsed) {
        let spaces: &[Namespace] = match self.role {
            Role::About => &[Namespace::Kinds, Namespace::Perspectives],
            Role::Eras => &[Namespace::Eras],
            Role::Actors => &[Namespace::Actors],
            Role::People => &[Namespace::People],
            Role::Source | Role::Event | Role::Thread | Role::EvidenceLock | Role::Beside | Role::Ignored => &[],
        };
        unparsed.spaces.extend(spaces);
        unparsed.lock |= self.role == Role::EvidenceLock;
        let space = match self.role {
            Role::Source => Some(Namespace::Sources),
            Role::Thread => Some(Namespace::Threads),
            _ => None,
        };
        unparsed.records.extend(space.map(|space| (space, stem(self.path).to_owned())));
    }
}

/// The id of what a file holds, where it holds one thing.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
