//! Markwhen: a header, sections, and events that begin with a date and a colon.

mod dates;
mod lines;

use self::dates::{MarkwhenDates, ReadRange};
use self::lines::{Line, classify};
use super::dates::DateOrder;
use super::dates::ReadDate;
use super::event::{ImportedEvent, ImportedMedium};
use super::report::{ImportError, ImportPosition};
use super::source_file::cleaned;
use super::text::safe_markdown;
use super::timeline::{ImportedEra, ImportedTimeline};
use crate::model::Markdown;
use crate::model::date::{Date, Day};
use pulldown_cmark::{Event, Tag, TagEnd};

/// A section, and what its events cover.
#[derive(Debug)]
struct Section {
    line: usize,
    title: String,
    /// Whether it is a section of the whole file, and not of another section.
    is_top: bool,
    tags: Vec<String>,
    /// The first and the last day of its events, and the date of the first.
    span: Option<(Day, Day, String)>,
}

/// An event whose lines are being collected.
struct OpenEvent {
    line: usize,
    range: ReadRange,
    written: String,
    first: String,
    properties: Vec<(String, String)>,
    body: Vec<String>,
    sections: Vec<usize>,
}

/// Reads the events and sections of a file.
///
/// # Errors
/// Where it has no events.
pub fn read_markwhen(text: &str, order: Option<DateOrder>) -> Result<ImportedTimeline, ImportError> {
    let mut reader = Reader { dates: MarkwhenDates::new(order), ..Reader::default() };
    let lines: Vec<&str> = text.lines().flat_map(|line| line.split('\r')).collect();
    let mut is_header = true;
    for (n, line) in lines.iter().enumerate() {
        reader.line(n + 1, line, &mut is_header);
    }
    reader.close_event();
    if reader.out.events.is_empty() && reader.out.report.lost() == 0 {
        return Err(ImportError::new(None, "this is not Markwhen: no line begins with a date and a colon"));
    }
    Ok(reader.finish())
}

