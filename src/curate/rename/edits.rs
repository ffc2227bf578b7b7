//! Edits: pieces of files that are replaced.

use super::RenameError;
use super::occurrences::Occurrence;
use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::jsonl::BOM;
use crate::load::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A file that changes.
#[derive(Clone, Debug)]
pub struct FileChange {
    /// Its path within the folder.
    pub path: String,
    /// Its path afterwards.
    pub to: String,
    /// Its bytes before.
    pub before: Vec<u8>,
    /// Its bytes afterwards.
    pub after: Vec<u8>,
    /// The lines that change. Empty for a file that the program generates.
    pub lines: Vec<LineChange>,
}

/// A line that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Its number, from 1.
    pub number: usize,
    /// The line before.
    pub before: String,
    /// The line afterwards, with any lines that are added after it.
    pub after: String,
}

/// Replaces a piece of text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The bytes that are replaced.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The edits that rename a record.
pub struct Edits<'a> {
    /// The old id.
    pub old: &'a str,
    /// The new id.
    pub new: &'a str,
    /// The edits so far.
    pub all: Vec<Edit>,
}

impl Edits<'_> {
    /// Replaces the old id by the new one in a reference.
    pub fn rename(&mut self, files: &OpenFiles<'_>, occurrence: &Occurrence) -> Result<(), RenameError> {
        self.replace(files, occurrence, self.old, self.new)
    }

    /// Replaces one id by another. An id that is written with escapes is not found, which is an error.
    pub fn replace(
        &mut self,
        files: &OpenFiles<'_>,
        occurrence: &Occurrence,
        id: &str,
        by: &str,
    ) -> Result<(), RenameError> {
        let raw = files.text_of(occurrence.span).get(occurrence.span.bytes()).unwrap_or_default();
        let places: Vec<usize> = raw.match_indices(id).map(|(at, _)| at).collect();
        if places.len() != occurrence.total {
            return Err(RenameError::Escaped(files.diagnostics.place(occurrence.span)));
        }
        for at in occurrence.indices.iter().filter_map(|&nth| places.get(nth)) {
            let start = occurrence.span.bytes().start + at;
            self.all.push(Edit { span: occurrence.span.with_bytes(start..start + id.len()), text: by.to_owned() });
        }
        Ok(())
    }

    /// Inserts text at a byte of the file or line of a span.
    pub fn insert(&mut self, of: Span, at: usize, text: String) {
        self.all.push(Edit { span: of.with_bytes(at..at), text });
    }
}

/// The files in which something may change, held in memory as a whole.
pub struct OpenFiles<'a> {
    /// The diagnostics whose files the spans refer to.
    pub diagnostics: &'a Diagnostics,
    files: BTreeMap<u32, OpenFile>,
}

/// A file.
struct OpenFile {
    text: String,
    /// The offsets that spans count from: of each line in JSON lines, of the text after a byte order mark otherwise.
    starts: Vec<usize>,
}

impl<'a> OpenFiles<'a> {
    /// Reads the files of the spans.
    pub fn read(
        folder: &Folder,
        diagnostics: &'a Diagnostics,
        places: impl Iterator<Item = Span>,
    ) -> Result<Self, RenameError> {
        let wanted: BTreeSet<u32> = places.map(|at| at.file).collect();
        let read = |file: u32| {
            let of = diagnostics.files.get(file as usize);
            let path = of.map_or("", |file| file.path.as_str());
            let text = read_whole(folder, path).and_then(|bytes| String::from_utf8(bytes).ok());
            let text = text.ok_or_else(|| RenameError::Changed(path.to_owned()))?;
            let first = if text.as_bytes().starts_with(BOM) { BOM.len() } else { 0 };
            let ends = text.match_indices('\n').map(|(at, _)| at + 1).filter(|_| of.is_some_and(|file| file.is_jsonl));
            let starts = std::iter::once(first).chain(ends).collect();
            Ok((file, OpenFile { text, starts }))
        };
        Ok(Self { diagnostics, files: wanted.into_iter().map(read).collect::<Result<_, _>>()? })
    }

