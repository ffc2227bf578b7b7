//! The events, as columns.

use super::{known, unwrapped};
use crate::model::Event;
use crate::model::date::{Bounds, IntervalEnd, SingleDate};
use crate::pages::{EventItem, PageContext, main_era};
use crate::query::Facet;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Numbers of values that are in lists have one for an event with a single value, or a list.
#[derive(Serialize)]
pub struct Columns<'a> {
    ids: Vec<&'a str>,
    titles: Vec<&'a str>,
    /// The labels on the chart; empty if that is the title.
    labels: Vec<&'a str>,
    summaries: Vec<&'a str>,
    /// In words.
    dates: Vec<String>,
    /// For HTML; empty if it cannot express the date, and `=` if it is the day on which the event begins.
    datetimes: Vec<String>,
    /// The days between which an event begins, and those between which it ends: one if all are the same.
    days: Vec<Value>,
    /// How precise the first and the last date are.
    precision: String,
    /// `1` for dates that are approximate or uncertain.
    qualified: String,
    significance: String,
    actors: Vec<Value>,
    concerns: Vec<Value>,
    people: Vec<Value>,
    kinds: Vec<Value>,
    eras: Vec<Value>,
    /// The era under which it is listed.
    sections: Vec<Option<u32>>,
    voices: Vec<Value>,
    sources: Vec<Value>,
    places: Vec<Option<u32>>,
    decades: Vec<Option<u32>>,
    /// Citations, and quotations among them.
    references: Vec<[usize; 2]>,
    thumbnails: BTreeMap<u32, [String; 2]>,
}

impl<'a> Columns<'a> {
    pub fn new(site: &PageContext<'a>, address: &dyn Fn(&str) -> String) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let events = &timeline.events;
        let items: Vec<EventItem> = timeline.enumerate_events().map(|(ix, _)| EventItem::new(site, ix, "")).collect();
        let values = |facet: Facet| -> Vec<Value> {
            let of = |event: &Event| {
                let mut found = Vec::new();
                facet.for_each_value(timeline, event, |value| {
                    if !found.contains(&value) {
                        found.push(value);
                    }
                });
                unwrapped(&found)
            };
            events.iter().map(of).collect()
        };
        let single = |facet: Facet| -> Vec<Option<u32>> {
            let of = |event: &Event| {
                let mut found = None;
                facet.for_each_value(timeline, event, |value| found = Some(value));
                found
            };
            events.iter().map(of).collect()
        };
        let numbered = (0..).zip(&items);
        Self {
            ids: events.iter().map(|event| event.id.as_str()).collect(),
            titles: events.iter().map(|event| &*event.title).collect(),
            labels: events.iter().map(|event| if event.label == event.title { "" } else { &*event.label }).collect(),
            summaries: events.iter().map(|event| &*event.summary).collect(),
            dates: events.iter().map(|event| m.date(&event.date)).collect(),
            datetimes: events.iter().map(datetime).collect(),
            days: events.iter().map(|event| days(&event.date.bounds())).collect(),
            precision: events.iter().flat_map(precision).collect(),
            qualified: events
                .iter()
                .map(|event| if event.date.is_approximate() || event.date.is_uncertain() { '1' } else { '0' })
                .collect(),
            significance: events.iter().map(|event| char::from(b'0' + event.significance)).collect(),
            actors: values(Facet::Actor),
            concerns: events
                .iter()
                .map(|event| unwrapped(&event.concerns.iter().map(|actor| actor.0).collect::<Vec<_>>()))
                .collect(),
            people: values(Facet::Person),
            kinds: values(Facet::Kind),
            eras: values(Facet::Era),
            sections: timeline.enumerate_events().map(|(ix, _)| main_era(timeline, ix).map(|era| era.0)).collect(),
            voices: values(Facet::Voice),
            sources: values(Facet::Source),
            places: single(Facet::Place),
            decades: single(Facet::Decade),
            references: events
                .iter()
                .map(|event| [event.citations.len(), event.citations.iter().filter_map(|one| one.quote()).count()])
                .collect(),
            thumbnails: numbered
                .filter_map(|(n, item)| {
                    let thumbnail = item.thumbnail.as_ref()?;
                    Some((n, [address(&thumbnail.src), thumbnail.alt.clone()]))
                })
                .collect(),
        }
    }
}

fn datetime(event: &Event) -> String {
    let text = event.date.html_datetime().unwrap_or_default();
    if event.date.is_exact_day() && text == event.date.to_string() && text.len() == 10 { "=".to_owned() } else { text }
}

fn days(bounds: &Bounds) -> Value {
    let all = [bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest].map(known);
    if all.iter().all(|day| *day == all[0] && day.is_some()) { json!(all[0]) } else { json!(all) }
}

/// The precision of the first and the last date: `d`, `m` or `y` for a day, a month or a year; `u` for years of which the last
/// digits are unknown; `c` for a year that is approximate; `x` for any other date.
fn precision(event: &Event) -> [char; 2] {
    let of = |single: SingleDate| match (single.is_plain(), single.known()) {
        (_, None) => 'u',
        (true, Some((_, None, _))) => 'y',
        (true, Some((_, Some(_), None))) => 'm',
        (true, Some(_)) => 'd',
        _ if single.is_approximate() => 'c',
        _ => 'x',
    };
    let end = |one: IntervalEnd, other: IntervalEnd| match (one, other) {
        (IntervalEnd::Known(single), _) | (_, IntervalEnd::Known(single)) => of(single),
        _ => 'x',
    };
    [end(event.date.start(), event.date.end()), end(event.date.end(), event.date.start())]
}
