//! TimelineJS JSON: version 3, and versions 1 and 2, whose root is `timeline`.

use super::super::html::{to_markdown, to_plain};
use super::super::report::{ImportError, ImportPosition};
use super::super::timeline::{ImportedEra, ImportedTimeline};
use super::sheet::old_date;
use super::slide::{Slide, date_of, number};
use crate::curate::import::dates::ReadDate;
use serde_json::Value;

/// Reads the slides and eras of a file.
///
/// # Errors
/// Where it is not JSON of TimelineJS.
pub fn read_timelinejs_json(text: &str) -> Result<ImportedTimeline, ImportError> {
    let root: Value = serde_json::from_str(text)
        .map_err(|error| ImportError::new(ImportPosition::Line(error.line()), format!("this is not JSON: {error}")))?;
    let mut out = ImportedTimeline::default();
    if let Some(old) = root.get("timeline").filter(|old| old.is_object()) {
        read_old(old, &mut out);
        return Ok(out);
    }
    let Some(events) = root.get("events").and_then(Value::as_array) else {
        return Err(ImportError::new(
            None,
            "this JSON is not of TimelineJS: it has no list `events`, and no `timeline` as versions 1 and 2 have",
        ));
    };
    for (at, slide) in events.iter().enumerate() {
        let place = ImportPosition::Item(at + 1);
        if slide.is_object() {
            read_slide(slide).add_to(place, &mut out);
        } else {
            out.report.lose(place, "", "it is no slide");
        }
    }
    if let Some(title) = root.get("title").filter(|title| title.is_object()) {
        let read = read_slide(title);
        set_title(&read, &mut out);
    }
    for (at, era) in root.get("eras").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let place = ImportPosition::Item(at + 1);
        let title = to_plain(&text_of(&era["text"], "headline"));
        add_era(place, title, date(&era["start_date"]).0, date(&era["end_date"]).0, &mut out);
    }
    Ok(out)
}

/// Takes the title of a timeline from a slide.
pub fn set_title(slide: &Slide, out: &mut ImportedTimeline) {
    out.title = to_plain(&slide.headline);
    let read = to_markdown(&slide.text);
    let place = ImportPosition::Item(0);
    for remark in read.remarks() {
        out.report.add(place, "title", remark);
    }
    out.intro = read.text;
    if !slide.media.trim().is_empty() {
        out.report.add(place, "title", "its media is left out");
    }
}

pub fn add_era(
    place: ImportPosition,
    title: String,
    from: Option<Result<ReadDate, String>>,
    until: Option<Result<ReadDate, String>>,
    out: &mut ImportedTimeline,
) {
    let name = format!("era {title}");
    let until = match until {
        Some(Err(why)) => {
            out.report.add(place, &name, format!("its end is left out: {why}"));
            None
        }
        other => other.and_then(Result::ok),
    };
    match from {
        Some(Ok(from)) => out.eras.push(ImportedEra { place, title, from, until }),
        Some(Err(why)) => out.report.lose(place, &name, &why),
        None => out.report.lose(place, &name, "it has no beginning"),
    }
}

/// A text or a number as text.
fn text_of(object: &Value, key: &str) -> String {
    match object.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn read_slide(slide: &Value) -> Slide {
    let (start, mut times, mut display) = date(&slide["start_date"]);
    let (end, end_times, _) = date(&slide["end_date"]);
    times.extend(end_times);
    let own = text_of(slide, "display_date");
    if !own.trim().is_empty() {
        display = own;
    }
    let media = &slide["media"];
    let background = slide
        .get("background")
        .is_some_and(|background| ["url", "color"].iter().any(|key| !text_of(background, key).is_empty()));
    let known = [
        "start_date",
        "end_date",
        "text",
        "media",
        "group",
        "display_date",
        "background",
        "autolink",
        "unique_id",
        "type",
        "scale",
    ];
    let unknown: Vec<&str> = slide
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .filter(|key| !known.contains(key))
        .collect();
    let mut remarks = Vec::new();
    if !unknown.is_empty() {
        remarks.push(format!("no key for {}", unknown.join(", ")));
    }
    if !text_of(media, "link").is_empty() {
        remarks.push(format!("the link of its media, {}, is left out", text_of(media, "link")));
    }
    Slide {
        id: Some(text_of(slide, "unique_id")).filter(|id| !id.is_empty()),
        start,
        end,
        times,
        display_date: display,
        headline: text_of(&slide["text"], "headline"),
        text: text_of(&slide["text"], "text"),
        group: text_of(slide, "group"),
        media: text_of(media, "url"),
        caption: text_of(media, "caption"),
        credit: text_of(media, "credit"),
        alt: text_of(media, "alt"),
        background,
        thumbnail: !text_of(media, "thumbnail").is_empty(),
        remarks,
        ..Slide::default()
    }
}

/// A date object: the date, the time of day, and its words.
type DateFields = (Option<Result<ReadDate, String>>, Vec<String>, String);

fn date(object: &Value) -> DateFields {
    if let Value::String(text) = object {
        return (Some(old_date(text)), Vec::new(), String::new());
    }
    let field = |key: &str| Some(text_of(object, key).trim().to_owned()).filter(|text| !text.is_empty());
    let integer = |text: &str| {
        // Some programs write 1914.0.
        number(text.strip_suffix(".0").unwrap_or(text)).ok_or_else(|| format!("“{text}” is no whole number"))
    };
    let part = |key: &str| field(key).map(|text| integer(&text)).transpose();
    let read = match (part("year"), part("month"), part("day")) {
        (Ok(None), ..) => None,
        (Ok(Some(year)), Ok(month), Ok(day)) => Some(date_of(year, month, day)),
        (Ok(Some(year)), month, day) => Some(date_of(year, month.clone().ok().flatten(), None).map(|mut read| {
            read.remarks.extend([month.err(), day.err()].into_iter().flatten());
            read
        })),
        (Err(why), ..) => Some(Err(format!("its year {why}"))),
    };
    let clock: Vec<String> =
        ["hour", "minute", "second"].into_iter().map_while(field).map(|part| format!("{part:0>2}")).collect();
    let times = if clock.is_empty() { Vec::new() } else { vec![clock.join(":")] };
    (read, times, field("display_date").unwrap_or_default())
}

/// Versions 1 and 2: `{"timeline": {"headline", "text", "date": [{"startDate": "1963,8,9", …}], "era": […]}}`
fn read_old(root: &Value, out: &mut ImportedTimeline) {
    let old_slide = |slide: &Value| {
        let asset = &slide["asset"];
        let date =
            |key: &str| Some(text_of(slide, key)).filter(|text| !text.trim().is_empty()).map(|text| old_date(&text));
        Slide {
            start: date("startDate"),
            end: date("endDate"),
            headline: text_of(slide, "headline"),
            text: text_of(slide, "text"),
            group: text_of(slide, "tag"),
            media: text_of(asset, "media"),
            caption: text_of(asset, "caption"),
            credit: text_of(asset, "credit"),
            thumbnail: !text_of(asset, "thumbnail").is_empty(),
            ..Slide::default()
        }
    };
    set_title(&old_slide(root), out);
    for (at, slide) in root["date"].as_array().into_iter().flatten().enumerate() {
        old_slide(slide).add_to(ImportPosition::Item(at + 1), out);
    }
    for (at, era) in root["era"].as_array().into_iter().flatten().enumerate() {
        let read = old_slide(era);
        add_era(ImportPosition::Item(at + 1), to_plain(&read.headline), read.start, read.end, out);
    }
}