    /// The text whose bytes a span counts: that of its file, or of its JSON line.
    pub fn text_of(&self, at: Span) -> &str {
        let line = at.line as usize;
        let of = |whole: &'_ OpenFile| {
            let end = whole.starts.get(line + 1).copied().unwrap_or(whole.text.len());
            whole.starts.get(line).map(|&start| start..end)
        };
        self.files.get(&at.file).and_then(|whole| whole.text.get(of(whole)?)).unwrap_or_default()
    }

    /// Applies edits, and returns the files that change.
    pub fn changed(&self, edits: Vec<Edit>) -> Result<Vec<FileChange>, RenameError> {
        let mut by_file: BTreeMap<u32, Vec<Edit>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.span.file).or_default().push(edit);
        }
        let change = |(file, edits): (u32, Vec<Edit>)| {
            let path = self.diagnostics.files.get(file as usize).map_or("", |file| file.path.as_str());
            let changed = || RenameError::Changed(path.to_owned());
            let OpenFile { text, starts } = self.files.get(&file).ok_or_else(changed)?;
            let mut edits: Vec<(Range<usize>, String)> = edits
                .into_iter()
                .map(|Edit { span, text }| {
                    let start = starts.get(span.line as usize)?;
                    Some((span.bytes().start + start..span.bytes().end + start, text))
                })
                .collect::<Option<_>>()
                .ok_or_else(changed)?;
            edits.sort_by_key(|(at, _)| (at.start, at.end));
            let after = apply(text, &edits).ok_or_else(changed)?;
            let lines = changed_lines(text, &edits).ok_or_else(changed)?;
            let before = text.clone().into_bytes();
            Ok(FileChange { path: path.to_owned(), to: path.to_owned(), before, after: after.into_bytes(), lines })
        };
        by_file.into_iter().map(change).collect()
    }
}

impl FileChange {
    /// A file that is generated again.
    pub fn generated(folder: &Folder, path: &str, after: Vec<u8>) -> Option<Self> {
        let before = read_whole(folder, path)?;
        Some(Self { path: path.into(), to: path.into(), before, after, lines: Vec::new() })
    }
}

fn read_whole(folder: &Folder, path: &str) -> Option<Vec<u8>> {
    if let Some(file) = folder.file(path) {
        return Some(file.bytes.to_vec());
    }
    let jsonl = folder.jsonl_files.iter().find(|jsonl| jsonl.path == path)?;
    let chunks = jsonl.chunks.iter().map(|chunk| jsonl.read(chunk));
    let chunks: Vec<_> = chunks.collect::<Result<_, _>>().ok()?;
    Some(chunks.concat())
}

/// Applies sorted edits to a text. `None` if two of them overlap.
fn apply(text: &str, edits: &[(Range<usize>, String)]) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// The lines that sorted edits change.
fn changed_lines(text: &str, edits: &[(Range<usize>, String)]) -> Option<Vec<LineChange>> {
    let mut lines = Vec::new();
    let (mut number, mut counted) = (1, 0);
    let mut rest = edits;
    while let Some((first, _)) = rest.first() {
        number += text.get(counted..first.start)?.matches('\n').count();
        counted = first.start;
        let start = text[..first.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[first.start..].find('\n').map_or(text.len(), |at| first.start + at);
        let here = rest.iter().take_while(|(range, _)| range.start <= end).count();
        let (of_line, others) = rest.split_at(here);
        let moved: Vec<_> =
            of_line.iter().map(|(range, new)| (range.start - start..range.end - start, new.clone())).collect();
        let before = text.get(start..end)?;
        let after = apply(before, &moved)?;
        lines.push(LineChange { number, before: before.trim_end().to_owned(), after: after.trim_end().to_owned() });
        rest = others;
    }
    Some(lines)
}
