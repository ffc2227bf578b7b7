//! From files to a draft: which file is read as what.

use super::super::Rule;
use super::super::diagnostic::{At, Loc, Report};
use super::super::fields::{self, Fields};
use super::super::folder::{Folder, LARGEST};
use super::super::near::did_you_mean;
use super::super::node::parse_toml;
use super::{Draft, Markdown, about, event, records, source};
use crate::model::Id;

/// The files that a timeline may have at its root, beside those of `events/`, `sources/` and `threads/`.
const ROOT: [&str; 5] = ["timeline.toml", "eras.toml", "actors.toml", "people.toml", "evidence.lock"];

/// Reads every file of the folder that the format has. Problems go to the report, whose files are the folder's.
pub fn read(folder: &Folder, report: &Report) -> Draft {
    let mut draft = Draft::default();
    for (file, text) in (0..).zip(&report.files) {
        let whole = Loc::new(file, 0..0);
        let Some(role) = role(&text.path) else {
            unknown(&text.path, whole, report);
            continue;
        };
        let Some(bytes) = folder.file(&text.path).map(|f| &f.bytes) else { continue };
        if role == Role::Ignored || !readable(bytes, &text.path, whole, report) {
            continue;
        }
        read_file(role, text.path.as_str(), &text.text, file, report, &mut draft);
    }
    if folder.file("timeline.toml").is_none() {
        let hint = "create timeline.toml with title = \"…\" and language = \"en\"";
        report.add(Rule::KeyMissing, Loc::new(u32::MAX, 0..0), "the folder has no timeline.toml", hint);
    }
    if folder.files.iter().all(|f| role(&f.path) != Some(Role::Event)) {
        let hint = "create events/ID.md: front matter between +++ lines, then Markdown";
        report.add(Rule::KeyMissing, Loc::new(u32::MAX, 0..0), "the folder has no events", hint);
    }
    draft
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    About,
    Eras,
    Actors,
    People,
    Source,
    Event,
    Ignored,
}

fn role(path: &str) -> Option<Role> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is = |ending: &str| std::path::Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    if ["README", "LICENSE", "LICENCE", "COPYING"].iter().any(|word| name.starts_with(word))
        || name.starts_with('#')
        || name.ends_with('~')
        || ["swp", "swo", "tmp", "bak", "orig"].iter().any(|ending| is(ending))
    {
        return Some(Role::Ignored);
    }
    match path {
        "timeline.toml" => Some(Role::About),
        "eras.toml" => Some(Role::Eras),
        "actors.toml" => Some(Role::Actors),
        "people.toml" => Some(Role::People),
        "evidence.lock" => Some(Role::Ignored),
        _ => match path.split_once('/') {
            Some(("sources", name)) if !name.contains('/') && is("toml") => Some(Role::Source),
            Some(("events", name)) if !name.contains('/') && is("md") => Some(Role::Event),
            _ => None,
        },
    }
}

fn unknown(path: &str, at: Loc, report: &Report) {
    let otherwise = "events are events/ID.md, sources are sources/ID.toml; a README may say more";
    let hint = did_you_mean(path, ROOT, otherwise);
    report.add(Rule::FileUnknown, at, format!("a timeline has no file “{path}”"), hint);
}

fn readable(bytes: &[u8], path: &str, at: Loc, report: &Report) -> bool {
    if bytes.len() > LARGEST {
        let hint = "split it: an event is a screenful of text";
        report.add(Rule::FileLarge, at, format!("“{path}” is larger than 1 MiB"), hint);
        return false;
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let message = format!("“{path}” is not UTF-8: byte {} cannot be read", error.valid_up_to() + 1);
        report.add(Rule::Encoding, at, message, "save the file as UTF-8");
        return false;
    }
    true
}

fn read_file(role: Role, path: &str, text: &str, file: u32, report: &Report, draft: &mut Draft) {
    let body = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let top = Loc::new(file, body..body);
    let stem = || {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        fields::id(stem, top, report).map(|value: Id| At { value, at: top })
    };
    if role == Role::Event {
        let id = stem();
        let Some((front, rest)) = front_matter(text, body, file, report) else { return };
        let table = parse_toml(text, front, file, report);
        let markdown = Markdown { text: text[rest.clone()].to_owned(), at: Loc::new(file, rest), exact: true };
        if let (Some(id), Some(table)) = (id, table) {
            event::read(Fields::new(&table, top, report), id, markdown, draft);
        }
        return;
    }
    let Some(table) = parse_toml(text, body..text.len(), file, report) else { return };
    let fields = Fields::new(&table, top, report);
    match role {
        Role::About => about::read(fields, draft),
        Role::Eras => records::read_eras(fields, draft),
        Role::Actors => records::read_actors(fields, draft),
        Role::People => records::read_people(fields, draft),
        Role::Source => {
            if let Some(id) = stem() {
                source::read(fields, id, draft);
            }
        }
        Role::Event | Role::Ignored => {}
    }
}

/// The bytes of the front matter and of the text below it.
fn front_matter(
    text: &str,
    body: usize,
    file: u32,
    report: &Report,
) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let mut lines = Vec::new();
    let mut at = body;
    for line in text[body..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            lines.push((at, at + line.len()));
            if lines.len() == 2 {
                break;
            }
        }
        at += line.len();
    }
    let first_line = text[body..].lines().next().unwrap_or("").len();
    match lines.as_slice() {
        [(start, open), (close, rest), ..] if *start == body => Some((*open..*close, *rest..text.len())),
        [(start, open), ..] if *start == body => {
            let hint = "close the front matter with a line +++ before the text";
            report.add(Rule::FrontMatter, Loc::new(file, body..*open), "the front matter does not end", hint);
            None
        }
        _ => {
            let hint = "begin the file with a line +++, then keys, then a line +++, then the text";
            let at = Loc::new(file, body..body + first_line);
            report.add(Rule::FrontMatter, at, "an event begins with front matter", hint);
            None
        }
    }
}
