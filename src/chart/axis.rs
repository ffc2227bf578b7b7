//! Days as percentages of the plot, and the ticks under it.

use super::font;
use super::labels::{Anchor, class};
use crate::model::Timeline;
use crate::model::date::{Day, year_words};
use crate::query::Window;

/// Maps days to percentages of the plot's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The first day drawn.
    pub first: Day,
    /// The last day drawn.
    pub last: Day,
}

/// A tick: a line under the plot with a year, month or day.
#[derive(Clone, Debug)]
pub struct Tick {
    /// Position, in percent.
    pub x: f64,
    /// Its words.
    pub text: String,
    /// On which side of the tick they stand, where the edge of the plot leaves no room for them in the middle.
    pub anchor: Option<Anchor>,
    /// The least plot width at which its words fit beside its neighbours'.
    pub fits: Option<u32>,
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days in a mean Gregorian year, times 10,000.
const YEAR: i64 = 3_652_425;

impl Scale {
    /// The whole timeline: its `range`, or from the first to the last day, padded to ticks.
    #[must_use]
    pub fn whole(timeline: &Timeline) -> Self {
        let days = timeline.events.iter().flat_map(|event| [event.date.earliest(), event.date.latest()]);
        let known = || days.clone().filter(|day| !day.is_infinite());
        let (first, last) = (known().min().unwrap_or(Day::new(0)), known().max().unwrap_or(Day::new(0)));
        let step = step(first, last);
        let floor = |day: Day| day.ymd().0.div_euclid(step) * step;
        let start = Day::from_ymd(floor(first), 1, 1).unwrap_or(first);
        let end = Day::from_ymd(floor(last) + step, 1, 1).map_or(last, |day| Day::new(day.number() - 1));
        // An end that the range leaves open is that of the events.
        let range = timeline.about.range.as_ref().map(|range| (range.earliest(), range.latest()));
        let (from, to) = range.unwrap_or((Day::MIN, Day::MAX));
        Self::between(if from.is_infinite() { start } else { from }, if to.is_infinite() { end } else { to })
    }

    /// A window; an open side, or a window that holds no day, is filled from the whole timeline.
    #[must_use]
    pub fn of_window(timeline: &Timeline, window: &Window) -> Self {
        let whole = Self::whole(timeline);
        if window.is_reversed() {
            return whole;
        }
        let first = if window.first() == Day::MIN { whole.first.min(window.last()) } else { window.first() };
        let last = if window.last() == Day::MAX { whole.last.max(window.first()) } else { window.last() };
        Self::between(first, last)
    }

    fn between(first: Day, last: Day) -> Self {
        Self { first, last: last.max(first) }
    }

    /// Where a day begins, in percent from 0 to 100: the day after the last begins at 100. Days outside stand at the
    /// edges.
    #[must_use]
    pub fn x(&self, day: Day) -> f64 {
        let day = day.clamp(self.first, next(self.last));
        // A span of days is far below 2⁵³.
        #[allow(clippy::cast_precision_loss)]
        let part = (day.number() - self.first.number()) as f64 / self.days() as f64;
        (part * 10_000.0).round() / 100.0
    }

    /// The day at a position in percent.
    #[must_use]
    pub fn day(&self, x: f64) -> Day {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
        let days = (self.days() as f64 * x / 100.0).round() as i64;
        Day::new(self.first.number() + days)
    }

