//! The chronological order of events, and the order and bounds of eras.

use super::{index, markdown_of};
use crate::load::raw::RawTimeline;
use crate::load::symbols::SymbolTable;
use crate::model::date::Day;
use crate::model::{Era, EraIx, Namespace, Series};

/// The number of each event in the order (earliest day, latest day, `after`, id), by its position in the folder.
pub fn chronological(raw: &RawTimeline, symbols: &SymbolTable<'_>) -> Option<Vec<u32>> {
    let events = &raw.events;
    // The ids along `after` from the first event to this one. Compared as lists, an event sorts after what it follows.
    let path = |position: u32| {
        let mut at = position as usize;
        let mut path = vec![events[at].header.id.value.as_str()];
        while let Some(before) = events[at].after.as_ref().and_then(|id| symbols.find(Namespace::Events, &id.value)) {
            path.push(events[before].header.id.value.as_str());
            at = before;
        }
        path.reverse();
        path
    };
    let mut order = Vec::with_capacity(events.len());
    for (position, event) in (0..).zip(events) {
        let date = event.date.as_ref()?;
        order.push((date.earliest(), date.latest(), position));
    }
    order.sort_unstable_by(|a, b| {
        let (one, other) = (&events[a.2 as usize], &events[b.2 as usize]);
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| match (&one.after, &other.after) {
            (None, None) => one.header.id.value.cmp(&other.header.id.value),
            _ => path(a.2).cmp(&path(b.2)),
        })
    });
    let mut numbers = vec![0; order.len()];
    for (number, (_, _, position)) in (0..).zip(order) {
        numbers[position as usize] = number;
    }
    Some(numbers)
}

/// Series, and eras in the order of their series and of time.
pub fn eras(raw: &RawTimeline) -> Option<(Vec<Series>, Vec<Era>)> {
    let mut series: Vec<Series> = Vec::new();
    for era in &raw.eras {
        if !series.iter().any(|s| s.name == era.series) {
            series.push(Series { name: era.series.clone(), eras: Vec::new() });
        }
    }
    let mut eras = Vec::with_capacity(raw.eras.len());
    for (of, row) in series.iter_mut().enumerate() {
        let members: Vec<_> = raw.eras.iter().filter(|era| era.series == row.name).collect();
        for (n, era) in members.iter().enumerate() {
            let from = era.from.as_ref()?.value.clone();
            let next = members.get(n + 1).and_then(|next| next.from.as_ref()).map(|next| next.value.earliest());
            let until = era.until.as_ref().map(|until| until.value.earliest()).or(next);
            row.eras.push(EraIx(index(eras.len())));
            eras.push(Era {
                id: era.header.id.value.clone(),
                title: era.title.clone(),
                summary: era.summary.as_ref().map(|text| markdown_of(Some(text))),
                first: from.earliest(),
                from,
                until: era.until.as_ref().map(|until| until.value.clone()),
                last: until.map_or(Day::MAX, |until| Day::new(until.number() - 1)),
                series: of,
            });
        }
    }
    Some((series, eras))
}
