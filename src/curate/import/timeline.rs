//! A timeline of another program as files of a folder: a new one, or more events of one that exists.

use super::dates::{ReadDate, edtf_day};
use super::event::{ImportedEvent, ResolvedReferences};
use super::report::{ImportPosition, ImportReport};
use super::source_file::{NewFiles, cleaned, toml_string};
use super::text::{from_plain, inline};
use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::raw::RawTimeline;
use crate::load::{self, File, LoadRun, Severity};
use crate::model::date::{Date, Day};
use crate::model::{DEFAULT_KINDS, Id, Namespace};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet};
use std::fmt::Write;

/// What another program's file says.
#[derive(Clone, Debug, Default)]
pub struct ImportedTimeline {
    pub title: String,
    /// Plain text.
    pub subtitle: String,
    /// Markdown.
    pub intro: String,
    pub events: Vec<ImportedEvent>,
    pub eras: Vec<ImportedEra>,
    /// What was lost while it was read.
    pub report: ImportReport,
}

/// A time with a name.
#[derive(Clone, Debug)]
pub struct ImportedEra {
    pub place: ImportPosition,
    pub title: String,
    pub from: ReadDate,
    pub until: Option<ReadDate>,
}

/// What groups, tags and categories become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupUse {
    Actor,
    Kind,
}

/// What is said on the command line.
#[derive(Clone, Debug, Default)]
pub struct TimelineOptions {
    /// The title of a new timeline, if not that of the file.
    pub title: Option<String>,
    /// The language of a new timeline, BCP 47.
    pub language: String,
    pub groups: Option<GroupUse>,
}

/// More events are written as lines of JSON.
const MAX_OWN_FILES: usize = 1_000;
/// What is beyond is no division of a timeline.
const MAX_ERAS: usize = 500;

/// The new files for what was read: a whole timeline, or if there is a folder, more events for it. Nothing that is in the folder
/// is changed. What is returned loads without errors, together with the folder.
///
/// # Errors
/// Why nothing can be written.
pub fn new_timeline_files(
    existing: Option<&Folder>,
    imported: ImportedTimeline,
    options: &TimelineOptions,
) -> Result<NewTimeline, String> {
    let known = existing.map(Known::read).transpose()?.unwrap_or_default();
    let mut plan = Plan { report: imported.report, known, ..Plan::default() };
    let (is_new, total) = (existing.is_none(), imported.events.len());
    let mut events = Vec::with_capacity(total);
    for mut event in imported.events {
        match options.groups {
            Some(GroupUse::Actor) => event.actors.append(&mut event.groups),
            Some(GroupUse::Kind) => event.kinds.append(&mut event.groups),
            None => {
                plan.report
                    .count("groups and tags left out; --group actor or --group kind keeps them", event.groups.len());
            }
        }
        let ids = plan.resolve(&mut event, is_new);
        let id = plan.event_id(&mut event);
        plan.report_on(&event, &id);
        events.push(Some((id, event, ids)));
    }
    let eras = plan.eras(imported.eras, existing);
    let title = options.title.clone().filter(|title| !title.is_empty()).unwrap_or(imported.title);
    let about = is_new.then(|| plan.about(&title, &imported.subtitle, &imported.intro, &options.language));
    let has_lines = events.len() > MAX_OWN_FILES;
    let lines_path = plan.known.free_path("events/imported", ".jsonl");
    // What is refused loses first its markup, then its place in the timeline.
    for attempt in 0..4 {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut lines = String::new();
        // Which event is in which file and line.
        let mut places: HashMap<(String, u32), usize> = HashMap::new();
        let mut line = 0;
        for (at, (id, event, ids)) in events.iter().enumerate().filter_map(|(at, one)| Some((at, one.as_ref()?))) {
            if has_lines {
                lines.push_str(&event.json_line(id, ids));
                lines.push('\n');
                places.insert((lines_path.clone(), line), at);
                line += 1;
            } else {
                let path = format!("events/{id}.md");
                places.insert((path.clone(), 0), at);
                files.push((path, event.front_matter(ids)));
            }
        }
        if !lines.is_empty() {
            files.push((lines_path.clone(), lines));
        }
        if places.is_empty() {
            let has_none = total == 0 && plan.report.lost() == 0;
            return Err(if has_none { "it has no events" } else { "no event can be carried over" }.to_owned());
        }
        files.extend(about.clone().map(|text| ("timeline.toml".to_owned(), text)));
        files.extend(plan.other_files(is_new, &events));
        files.extend((!eras.is_empty()).then(|| ("eras.toml".to_owned(), eras.clone())));
        let wrong = problems(existing, &files)?;
        if wrong.is_empty() {
            let written = places.len();
            plan.report.sort();
            return Ok(NewTimeline {
                events: written,
                new: NewFiles { files, report: plan.report },
                eras: eras.matches("[[era]]").count(),
            });
        }
        for (path, line, message) in wrong {
            let Some(&at) =
                places.get(&(path.clone(), line)).or_else(|| places.get(&(path.clone(), 0)).filter(|_| !has_lines))
            else {
                return Err(format!("{path} would have an error: {message}"));
            };
            let Some((id, event, ids)) = events.get_mut(at).and_then(Option::as_mut) else { continue };
            let place = event.place.unwrap_or(ImportPosition::Item(at + 1));
            if attempt == 0 {
                plan.report.add(place, &event.name, format!("its markup is shown as it is written: {message}"));
                event.text = from_plain(&event.text);
                event.notes = event.notes.iter().map(|note| inline(&cleaned(note), false)).collect();
            } else if attempt == 1 && !event.media.is_empty() {
                event.media.clear();
                plan.report.add(place, &event.name, format!("its pictures are left out: {message}"));
            } else {
                plan.report.lose(place, &event.name, &format!("as “{id}” it would have an error: {message}"));
                let _ = ids;
                events[at] = None;
            }
        }
    }
    Err("what would be written has errors; this is a defect of the importer".to_owned())
}

