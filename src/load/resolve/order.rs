//! The order of events, and the order and bounds of eras.

use super::super::draft::Draft;
use super::super::names::Names;
use super::{index, prose};
use crate::model::date::Day;
use crate::model::{Era, EraIx, Series, Space};

/// Positions of events in the order (earliest, latest, `after`, id).
pub fn chronological(draft: &Draft, names: &Names<'_>) -> Option<Vec<usize>> {
    let mut keys = Vec::with_capacity(draft.events.len());
    for (position, event) in draft.events.iter().enumerate() {
        // The ids from the first event of the day down to this one: a path sorts behind what it follows.
        let mut path = vec![event.head.id.value.as_str()];
        let mut at = position;
        while let Some(before) = draft.events[at].after.as_ref().and_then(|id| names.find(Space::Events, &id.value)) {
            path.push(draft.events[before].head.id.value.as_str());
            at = before;
        }
        path.reverse();
        let date = &event.date.as_ref()?.value;
        keys.push(((date.earliest(), date.latest(), path), position));
    }
    keys.sort();
    Some(keys.into_iter().map(|(_, position)| position).collect())
}

/// Series, eras in the order of series and time, and the number of each era of the draft.
pub fn eras(draft: &Draft) -> Option<(Vec<Series>, Vec<Era>, Vec<usize>)> {
    let mut series: Vec<Series> = Vec::new();
    for era in &draft.eras {
        if !series.iter().any(|s| s.name == era.series) {
            series.push(Series { name: era.series.clone(), eras: Vec::new() });
        }
    }
    let mut eras = Vec::with_capacity(draft.eras.len());
    let mut numbers = vec![0; draft.eras.len()];
    for (of, row) in series.iter_mut().enumerate() {
        let members: Vec<_> = draft.eras.iter().enumerate().filter(|(_, era)| era.series == row.name).collect();
        for (n, (position, era)) in members.iter().enumerate() {
            let from = era.from.as_ref()?.value.clone();
            let next = members.get(n + 1).and_then(|(_, next)| next.from.as_ref()).map(|next| next.value.earliest());
            let until = era.until.as_ref().map(|until| until.value.earliest()).or(next);
            numbers[*position] = eras.len();
            row.eras.push(EraIx(index(eras.len())));
            eras.push(Era {
                id: era.head.id.value.clone(),
                title: era.title.clone(),
                summary: era.summary.as_ref().map(|text| prose(Some(text))),
                first: from.earliest(),
                from,
                until: era.until.as_ref().map(|until| until.value.clone()),
                last: until.map_or(Day::MAX, |until| Day::new(until.number() - 1)),
                series: of,
            });
        }
    }
    Some((series, eras, numbers))
}
