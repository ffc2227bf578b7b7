//! BibTeX and BibLaTeX. The crate `biblatex` parses entries and LaTeX; each entry on its own, so that one that is wrong does
//! not hide the others, and abbreviations are expanded here, because the crate follows circles of them without end.

use super::report::{ImportError, ImportPosition};
use super::source_file::ImportedSource;
use crate::model::{Author, NameParts};
use biblatex::{Bibliography, ChunksExt, Entry, Field, Pair, Person, RawBibliography, RawChunk};
use std::collections::HashMap;

/// How deeply braces may be nested.
const MAX_DEPTH: usize = 60;
/// How many pieces the value of a field may have, once abbreviations are expanded.
const MAX_PIECES: usize = 1_000;

/// Reads the entries of a file.
///
/// # Errors
/// Where the file is not BibTeX.
pub fn read_bibtex(text: &str) -> Result<Vec<ImportedSource>, ImportError> {
    let lines = Lines::new(text);
    refuse_deep(text, &lines)?;
    let raw = RawBibliography::parse(text).map_err(|error| match unclosed_entry(text, error.span.start) {
        Some((at, key)) => {
            let message = format!(
                "the entry “{key}”, which begins here, is not closed, or a field of it is not; nothing was imported"
            );
            ImportError::new(lines.place(at), message)
        }
        None => ImportError::new(lines.place(error.span.start), format!("this is not BibTeX: {}", error.kind)),
    })?;
    let mut known: HashMap<String, Field<'_>> = HashMap::new();
    for Pair { key, value } in raw.abbreviations {
        let expanded = expand(value.v, &known, &mut |_| {});
        known.insert(key.v.to_lowercase(), expanded);
    }
    let mut out = Vec::with_capacity(raw.entries.len());
    for mut entry in raw.entries {
        let mut source = ImportedSource::new(lines.place(entry.span.start), entry.v.key.v);
        let kind = entry.v.kind.v.to_lowercase();
        entry.v.fields.retain(|field| {
            // These lead to other entries.
            let leads = ["crossref", "xref", "xdata", "ids"].contains(&&*field.key.v.to_lowercase());
            if leads {
                source.leave_out(field.key.v);
            }
            !leads
        });
        for field in &mut entry.v.fields {
            let value = std::mem::take(&mut field.value.v);
            let mut unknown = |name: &str| source.remark(&format!("the abbreviation “{name}” is not defined"));
            field.value.v = expand(value, &known, &mut unknown);
        }
        let one = RawBibliography { preamble: String::new(), entries: vec![entry], abbreviations: Vec::new() };
        match Bibliography::from_raw(one).map(|read| read.into_vec().pop()) {
            Ok(Some(entry)) => read_entry(&kind, &entry, &mut source),
            Ok(None) => {}
            Err(error) => source.remark(&format!("a field cannot be read: {}", error.kind)),
        }
        out.push(source);
    }
    Ok(out)
}

/// Replaces abbreviations by what they stand for. The crate knows those of months.
fn expand<'s>(field: Field<'s>, known: &HashMap<String, Field<'s>>, unknown: &mut dyn FnMut(&str)) -> Field<'s> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut out = Vec::new();
    for mut piece in field {
        if out.len() >= MAX_PIECES {
            break;
        }
        if let RawChunk::Abbreviation(name) = piece.v {
            let key = name.to_lowercase();
            match known.get(&key) {
                Some(pieces) => {
                    out.extend(pieces.iter().cloned());
                    continue;
                }
                None if MONTHS.contains(&&*key) => {}
                None => {
                    unknown(name);
                    piece.v = RawChunk::Normal(name);
                }
            }
        }
        out.push(piece);
    }
    out.truncate(MAX_PIECES);
    out
}

fn read_entry(kind: &str, entry: &Entry, source: &mut ImportedSource) {
    let text = |field: &str| entry.get(field).map(|chunks| unformatted(&chunks.format_verbatim())).unwrap_or_default();
    if let Some(kind) = source_kind(kind, &text("entrysubtype")) {
        source.set("kind", kind);
    }
    let subtitle = text("subtitle");
    let title = text("title");
    source.set("title", &if subtitle.is_empty() { title } else { format!("{title}: {subtitle}") });
    let (year, month, day) = (text("year"), text("month"), text("day"));
    source.set("date", &text("date"));
    source.set("date", &date(&year, &month, &day));
    for (field, key) in [("author", "authors"), ("editor", "editors"), ("translator", "translators")] {
        if let Ok(people) = entry.get_as::<Vec<Person>>(field) {
            source.set_names(key, people.iter().filter_map(name).collect());
        }
        if text(field).split_whitespace().any(|word| word == "others") {
            source.remark(&format!("`{field}` has “and others”, which a source cannot say"));
        }
    }
    for (field, key) in FIELDS {
        source.set(key, &text(field));
    }
    // Where styles without a field for addresses had them: `howpublished = {\url{https://…}}`.
    let published = text("howpublished");
    let url = published.trim().trim_start_matches("\\url").trim_matches(['{', '}']);
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    if is_url {
        source.set("url", url);
    }
    let known = |field: &str| {
        FIELDS.iter().any(|(own, _)| *own == field)
            || ["title", "subtitle", "author", "editor", "translator", "date", "year", "month", "day", "entrysubtype"]
                .contains(&field)
            || is_url && field == "howpublished"
    };
    entry.fields.keys().filter(|field| !known(field)).for_each(|field| source.leave_out(field));
}

