//! From files to a draft: which file is read as what.

use super::super::Rule;
use super::super::diagnostic::{FileText, Loc, Report};
use super::super::fields::Fields;
use super::super::folder::{File, Folder, most};
use super::super::lock::{LOCK, Lock};
use super::super::near::did_you_mean;
use super::super::node::parse_toml;
use super::super::scalar;
use super::{Draft, Markdown, Unread, about, event, records, source};
use crate::model::Space;

/// The files that a timeline may have at its root, beside those of `events/` and `sources/`.
const ROOT: [&str; 5] = ["timeline.toml", "eras.toml", "actors.toml", "people.toml", LOCK];

/// Reads every file of the folder that the format has. Problems go to the report, whose files are the folder's.
pub fn read(folder: &Folder, report: &Report) -> Draft {
    let mut draft = Draft::default();
    for (index, (File { path, bytes }, FileText { text, .. })) in (0..).zip(folder.files.iter().zip(&report.files)) {
        let Some(role) = role(path) else {
            unknown(path, Loc::new(index, 0..0), report);
            continue;
        };
        if role == Role::Ignored {
            continue;
        }
        let file = Reading { role, path, text, index };
        let done = readable(bytes, &file, report) && file.read(report, &mut draft).is_some();
        if !done {
            file.unread(&mut draft.unread);
        }
    }
    if folder.file("timeline.toml").is_none() {
        draft.unread.spaces.extend([Space::Kinds, Space::Perspectives]);
        let hint = "create it, with title = \"…\" and language = \"en\"";
        report.add(Rule::KeyMissing, report.missing("timeline.toml"), "the folder has no timeline.toml", hint);
    }
    if draft.events.is_empty() && !draft.unread.any(Space::Events) {
        let hint = "create events/ID.md: front matter between +++ lines, then Markdown";
        report.add(Rule::KeyMissing, report.missing("events"), "the folder has no events", hint);
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
    Lock,
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
        LOCK => Some(Role::Lock),
        _ => match path.split_once('/') {
            Some(("sources", name)) if !name.contains('/') && is("toml") => Some(Role::Source),
            Some(("events", name)) if !name.contains('/') && is("md") => Some(Role::Event),
            _ => None,
        },
    }
}

fn unknown(path: &str, at: Loc, report: &Report) {
    let otherwise = match path.split_once('/') {
        Some(("events", _)) => "events are events/ID.md, without folders between",
        Some(("sources", _)) => "sources are sources/ID.toml, without folders between",
        _ => {
            "it has timeline.toml, eras.toml, actors.toml, people.toml, sources/ID.toml and events/ID.md; a README may say more"
        }
    };
    let hint = if path.contains('/') { otherwise.to_owned() } else { did_you_mean(path, ROOT, otherwise) };
    report.add(Rule::FileUnknown, at, format!("a timeline has no file “{path}”"), hint);
}

fn readable(bytes: &[u8], file: &Reading<'_>, report: &Report) -> bool {
    let path = file.path;
    if bytes.len() > most(path) {
        let hint = "split it: an event is a screenful of text";
        report.add(Rule::FileLarge, Loc::new(file.index, 0..0), format!("“{path}” is larger than 1 MiB"), hint);
        return false;
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        // Up to here the text that is shown has the file's own bytes; then stands U+FFFD.
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let bad = error.valid_up_to() - mark;
        let at = Loc::new(file.index, bad..bad + char::REPLACEMENT_CHARACTER.len_utf8());
        let hint = "save the file as UTF-8";
        let utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        let message = match bytes.get(error.valid_up_to()) {
            _ if utf_16 => format!("“{path}” is UTF-16, not UTF-8"),
            Some(byte) => format!("“{path}” is not UTF-8: the byte 0x{byte:02X} stands here"),
            None => format!("“{path}” is not UTF-8"),
        };
        report.add(Rule::Encoding, at, message, hint);
        return false;
    }
    true
}

/// A file that is being read.
struct Reading<'a> {
    role: Role,
    path: &'a str,
    text: &'a str,
    index: u32,
}

impl Reading<'_> {
    /// Reads the file into the draft. `None` where its format could not be followed, which is then reported.
    fn read(&self, report: &Report, draft: &mut Draft) -> Option<()> {
        let top = Loc::new(self.index, 0..0);
        let (part, rest) = if self.role == Role::Event {
            front_matter(self.text, self.index, report)?
        } else {
            (0..self.text.len(), self.text.len()..self.text.len())
        };
        let table = parse_toml(self.text, part, self.index, report)?;
        let fields = Fields::new(&table, top, report);
        let name = || scalar::name(self.stem(), top, report);
        match self.role {
            Role::About => about::read(fields, draft),
            Role::Eras => records::read_eras(fields, draft),
            Role::Actors => records::read_actors(fields, draft),
            Role::People => records::read_people(fields, draft),
            Role::Source => source::read(fields, name()?, draft),
            Role::Event => {
                let text = self.text[rest.clone()].to_owned();
                event::read(fields, name()?, Markdown { text, at: Loc::new(self.index, rest), exact: true }, draft);
            }
            Role::Lock => draft.lock = Lock::read(fields),
            Role::Ignored => {}
        }
        Some(())
    }

    fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Takes note of what the file would have held.
    fn unread(&self, unread: &mut Unread) {
        let spaces: &[Space] = match self.role {
            Role::About => &[Space::Kinds, Space::Perspectives],
            Role::Eras => &[Space::Eras],
            Role::Actors => &[Space::Actors],
            Role::People => &[Space::People],
            Role::Source | Role::Event | Role::Lock | Role::Ignored => &[],
        };
        unread.spaces.extend(spaces);
        let space = match self.role {
            Role::Source => Space::Sources,
            Role::Event => Space::Events,
            _ => {
                unread.lock |= self.role == Role::Lock;
                return;
            }
        };
        unread.records.insert((space, self.stem().to_owned()));
    }
}

/// The bytes of the front matter and of the text below it.
fn front_matter(text: &str, file: u32, report: &Report) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            lines.push((at, at + line.len()));
            if lines.len() == 2 {
                break;
            }
        }
        at += line.len();
    }
    let first_line = text.lines().next().unwrap_or("").len();
    match lines.as_slice() {
        [(start, open), (close, rest), ..] if *start == 0 => Some((*open..*close, *rest..text.len())),
        [(start, open), ..] if *start == 0 => {
            let hint = "close the front matter with a line +++ before the text";
            report.add(Rule::FrontMatter, Loc::new(file, 0..*open), "the front matter does not end", hint);
            None
        }
        _ => {
            let yaml = text.trim_start().starts_with("---");
            let hint = if yaml {
                "the front matter is TOML: write +++ instead of ---, and key = \"value\""
            } else {
                "begin the file with a line +++, then keys, then a line +++, then the text"
            };
            let at = Loc::new(file, 0..first_line);
            report.add(Rule::FrontMatter, at, "an event begins with front matter between lines of +++", hint);
            None
        }
    }
}
