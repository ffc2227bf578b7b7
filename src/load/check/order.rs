//! The order of events of the same date, of eras in a series, and of actors that succeed each other.

use super::{CheckContext, find_cycles, format_cycle};
use crate::load::raw::{RawActor, RawEra};
use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::model::Namespace;
use std::collections::BTreeMap;

/// `after` refers to an event of another date, or leads back to itself.
pub fn date_order(ctx: &CheckContext<'_>) {
    let events = &ctx.raw.events;
    let after = |at: usize| events[at].after.as_ref().and_then(|id| ctx.symbols.find(Namespace::Events, &id.value));
    for (at, event) in events.iter().enumerate() {
        let (Some(reference), Some(before)) = (&event.after, after(at)) else { continue };
        let (Some(date), Some(other)) = (&event.date, &events[before].date) else { continue };
        let days = |date: &crate::model::date::Date| (date.earliest(), date.latest());
        if days(date) != days(other) {
            let message = format!("“{}” is dated {other}, but this event is dated {date}", reference.value);
            let hint = "`after` only orders events of the same date; other events are ordered by their dates";
            ctx.diagnostics.add(Rule::DateOrder, reference.span, message, hint);
        }
    }
    for cycle in find_cycles(events.len(), |at| after(at).into_iter().collect()) {
        let Some(reference) = cycle.first().and_then(|&at| events[at].after.as_ref()) else { continue };
        let names = cycle.iter().map(|&at| events[at].header.name());
        let message = format!("the event comes after itself: {}", format_cycle(names));
        ctx.diagnostics.add(Rule::DateOrder, reference.span, message, "remove one `after` from the cycle");
    }
}

/// Eras of a series that do not follow each other.
pub fn era_order(ctx: &CheckContext<'_>) {
    let mut series: BTreeMap<&str, Vec<&RawEra>> = BTreeMap::new();
    for era in &ctx.raw.eras {
        series.entry(&era.series).or_default().push(era);
    }
    for eras in series.values() {
        for pair in eras.windows(2) {
            let (Some(one), Some(next)) = (&pair[0].from, &pair[1].from) else { continue };
            let until = pair[0].until.as_ref().map_or(one, |until| until);
            if next.value.earliest() <= one.value.earliest() {
                let message =
                    format!("“{}” does not begin after “{}”, which is listed before it", pair[1].title, pair[0].title);
                ctx.diagnostics.add(
                    Rule::EraOrder,
                    next.span,
                    message,
                    "list the eras of a series in chronological order",
                );
            } else if until.value.earliest() > next.value.earliest() {
                let message = format!("“{}” ends after “{}” begins", pair[0].title, pair[1].title);
                let hint = "an era ends before its `until`; leave it out if the next era follows at once";
                ctx.diagnostics.add(Rule::EraOrder, until.span, message, hint);
            }
        }
        for era in eras {
            if let (Some(from), Some(until)) = (&era.from, &era.until)
                && until.value.earliest() <= from.value.earliest()
            {
                let message = format!("“{}” ends before it begins", era.title);
                ctx.diagnostics.add(Rule::EraOrder, until.span, message, "`until` must be later than `from`");
            }
        }
    }
}

/// An actor with a lane whose successor has none: the events of the two are on the lane of the successor.
pub fn lane_ends(ctx: &CheckContext<'_>) {
    let actors = &ctx.raw.actors;
    let before = |at: usize| {
        let named = actors[at].successor_of.iter();
        named.filter_map(|id| ctx.symbols.find(Namespace::Actors, &id.value).filter(|&found| found < actors.len()))
    };
    // What has a lane, and what is a predecessor of something with one.
    let mut drawn: Vec<bool> = actors.iter().map(|actor| actor.record.lane.is_some()).collect();
    let mut open: Vec<usize> = (0..actors.len()).filter(|&at| drawn[at]).collect();
    while let Some(at) = open.pop() {
        for earlier in before(at) {
            if !std::mem::replace(&mut drawn[earlier], true) {
                open.push(earlier);
            }
        }
    }
    for (at, actor) in actors.iter().enumerate().filter(|&(at, _)| !drawn[at]) {
        for id in &actor.successor_of {
            let earlier = ctx.symbols.find(Namespace::Actors, &id.value).and_then(|found| actors.get(found));
            let Some((earlier, lane)) = earlier.and_then(|earlier| Some((earlier, earlier.record.lane?))) else {
                continue;
            };
            let (now, earlier) = (actors[at].header.name(), earlier.header.name());
            let message = format!("“{earlier}” has a lane, but its successor “{now}” has none");
            let hint = format!(
                "move lane = {lane} from “{earlier}” to “{now}”: the lane of a successor also has the events of those before it"
            );
            ctx.diagnostics.add(Rule::LaneEnds, id.span, message, hint);
        }
    }
}

/// Two actors with the same lane, and an actor with a lane whose successor has one, too: its events are on both.
pub fn lane_repeated(ctx: &CheckContext<'_>) {
    let actors = &ctx.raw.actors;
    let mut of_lane: BTreeMap<u32, &RawActor> = BTreeMap::new();
    for actor in actors {
        let (Some(lane), name) = (actor.record.lane, actor.header.name()) else { continue };
        if let Some(other) = of_lane.get(&lane) {
            let message = format!("“{name}” has lane {lane}, but “{}” has it already", other.header.name());
            let hint = "give each actor with a lane a number of its own, from the top of the chart to its bottom";
            ctx.diagnostics.add(Rule::LaneRepeated, actor.header.id.span, message, hint);
        }
        of_lane.entry(lane).or_insert(actor);
        for id in &actor.successor_of {
            let earlier = ctx.symbols.find(Namespace::Actors, &id.value).and_then(|at| actors.get(at));
            let Some(earlier) = earlier.filter(|earlier| earlier.record.lane.is_some()) else { continue };
            let earlier = earlier.header.name();
            let message = format!("“{name}” and its predecessor “{earlier}” both have a lane");
            let hint = format!(
                "remove the lane of “{earlier}”: its events are on the lane of its successor, too, so they are drawn twice"
            );
            ctx.diagnostics.add(Rule::LaneRepeated, id.span, message, hint);
        }
    }
}

/// An actor that succeeds itself.
pub fn succession_circle(ctx: &CheckContext<'_>) {
    let actors = &ctx.raw.actors;
    let before = |at: usize| {
        actors[at].successor_of.iter().filter_map(|id| ctx.symbols.find(Namespace::Actors, &id.value)).collect()
    };
    for cycle in find_cycles(actors.len(), before) {
        let (Some(&first), Some(&second)) = (cycle.first(), cycle.get(1).or(cycle.first())) else { continue };
        let leads = |id: &&Spanned<String>| ctx.symbols.find(Namespace::Actors, &id.value) == Some(second);
        let Some(reference) = actors[first].successor_of.iter().find(leads) else { continue };
        let names = cycle.iter().map(|&at| actors[at].header.name());
        let message = format!("the actor succeeds itself: {}", format_cycle(names));
        let hint = "`successor_of` may only name earlier actors";
        ctx.diagnostics.add(Rule::SuccessionCircle, reference.span, message, hint);
    }
}
