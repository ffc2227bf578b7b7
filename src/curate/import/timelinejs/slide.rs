//! A slide of TimelineJS, from JSON or a row of a table, as an event.

use super::super::dates::{self, ReadDate, YearCount, of_parts};
use super::super::event::{ImportedEvent, ImportedMedium};
use super::super::html::{self, first_attribute, to_markdown, to_plain};
use super::super::report::ImportPosition;
use super::super::source_file::cleaned;
use super::super::text::{link, web_address};
use super::super::timeline::ImportedTimeline;

/// A slide as it is written. Texts are HTML.
#[derive(Debug, Default)]
pub struct Slide {
    pub name: String,
    pub id: Option<String>,
    /// The start; why there is none that can be read, in words.
    pub start: Option<Result<ReadDate, String>>,
    pub end: Option<Result<ReadDate, String>>,
    /// Times of day, as they are written.
    pub times: Vec<String>,
    pub display_date: String,
    pub headline: String,
    pub text: String,
    pub group: String,
    pub media: String,
    pub caption: String,
    pub credit: String,
    pub alt: String,
    pub background: bool,
    pub thumbnail: bool,
    /// Further remarks for the report.
    pub remarks: Vec<String>,
}

/// The numbers of a date. TimelineJS writes 44 BCE as -44.
pub fn date_of(year: i64, month: Option<i64>, day: Option<i64>) -> Result<ReadDate, String> {
    // A month 0 is one that is not given.
    let given = |value: Option<i64>| value.filter(|value| *value != 0);
    let mut read = of_parts(year, given(month), given(day), YearCount::Label)?;
    for (what, value) in [("month", month), ("day", day)] {
        if value == Some(0) {
            read.remarks.push(format!("the {what} 0 is left out"));
        }
    }
    Ok(read)
}

/// A number as TimelineJS reads it: spaces and commas are removed.
pub fn number(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    plain.replace('\u{2212}', "-").parse().ok()
}

impl Slide {
    /// Adds the event to a timeline, or says why it is lost.
    pub fn add_to(self, place: ImportPosition, timeline: &mut ImportedTimeline) {
        let name = if self.name.is_empty() { first_words(&self.headline, &self.text) } else { self.name.clone() };
        let mut event = ImportedEvent::new(place, &name);
        event.remarks.clone_from(&self.remarks);
        if let Err(why) = self.set_date(&mut event) {
            timeline.report.lose(place, &event.name, &why);
            return;
        }
        event.id.clone_from(&self.id);
        event.title = to_plain(&self.headline);
        if event.title.is_empty() {
            event.title = first_words("", &self.text);
            event.remark("it has no headline: its first words are the title");
        }
        if event.title.is_empty() {
            event.title.clone_from(&event.date);
        }
        self.set_text(&mut event);
        let group = to_plain(&self.group);
        if !group.is_empty() {
            event.groups.push(group);
        }
        timeline.report.count("backgrounds left out", usize::from(self.background));
        timeline.report.count("thumbnails left out", usize::from(self.thumbnail));
        timeline.events.push(event);
    }

    fn set_date(&self, event: &mut ImportedEvent) -> Result<(), String> {
        let words = to_plain(&self.display_date);
        let start = match &self.start {
            Some(Ok(start)) => start.clone(),
            Some(Err(why)) => return Err(why.clone()),
            None => return Err("it has no date".to_owned()),
        };
        let read = match &self.end {
            None => start,
            Some(Ok(end)) => dates::interval(start, end.clone()),
            Some(Err(why)) => {
                event.remark(format!("its end is left out: {why}"));
                start
            }
        };
        event.date.clone_from(&read.edtf);
        read.remarks.iter().for_each(|remark| event.remark(remark));
        for time in &self.times {
            event.notes.push(format!(
                "The imported file gives the time {}.",
                super::super::text::inline(&cleaned(time), false)
            ));
            event.remark(format!("the time {time} is in a note"));
        }
        let Some(numbers) = read.date().filter(|_| !words.is_empty()) else { return Ok(()) };
        match dates::display_date(&words, &numbers) {
            Some(date) if date == numbers => {}
            Some(date) => {
                event.date = date.to_string();
                event.remark(format!("the display date “{words}” is read as {date}, instead of {}", read.edtf));
                event.note_date(&format!("{words}” and as “{}", read.edtf));
            }
            None => {
                event.remark(format!("the display date “{words}” is in a note"));
                event.note_date(&words);
            }
        }
        Ok(())
    }

