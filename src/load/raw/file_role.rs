//! What each path of a folder is read as.

use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::diagnostics::Diagnostics;
use crate::load::file::EVIDENCE_LOCK;
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::model::STYLE_SHEET;
use std::path::Path;

/// The files that a timeline may have at its root.
const ROOT_FILES: [&str; 6] = ["timeline.toml", "eras.toml", "actors.toml", "people.toml", STYLE_SHEET, EVIDENCE_LOCK];

/// What a file is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FileRole {
    /// `timeline.toml`
    About,
    /// `eras.toml`
    Eras,
    /// `actors.toml`
    Actors,
    /// `people.toml`
    People,
    /// `sources/ID.toml`
    Source,
    /// `events/ID.md` or `events/NAME.jsonl`
    Event,
    /// `threads/ID.md`
    Thread,
    /// A file of `media/`
    Media,
    /// `evidence.lock`
    EvidenceLock,
    /// `style.css`
    Style,
    /// `assets/NAME`: an image or a font
    Asset,
    /// A README or a licence: published but not read.
    Readme,
    /// What editors leave behind: neither read nor published.
    Ignored,
}

impl FileRole {
    /// The role of the file at a path; `None` if the format has no such file.
    pub fn of(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is = |ending: &str| Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        if name.starts_with('#')
            || name.ends_with('~')
            || ["swp", "swo", "tmp", "bak", "orig"].iter().any(|ending| is(ending))
        {
            return Some(Self::Ignored);
        }
        if ["README", "LICENSE", "LICENCE", "COPYING"].iter().any(|word| name.starts_with(word)) {
            return Some(Self::Readme);
        }
        match path {
            "timeline.toml" => Some(Self::About),
            "eras.toml" => Some(Self::Eras),
            "actors.toml" => Some(Self::Actors),
            "people.toml" => Some(Self::People),
            EVIDENCE_LOCK => Some(Self::EvidenceLock),
            STYLE_SHEET => Some(Self::Style),
            _ => match path.split_once('/') {
                Some(("sources", name)) if !name.contains('/') && is("toml") => Some(Self::Source),
                Some(("events", name)) if !name.contains('/') && (is("md") || is("jsonl")) => Some(Self::Event),
                Some(("media", _)) => Some(Self::Media),
                Some(("threads", name)) if !name.contains('/') && is("md") => Some(Self::Thread),
                Some(("assets", name)) if !name.contains('/') => Some(Self::Asset),
                _ => None,
            },
        }
    }
}

/// Whether a file is part of the published edition.
pub fn is_published(path: &str) -> bool {
    FileRole::of(path).is_some_and(|role| role != FileRole::Ignored)
}

/// Whether a file is part of the timeline's own branding, which pages load.
pub fn is_branding(path: &str) -> bool {
    matches!(FileRole::of(path), Some(FileRole::Style | FileRole::Asset))
}

/// Reports a file that the format does not have.
pub fn report_unknown(path: &str, span: Span, diagnostics: &Diagnostics) {
    let otherwise = match path.split_once('/') {
        Some(("events", _)) => "events are events/ID.md or lines of events/NAME.jsonl, without subfolders",
        Some(("sources", _)) => "sources are sources/ID.toml, without subfolders",
        Some(("threads", _)) => "threads are threads/ID.md, without subfolders",
        Some(("media", _)) => {
            "pictures are files of media/ and of its subfolders, and this link leads back to a folder around it"
        }
        Some(("assets", _)) => "images and fonts are assets/NAME, without subfolders",
        _ => {
            "it has timeline.toml, eras.toml, actors.toml, people.toml, sources/ID.toml, events/ID.md, threads/ID.md, pictures in media/, style.css and assets/NAME; a README may say more"
        }
    };
    let near = if path.contains('/') { None } else { nearest(path, ROOT_FILES) };
    let message = format!("a timeline has no file “{path}”");
    let hint = match better_name(path) {
        Some(name) => format!("rename it to {name}; {otherwise}"),
        None => did_you_mean(near, otherwise),
    };
    diagnostics.add(Rule::FileUnknown, span, message, hint);
}

/// The name of a text file whose ending is not that of the records of its folder. Some editors add `.txt` to a name.
fn better_name(path: &str) -> Option<String> {
    let (folder, name) = path.split_once('/').filter(|(_, name)| !name.contains('/'))?;
    let ending = match folder {
        "events" | "threads" => ".md",
        "sources" => ".toml",
        _ => return None,
    };
    let (stem, written) = name.rsplit_once('.')?;
    let is_text = ["txt", "text", "markdown"].iter().any(|text| written.eq_ignore_ascii_case(text));
    is_text.then(|| format!("{}{ending}", stem.strip_suffix(ending).unwrap_or(stem)))
}

/// The file's name without its ending: the id of a record that has a file of its own.
pub fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