    fn days(&self) -> i64 {
        self.last.number() - self.first.number() + 1
    }
}

/// The day after, so that a period reaches to the end of its last day.
pub fn next(day: Day) -> Day {
    if day.is_infinite() { day } else { Day::new(day.number() + 1) }
}

/// A step of 1, 2 or 5 times a power of ten years that gives about eight ticks, at least one year.
fn step(first: Day, last: Day) -> i64 {
    let years = (last.number().saturating_sub(first.number())).saturating_mul(10_000) / YEAR;
    let wanted = (years / 8).max(1);
    let mut power = 1;
    while power <= wanted / 10 {
        power *= 10;
    }
    [1, 2, 5, 10].into_iter().map(|n| n * power).find(|&step| step >= wanted).unwrap_or(power * 10)
}

/// The ticks of a scale: years, or months and days where it spans few years.
pub fn ticks(scale: &Scale) -> Vec<Tick> {
    let marks = if scale.days() > 4 * 366 {
        years(scale)
    } else if scale.days() > 80 {
        months(scale)
    } else {
        days(scale)
    };
    // Words stand in the middle under their tick, but for those that the edge of the narrowest plot would cut.
    let edge = |x: f64, text: &str| {
        let half = font::width(text) / 2.0 / 320.0 * 100.0;
        if x < half { Some(Anchor::Start) } else { (100.0 - x < half).then_some(Anchor::End) }
    };
    // Every second tick keeps its words when there is room for half of them only.
    let spacing = |by: usize| {
        let gaps = marks.windows(by + 1).filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0));
        gaps.fold(100.0, f64::min).max(0.01)
    };
    let room = |(x, text): &(f64, String)| font::width(text) * if edge(*x, text).is_some() { 1.5 } else { 1.0 };
    let widest = marks.iter().map(room).fold(20.0, f64::max) + 14.0;
    let near = class(widest / spacing(1) * 100.0);
    let far = class(widest / spacing(2) * 100.0);
    let fits = |n: usize| if n.is_multiple_of(2) { far } else { near };
    let tick = |(n, (x, text)): (usize, (f64, String))| Tick { anchor: edge(x, &text), fits: fits(n), text, x };
    marks.into_iter().enumerate().map(tick).collect()
}

fn years(scale: &Scale) -> Vec<(f64, String)> {
    let step = step(scale.first, scale.last);
    let (from, to) = (scale.first.ymd().0, scale.last.ymd().0);
    let first = from.div_euclid(step) * step;
    let mut ticks = Vec::new();
    let mut year = first;
    while year <= to {
        // There is no year 0 in words: a tick of the era before ours stands at 1 BCE, 11 BCE and so on.
        if let Some(day) = Day::from_ymd(year, 1, 1).filter(|&day| day >= scale.first) {
            ticks.push((scale.x(day), year_words(year)));
        }
        year += step;
    }
    ticks
}

fn months(scale: &Scale) -> Vec<(f64, String)> {
    let step = (scale.days() / 30 / 8).max(1);
    let step = [1, 2, 3, 6, 12].into_iter().find(|&n| n >= step).unwrap_or(12);
    let (mut year, month, _) = scale.first.ymd();
    let mut month = (i64::from(month) - 1).div_euclid(step) * step;
    let mut ticks = Vec::new();
    while let Some(day) = u8::try_from(month + 1).ok().and_then(|m| Day::from_ymd(year, m, 1)) {
        if day > scale.last {
            break;
        }
        if day >= scale.first {
            let name = usize::try_from(month).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or("");
            ticks.push((scale.x(day), format!("{name} {}", year_words(year))));
        }
        month += step;
        if month >= 12 {
            month = 0;
            year += 1;
        }
    }
    ticks
}

fn days(scale: &Scale) -> Vec<(f64, String)> {
    let wanted = scale.days() / 8;
    let step = [1, 2, 5, 7, 14].into_iter().find(|&n| n >= wanted).unwrap_or(14);
    let mut ticks = Vec::new();
    let mut number = scale.first.number();
    while number <= scale.last.number() {
        let day = Day::new(number);
        let (year, month, date) = day.ymd();
        let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or("");
        ticks.push((scale.x(day), format!("{date} {name} {}", year_words(year))));
        number += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(from: &str, to: &str) -> Scale {
        let day = |text: &str| text.parse::<crate::model::date::Period>().unwrap();
        Scale { first: day(from).first(), last: day(to).last() }
    }

    fn words(scale: &Scale) -> Vec<String> {
        ticks(scale).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn ticks_are_round_years_months_or_days() {
        // 126 years at about eight ticks are steps of 15 years, and the next round step is twenty.
        assert_eq!(words(&scale("1900", "2026")), ["1900", "1920", "1940", "1960", "1980", "2000", "2020"]);
        assert_eq!(words(&scale("1945", "2026")), ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]);
        assert_eq!(words(&scale("2021-11", "2022-03")).first().map(String::as_str), Some("Nov 2021"));
        assert_eq!(words(&scale("2022-02-20", "2022-02-26")).len(), 7);
    }

    #[test]
    fn no_tick_names_a_year_zero() {
        assert!(words(&scale("-0100", "0100")).iter().all(|text| text != "0" && text != "0 CE"));
    }
}