    fn set_text(&self, event: &mut ImportedEvent) {
        let read = to_markdown(&self.text);
        read.remarks().iter().for_each(|remark| event.remark(remark));
        event.text = read.text;
        let mut embedded = read.embedded;
        let (caption, credit, alt) = (to_plain(&self.caption), to_plain(&self.credit), to_plain(&self.alt));
        let media = self.media.trim();
        let append = |event: &mut ImportedEvent, paragraph: &str| {
            if !paragraph.is_empty() {
                event.text =
                    if event.text.is_empty() { paragraph.to_owned() } else { format!("{}\n\n{paragraph}", event.text) };
            }
        };
        let frame = first_attribute(media, "iframe", "src").and_then(|src| web_address(&src));
        match web_address(media).or(frame) {
            _ if media.is_empty() => {
                for words in [&caption, &credit].into_iter().filter(|words| !words.is_empty()) {
                    append(event, &super::super::text::from_plain(words));
                }
            }
            Some(url) if is_shown(&url) || media.starts_with('<') => {
                event.media.push(ImportedMedium { url, alt, caption, credit, licence: String::new() });
            }
            Some(url) => {
                let words = if caption.is_empty() { &credit } else { &caption };
                append(event, &link(words, &url));
                if !caption.is_empty() && !credit.is_empty() {
                    append(event, &super::super::text::from_plain(&credit));
                }
                event.remark("its media is a page: it is a link in the text");
            }
            None if html::is_html(media) => {
                let read = to_markdown(media);
                read.remarks().iter().for_each(|remark| event.remark(remark));
                append(event, &read.text);
                for words in [&caption, &credit].into_iter().filter(|words| !words.is_empty()) {
                    append(event, &super::super::text::from_plain(words));
                }
                embedded.extend(read.embedded);
                event.remark("its media is HTML: its words are in the text, and no evidence");
            }
            None => {
                event.remark(format!(
                    "its media “{}” is left out: it is no address of the web",
                    media.chars().take(80).collect::<String>()
                ));
            }
        }
        for (url, alt) in embedded {
            event.media.push(ImportedMedium { url, alt, ..ImportedMedium::default() });
        }
    }
}

/// The first words of a headline, or else of a text.
fn first_words(headline: &str, text: &str) -> String {
    let headline = to_plain(headline);
    if !headline.is_empty() {
        return headline;
    }
    let words = to_plain(text);
    let sentence = words.split_inclusive(['.', '!', '?']).next().unwrap_or_default();
    let sentence = if sentence.chars().count() > 8 { sentence } else { &words };
    if sentence.chars().count() <= 80 {
        return sentence.trim_end_matches('.').to_owned();
    }
    let cut: String = sentence.chars().take(80).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words))
}

/// Whether an address is a picture, a recording or a film, or the page of a site that has nothing else.
fn is_shown(address: &str) -> bool {
    const ENDINGS: [&str; 20] = [
        "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tif", "tiff", "mp4", "webm", "ogv", "mov", "m4v",
        "mp3", "ogg", "wav", "m4a", "flac",
    ];
    const HOSTS: [&str; 13] = [
        "youtube.com",
        "youtu.be",
        "youtube-nocookie.com",
        "vimeo.com",
        "dailymotion.com",
        "dai.ly",
        "soundcloud.com",
        "spotify.com",
        "flickr.com",
        "flic.kr",
        "instagram.com",
        "imgur.com",
        "wistia.com",
    ];
    let Ok(url) = url::Url::parse(address) else { return false };
    let path = url.path().to_ascii_lowercase();
    let is_file = path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    let host = url.host_str().unwrap_or_default();
    is_file && !path.starts_with("/wiki/file:") && !host.ends_with("wikipedia.org")
        || path.starts_with("/wiki/file:")
        || HOSTS.iter().any(|known| host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')))
}
