//! Days as percentages of the plot, and the windows that lie beside, within and around one.

use crate::model::EventIx;
use crate::model::date::Day;
use crate::query::{Edition, Window};
use roaring::RoaringBitmap;

/// Maps days to percentages of the plot's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The first day drawn.
    pub first: Day,
    /// The last day drawn. Never before the first.
    pub last: Day,
}

/// The farthest days that are drawn, some eleven billion years from now: within them no sum overflows.
const MAX_DAY: i64 = 4_000_000_000_000;

/// The part of the length of some events that is left free on either side of them.
const MARGIN: i64 = 8;

/// Days in a mean Gregorian year, times 10,000.
const YEAR: i64 = 3_652_425;

impl Scale {
    /// From a day to a day, each clamped to eleven billion years from 1970; the last is at least the first.
    #[must_use]
    pub fn new(first: Day, last: Day) -> Self {
        let clamp = |day: Day| Day::new(day.number().clamp(-MAX_DAY, MAX_DAY));
        let first = clamp(first);
        Self { first, last: clamp(last).max(first) }
    }

    /// The whole timeline: its `range`, or from the first to the last day, padded to round years.
    #[must_use]
    pub fn whole(edition: &Edition) -> Self {
        let (first, last) = edition.index.extent();
        let step = round_years(last.number().saturating_sub(first.number()) / 10);
        let floor = |day: Day| day.ymd().0.div_euclid(step) * step;
        let start = Day::from_ymd(floor(first), 1, 1).unwrap_or(first);
        let end = Day::from_ymd(floor(last) + step, 1, 1).map_or(last, |day| Day::new(day.number() - 1));
        // An end that the range leaves open is that of the events.
        let range = edition.timeline.about.range.as_ref().map(|range| (range.earliest(), range.latest()));
        let (from, to) = range.unwrap_or((Day::MIN, Day::MAX));
        Self::new(if from.is_infinite() { start } else { from }, if to.is_infinite() { end } else { to })
    }

    /// A window; an open side, or a window that holds no day, is filled from the whole timeline.
    #[must_use]
    pub fn of_window(edition: &Edition, window: &Window) -> Self {
        let whole = Self::whole(edition);
        if window.is_reversed() {
            return whole;
        }
        let first = if window.first() == Day::MIN { whole.first.min(window.last()) } else { window.first() };
        let last = if window.last() == Day::MAX { whole.last.max(window.first()) } else { window.last() };
        Self::new(first, last)
    }

    /// The years of some events with a margin, within the whole timeline: all of it where none of their dates is known.
    #[must_use]
    pub fn of_events(edition: &Edition, events: &RoaringBitmap) -> Self {
        let whole = Self::whole(edition);
        let bounds = events.iter().map(|event| edition.timeline.event(EventIx(event)).date.bounds());
        let known = bounds.flat_map(|bounds| [bounds.start_earliest, bounds.end_latest]);
        let known = known.filter(|day| !day.is_infinite() && (whole.first..=whole.last).contains(day));
        let (Some(first), Some(last)) = (known.clone().min(), known.max()) else { return whole };
        let margin = (last.number() - first.number()) / MARGIN;
        let year = |day: i64| Day::new(day).ymd().0;
        let (from, to) = (year(first.number() - margin), year(last.number() + margin));
        let first = Day::from_ymd(from, 1, 1).unwrap_or(first).max(whole.first);
        let last = Day::from_ymd(to, 12, 31).unwrap_or(last).min(whole.last);
        Self::new(first, last)
    }

    /// Where a day begins, in percent from 0 to 100: the day after the last begins at 100. Days outside stand at the
    /// edges.
    #[must_use]
    pub fn apply(&self, day: Day) -> f64 {
        let day = day.clamp(self.first, next_day(self.last));
        // A span of days is far below 2⁵³.
        #[allow(clippy::cast_precision_loss)]
        let part = (day.number() - self.first.number()) as f64 / self.days() as f64;
        (part * 10_000.0).round() / 100.0
    }

