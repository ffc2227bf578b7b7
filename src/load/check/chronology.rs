//! Dates that contradict each other: of events and their ids, of those who act in them, of causes and effects.

use super::CheckContext;
use crate::load::raw::{RawEvent, RawRelation};
use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::messages::Messages;
use crate::model::date::{Date, Day};
use crate::model::{Namespace, NoteKind, RelationKind};

/// How far a date with `~` or `?` may be off, in days: a hundred years, so that only certain contradictions are reported.
const DOUBT_DAYS: i64 = 36_525;

/// The days between which a date certainly is. What is open or not known has no limit.
#[derive(Clone, Copy)]
struct CertainDays {
    first: Day,
    last: Day,
}

impl CertainDays {
    fn of(date: &Date) -> Self {
        let doubt = if date.is_approximate() || date.is_uncertain() { DOUBT_DAYS } else { 0 };
        let moved = |day: Day, by: i64| if day.is_infinite() { day } else { Day::new(day.number().saturating_add(by)) };
        Self {
            first: if date.is_unknown_start() { Day::MIN } else { moved(date.earliest(), -doubt) },
            last: if date.is_unknown_end() { Day::MAX } else { moved(date.latest(), doubt) },
        }
    }

    fn is_after(self, other: Self) -> bool {
        self.first > other.last
    }

    fn is_apart_from(self, other: Self) -> bool {
        self.is_after(other) || other.is_after(self)
    }
}

fn words(date: &Date) -> String {
    Messages::english().date(date)
}

/// An id that begins with a year of four digits, and none of the event's dates is in that year. Years BCE have no sign
/// in an id, and are counted in either way: `0430` is 430 BCE or the astronomical year −430.
pub fn id_year(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let id = event.header.id.value.as_str();
    let digits = id.split('-').next().unwrap_or(id);
    let Some(date) = &event.date else { return };
    let Some(year) = digits.parse::<i64>().ok().filter(|_| digits.len() == 4 && event.header.written_as.is_empty())
    else {
        return;
    };
    let further = event.dates.iter().filter_map(|further| further.date.as_ref());
    let is_in = |date: &Spanned<Date>| {
        let year_of = |day: Day, infinite: i64| if day.is_infinite() { infinite } else { day.ymd().0 };
        let years = year_of(date.value.earliest(), i64::MIN)..=year_of(date.value.latest(), i64::MAX);
        [year, -year, 1 - year].iter().any(|year| years.contains(year))
    };
    if !std::iter::once(date).chain(further).any(is_in) {
        let message = format!("the id “{id}” begins with {digits}, but the event is dated {}", words(&date.value));
        let hint = format!("correct the date; if the id is wrong, run `sourceline rename {id} NEW-ID`");
        ctx.diagnostics.add(Rule::IdYear, date.span, message, hint);
    }
}

/// An event outside the `range` of the timeline.
pub fn event_outside_range(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let range = ctx.raw.about.as_ref().and_then(|about| about.range.as_ref());
    let (Some(range), Some(date)) = (range, &event.date) else { return };
    let range = &range.value;
    if date.value.earliest() < range.earliest() || date.value.earliest() > range.latest() {
        let message = format!("{} is outside the timeline’s range, {}", words(&date.value), words(range));
        let hint = format!(
            "correct the date, or extend range = \"{range}\" in timeline.toml; without it the chart covers all events"
        );
        ctx.diagnostics.add(Rule::EventOutsideRange, date.span, message, hint);
    }
}

/// An initial window without any event.
pub fn start_empty(ctx: &CheckContext<'_>) {
    let Some(start) = ctx.raw.about.as_ref().and_then(|about| about.start.as_ref()) else { return };
    let (first, last) = (start.value.earliest(), start.value.latest());
    let dates = || ctx.raw.events.iter().filter_map(|event| event.date.as_ref());
    if dates().next().is_some() && !dates().any(|date| date.earliest() <= last && date.latest() >= first) {
        let message = format!("no event is in the window with which the timeline starts, {}", words(&start.value));
        let hint = "write the interval in which most events are, such as start = \"1900/1980\", or remove the key";
        ctx.diagnostics.add(Rule::StartEmpty, start.span, message, hint);
    }
}

