//! Markwhen (<https://docs.markwhen.com>): a text file of events.
//!
//! Its dates are EDTF of level 0, and years before the common era. Any other date becomes the years, months or days between
//! which it is; the property `edtf` keeps it as it is, so that `sourceline import markwhen` reads the same date again.

use crate::messages::without_isolation;
use crate::model::date::{Date, Day, IntervalEnd, SingleDate};
use crate::model::{EventIx, RelationRef};
use crate::pages::{PageContext, labels};
use crate::query::View;
use crate::routes::Route;
use std::fmt::Write;

/// The first and the last year that Markwhen reads, astronomical.
const YEARS: std::ops::RangeInclusive<i64> = -99_998..=9999;

/// The events of a view as a Markwhen document, and those that it cannot hold, because their years have too many digits.
pub fn markwhen(site: &PageContext<'_>, view: &View) -> (String, Vec<EventIx>) {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let events = super::events_of(site, view);
    let url = site.base.absolute(Route::Timeline.path().with_query(&view.query(timeline)));
    let shown = labels::shown(m, timeline, &view.filter, events.len());
    let description = [timeline.about.subtitle.as_deref().unwrap_or_default(), &m.text().export_reduction(shown), &url];
    let mut out =
        format!("---\ntitle: {}\ndescription: {}\n---\n", yaml(&timeline.about.title), yaml(&description.join(" ")));
    let (held, left_out): (Vec<_>, Vec<_>) = events.into_iter().partition(|&ix| is_held(&timeline.event(ix).date));
    held.into_iter().for_each(|ix| event(&mut out, site, ix));
    (without_isolation(&out), left_out)
}

/// Whether Markwhen has the date: one of its ends is known, and its years have few enough digits.
fn is_held(date: &Date) -> bool {
    let bounds = date.bounds();
    let mut days = [bounds.start_earliest, bounds.end_latest].into_iter().filter(|day| !day.is_infinite()).peekable();
    days.peek().is_some() && days.all(|day| YEARS.contains(&day.ymd().0))
}

fn event(out: &mut String, site: &PageContext<'_>, ix: EventIx) {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let tags = event.actors.iter().map(|&actor| timeline.actor(actor).id.as_str());
    let tags: String = tags.chain(event.kinds.iter().map(|&kind| timeline.kind(kind).id.as_str())).map(tag).collect();
    let date = date(&event.date);
    let _ = write!(out, "\n{date}: {}{tags}\nid: {}\n", text(&event.title), event.id);
    if date != event.date.to_string() {
        let _ = writeln!(out, "edtf: {}", yaml(&event.date.to_string()));
    }
    let _ = writeln!(out, "url: {}", yaml(&site.base.absolute(timeline.event_path(ix))));
    if let Some(place) = &event.place {
        let _ = writeln!(out, "location: {}", yaml(place));
    }
    let mut lines = vec![event.summary.to_string()];
    lines.extend((!event.text.is_empty()).then(|| event.text.plain().into_owned()));
    lines.extend(event.citations.iter().map(|citation| {
        let quote = citation.quote().map_or_else(String::new, |quote| m.text().quoted(&*quote.exact) + " ");
        let source = timeline.source(citation.read_in());
        let title = timeline.source(citation.source).title.replace(['[', ']'], "");
        let link = source.url.as_deref().map_or(title.clone(), |url| format!("[{title}]({url})"));
        let locator = citation.locator.as_deref().map_or_else(String::new, |locator| format!(", {locator}"));
        format!("{quote}{link}{locator}")
    }));
    lines.extend(
        (0..)
            .zip(&event.relations)
            .map(|(position, _)| labels::relation_sentence(m, timeline, RelationRef { event: ix, position })),
    );
    super::dedup(&mut lines);
    for line in lines {
        let _ = writeln!(out, "> {}", text(&line));
    }
}

/// A date as Markwhen reads it.
fn date(date: &Date) -> String {
    let known = |end: IntervalEnd| if let IntervalEnd::Known(single) = end { Some(single) } else { None };
    match (known(date.start()), known(date.end())) {
        (Some(single), _) if !date.is_range() => single_date(&single),
        (Some(start), Some(end)) => range(&of_day(&start, start.earliest()), &of_day(&end, end.latest())),
        (Some(single), None) | (None, Some(single)) => of_day(&single, single.earliest()),
        (None, None) => String::new(),
    }
}

/// A single date: as it is, or as the range between its bounds if it has no precision of Markwhen.
fn single_date(single: &SingleDate) -> String {
    let (first, last) = (of_day(single, single.earliest()), of_day(single, single.latest()));
    if single.known().is_some() && single.season().is_none() || first == last { first } else { range(&first, &last) }
}

fn range(first: &str, last: &str) -> String {
    // Markwhen reads a slash only between dates of level 0.
    let is_level_0 = [first, last].iter().all(|date| !date.ends_with('E'));
    if is_level_0 { format!("{first}/{last}") } else { format!("{first} - {last}") }
}

/// A day with the precision of a date. Before the common era Markwhen reads years only.
fn of_day(single: &SingleDate, day: Day) -> String {
    let (year, month, of_month) = day.ymd();
    if year < 1 {
        return format!("{} BCE", 1 - year);
    }
    let precision = match single.known() {
        _ if single.season().is_some() => 2,
        Some((_, month, day)) => 1 + u8::from(month.is_some()) + u8::from(day.is_some()),
        None => 1,
    };
    match precision {
        1 => format!("{year:04}"),
        2 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{of_month:02}"),
    }
}

/// A tag of Markwhen, which has no hyphen.
fn tag(id: &str) -> String {
    format!(" #{}", id.replace('-', "_"))
}

/// Text on one line, in which no word is a tag.
fn text(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('#', "#\u{2060}")
}

/// A string of YAML, which JSON's strings are.
fn yaml(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