/// What is to be written.
#[derive(Debug)]
pub struct NewTimeline {
    pub new: NewFiles,
    pub events: usize,
    pub eras: usize,
}

/// The errors of a folder with new files: path, line from 0, and message. One for each place.
fn problems(existing: Option<&Folder>, files: &[(String, String)]) -> Result<Vec<(String, u32, String)>, String> {
    let file = |(path, text): &(String, String)| File { path: path.clone(), bytes: text.clone().into_bytes().into() };
    let mut trial = Folder::new(files.iter().map(file).collect());
    if let Some(folder) = existing {
        let folder = folder.clone();
        trial.files.extend(folder.files);
        trial.jsonl_files.extend(folder.jsonl_files);
        trial.media_files.extend(folder.media_files);
        trial.dead_links = folder.dead_links;
        trial.name = folder.name;
        trial.files.sort_by(|a, b| a.path.cmp(&b.path));
        trial.jsonl_files.sort_by(|a, b| a.path.cmp(&b.path));
        trial.media_files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    let LoadRun { outcome, .. } = load::run(&trial, None, true);
    let found = errors(&outcome.diagnostics);
    if found.is_empty() && outcome.timeline.is_none() {
        return Err("what would be written is no timeline".to_owned());
    }
    let mut seen = HashSet::new();
    Ok(found.into_iter().filter(|(path, line, _)| seen.insert((path.clone(), *line))).collect())
}

fn errors(diagnostics: &Diagnostics) -> Vec<(String, u32, String)> {
    let is_error = |problem: &load::Diagnostic| diagnostics.severity(problem.rule) == Severity::Error;
    let place = |problem: load::Diagnostic| {
        let path = diagnostics.files.get(problem.span.file as usize).map(|file| file.path.clone()).unwrap_or_default();
        (path, problem.span.line, problem.message)
    };
    diagnostics.sorted().into_iter().filter(is_error).map(place).collect()
}

/// What a timeline has already.
#[derive(Debug, Default)]
struct Known {
    /// Ids that are taken, also by aliases and by what was withdrawn.
    taken: HashMap<Namespace, HashSet<String>>,
    /// Ids by names in lower case.
    kinds: HashMap<String, String>,
    actors: HashMap<String, String>,
    people: HashMap<String, String>,
    sources: HashMap<String, String>,
    /// The kind of an event whose kind is not known.
    other_kind: String,
    paths: HashSet<String>,
}

impl Known {
    fn read(folder: &Folder) -> Result<Self, String> {
        let LoadRun { raw, outcome, .. } = load::run(folder, None, true);
        let wrong = errors(&outcome.diagnostics);
        // A timeline that was begun has no events yet.
        if let Some((path, _, message)) = wrong.iter().find(|(path, ..)| path != "events") {
            return Err(format!(
                "the timeline has errors of its own, such as in {path}: {message}; correct them first, `sourceline check` lists them"
            ));
        }
        let mut out = Self::default();
        out.add_ids(&raw);
        let name = |name: &str| cleaned(name).to_lowercase();
        for (header, kind) in &raw.kinds {
            let id = header.id.value.to_string();
            out.kinds.extend(kind.title.iter().map(|title| (name(title), id.clone())));
            out.kinds.insert(id.clone(), id);
        }
        let has = |kinds: &HashMap<String, String>, id: &str| kinds.contains_key(id);
        let first = raw.kinds.first().map(|(header, _)| header.id.value.to_string());
        out.other_kind = first.filter(|_| !has(&out.kinds, "other")).unwrap_or_else(|| "other".to_owned());
        for actor in &raw.actors {
            let id = actor.header.id.value.to_string();
            let names = [Some(&actor.record.title), actor.record.short.as_ref(), Some(&id)];
            out.actors.extend(names.into_iter().flatten().map(|title| (name(title), id.clone())));
        }
        for person in &raw.people {
            let id = person.header.id.value.to_string();
            out.people.extend([&person.record.name, &id].map(|title| (name(title), id.clone())));
        }
        for source in &raw.sources {
            let id = source.header.id.value.to_string();
            let record = &source.record;
            let names = std::iter::once(&record.title).chain(&record.url);
            out.sources.extend(names.map(|name| (name.to_lowercase(), id.clone())));
            out.sources.insert(id.clone(), id);
        }
        let lines = folder.jsonl_files.iter().map(|file| file.path.clone());
        out.paths = folder.files.iter().map(|file| file.path.clone()).chain(lines).collect();
        Ok(out)
    }

    fn add_ids(&mut self, raw: &RawTimeline) {
        let gone = raw.withdrawn_records().map(|gone| &gone.header);
        for header in raw.headers().map(|(header, _)| header).chain(gone) {
            let of_space = self.taken.entry(header.space).or_default();
            of_space.extend(header.ids().map(|id| id.value.to_string()));
        }
    }

    fn is_taken(&self, space: Namespace, id: &str) -> bool {
        let path = match space {
            Namespace::Events => Some(format!("events/{id}.md")),
            Namespace::Sources => Some(format!("sources/{id}.toml")),
            _ => None,
        };
        // Actors and people share their ids.
        let spaces: &[Namespace] = match space {
            Namespace::Actors | Namespace::People => &[Namespace::Actors, Namespace::People],
            _ => std::slice::from_ref(&space),
        };
        spaces.iter().any(|space| self.taken.get(space).is_some_and(|ids| ids.contains(id)))
            || path.is_some_and(|path| self.paths.contains(&path))
    }

    fn free_path(&self, stem: &str, ending: &str) -> String {
        let path = |n: usize| if n == 1 { format!("{stem}{ending}") } else { format!("{stem}-{n}{ending}") };
        (1..).map(path).find(|path| !self.paths.contains(path)).unwrap_or_default()
    }
}

/// A record that events refer to.
#[derive(Clone, Debug)]
struct NewRecord {
    id: String,
    title: String,
}

/// What is going to be written besides events.
#[derive(Debug, Default)]
struct Plan {
    known: Known,
    report: ImportReport,
    kinds: Vec<NewRecord>,
    actors: Vec<NewRecord>,
    people: Vec<NewRecord>,
    /// The files of sources, by their ids.
    sources: BTreeMap<String, String>,
    /// The number that an id with this beginning had last.
    numbers: HashMap<(Namespace, String), usize>,
}

impl Plan {
    /// An id that is free: this one, or with a number.
    fn free_id(&mut self, space: Namespace, base: &str) -> String {
        let mut id = base.to_owned();
        let n = self.numbers.entry((space, base.to_owned())).or_insert(1);
        while self.known.is_taken(space, &id) || Id::new(&id).is_err() {
            *n += 1;
            id = format!("{base}-{n}");
        }
        self.known.taken.entry(space).or_default().insert(id.clone());
        id
    }

    fn event_id(&mut self, event: &mut ImportedEvent) -> String {
        let given = event.id.as_deref().map(short_id).filter(|id| !id.is_empty());
        let base = given.clone().unwrap_or_else(|| id_of(&event.date, &event.title));
        let id = self.free_id(Namespace::Events, &base);
        match &event.id {
            Some(written) if !written.is_empty() && *written != id => {
                event.remark(format!("its id “{written}” is “{id}” here"));
            }
            None if id != base => event.remark(format!("another event has the same id, so this one is “{id}”")),
            _ => {}
        }
        id
    }

    fn report_on(&mut self, event: &ImportedEvent, id: &str) {
        let unlicensed = event.media.iter().filter(|medium| medium.licence.is_empty()).count();
        self.report.count("media without a licence, which is written as “Not stated”", unlicensed);
        let without_credit = event.media.iter().filter(|medium| medium.credit.is_empty()).count();
        self.report.count("media without a credit, which is written as “Not stated”", without_credit);
        if !event.remarks.is_empty() {
            let name = if event.name.is_empty() { id } else { &event.name };
            let place = event.place.unwrap_or(ImportPosition::Item(0));
            let mut remarks = event.remarks.clone();
            remarks.dedup();
            self.report.add(place, name, remarks.join("; "));
        }
    }

    /// The ids of what an event refers to. In a new timeline, records are made for names that are not known.
    fn resolve(&mut self, event: &mut ImportedEvent, is_new: bool) -> ResolvedReferences {
        let mut out = ResolvedReferences::default();
        for name in unique(&event.kinds) {
            let slug = short_id(&name);
            let known = self.known.kinds.get(&name.to_lowercase()).or_else(|| self.known.kinds.get(&slug)).cloned();
            match known {
                Some(id) => out.kinds.push(id),
                None if is_new => {
                    let base = if slug.is_empty() { "kind".to_owned() } else { slug };
                    let id = self.free_id(Namespace::Kinds, &base);
                    self.known.kinds.insert(name.to_lowercase(), id.clone());
                    self.kinds.push(NewRecord { id: id.clone(), title: name });
                    out.kinds.push(id);
                }
                None if DEFAULT_KINDS.contains(&&*slug) && self.known.kinds.is_empty() => out.kinds.push(slug),
                None => event.remark(format!("its kind “{name}” is left out: add it to timeline.toml first")),
            }
        }
        if out.kinds.is_empty() {
            let other = if is_new { "other" } else { &self.known.other_kind };
            out.kinds.push(other.to_owned());
        }
        out.kinds = unique(&out.kinds);
        out.actors = self.parties(Namespace::Actors, &event.actors.clone(), event, is_new);
        out.concerns = self.parties(Namespace::Actors, &event.concerns.clone(), event, is_new);
        out.concerns.retain(|id| !out.actors.contains(id));
        out.people = self.parties(Namespace::People, &event.people.clone(), event, is_new);
        let mut unknown = Vec::new();
        event.sources.retain(|reference| match self.source(reference) {
            Some(id) => {
                if !reference.mark.is_empty() && reference.mark != id {
                    event.text = event.text.replace(&format!("[^{}]", reference.mark), &format!("[^{id}]"));
                }
                out.sources.push(id);
                true
            }
            None => {
                unknown.push(reference.title.clone());
                false
            }
        });
        if !unknown.is_empty() {
            event.remark(format!("the timeline has no source {}: left out", unknown.join(", ")));
        }
        out
    }

    /// The ids of actors or people.
    fn parties(&mut self, space: Namespace, names: &[String], event: &mut ImportedEvent, is_new: bool) -> Vec<String> {
        let is_person = space == Namespace::People;
        let mut out = Vec::new();
        for name in unique(names) {
            let known = if is_person { &self.known.people } else { &self.known.actors };
            if let Some(id) = known.get(&name.to_lowercase()) {
                out.push(id.clone());
                continue;
            }
            if !is_new {
                let file = if is_person { "people.toml" } else { "actors.toml" };
                event.remark(format!("“{name}” is left out: add it to {file} first"));
                continue;
            }
            let slug = short_id(&name);
            let fallback = if is_person { "person" } else { "actor" };
            let id = self.free_id(space, if slug.is_empty() { fallback } else { &slug });
            let (known, records) = if is_person {
                (&mut self.known.people, &mut self.people)
            } else {
                (&mut self.known.actors, &mut self.actors)
            };
            known.insert(name.to_lowercase(), id.clone());
            records.push(NewRecord { id: id.clone(), title: name });
            out.push(id);
        }
        unique(&out)
    }

    /// The id of a source: one that is there, or a new one if there is more than an id.
    fn source(&mut self, reference: &super::event::ImportedReference) -> Option<String> {
        let key = if reference.url.is_empty() { &reference.title } else { &reference.url }.to_lowercase();
        if let Some(id) = self.known.sources.get(&key) {
            return Some(id.clone());
        }
        if reference.is_id {
            return None;
        }
        let title =
            if reference.title.is_empty() { super::text::host(&reference.url) } else { reference.title.clone() };
        let slug = short_id(&title);
        let id = self.free_id(Namespace::Sources, if slug.is_empty() { "source" } else { &slug });
        let mut text = format!("title = {}\n", toml_string(&title));
        if !reference.url.is_empty() {
            let _ = writeln!(text, "url = {}", toml_string(&reference.url));
        }
        for (key, value) in &reference.keys {
            let _ = writeln!(text, "{key} = {}", toml_string(value));
        }
        self.sources.insert(id.clone(), text);
        self.known.sources.insert(key, id.clone());
        Some(id)
    }

    /// `timeline.toml`
    fn about(&self, title: &str, subtitle: &str, intro: &str, language: &str) -> String {
        let title = cleaned(title);
        let title = if title.is_empty() { "Timeline" } else { &title };
        let mut out = format!("title = {}\nlanguage = {}\n", toml_string(title), toml_string(language));
        if !subtitle.is_empty() {
            let _ = writeln!(out, "subtitle = {}", toml_string(&cleaned(subtitle)));
        }
        if !intro.trim().is_empty() {
            let _ = writeln!(out, "intro = {}", toml_text(intro.trim()));
        }
        out.push_str("evidence = \"wanted\"  # missing citations are warnings\n");
        // Without kinds of its own, a timeline has the default ones.
        if self.kinds.iter().any(|kind| !DEFAULT_KINDS.contains(&&*kind.id)) {
            let other = NewRecord { id: "other".to_owned(), title: "Other".to_owned() };
            let has_other = self.kinds.iter().any(|kind| kind.id == "other");
            for NewRecord { id, title } in self.kinds.iter().chain((!has_other).then_some(&other)) {
                let _ = write!(out, "\n[[kind]]\nid = {}\ntitle = {}\n", toml_string(id), toml_string(title));
            }
        }
        out
    }

    /// The files of actors, people and sources. A source is written if an event cites it.
    fn other_files(
        &self,
        is_new: bool,
        events: &[Option<(String, ImportedEvent, ResolvedReferences)>],
    ) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let table = |list: &str, key: &str, NewRecord { id, title }: &NewRecord| {
            format!("[[{list}]]\nid = {}\n{key} = {}\n", toml_string(id), toml_string(title))
        };
        let tables = |list, key, records: &[NewRecord]| {
            records.iter().map(|record| table(list, key, record)).collect::<Vec<_>>().join("\n")
        };
        if is_new && !self.actors.is_empty() {
            out.push(("actors.toml".to_owned(), tables("actor", "title", &self.actors)));
        }
        if is_new && !self.people.is_empty() {
            out.push(("people.toml".to_owned(), tables("person", "name", &self.people)));
        }
        let cited: BTreeSet<&String> = events.iter().flatten().flat_map(|(_, _, ids)| &ids.sources).collect();
        let sources = self.sources.iter().filter(|(id, _)| cited.contains(id));
        out.extend(sources.map(|(id, text)| (format!("sources/{id}.toml"), text.clone())));
        out
    }

    /// `eras.toml`: eras that overlap are in different series.
    fn eras(&mut self, eras: Vec<ImportedEra>, existing: Option<&Folder>) -> String {
        let has_file = existing.is_some_and(|folder| folder.file("eras.toml").is_some());
        let mut dated: Vec<(Day, Option<Day>, ImportedEra)> = Vec::new();
        for (n, mut era) in eras.into_iter().enumerate() {
            let name = era.title.clone();
            let mut lose = |why: &str| self.report.lose(era.place, &format!("era {name}"), why);
            if has_file {
                lose("the timeline has an eras.toml, which stays as it is");
                continue;
            }
            if n >= MAX_ERAS {
                lose("there are more than 500 eras");
                continue;
            }
            let Some(from) = era.from.date().map(|date| date.earliest()) else {
                lose("it has no beginning");
                continue;
            };
            let mut until = era.until.as_ref().and_then(ReadDate::date);
            let mut remarks =
                [era.from.remarks.clone(), era.until.iter().flat_map(|until| until.remarks.clone()).collect()].concat();
            if let Some(end) = until.clone()
                && end.earliest() <= from
            {
                // One that ends in the year in which it begins ends after it.
                let next = edtf_day(Day::new(end.latest().number().saturating_add(1))).filter(|_| end.latest() >= from);
                let next = next.map(|day| day.strip_suffix("-01-01").map_or(day.clone(), str::to_owned));
                era.until = next.map(ReadDate::exact);
                until = era.until.as_ref().and_then(ReadDate::date);
                if until.is_none() {
                    remarks.push("it ends before it begins: its end is left out".to_owned());
                }
            }
            if !remarks.is_empty() {
                self.report.add(era.place, &format!("era {name}"), remarks.join("; "));
            }
            dated.push((from, until.map(|until: Date| until.earliest()), era));
        }
        dated.sort_by_key(|(from, until, _)| (*from, *until));
        // The series that end first, with their numbers; an era takes the first that has ended.
        let mut ends: BinaryHeap<Reverse<(Day, usize)>> = BinaryHeap::new();
        let mut series_count = 0;
        let mut series: Vec<Vec<(Day, ImportedEra)>> = Vec::new();
        for (from, until, era) in dated {
            let at = match ends.peek() {
                Some(Reverse((end, at))) if *end <= from => {
                    let at = *at;
                    ends.pop();
                    at
                }
                _ => {
                    series_count += 1;
                    series.push(Vec::new());
                    series_count - 1
                }
            };
            // One without an end goes on until the next one.
            let end = until.unwrap_or(Day::new(from.number().saturating_add(1)));
            ends.push(Reverse((end, at)));
            series[at].push((from, era));
        }
        let mut out = String::new();
        for (n, eras) in series.iter().enumerate() {
            for (at, (_, era)) in eras.iter().enumerate() {
                let slug = short_id(&era.title);
                let id = self.free_id(Namespace::Eras, if slug.is_empty() { "era" } else { &slug });
                let title = if era.title.is_empty() { &id } else { &era.title };
                let separator = if out.is_empty() { "" } else { "\n" };
                let _ = writeln!(out, "{separator}[[era]]\nid = {}\ntitle = {}", toml_string(&id), toml_string(title));
                let _ = writeln!(out, "from = {}", toml_string(&era.from.edtf));
                let next = eras.get(at + 1).map(|(from, _)| *from);
                let until = era.until.as_ref().filter(|until| until.date().map(|date| date.earliest()) != next);
                if let Some(until) = until {
                    let _ = writeln!(out, "until = {}", toml_string(&until.edtf));
                }
                if n > 0 {
                    let _ = writeln!(out, "series = \"series-{}\"", n + 1);
                }
            }
        }
        out
    }
}