/// An actor that acts before it existed or after it ended.
pub fn actor_outside_date(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let Some(date) = &event.date else { return };
    for reference in &event.actors {
        let found = ctx.symbols.find(Namespace::Actors, &reference.value).and_then(|at| ctx.raw.actors.get(at));
        let Some((actor, existed)) = found.and_then(|actor| Some((actor, actor.record.date.as_ref()?))) else {
            continue;
        };
        if CertainDays::of(&date.value).is_apart_from(CertainDays::of(existed)) {
            let message = format!(
                "“{}” existed {}, but the event is dated {}",
                actor.record.title,
                words(existed),
                words(&date.value)
            );
            let hint = format!(
                "name the actor of that time, or list it in `concerns`; or correct the date, here or in actors.toml (date = \"{existed}\")"
            );
            ctx.diagnostics.add(Rule::ActorOutsideDate, reference.span, message, hint);
        }
    }
}

/// A person who takes part before their birth or after their death.
pub fn person_outside_date(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let Some(date) = &event.date else { return };
    for reference in &event.people {
        let found = ctx.symbols.find(Namespace::People, &reference.value).and_then(|at| ctx.raw.people.get(at));
        let Some((person, lived)) = found.and_then(|person| Some((person, person.record.date.as_ref()?))) else {
            continue;
        };
        if CertainDays::of(&date.value).is_apart_from(CertainDays::of(lived)) {
            let message =
                format!("{} lived {}, but the event is dated {}", person.record.name, words(lived), words(&date.value));
            let hint = format!(
                "`people` are those who took part: correct the list or the date, here or in people.toml (date = \"{lived}\")"
            );
            ctx.diagnostics.add(Rule::PersonOutsideDate, reference.span, message, hint);
        }
    }
}

/// An event that led to one that had ended before, or that reacted to one that began later. If the claim is disputed or a
/// note corrects a passage that makes it, the source errs, and readers are told so.
pub fn relation_backwards(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    let Some(date) = &event.date else { return };
    for relation in &event.relations {
        let (Some(kind @ (RelationKind::LedTo | RelationKind::ReactedTo)), Some(to)) = (relation.kind, &relation.to)
        else {
            continue;
        };
        let other = ctx.symbols.find(Namespace::Events, &to.value).and_then(|found| ctx.raw.events.get(found));
        let Some(other) = other.and_then(|other| other.date.as_ref()) else { continue };
        let (this, that) = (CertainDays::of(&date.value), CertainDays::of(other));
        let leads = kind == RelationKind::LedTo;
        let backwards = if leads { this.is_after(that) } else { that.is_after(this) };
        if !backwards || !relation.disputed_by.is_empty() || is_corrected(ctx, at, event, relation) {
            continue;
        }
        let (own, name, others) = (words(&date.value), &to.value, words(other));
        let (message, direction) = if leads {
            (
                format!("this event ({own}) cannot have led to “{name}” ({others}), which had ended before"),
                format!("`led-to` is written at the cause: move it to “{name}”, with this event as `to`"),
            )
        } else {
            (
                format!("this event ({own}) cannot have reacted to “{name}” ({others}), which began later"),
                format!("`reacted-to` is written at the reaction: move it to “{name}”, with this event as `to`"),
            )
        };
        let hint = format!(
            "{direction}; or correct a date; if the source says it like this, add `disputed_by` or a note that corrects the passage"
        );
        ctx.diagnostics.add(Rule::RelationBackwards, to.span, message, hint);
    }
}

/// Whether a note of the event corrects a citation on which the relation rests.
fn is_corrected(ctx: &CheckContext<'_>, at: usize, event: &RawEvent, relation: &RawRelation) -> bool {
    let citation = |id: &Spanned<String>| ctx.symbols.citation(at, &id.value);
    let corrected = event.notes.iter().filter(|note| note.kind == NoteKind::Corrects);
    let mut corrected = corrected.filter_map(|note| note.corrects.as_ref()).filter_map(citation);
    corrected.any(|wrong| relation.citations.iter().filter_map(citation).any(|used| used == wrong))
}
