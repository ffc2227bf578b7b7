//! A window: the period of time that is looked at.

use crate::model::date::{Date, Day, Period};

/// One end of a window as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A decade, year, month or day.
    Period(Period),
    /// Text that is not a date. It has no effect, and the page says so.
    Invalid(String),
}

/// From the first day of one period to the last day of another. Without bounds it holds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The period with whose first day it begins.
    pub from: Option<Bound>,
    /// The period with whose last day it ends.
    pub to: Option<Bound>,
}

impl Window {
    /// A window that holds the days from `first` to `last`. Its bounds are years, months or days, depending on its length, so
    /// that links to it are readable. It may begin earlier and end later than asked, by less than a tenth of its length.
    pub fn between(first: Day, last: Day) -> Self {
        let days = last.number().saturating_sub(first.number());
        let bound = |day: Day| Some(Bound::parse(&written(day, days)));
        Self { from: bound(first), to: bound(last) }
    }

    /// A window that holds exactly the days from `first` to `last`, or their years if these have more than four digits.
    pub fn exactly(first: Day, last: Day) -> Self {
        let bound = |day: Day| Some(Bound::parse(&written(day, 0)));
        Self { from: bound(first), to: bound(last) }
    }

    /// The window of an interval, with its years if they are whole. It has no bound at a side that is open or not known.
    pub fn of_interval(date: &Date) -> Self {
        let bound = |day: Day, edge: fn(&Period) -> Day| {
            let year = Period::year(day.ymd().0).filter(|year| edge(year) == day).map(Bound::Period);
            (!day.is_infinite()).then(|| year.unwrap_or_else(|| Bound::parse(&written(day, 0))))
        };
        Self { from: bound(date.earliest(), Period::first), to: bound(date.latest(), Period::last) }
    }

    /// The first day; [`Day::MIN`] without a valid `from`.
    pub fn first(&self) -> Day {
        self.period(self.from.as_ref()).map_or(Day::MIN, Period::first)
    }

    /// The last day; [`Day::MAX`] without a valid `to`.
    pub fn last(&self) -> Day {
        self.period(self.to.as_ref()).map_or(Day::MAX, Period::last)
    }

    /// Whether it holds everything.
    pub fn is_whole(&self) -> bool {
        self.first() == Day::MIN && self.last() == Day::MAX
    }

    /// Whether it ends before it begins.
    pub fn is_reversed(&self) -> bool {
        self.first() > self.last()
    }

    fn period<'a>(&self, bound: Option<&'a Bound>) -> Option<&'a Period> {
        match bound {
            Some(Bound::Period(period)) => Some(period),
            _ => None,
        }
    }
}

/// A day as EDTF, as precise as a window of `days` days needs.
fn written(day: Day, days: i64) -> String {
    let (year, month, date) = day.ymd();
    let sign = if year < 0 { "-" } else { "" };
    let digits = format!("{sign}{:04}", year.unsigned_abs());
    match days {
        // Years of more than four digits have neither months nor days (ISO 8601-2 §4.4.1).
        _ if year.unsigned_abs() > 9999 => format!("Y{year}"),
        ..=730 => format!("{digits}-{month:02}-{date:02}"),
        731..=7300 => format!("{digits}-{month:02}"),
        _ => digits,
    }
}

impl Bound {
    /// Reads a decade, year, month or day, in EDTF or as people type it. Other text is kept as it is.
    pub fn parse(text: &str) -> Self {
        Period::from_typed(text).map_or_else(|| Self::Invalid(text.to_owned()), Self::Period)
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Invalid(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_written_as_shortly_as_its_length_allows() {
        let day = |year, month, day| Day::from_ymd(year, month, day).unwrap();
        for (first, last, written) in [
            (day(1950, 2, 14), day(1989, 11, 9), "1950 1989"),
            (day(1950, 2, 14), day(1953, 7, 27), "1950-02 1953-07"),
            (day(1950, 2, 14), day(1950, 3, 1), "1950-02-14 1950-03-01"),
            (day(-43, 3, 15), day(-43, 3, 15), "-0043-03-15 -0043-03-15"),
            (day(1978, 10, 1), day(1978, 10, 1), "1978-10-01 1978-10-01"),
            (day(-17_000, 1, 1), day(-16_999, 1, 1), "Y-17000 Y-16999"),
        ] {
            let window = Window::between(first, last);
            let text = |bound: &Option<Bound>| bound.as_ref().map(ToString::to_string).unwrap_or_default();
            assert_eq!(format!("{} {}", text(&window.from), text(&window.to)), written);
            assert!(window.first() <= first && window.last() >= last);
        }
    }
}