#[derive(Default)]
struct Reader {
    out: ImportedTimeline,
    dates: MarkwhenDates,
    sections: Vec<Section>,
    /// The sections that are open, with their levels; those of the old syntax have none.
    open: Vec<(usize, Option<usize>)>,
    event: Option<OpenEvent>,
    /// Keys of the header that are left out.
    header: Vec<String>,
    comments: usize,
    colours: usize,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str, is_header: &mut bool) {
        let text = line.trim_end();
        if text.trim_start().starts_with("//") {
            self.comments += 1;
            return;
        }
        match classify(text) {
            Line::PageBreak => {
                self.close_event();
                self.open.clear();
                *is_header = true;
            }
            Line::Section { level, title } => {
                *is_header = false;
                self.close_event();
                self.begin_section(number, level, title);
            }
            Line::SectionEnd => {
                self.close_event();
                if let Some(at) = self.open.iter().rposition(|(_, level)| level.is_none()) {
                    self.open.truncate(at);
                }
            }
            Line::Other => {
                let range = self.dates.event_of(text);
                if let Some((written, rest, read)) = range {
                    *is_header = false;
                    self.close_event();
                    self.begin_event(number, &written, &rest, read);
                } else if *is_header {
                    self.header_line(text);
                } else if let Some(event) = &mut self.event {
                    let property = lines::property(text).filter(|_| event.body.is_empty());
                    match property {
                        Some(property) => {
                            if property.0 == "id" {
                                self.dates.remember(&event.range, Some(&property.1));
                            }
                            event.properties.push(property);
                        }
                        None => event.body.push(text.trim().to_owned()),
                    }
                } else if !text.trim().is_empty() && lines::property(text).is_none() {
                    self.out.report.lose(
                        ImportPosition::Line(number),
                        &cleaned(text).chars().take(60).collect::<String>(),
                        "it belongs to no event",
                    );
                }
            }
        }
    }

    fn header_line(&mut self, text: &str) {
        let Some((key, value)) = text.split_once(':') else { return };
        self.colours += usize::from(key.starts_with('#'));
        let value = cleaned(value.trim().trim_matches(['"', '\'']));
        match key.trim() {
            "title" if !value.is_empty() => self.out.title = value,
            "description" if !value.is_empty() && !matches!(&*value, "|" | ">") => {
                self.out.intro = safe_markdown(&value).text;
            }
            "dateFormat" => {
                let day_first = value.starts_with('d');
                let is_order = value.starts_with(['d', 'M', 'm']);
                if is_order {
                    self.dates.set_order(if day_first { DateOrder::DayFirst } else { DateOrder::MonthFirst });
                }
            }
            key if text.starts_with(char::is_alphabetic) => self.header.push(cleaned(key)),
            _ => {}
        }
    }

    fn begin_section(&mut self, line: usize, level: Option<usize>, title: &str) {
        if let Some(level) = level {
            while self.open.last().is_some_and(|(_, open)| open.is_none_or(|open| open >= level)) {
                self.open.pop();
            }
        }
        let (title, tags) = lines::without_tags(title);
        // The old syntax has a colon before the tags.
        let title = plain_line(title.trim_end_matches(':')).0;
        let section = Section { line, title, is_top: self.open.is_empty(), tags, span: None };
        self.open.push((self.sections.len(), level));
        self.sections.push(section);
    }

    fn begin_event(&mut self, line: usize, written: &str, rest: &str, read: Result<ReadRange, String>) {
        match read {
            Ok(range) => {
                // The next date may depend on it.
                self.dates.remember(&range, lines::without_id(rest).1.as_deref());
                self.event = Some(OpenEvent {
                    line,
                    range,
                    written: written.to_owned(),
                    first: rest.trim().to_owned(),
                    properties: Vec::new(),
                    body: Vec::new(),
                    sections: self.open.iter().map(|(at, _)| *at).collect(),
                });
            }
            Err(why) => {
                let name = plain_line(&lines::without_tags(rest).0).0;
                self.out.report.lose(ImportPosition::Line(line), &name, &why);
            }
        }
    }

    fn close_event(&mut self) {
        let Some(open) = self.event.take() else { return };
        let place = ImportPosition::Line(open.line);
        let (first, id_in_line) = lines::without_id(&open.first);
        let (first, task) = lines::without_task(&first);
        let (first, tags) = lines::without_tags(&first);
        let (title, link_texts) = plain_line(&first);
        let mut event = ImportedEvent::new(place, &title);
        event.date.clone_from(&open.range.read.edtf);
        event.groups = tags;
        open.range.read.remarks.iter().for_each(|remark| event.remark(remark));
        if open.range.is_guess {
            event.note_date(&open.written);
        }
        let mut url = None;
        for (key, value) in &open.properties {
            match key.as_str() {
                "id" => event.id = Some(cleaned(value)),
                "location" | "locations" if event.location.is_empty() => {
                    event.location = lines::list(value).join("; ");
                }
                "tags" => {
                    event.groups.extend(lines::list(value).iter().map(|tag| tag.trim_start_matches('#').to_owned()));
                }
                // As `sourceline export markwhen` writes what Markwhen cannot say.
                "edtf" if value.trim().trim_matches('"').parse::<Date>().is_ok() => {
                    event.date = value.trim().trim_matches('"').to_owned();
                }
                "url" => url = super::text::web_address(value.trim().trim_matches('"')),
                other => event.remark(format!("no key for {other}")),
            }
        }
        if event.id.is_none() {
            event.id = id_in_line;
        }
        if task {
            event.remark("its task or its percentage is left out");
        }
        for at in &open.sections {
            let section = &mut self.sections[*at];
            event.groups.extend(section.tags.iter().cloned());
            if let Some(date) = open.range.read.date() {
                let (first, last) = (date.earliest(), date.latest());
                let wider = match section.span.take() {
                    Some((from, to, edtf)) if from <= first => (from, to.max(last), edtf),
                    Some((_, to, _)) => (first, to.max(last), event.date.clone()),
                    None => (first, last, event.date.clone()),
                };
                section.span = Some(wider);
            }
        }
        let mut body =
            open.body.iter().map(|line| lines::without_tag_line(line, &mut event.groups)).collect::<Vec<_>>();
        set_text(&mut event, &title, &first, &link_texts, &mut body);
        if let Some(url) = url {
            let paragraph = super::text::link("", &url);
            event.text = if event.text.is_empty() { paragraph } else { format!("{}\n\n{paragraph}", event.text) };
        }
        // The innermost section, which is a group if it is no era; marked until that is known.
        if let Some(at) = open.sections.last() {
            event.groups.push(format!("\u{0}{at}"));
        }
        self.out.events.push(event);
    }

    /// Sections without tags that follow each other in time are eras; others are groups.
    fn finish(mut self) -> ImportedTimeline {
        let tops: Vec<&Section> =
            self.sections.iter().filter(|section| section.is_top && section.span.is_some()).collect();
        let follows = |pair: &[&Section]| match (&pair[0].span, &pair[1].span) {
            (Some((first, last, _)), Some((next, ..))) => first < next && last <= next,
            _ => false,
        };
        let are_eras =
            tops.len() > 1 && tops.iter().all(|section| section.tags.is_empty()) && tops.windows(2).all(follows);
        if are_eras {
            for section in &tops {
                let Some((first, _, _)) = &section.span else { continue };
                let Some(day) = super::dates::edtf_day(*first) else { continue };
                // An era begins with the year of its first event.
                let year = day.strip_suffix("-01-01").map_or(day.clone(), str::to_owned);
                self.out.eras.push(ImportedEra {
                    place: ImportPosition::Line(section.line),
                    title: section.title.clone(),
                    from: ReadDate::exact(year),
                    until: None,
                });
            }
        }
        for event in &mut self.out.events {
            let groups = std::mem::take(&mut event.groups);
            for group in groups {
                match group.strip_prefix('\u{0}').and_then(|at| at.parse::<usize>().ok()) {
                    Some(at) if are_eras && self.sections[at].is_top => {}
                    Some(at) => event.groups.push(self.sections[at].title.clone()),
                    None => event.groups.push(group),
                }
            }
            event.groups.dedup();
        }
        let place = ImportPosition::Line(1);
        self.header.dedup();
        if !self.header.is_empty() {
            self.out.report.add(place, "header", format!("no key for {}", self.header.join(", ")));
        }
        self.out.report.count("comments left out", self.comments);
        self.out.report.count("colours of tags left out", self.colours);
        self.out
    }
}

