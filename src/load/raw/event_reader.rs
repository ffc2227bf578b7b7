//! Reads the events of a file: one event in Markdown, or a chunk of JSON lines.

use super::file_role::file_stem;
use super::file_text::{file_text, front_matter, line_text};
use super::{RawEvent, RawMarkdown, RecordHeader, Unparsed, Withdrawn, event};
use crate::load::diagnostics::Diagnostics;
use crate::load::json::parse_json;
use crate::load::jsonl::{Chunk, JsonlFile};
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::load::string_formats;
use crate::load::table_reader::TableReader;
use crate::load::toml_parser::parse_toml;
use crate::model::Namespace;

/// Events that are read together. Reading them again gives the same result: it depends on the bytes alone.
#[derive(Clone, Copy, Debug)]
pub enum EventInput<'a> {
    /// `events/ID.md`
    File {
        /// Its contents.
        bytes: &'a [u8],
        /// Its path within the folder.
        path: &'a str,
        /// Its position in [`Diagnostics::files`].
        index: u32,
    },
    /// Lines of `events/*.jsonl`
    Chunk {
        /// The file.
        jsonl: &'a JsonlFile,
        /// The lines.
        chunk: &'a Chunk,
        /// The file's position in [`Diagnostics::files`].
        index: u32,
    },
}

/// What reading events finds in addition to the events.
#[derive(Debug, Default)]
pub struct SideFindings {
    /// Withdrawn events, and withdrawn citations and relations of events.
    pub withdrawn: Vec<Withdrawn>,
    /// What could not be parsed.
    pub unparsed: Unparsed,
    /// The headers of drafts.
    pub drafts: Vec<RecordHeader>,
}

impl EventInput<'_> {
    /// Reads event after event. `visit` gets each event with the citations and relations that were withdrawn from it.
    pub fn for_each_event(
        &self,
        diagnostics: &Diagnostics,
        findings: &mut SideFindings,
        mut visit: impl FnMut(RawEvent, &[Withdrawn]),
    ) {
        let mut read = |findings: &mut SideFindings, fields: TableReader<'_>, from_file| {
            let before = findings.withdrawn.len();
            if let Some(event) = event::read(fields, from_file, &mut findings.withdrawn) {
                if event.draft {
                    findings.drafts.push(event.header.clone());
                }
                visit(event, &findings.withdrawn[before..]);
            }
        };
        match *self {
            Self::File { bytes, path, index } => {
                let parse = || {
                    let text = file_text(bytes, path, index, diagnostics)?;
                    let (front, below) = front_matter(text, "an event", index, diagnostics)?;
                    Some((text, parse_toml(text, front, index, diagnostics)?, below))
                };
                let Some((text, table, below)) = parse() else {
                    findings.unparsed.records.insert((Namespace::Events, file_stem(path).to_owned()));
                    return;
                };
                let top = Span::new(index, 0..0);
                let text = RawMarkdown::below(&text[below.clone()], Span::new(index, below), diagnostics);
                let id = string_formats::record_id(file_stem(path), top, diagnostics);
                read(findings, TableReader::new(&table, top, diagnostics), id.map(|id| (id, text)));
            }
            Self::Chunk { jsonl, chunk, index } => {
                let top = Span { file: index, line: chunk.first_line, ..Span::default() };
                let Ok(bytes) = jsonl.read(chunk) else {
                    let message = format!("“{}” was changed while it was read", jsonl.path);
                    let hint = "run the command again when the file is complete";
                    diagnostics.add(Rule::FileChanged, top, message, hint);
                    findings.unparsed.spaces.insert(Namespace::Events);
                    return;
                };
                for (line, bytes) in chunk.lines(&bytes) {
                    let start = Span { line, ..top };
                    let Some(text) = line_text(bytes, start, diagnostics) else {
                        // Which event the line would have been is not known.
                        findings.unparsed.spaces.insert(Namespace::Events);
                        continue;
                    };
                    if text.trim().is_empty() {
                        continue;
                    }
                    match parse_json(text, start, diagnostics) {
                        Some(table) => read(findings, TableReader::new(&table, start, diagnostics), None),
                        None => _ = findings.unparsed.spaces.insert(Namespace::Events),
                    }
                }
            }
        }
    }
}