/// Names without repetitions and blanks, in their order.
fn unique(names: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = names.iter().map(|name| cleaned(name)).filter(|name| !name.is_empty());
    names.filter(|name| seen.insert(name.to_lowercase())).collect()
}

/// A text of several lines in TOML.
fn toml_text(text: &str) -> String {
    if !text.contains('\n') {
        return toml_string(text);
    }
    let line = |line: &str| {
        let quoted = toml_string(line);
        quoted[1..quoted.len() - 1].to_owned()
    };
    format!("\"\"\"\n{}\n\"\"\"", text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// The nearest id of at most 60 characters, cut between words.
fn short_id(text: &str) -> String {
    const MAX: usize = 60;
    let beginning: String = text.chars().take(400).collect();
    let id = Id::suggestion(&beginning);
    if id.len() <= MAX {
        return id;
    }
    let cut = &id[..MAX];
    cut.rsplit_once('-').filter(|(words, _)| words.len() > MAX / 3).map_or(cut, |(words, _)| words).to_owned()
}

/// An id from the year and the title of an event.
fn id_of(date: &str, title: &str) -> String {
    let words = short_id(title);
    let date: Option<Date> = date.parse().ok();
    let year = date.map(|date| date.earliest()).filter(|day| !day.is_infinite()).map(|day| day.ymd().0);
    let year = year.filter(|year| (1..=9999).contains(year)).map(|year| format!("{year:04}"));
    match year {
        Some(year) if words.split('-').next() == Some(&year) => words,
        Some(year) if words.is_empty() => year,
        Some(year) => format!("{year}-{words}"),
        None if words.is_empty() => "event".to_owned(),
        // It begins with no number that would be taken for a year.
        None if words.starts_with(|c: char| c.is_ascii_digit()) => format!("event-{words}"),
        None => words,
    }
}
