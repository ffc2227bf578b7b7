//! Reads a folder's files into a [`RawTimeline`].

use super::event_reader::EventInput;
use super::file_role::{FileRole, file_stem, report_unknown};
use super::file_text::{file_text, front_matter};
use super::{RawAsset, RawMarkdown, RawTimeline, Unparsed, about, branding, records, source, thread};
use crate::load::diagnostics::Diagnostics;
use crate::load::evidence_lock::EvidenceLock;
use crate::load::file::{File, is_jsonl};
use crate::load::folder::Folder;
use crate::load::parallel::map_in_order;
use crate::load::rule::Rule;
use crate::load::span::{Span, to_u32};
use crate::load::string_formats;
use crate::load::table_reader::TableReader;
use crate::load::toml_parser::parse_toml;
use crate::load::value::Table;
use crate::model::Namespace;
use std::ops::Range;

/// Reads every file of the folder except events, which are returned unread. `diagnostics` must be those of this folder.
pub fn read<'a>(folder: &'a Folder, diagnostics: &Diagnostics) -> (RawTimeline, Vec<EventInput<'a>>) {
    let mut raw = RawTimeline::default();
    let (mut events, mut files) = (Vec::new(), Vec::new());
    for (index, File { path, bytes }) in (0..).zip(&folder.files) {
        let role = FileRole::of(path);
        if folder.dead_links.contains(path) {
            let message = format!("“{path}” is a symbolic link that leads nowhere");
            let hint = "restore the file that it leads to, or remove the link";
            diagnostics.add(Rule::SymlinkBroken, Span::new(index, 0..0), message, hint);
            role.into_iter()
                .for_each(|role| FileReader { role, path, index, bytes }.record_unparsed(&mut raw.unparsed));
            continue;
        }
        match role {
            // The files of `media/` are elsewhere: what is here is a link back to a folder that contains it.
            None | Some(FileRole::Media) => report_unknown(path, Span::new(index, 0..0), diagnostics),
            Some(FileRole::Readme | FileRole::Ignored) => {}
            Some(FileRole::Asset) => raw.assets.push(RawAsset::read(path, bytes, index, diagnostics)),
            Some(FileRole::Style) => raw.style = Some(branding::read_style(path, bytes, index, diagnostics)),
            Some(FileRole::Event) => events.push(EventInput::File { bytes, path, index }),
            Some(role) => files.push(FileReader { role, path, index, bytes }),
        }
    }
    let fork = diagnostics.fork();
    let parse = |file: &FileReader<'a>| {
        let diagnostics = fork.diagnostics();
        (*file, file.parse(&diagnostics), diagnostics)
    };
    map_in_order(&files, parse, |(file, parsed, part)| {
        diagnostics.merge(part);
        if parsed.and_then(|parsed| file.read(&parsed, diagnostics, &mut raw)).is_none() {
            file.record_unparsed(&mut raw.unparsed);
        }
    });
    let first = to_u32(folder.files.len());
    let is_event = |path: &str| FileRole::of(path) == Some(FileRole::Event);
    for (index, jsonl) in (first..).zip(&folder.jsonl_files).filter(|(_, jsonl)| is_event(&jsonl.path)) {
        events.extend(jsonl.chunks.iter().map(|chunk| EventInput::Chunk { jsonl, chunk, index }));
    }
    if folder.file("timeline.toml").is_none() {
        raw.unparsed.spaces.extend([Namespace::Glossary, Namespace::Kinds, Namespace::Perspectives]);
        let span = diagnostics.missing("timeline.toml");
        let hint = "create it, with title = \"…\" and language = \"en\"";
        diagnostics.add(Rule::KeyMissing, span, "the folder has no timeline.toml", hint);
    }
    (raw, events)
}

/// A file that is being read.
#[derive(Clone, Copy)]
struct FileReader<'a> {
    role: FileRole,
    path: &'a str,
    index: u32,
    bytes: &'a [u8],
}

/// The syntax of a file.
struct ParsedFile<'a> {
    table: Table<'a>,
    text: &'a str,
    /// The bytes of the text that follow the front matter.
    below: Range<usize>,
}

impl<'a> FileReader<'a> {
    /// Parses the file. Returns `None` if it could not be parsed, which is reported.
    fn parse(&self, diagnostics: &Diagnostics) -> Option<ParsedFile<'a>> {
        let text = file_text(self.bytes, self.path, self.index, diagnostics)?;
        let (front, below) = match self.role {
            FileRole::Thread => front_matter(text, "a thread", self.index, diagnostics)?,
            _ => (0..text.len(), text.len()..text.len()),
        };
        Some(ParsedFile { table: parse_toml(text, front, self.index, diagnostics)?, text, below })
    }

    /// Reads what was parsed into `raw`. Returns `None` if the name of the file is no id, which is reported.
    fn read(&self, parsed: &ParsedFile<'a>, diagnostics: &Diagnostics, raw: &mut RawTimeline) -> Option<()> {
        let ParsedFile { table, text, below } = parsed;
        let top = Span::new(self.index, 0..0);
        let fields = TableReader::new(table, top, diagnostics);
        let id = || string_formats::record_id(file_stem(self.path), top, diagnostics);
        match self.role {
            FileRole::About => about::read(fields, raw),
            FileRole::Eras => records::read_eras(fields, raw),
            FileRole::Actors => records::read_actors(fields, raw),
            FileRole::People => records::read_people(fields, raw),
            FileRole::Source => source::read(fields, id()?, raw),
            FileRole::Thread => {
                let text = RawMarkdown::below(&text[below.clone()], Span::new(self.index, below.clone()), diagnostics);
                thread::read(fields, id()?, &text, raw);
            }
            FileRole::EvidenceLock => raw.lock = EvidenceLock::read(fields),
            FileRole::Event
            | FileRole::Media
            | FileRole::Style
            | FileRole::Asset
            | FileRole::Readme
            | FileRole::Ignored => {}
        }
        Some(())
    }

    /// Records what the file would have contained.
    fn record_unparsed(&self, unparsed: &mut Unparsed) {
        let record = |space| (space, file_stem(self.path).to_owned());
        match self.role {
            FileRole::About => unparsed.spaces.extend([Namespace::Glossary, Namespace::Kinds, Namespace::Perspectives]),
            FileRole::Eras => unparsed.spaces.extend([Namespace::Eras]),
            FileRole::Actors => unparsed.spaces.extend([Namespace::Actors]),
            FileRole::People => unparsed.spaces.extend([Namespace::People]),
            FileRole::Source => unparsed.records.extend([record(Namespace::Sources)]),
            FileRole::Thread => unparsed.records.extend([record(Namespace::Threads)]),
            FileRole::EvidenceLock => unparsed.lock = true,
            FileRole::Event if is_jsonl(self.path) => unparsed.spaces.extend([Namespace::Events]),
            FileRole::Event => unparsed.records.extend([record(Namespace::Events)]),
            FileRole::Media | FileRole::Style | FileRole::Asset | FileRole::Readme | FileRole::Ignored => {}
        }
    }
}
