//! Bars for long events: at most three tracks per lane, the most significant events first.

use super::scale::next_day;
use super::{ChartLayout, Scale};
use crate::model::{EventIx, Timeline};
use crate::query::{Edition, EventIndex};
use roaring::RoaringBitmap;

/// How a bar is drawn at one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarCap {
    /// The date begins or ends here.
    Closed,
    /// The date continues beyond the plot, or is open.
    Open,
}

/// A bar on a lane: an interval, or the period within which something happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub event: EventIx,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// 0 is on the line of the lane, 1 below it, 2 above it.
    pub track: u8,
    /// True if the date is approximate, uncertain, has an unknown end, or is a period within which the event happened. The
    /// bar is then drawn hollow.
    pub uncertain: bool,
    pub start: BarCap,
    pub end: BarCap,
}

const MAX_TRACKS: usize = 3;

/// Minimum length, in CSS pixels: a shorter bar would hide behind its dot.
pub const MIN_BAR_LENGTH: f64 = 14.0;

/// Minimum gap between two bars of a track, in CSS pixels.
const GAP: f64 = 4.0;

/// At most this many events are considered per stretch of a lane.
const CANDIDATES_PER_STRETCH: usize = 48;

/// The bars of the events of a lane on a plot of `width` CSS pixels, as many as the layout has room for. The number of
/// events considered depends on the width only.
pub fn bars(edition: &Edition, scale: &Scale, width: f64, layout: ChartLayout, events: &RoaringBitmap) -> Vec<Bar> {
    let (timeline, index) = (&edition.timeline, &edition.index);
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let shortest = (MIN_BAR_LENGTH / width * scale.days() as f64) as i64;
    let Some(long) = index.long_events(shortest) else { return Vec::new() };
    let long = long & events;
    let mut candidates: Vec<Bar> = Vec::new();
    for event in considered(index, scale, width, &long) {
        let bar = bar(timeline, scale, EventIx(event));
        if bar.width / 100.0 * width >= MIN_BAR_LENGTH {
            candidates.push(bar);
        }
    }
    candidates.sort_by_key(|bar| (std::cmp::Reverse(timeline.event(bar.event).significance), bar.event));
    let mut tracks: [Vec<Bar>; MAX_TRACKS] = Default::default();
    let gap = GAP / width * 100.0;
    let mut left = layout.bars;
    for bar in candidates {
        if left == 0 {
            break;
        }
        let touches = |other: &Bar| other.x < bar.x + bar.width + gap && bar.x < other.x + other.width + gap;
        let free = (0..layout.tracks).zip(&mut tracks).find(|(_, drawn)| !drawn.iter().any(touches));
        if let Some((track, drawn)) = free {
            drawn.push(Bar { track, ..bar });
            left -= 1;
        }
    }
    let mut bars: Vec<Bar> = tracks.into_iter().flatten().collect();
    bars.sort_by_key(|bar| bar.event);
    bars
}

/// The events considered for bars: all if there are few, or else the first ones of each stretch of the plot.
fn considered(index: &EventIndex, scale: &Scale, width: f64, long: &RoaringBitmap) -> Vec<u32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let stretches = (width / 48.0) as u32 + 1;
    if long.len() <= u64::from(stretches) * CANDIDATES_PER_STRETCH as u64 {
        return long.iter().collect();
    }
    let edge = |n: u32| index.rank(scale.invert(f64::from(n) / f64::from(stretches) * 100.0));
    let mut from = 0;
    let mut events = Vec::new();
    for n in 1..=stretches {
        let to = edge(n);
        events.extend(long.range(from..to).take(CANDIDATES_PER_STRETCH));
        from = to;
    }
    events
}

fn bar(timeline: &Timeline, scale: &Scale, ix: EventIx) -> Bar {
    let date = &timeline.event(ix).date;
    let bounds = date.bounds();
    let (left, right) = (scale.apply(bounds.start_earliest), scale.apply(next_day(bounds.end_latest)));
    let cut = |beyond: bool| if beyond { BarCap::Open } else { BarCap::Closed };
    let unknown = date.is_unknown_start() || date.is_unknown_end();
    Bar {
        event: ix,
        x: left,
        width: right - left,
        track: 0,
        uncertain: !date.is_range() || unknown || date.is_approximate() || date.is_uncertain(),
        start: cut(date.is_open_start() || bounds.start_earliest < scale.first),
        end: cut(date.is_open_end() || bounds.end_latest > scale.last),
    }
}