/// A text without the commands for fonts, which the crate leaves in it.
fn unformatted(text: &str) -> String {
    const FONTS: [&str; 10] = [
        "emph",
        "textit",
        "textbf",
        "textsc",
        "textsl",
        "textrm",
        "texttt",
        "textsuperscript",
        "textsubscript",
        "mkbibquote",
    ];
    let opening =
        |rest: &str| FONTS.iter().find(|name| rest[1..].strip_prefix(**name).is_some_and(|rest| rest.starts_with('{')));
    let mut out = String::with_capacity(text.len());
    // For each open brace: whether it belongs to such a command.
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '\\' if opening(rest).is_some() => {
                length += opening(rest).map_or(0, |name| name.len() + 1);
                open.push(true);
            }
            '{' => {
                open.push(false);
                out.push(c);
            }
            '}' if open.pop() == Some(true) => {}
            c => out.push(c),
        }
        rest = &rest[length..];
    }
    out
}

/// The fields that are texts, and the keys that they become: the first of several that is there.
const FIELDS: &[(&str, &str)] = &[
    ("journal", "container"),
    ("journaltitle", "container"),
    ("booktitle", "container"),
    ("maintitle", "container"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("number", "issue"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("publisher", "publisher"),
    ("institution", "publisher"),
    ("school", "publisher"),
    ("organization", "publisher"),
    ("address", "publisher_place"),
    ("location", "publisher_place"),
    ("url", "url"),
    ("doi", "doi"),
    ("isbn", "isbn"),
    ("urldate", "accessed"),
    ("langid", "language"),
    ("language", "language"),
    ("archive", "archive"),
    ("library", "archive"),
    ("shelfmark", "shelfmark"),
    ("callnumber", "shelfmark"),
    ("note", "note"),
];

fn source_kind(kind: &str, subtype: &str) -> Option<&'static str> {
    Some(match kind {
        "article" | "suppperiodical" => match subtype {
            "newspaper" => "newspaper-article",
            "magazine" => "magazine-article",
            _ => "journal-article",
        },
        "book" | "mvbook" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "reference" => "book",
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection" => "chapter",
        "inreference" => "encyclopedia-entry",
        "inproceedings" | "conference" => "conference-paper",
        "booklet" => "pamphlet",
        "report" | "techreport" | "manual" => "report",
        "thesis" | "phdthesis" | "mastersthesis" => "thesis",
        "unpublished" => "manuscript",
        "online" | "electronic" | "www" => "web",
        "periodical" => "periodical",
        "dataset" => "dataset",
        "software" => "software",
        "patent" => "patent",
        "letter" => "letter",
        "legislation" => "legislation",
        "jurisdiction" => "legal-case",
        "legal" => "treaty",
        "movie" | "video" => "film",
        "audio" => "broadcast",
        "music" => "song",
        "image" | "artwork" => "image",
        "performance" => "performance",
        "review" => "review",
        "standard" => "standard",
        _ => return None,
    })
}

fn name(person: &Person) -> Option<Author> {
    let family = [&*person.prefix, &*person.name, &*person.suffix];
    let family = family.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let family = super::source_file::cleaned(&family);
    let given = super::source_file::cleaned(&person.given_name);
    match (family.is_empty(), given.is_empty()) {
        (true, true) => None,
        _ if family == "others" && given.is_empty() => None,
        (false, true) => Some(Author::whole(family)),
        (true, false) => Some(Author::whole(given)),
        _ => Some(Author::person(NameParts { family, given, family_first: false })),
    }
}

/// A date of year, month and day, as far as they are known.
fn date(year: &str, month: &str, day: &str) -> String {
    let number = |text: &str| text.trim().parse::<u8>().ok();
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let named = || names.iter().position(|name| month.trim().to_lowercase().starts_with(name)).map(|at| at as u8 + 1);
    let year = year.trim();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match number(month).or_else(named).filter(|month| is_year && (1..=12).contains(month)) {
        Some(month) => match number(day).filter(|day| (1..=31).contains(day)) {
            Some(day) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-{month:02}"),
        },
        None => year.to_owned(),
    }
}

/// The entry before an error that is not closed before the next one begins on a line of its own, or else at the end: where it
/// begins, and its key.
fn unclosed_entry(text: &str, error: usize) -> Option<(usize, &str)> {
    let begins: Vec<usize> =
        text.match_indices('@').map(|(at, _)| at).filter(|&at| at == 0 || text[..at].ends_with('\n')).collect();
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    let (at, entry) =
        begins.iter().zip(ends).map(|(&at, end)| (at, &text[at..end])).find(|(_, entry)| !is_closed(entry))?;
    let key = entry.split_once('{')?.1.split([',', '\n', '}']).next()?.trim();
    (at <= error && !key.is_empty()).then_some((at, key))
}

/// Whether as many braces are closed as are opened.
fn is_closed(entry: &str) -> bool {
    let count = |brace: char| entry.match_indices(brace).filter(|(at, _)| !entry[..*at].ends_with('\\')).count();
    count('{') <= count('}')
}

/// Refuses braces in braces without end, which the parser follows by calling itself.
fn refuse_deep(text: &str, lines: &Lines) -> Result<(), ImportError> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} braces are open here; one before it is not closed");
            return Err(ImportError::new(lines.place(at), message));
        }
    }
    Ok(())
}

/// The beginnings of lines.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn place(&self, offset: usize) -> ImportPosition {
        ImportPosition::Line(self.0.partition_point(|start| *start <= offset))
    }
}
