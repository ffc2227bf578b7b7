//! Records of works from other programs as `sources/ID.toml`.

use super::report::{ImportPosition, ImportReport};
use crate::load::folder::Folder;
use crate::load::publication_formats::{doi_in, isbn, pages};
use crate::load::string_formats::{invisible_char, is_language, language_tag};
use crate::load::{self, File, LoadRun};
use crate::model::date::Date;
use crate::model::{Author, Id, Namespace};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// A record of a work, as far as it can be carried over.
#[derive(Clone, Debug)]
pub struct ImportedSource {
    pub place: ImportPosition,
    /// What the record is called in its file.
    pub name: String,
    texts: Vec<(&'static str, String)>,
    people: Vec<(&'static str, Vec<Author>)>,
    /// Fields for which a source has no key.
    left_out: Vec<String>,
    /// Values that a source does not take.
    remarks: Vec<String>,
}

/// The order of the keys in a file.
const KEYS: [&str; 21] = [
    "title",
    "kind",
    "authors",
    "editors",
    "translators",
    "container",
    "edition",
    "volume",
    "issue",
    "pages",
    "publisher",
    "publisher_place",
    "date",
    "url",
    "doi",
    "isbn",
    "accessed",
    "language",
    "archive",
    "shelfmark",
    "note",
];

impl ImportedSource {
    pub fn new(place: ImportPosition, name: &str) -> Self {
        let (texts, people, left_out, remarks) = Default::default();
        Self { place, name: cleaned(name), texts, people, left_out, remarks }
    }

    /// Notes that a field has no place in a source.
    pub fn leave_out(&mut self, field: &str) {
        self.left_out.push(cleaned(field));
    }

    pub fn remark(&mut self, remark: &str) {
        self.remarks.push(cleaned(remark));
    }

    pub fn has(&self, key: &str) -> bool {
        self.texts.iter().any(|(own, _)| *own == key)
    }

    /// Sets a key, unless it is set. A value that the key does not take is left out.
    pub fn set(&mut self, key: &'static str, text: &str) {
        let text = cleaned(text);
        if text.is_empty() || text == "…" || text == "..." || self.has(key) {
            return;
        }
        let value = match key {
            "doi" => doi_in(&text).map(str::to_owned),
            "isbn" => first_isbn(&text),
            "pages" => Some(text.replace("--", "–")).filter(|text| pages(text).is_ok()),
            "url" => is_web_address(&text).then(|| text.clone()),
            "language" => language(&text),
            "date" | "accessed" => date(&text),
            "note" => Some(as_markdown(&text)),
            _ => Some(text.clone()),
        };
        match value {
            Some(value) => self.texts.push((key, value)),
            None => self.remark(&format!("“{}” is left out: it is no value of `{key}`", shortened(&text))),
        }
    }

    pub fn set_names(&mut self, key: &'static str, names: Vec<Author>) {
        if !names.is_empty() && !self.people.iter().any(|(own, _)| *own == key) {
            self.people.push((key, names));
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.texts.iter().find(|(own, _)| *own == key).map(|(_, text)| &**text)
    }

    /// The text of its file.
    fn toml(&self) -> String {
        let mut out = String::new();
        for key in KEYS {
            if let Some(text) = self.text(key) {
                let _ = writeln!(out, "{key} = {}", toml_string(text));
            }
            if let Some((_, names)) = self.people.iter().find(|(own, _)| *own == key) {
                let names: Vec<String> = names.iter().map(toml_name).collect();
                let _ = writeln!(out, "{key} = [{}]", names.join(", "));
            }
        }
        out
    }

    /// An id from what it is called, or else from its first author and year.
    fn id(&self) -> String {
        let author = self.people.first().and_then(|(_, names)| names.first());
        let author = author.map(|author| author.parts.as_ref().map_or(&*author.name, |parts| &parts.family));
        let year = self.text("date").map(|date| date.get(..4).unwrap_or(date));
        let second = [author, year].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let proposals = [&*self.name, &*second, self.text("title").unwrap_or_default()];
        let ids = proposals.iter().map(|text| Id::suggestion(text).chars().take(80).collect::<String>());
        let mut ids = ids.map(|id| id.trim_matches('-').to_owned());
        ids.find(|id| Id::new(id).is_ok()).unwrap_or_else(|| "source".to_owned())
    }
}

/// The files of imported records.
#[derive(Debug, Default)]
pub struct NewFiles {
    /// Paths within the timeline, with the contents.
    pub files: Vec<(String, String)>,
    pub report: ImportReport,
}

/// The new files of `sources/` for these records. What is in the folder already stays as it is.
///
/// # Errors
/// What `check` would report about the new files. It is a defect of the importer.
pub fn new_source_files(folder: &Folder, records: Vec<ImportedSource>) -> Result<NewFiles, String> {
    let LoadRun { raw, .. } = load::run(folder, None, true);
    let headers = raw.headers().map(|(header, _)| header).chain(raw.withdrawn_records().map(|gone| &gone.header));
    let headers = headers.filter(|header| header.space == Namespace::Sources);
    let mut taken: HashSet<String> = headers.flat_map(|header| header.ids().map(|id| id.value.to_string())).collect();
    let own_name = |path: &str| Some(path.strip_prefix("sources/")?.strip_suffix(".toml")?.to_owned());
    taken.extend(folder.files.iter().filter_map(|file| own_name(&file.path)));
    let mut new: HashMap<String, (ImportPosition, String)> = HashMap::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    let mut out = NewFiles::default();
    for record in records {
        let base = record.id();
        let text = record.toml();
        let mut say = |message: String| out.report.add(record.place, &record.name, message);
        record.remarks.iter().for_each(|remark| say(remark.clone()));
        if !record.left_out.is_empty() {
            say(format!("no key for {}", record.left_out.join(", ")));
        }
        if !record.has("title") {
            say("is left out: it has no title".to_owned());
            continue;
        }
        if text.len() > load::MAX_FILE_BYTES {
            say("is left out: it is longer than 1 MiB".to_owned());
            continue;
        }
        let id = match new.get(&base) {
            Some((place, same)) if *same == text => {
                say(format!("is left out: it is the same as at {place}"));
                continue;
            }
            Some(_) => {
                let n = next.entry(base.clone()).or_insert(1);
                let free = loop {
                    *n += 1;
                    let id = format!("{base}-{n}");
                    if !new.contains_key(&id) {
                        break id;
                    }
                };
                if !taken.contains(&free) {
                    say(format!("another record has the same id, so this one is “{free}”"));
                }
                free
            }
            None => base,
        };
        if taken.contains(&id) {
            say(format!("is left out: there is or was a source “{id}” already"));
        } else {
            out.files.push((format!("sources/{id}.toml"), text.clone()));
        }
        new.insert(id, (record.place, text));
    }
    refuse_errors(folder, &out.files)?;
    Ok(out)
}

/// Loads the timeline with the new files, as a last check of what is written.
fn refuse_errors(folder: &Folder, files: &[(String, String)]) -> Result<(), String> {
    let file = |(path, text): &(String, String)| File { path: path.clone(), bytes: text.clone().into_bytes().into() };
    let others = folder.files.iter().filter(|file| file.path == "timeline.toml").cloned();
    let trial = Folder::new(others.chain(files.iter().map(file)).collect());
    let LoadRun { outcome, .. } = load::run(&trial, None, true);
    let diagnostics = &outcome.diagnostics;
    let is_new = |at: u32| diagnostics.files.get(at as usize).is_some_and(|file| file.path.starts_with("sources/"));
    let wrong = diagnostics
        .sorted()
        .into_iter()
        .find(|problem| is_new(problem.span.file) && diagnostics.severity(problem.rule) == load::Severity::Error);
    wrong.map_or(Ok(()), |problem| Err(problem.message.to_string()))
}

/// A TOML basic string. TOML escapes like JSON, and additionally DEL (TOML 1.0, "String").
pub fn toml_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7F}', "\\u007F")
}

fn toml_name(author: &Author) -> String {
    match &author.parts {
        Some(parts) => {
            let first = if parts.family_first { ", family_first = true" } else { "" };
            format!("{{ family = {}, given = {}{first} }}", toml_string(&parts.family), toml_string(&parts.given))
        }
        None => toml_string(&author.name),
    }
}

/// A text on one line, without characters that nobody sees.
pub fn cleaned(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    while let Some((at, c)) = invisible_char(&text) {
        // One that is seen stays: U+FFFD stands for a lost letter, and joiners are none of these.
        let rest = text[at..].chars().skip(1).filter(|&c| invisible_char(c.encode_utf8(&mut [0; 4])).is_none());
        let space = if c.is_whitespace() || c == '\u{FFFD}' { " " } else { "" };
        text = format!("{}{space}{}", &text[..at], rest.collect::<String>()).into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, for messages.
fn shortened(text: &str) -> String {
    let mut start: String = text.chars().take(60).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn first_isbn(text: &str) -> Option<String> {
    let whole = text.trim_start_matches("ISBN").trim_start_matches(':').trim();
    let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty());
    std::iter::once(whole).chain(words).find(|one| isbn(one).is_ok()).map(str::to_owned)
}

/// A language tag; also from names of languages as LaTeX has them.
fn language(text: &str) -> Option<String> {
    let name = text.to_lowercase();
    let tag = match name.trim_start_matches('n') {
        "american" | "usenglish" => Some("en-US"),
        "british" | "ukenglish" => Some("en-GB"),
        "german" | "austrian" => Some("de"),
        _ => language_tag(&name),
    };
    tag.map(str::to_owned).or_else(|| is_language(text).then(|| text.to_owned()))
}

/// A date in EDTF, also from years as bibliographies write them: “c. 1957”, “[1957]”, “1957–1959”.
fn date(text: &str) -> Option<String> {
    let text = text.trim_matches(['[', ']']).trim();
    let circa = ["circa ", "ca. ", "ca ", "c. "].into_iter().find_map(|word| text.strip_prefix(word));
    let year = |text: &str| {
        let digits = text.len() <= 4 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { format!("{text:0>4}") } else { text.to_owned() }
    };
    let plain = circa.unwrap_or(text);
    let edtf = match plain.split_once(['–', '/']) {
        Some((from, to)) => format!("{}/{}", year(from.trim()), year(to.trim())),
        None => year(plain),
    };
    let edtf = if circa.is_some() { format!("{edtf}~") } else { edtf };
    edtf.parse::<Date>().is_ok().then_some(edtf)
}

/// A text as Markdown that shows it as it is.
fn as_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let at = text.len() - numbered.len();
    for (n, c) in text.char_indices() {
        let opens = n == 0 && matches!(c, '-' | '+' | '=') || at > 0 && n == at && matches!(c, '.' | ')');
        if opens || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