    /// The day at a position in percent.
    #[must_use]
    pub fn invert(&self, x: f64) -> Day {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
        let days = (self.days() as f64 * x / 100.0).round() as i64;
        Day::new(self.first.number() + days)
    }

    /// How many days it spans: at least one.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.last.number() - self.first.number() + 1
    }

    /// The window half a length earlier, no farther than the whole begins. `None` where there is nothing earlier.
    #[must_use]
    pub fn pan_back(&self, whole: &Self) -> Option<Self> {
        let room = self.first.number() - whole.first.number();
        (room > 0).then(|| self.moved(-room.min((self.days() / 2).max(1))))
    }

    /// The window half a length later, no farther than the whole ends. `None` where there is nothing later.
    #[must_use]
    pub fn pan_forward(&self, whole: &Self) -> Option<Self> {
        let room = whole.last.number() - self.last.number();
        (room > 0).then(|| self.moved(room.min((self.days() / 2).max(1))))
    }

    /// The middle half of the window. `None` where it is a single day.
    #[must_use]
    pub fn zoom_in(&self) -> Option<Self> {
        let days = self.days();
        let first = Day::new(self.first.number() + days / 4);
        (days > 1).then(|| Self { first, last: Day::new(first.number() + (days / 2).max(1) - 1) })
    }

    /// The window twice as long, within the whole. `None` where that would be no more than it is.
    #[must_use]
    pub fn zoom_out(&self, whole: &Self) -> Option<Self> {
        let half = (self.days() / 2).max(1);
        let first = Day::new(self.first.number() - half).max(whole.first).min(self.first);
        let last = Day::new(self.last.number() + half).min(whole.last).max(self.last);
        ((first, last) != (self.first, self.last)).then_some(Self { first, last })
    }

    fn moved(&self, days: i64) -> Self {
        Self { first: Day::new(self.first.number() + days), last: Day::new(self.last.number() + days) }
    }
}

/// The day after, so that a period reaches to the end of its last day.
#[must_use]
pub fn next_day(day: Day) -> Day {
    if day.is_infinite() { day } else { Day::new(day.number() + 1) }
}

/// A step of 1, 2 or 5 times a power of ten years, of which about eight make so many days.
fn round_years(days: i64) -> i64 {
    let wanted = (days.saturating_mul(10_000) / YEAR / 8).max(1);
    let power = 10_i64.pow(wanted.ilog10());
    [1, 2, 5, 10].into_iter().map(|n| n * power).find(|&step| step >= wanted).unwrap_or(power * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(first: i64, last: i64) -> Scale {
        Scale::new(Day::new(first), Day::new(last))
    }

    #[test]
    fn windows_move_within_the_whole() {
        let whole = scale(0, 999);
        let window = scale(100, 199);
        assert_eq!(window.pan_back(&whole), Some(scale(50, 149)));
        assert_eq!(scale(20, 119).pan_back(&whole), Some(scale(0, 99)));
        assert_eq!(whole.pan_back(&whole), None);
        assert_eq!(window.pan_forward(&whole), Some(scale(150, 249)));
        assert_eq!(window.zoom_in(), Some(scale(125, 174)));
        assert_eq!(scale(7, 7).zoom_in(), None);
        assert_eq!(scale(7, 8).zoom_in(), Some(scale(7, 7)));
        assert_eq!(window.zoom_out(&whole), Some(scale(50, 249)));
        assert_eq!(whole.zoom_out(&whole), None);
    }

    #[test]
    fn a_window_without_end_is_clamped() {
        let all = Scale::new(Day::MIN, Day::MAX);
        assert!(all.days() > 0 && all.apply(Day::new(0)) > 49.0 && all.apply(Day::new(0)) < 51.0);
        assert_eq!(scale(9, 3).days(), 1, "a window that ends before it begins is its first day");
    }
}