/// The words of a line of Markdown, and its links as Markdown, which a title cannot have.
fn plain_line(line: &str) -> (String, Vec<String>) {
    let (mut words, mut links) = (String::new(), Vec::new());
    let mut link: Option<(String, usize)> = None;
    for item in Markdown::parse(line) {
        match item {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if link.is_none() => {
                link = Some((dest_url.to_string(), words.len()));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((url, start)) = link.take()
                    && let Some(url) = super::text::web_address(&url)
                {
                    links.push(super::text::link(&words[start..], &url));
                }
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            // Angle brackets that are no tag are words.
            Event::InlineHtml(tag) | Event::Html(tag) => words.push_str(&super::html::to_plain(&tag)),
            Event::FootnoteReference(name) => words.push_str(&format!("[^{name}]")),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    (cleaned(&words), links)
}

/// The longest title; of more, the first sentence is the title, and the rest is text.
const MAX_TITLE: usize = 120;

fn set_text(event: &mut ImportedEvent, title: &str, first: &str, links: &[String], body: &mut Vec<String>) {
    while body.last().is_some_and(String::is_empty) {
        body.pop();
    }
    event.title = title.to_owned();
    if title.is_empty() {
        let words = plain_line(body.first().map_or("", String::as_str)).0;
        event.title = if words.is_empty() { event.date.clone() } else { words.chars().take(MAX_TITLE).collect() };
        event.remark("it has no words in its first line: the next ones, or its date, are the title");
    }
    let mut markdown = Vec::new();
    if event.title.chars().count() > MAX_TITLE {
        let cut: String = event.title.chars().take(MAX_TITLE).collect();
        let end = cut.find(". ").filter(|at| *at > 20).map(|at| at + 1);
        let cut = match end {
            Some(end) => cut[..end - 1].to_owned(),
            None => format!("{}…", cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words)),
        };
        event.title = cut;
        event.remark("its first line is long: its beginning is the title, and all of it is in the text");
        markdown.push(first.to_owned());
    } else if !links.is_empty() {
        markdown.push(links.join(", "));
    }
    if !body.is_empty() {
        markdown.push(without_places(&body.join("\n"), &mut event.location));
    }
    let read = safe_markdown(&markdown.join("\n\n"));
    read.remarks.iter().for_each(|remark| event.remark(remark));
    event.text = read.text;
    let media = |(url, alt)| ImportedMedium { url, alt, ..ImportedMedium::default() };
    event.media.extend(read.images.into_iter().map(media));
}

/// A text whose places, `[Berkeley](location)`, are words; a line that has only one is left out. The first is the place of the event.
fn without_places(text: &str, location: &mut String) -> String {
    const MARK: &str = "](location)";
    let line = |line: &str| {
        let Some(at) = line.find(MARK) else { return Some(line.to_owned()) };
        let start = line[..at].rfind('[').unwrap_or(at);
        let name = line[start..at].trim_start_matches('[');
        if location.is_empty() {
            *location = cleaned(name);
        }
        let rest = format!("{}{name}{}", &line[..start], &line[at + MARK.len()..]);
        (rest.trim() != name.trim()).then_some(rest)
    };
    text.lines().filter_map(line).collect::<Vec<_>>().join("\n")
}
