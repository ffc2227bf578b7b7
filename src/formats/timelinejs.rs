//! TimelineJS 3: the JSON that its users load (<https://timeline.knightlab.com/docs/json-format.html>).
//!
//! It holds less than a timeline: one lane for each event, no citations and no relations. These become part of the text of a
//! slide.

use super::portable_html;
use crate::model::date::{Date, Day, IntervalEnd, SingleDate};
use crate::model::{Era, EventIx, Medium, RelationRef};
use crate::pages::{PageContext, escape_xml as escape, labels};
use crate::query::View;
use crate::routes::Route;
use serde::Serialize;

/// Outside these years its dates, which are those of JavaScript, cannot be; then it counts in years alone.
const HUMAN_YEARS: std::ops::RangeInclusive<i64> = -271_820..=275_759;

#[derive(Serialize)]
struct Document {
    scale: &'static str,
    title: Slide,
    events: Vec<Slide>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    eras: Vec<EraSpan>,
}

#[derive(Default, Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<SlideDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<SlideDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: SlideText,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<SlideMedia>,
}

#[derive(Serialize)]
struct EraSpan {
    start_date: SlideDate,
    end_date: SlideDate,
    text: SlideText,
}

/// `year` is the label of a year: -44 is 44 BCE, and there is no year 0.
#[derive(Clone, Copy, Serialize)]
struct SlideDate {
    year: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

/// Both are HTML.
#[derive(Default, Serialize)]
struct SlideText {
    headline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize)]
struct SlideMedia {
    url: String,
    alt: String,
    caption: String,
    credit: String,
}

