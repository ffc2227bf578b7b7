//! [`Scale`]: maps days to percentages of the plot, and back; pans and zooms.

use crate::model::date::Day;
use crate::model::{EraIx, EventIx};
use crate::query::{Edition, Facet, Filter, Window};
use roaring::RoaringBitmap;

/// Maps days to percentages of the plot's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The first day drawn.
    pub first: Day,
    /// The last day drawn. Never before `first`.
    pub last: Day,
}

/// The farthest days that are drawn, about a trillion years from 1970: within this range no sum overflows, and a script
/// counts days exactly.
const MAX_DAY: i64 = 400_000_000_000_000;

/// The margin around events is their time span divided by this.
const MARGIN_DIVISOR: i64 = 8;

/// Days in a mean Gregorian year, times 10,000.
const DAYS_PER_10_000_YEARS: i64 = 3_652_425;

impl Scale {
    /// Clamps both days to a trillion years from 1970, and `last` to at least `first`.
    pub fn new(first: Day, last: Day) -> Self {
        let clamp = |day: Day| Day::new(day.number().clamp(-MAX_DAY, MAX_DAY));
        let first = clamp(first);
        Self { first, last: clamp(last).max(first) }
    }

    /// The whole timeline: from the first day to the last, extended to round years. Its `range` replaces an end beyond which
    /// there are no events.
    pub fn whole(edition: &Edition) -> Self {
        let (first, last) = edition.index.extent();
        let step = round_years(last.number().saturating_sub(first.number()) / 10);
        let floor = |day: Day| day.ymd().0.div_euclid(step) * step;
        let start = Day::from_ymd(floor(first), 1, 1).unwrap_or(first);
        let end = Day::from_ymd(floor(last) + step, 1, 1).map_or(last, |day| Day::new(day.number() - 1));
        let range = edition.timeline.about.range.as_ref().map(|range| (range.earliest(), range.latest()));
        let (from, to) = range.unwrap_or((Day::MIN, Day::MAX));
        Self::new(
            if from.is_infinite() || from > first { start } else { from },
            if to.is_infinite() || to < last { end } else { to },
        )
    }

    /// The scale of a filter: that of its window or, if it has none, of its eras.
    pub fn of_filter(edition: &Edition, filter: &Filter) -> Self {
        if filter.window.is_whole() {
            Self::without_window(edition, filter)
        } else {
            Self::of_window(edition, &filter.window)
        }
    }

    /// The scale of a filter without its window: from the first day of its eras to the last, or else the whole timeline.
    fn without_window(edition: &Edition, filter: &Filter) -> Self {
        let whole = Self::whole(edition);
        let eras = || filter.facets.known(Facet::Era).map(|era| edition.timeline.era(EraIx(era)));
        let first = eras().map(|era| era.first).min().map_or(whole.first, |day| day.max(whole.first));
        let last = eras().map(|era| era.last).max().map_or(whole.last, |day| day.min(whole.last));
        if first > last { whole } else { Self::new(first, last) }
    }

    /// The scale of a window. An open side is that of the whole timeline; a reversed window is the whole timeline.
    pub fn of_window(edition: &Edition, window: &Window) -> Self {
        let whole = Self::whole(edition);
        if window.is_reversed() {
            return whole;
        }
        let first = if window.first() == Day::MIN { whole.first.min(window.last()) } else { window.first() };
        let last = if window.last() == Day::MAX { whole.last.max(window.first()) } else { window.last() };
        Self::new(first, last)
    }

    /// The years of `events` with a margin, within the whole timeline; the whole timeline if no date is known.
    pub fn of_events(edition: &Edition, events: &RoaringBitmap) -> Self {
        let whole = Self::whole(edition);
        let bounds = events.iter().map(|event| edition.timeline.event(EventIx(event)).date.bounds());
        let known = bounds.flat_map(|bounds| [bounds.start_earliest, bounds.end_latest]);
        let known = known.filter(|day| !day.is_infinite() && (whole.first..=whole.last).contains(day));
        let (Some(first), Some(last)) = (known.clone().min(), known.max()) else { return whole };
        let margin = (last.number() - first.number()) / MARGIN_DIVISOR;
        let year = |day: i64| Day::new(day).ymd().0;
        let (from, to) = (year(first.number() - margin), year(last.number() + margin));
        let first = Day::from_ymd(from, 1, 1).unwrap_or(first).max(whole.first);
        let last = Day::from_ymd(to, 12, 31).unwrap_or(last).min(whole.last);
        Self::new(first, last)
    }

    /// The position at which a day begins, in percent: the first day is at 0, the day after the last at 100. Days outside are
    /// clamped.
    pub fn apply(&self, day: Day) -> f64 {
        let day = day.clamp(self.first, next_day(self.last));
        // The number of days is far below 2⁵³, so the casts are exact.
        #[allow(clippy::cast_precision_loss)]
        let part = (day.number() - self.first.number()) as f64 / self.days() as f64;
        (part * 10_000.0).round() / 100.0
    }

    /// The day at a position in percent. Inverse of [`Self::apply`].
    pub fn invert(&self, x: f64) -> Day {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
        let days = (self.days() as f64 * x / 100.0).round() as i64;
        Day::new(self.first.number() + days)
    }

    /// The number of days, at least 1.
    pub fn days(&self) -> i64 {
        self.last.number() - self.first.number() + 1
    }

    /// The window moved back by half its length, within `whole`. `None` at the start of `whole`.
    pub fn pan_back(&self, whole: &Self) -> Option<Self> {
        let room = self.first.number() - whole.first.number();
        (room > 0).then(|| self.moved(-room.min((self.days() / 2).max(1))))
    }

    /// The window moved forward by half its length, within `whole`. `None` at the end of `whole`.
    pub fn pan_forward(&self, whole: &Self) -> Option<Self> {
        let room = whole.last.number() - self.last.number();
        (room > 0).then(|| self.moved(room.min((self.days() / 2).max(1))))
    }

    /// Half of the window: with a day in the middle, or as near to it as the window allows. `None` for a single day.
    pub fn zoom_in(&self, middle: Day) -> Option<Self> {
        let half = (self.days() / 2).max(1);
        let latest = self.last.number() - half + 1;
        // The middle may be infinite.
        let first = middle.number().saturating_sub(half / 2).clamp(self.first.number(), latest);
        (self.days() > 1).then(|| Self { first: Day::new(first), last: Day::new(first + half - 1) })
    }

    /// The window at twice its length, within `whole`. `None` if that is no longer.
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

/// The day after. A period ends where the day after its last day begins.
pub fn next_day(day: Day) -> Day {
    if day.is_infinite() { day } else { Day::new(day.number() + 1) }
}

/// A step of 1, 2 or 5 times a power of ten years, about an eighth of `days`.
fn round_years(days: i64) -> i64 {
    let wanted = (days.saturating_mul(10_000) / DAYS_PER_10_000_YEARS / 8).max(1);
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
        assert_eq!(window.zoom_in(Day::new(150)), Some(scale(125, 174)));
        assert_eq!(window.zoom_in(Day::new(101)), Some(scale(100, 149)));
        assert_eq!(window.zoom_in(Day::MAX), Some(scale(150, 199)));
        assert_eq!(scale(7, 7).zoom_in(Day::new(7)), None);
        assert_eq!(scale(7, 8).zoom_in(Day::new(8)), Some(scale(8, 8)));
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