/// The events of a view as a document of TimelineJS.
///
/// # Errors
/// None is expected: it writes to memory.
pub fn timelinejs(site: &PageContext<'_>, view: &View) -> serde_json::Result<String> {
    let timeline = &site.edition.timeline;
    let events = super::events_of(site, view);
    let bounds = events.iter().map(|&ix| timeline.event(ix).date.bounds());
    let days = bounds.flat_map(|bounds| [bounds.start_earliest, bounds.end_latest]).filter(|day| !day.is_infinite());
    let is_human = days.into_iter().all(|day| HUMAN_YEARS.contains(&day.ymd().0));
    let document = Document {
        scale: if is_human { "human" } else { "cosmological" },
        title: title(site, view, events.len()),
        events: events.into_iter().map(|ix| slide(site, ix, is_human)).collect(),
        eras: timeline.eras.iter().filter_map(|era| self::era(era, is_human)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

fn title(site: &PageContext<'_>, view: &View, count: usize) -> Slide {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let url = site.base.absolute(Route::Timeline.path().with_query(&view.query(timeline)));
    let note = m.text().export_reduction(labels::shown(m, timeline, &view.filter, count));
    let link = format!("<a href=\"{}\">{}</a>", escape(&url), escape(&m.text().export_original()));
    let subtitle = timeline.about.subtitle.as_deref().map_or_else(String::new, |subtitle| paragraph(&escape(subtitle)));
    Slide {
        text: SlideText {
            headline: escape(&timeline.about.title),
            text: subtitle + &paragraph(&format!("{} {link}", escape(&note))),
        },
        ..Slide::default()
    }
}

fn slide(site: &PageContext<'_>, ix: EventIx, is_human: bool) -> Slide {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let (start, end) = dates(&event.date, is_human);
    Slide {
        unique_id: Some(event.id.to_string()),
        start_date: start,
        end_date: end,
        display_date: Some(m.date(&event.date)),
        text: SlideText { headline: escape(&event.title), text: text(site, ix) },
        group: event.actors.first().map(|&actor| timeline.actor(actor).title.clone()),
        media: event.media.first().map(|medium| self::medium(site, medium)),
    }
}

/// The text of an event, then what it rests on, then what it bears on.
fn text(site: &PageContext<'_>, ix: EventIx) -> String {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let mut html = paragraph(&escape(&event.summary));
    html.push_str(&portable_html::render(site, &event.text));
    let list = |heading: String, mut items: Vec<String>| {
        super::dedup(&mut items);
        let items: String = items.into_iter().map(|item| format!("<li>{item}</li>")).collect();
        if items.is_empty() { items } else { format!("<p><b>{}</b></p><ul>{items}</ul>", escape(&heading)) }
    };
    let citations = event.citations.iter().map(|citation| {
        let source = timeline.source(citation.source);
        let title = escape(&source.title);
        let link = timeline
            .source(citation.read_in())
            .url
            .as_deref()
            .map_or(title.clone(), |url| format!("<a href=\"{}\">{title}</a>", escape(url)));
        let locator = citation.locator.as_deref().map_or_else(String::new, |locator| format!(", {}", escape(locator)));
        let quote = citation.quote().map_or_else(String::new, |quote| format!("<q>{}</q> ", escape(&quote.exact)));
        format!("{quote}{link}{locator}")
    });
    html.push_str(&list(m.text().nav_sources(), citations.collect()));
    let relations = (0..)
        .zip(&event.relations)
        .map(|(position, _)| escape(&labels::relation_sentence(m, timeline, RelationRef { event: ix, position })));
    html.push_str(&list(m.text().nav_relations(), relations.collect()));
    let url = site.base.absolute(timeline.event_path(ix));
    html + &paragraph(&format!("<a href=\"{}\">{}</a>", escape(&url), escape(&m.text().export_original())))
}

fn medium(site: &PageContext<'_>, medium: &Medium) -> SlideMedia {
    let picture = medium.picture().and_then(|picture| {
        let width = picture.widths().last()?.to_string();
        Some(site.base.absolute(Route::Picture { digest: &picture.digest, width: &width }))
    });
    SlideMedia {
        url: picture.or_else(|| medium.url().map(str::to_owned)).unwrap_or_default(),
        alt: medium.alt.to_string(),
        caption: medium.caption.as_deref().map(escape).unwrap_or_default(),
        credit: escape(&format!("{}, {}", medium.credit, medium.licence)),
    }
}

fn era(era: &Era, is_human: bool) -> Option<EraSpan> {
    let bound = |day: Day| (!day.is_infinite()).then(|| whole_day(day, is_human));
    Some(EraSpan {
        start_date: bound(era.first)?,
        end_date: bound(era.last)?,
        text: SlideText { headline: escape(&era.title), text: String::new() },
    })
}

/// The start of a date and, if it is an interval, its end. An end that is open or not known is left out; without a start, the
/// end takes its place.
fn dates(date: &Date, is_human: bool) -> (Option<SlideDate>, Option<SlideDate>) {
    let known = |end: IntervalEnd| if let IntervalEnd::Known(single) = end { Some(single) } else { None };
    let (start, end) = (known(date.start()), known(date.end()).filter(|_| date.is_range()));
    match (start, end) {
        (Some(start), end) => (
            Some(of_single(&start, start.earliest(), is_human)),
            end.map(|end| of_single(&end, end.latest(), is_human)),
        ),
        (None, Some(end)) => (Some(of_single(&end, end.latest(), is_human)), None),
        (None, None) => (None, None),
    }
}

/// A date with the precision that it has. What has no precision of TimelineJS, such as a decade, is its first or last year.
fn of_single(single: &SingleDate, bound: Day, is_human: bool) -> SlideDate {
    let (year, month, day) = single.known().unwrap_or((bound.ymd().0, None, None));
    SlideDate { year: label(year), month: month.filter(|_| is_human), day: day.filter(|_| is_human) }
}

fn whole_day(day: Day, is_human: bool) -> SlideDate {
    let (year, month, day) = day.ymd();
    SlideDate { year: label(year), month: is_human.then_some(month), day: is_human.then_some(day) }
}

/// The label of an astronomical year: 0 is 1 BCE, which is written -1.
fn label(year: i64) -> i64 {
    if year < 1 { year - 1 } else { year }
}

fn paragraph(html: &str) -> String {
    format!("<p>{html}</p>")
}
