//! [`Date`]: a single date or an interval, its properties, and its canonical text.

use std::fmt;
use std::str::FromStr;

use super::bounds::Bounds;
use super::error::DateError;
use super::parse;
use super::single_date::{DateValue, SingleDate};

/// A date as a source gives it: a day, month, year, season, decade or century, or an interval of these, possibly
/// uncertain. Supports EDTF levels 0 and 1, and of level 2 the qualification of components, `1XXX`, and the codes 25 to 41
/// for parts of a year (ISO 8601-2:2019; <https://www.loc.gov/standards/datetime/>).
///
/// [`str::parse`] reads EDTF; [`Display`](fmt::Display) writes canonical EDTF, which parses to an equal date. A time of day
/// is validated and dropped; the date is the local one, whatever the offset.
///
/// Dates are not [`Ord`]: sort by ([`earliest`](Date::earliest), [`latest`](Date::latest)), which different dates may
/// share.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Date(DateKind);

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IntervalEnd {
    Known(SingleDate),
    /// `..`: no beginning, or no end.
    Open,
    /// Nothing before or after the slash: there is a date, but it is not known.
    Unknown,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum DateKind {
    Single(SingleDate),
    // Boxed because most dates are single ones.
    Interval(Box<Interval>),
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Interval {
    start: IntervalEnd,
    end: IntervalEnd,
    // Derived from the ends, and cached because sorting, filtering and drawing use only the bounds.
    bounds: Bounds,
}

impl Date {
    pub(super) fn single(single: SingleDate) -> Date {
        Date(DateKind::Single(single))
    }

    /// `None` if the interval is reversed.
    pub(super) fn interval(start: IntervalEnd, end: IntervalEnd) -> Option<Date> {
        let bounds = Bounds::of_interval(&start, &end)?;
        Some(Date(DateKind::Interval(Box::new(Interval { start, end, bounds }))))
    }

    /// The four bounds. `~` and `?` do not widen them; an unknown end has the bounds of the known one.
    pub fn bounds(&self) -> Bounds {
        match &self.0 {
            DateKind::Single(single) => Bounds::of_single(single),
            DateKind::Interval(interval) => interval.bounds,
        }
    }

    /// The start of an interval, or the single date itself.
    pub fn start(&self) -> IntervalEnd {
        match &self.0 {
            DateKind::Single(single) => IntervalEnd::Known(*single),
            DateKind::Interval(interval) => interval.start,
        }
    }

    /// The end of an interval, or the single date itself.
    pub fn end(&self) -> IntervalEnd {
        match &self.0 {
            DateKind::Single(single) => IntervalEnd::Known(*single),
            DateKind::Interval(interval) => interval.end,
        }
    }

    pub fn as_single(&self) -> Option<&SingleDate> {
        match &self.0 {
            DateKind::Single(single) => Some(single),
            DateKind::Interval(..) => None,
        }
    }

    /// True for an interval, which fills its period; false for a single date, which is some time within it.
    pub fn is_range(&self) -> bool {
        matches!(self.0, DateKind::Interval(..))
    }

    /// `../1950`
    pub fn is_open_start(&self) -> bool {
        self.start() == IntervalEnd::Open
    }

    /// `2022-02-24/..`
    pub fn is_open_end(&self) -> bool {
        self.end() == IntervalEnd::Open
    }

    /// `/1991`
    pub fn is_unknown_start(&self) -> bool {
        self.start() == IntervalEnd::Unknown
    }

    /// `1991/`
    pub fn is_unknown_end(&self) -> bool {
        self.end() == IntervalEnd::Unknown
    }

    /// True if any part is approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.known_ends().any(|single| single.is_approximate())
    }

    /// True if any part is uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.known_ends().any(|single| single.is_uncertain())
    }

    /// True for a single day without qualifiers.
    pub fn is_exact_day(&self) -> bool {
        self.as_single().is_some_and(|single| single.is_plain() && matches!(single.value(), DateValue::Day { .. }))
    }

    fn known_ends(&self) -> impl Iterator<Item = SingleDate> {
        [self.start(), self.end()].into_iter().filter_map(|end| match end {
            IntervalEnd::Known(single) => Some(single),
            IntervalEnd::Open | IntervalEnd::Unknown => None,
        })
    }
}

/// Fails with [`DateError::Reversed`] if the end is before the start, and with other errors if the text is not EDTF.
impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        parse::date(text)
    }
}

/// Canonical EDTF.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            DateKind::Single(single) => single.fmt(f),
            DateKind::Interval(interval) => write!(f, "{}/{}", interval.start, interval.end),
        }
    }
}

/// EDTF, as on one side of the slash.
impl fmt::Display for IntervalEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IntervalEnd::Known(single) => single.fmt(f),
            IntervalEnd::Open => f.write_str(".."),
            IntervalEnd::Unknown => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies;
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_a_certain_day_is_drawn_as_a_sharp_point() {
        assert!(date("1950-02-14").is_exact_day());
        for text in ["1950-02-14~", "1950-?02-14", "1950-02", "1950-02-XX", "1950-02-14/1950-02-14"] {
            assert!(!date(text).is_exact_day(), "{text}");
        }
    }

    #[test]
    fn only_intervals_are_drawn_as_bars() {
        assert!(date("1950/1953").is_range());
        assert!(date("1991/").is_range());
        assert!(!date("1950").is_range());
        assert!(!date("19XX").is_range());
    }

    #[test]
    fn open_ends_get_arrows_and_unknown_ends_do_not() {
        assert!(date("2022/..").is_open_end() && !date("2022/..").is_open_start());
        assert!(date("../1950").is_open_start() && !date("../1950").is_open_end());
        assert!(!date("/1991").is_open_start() && date("/1991").is_unknown_start());
        assert!(!date("1991/").is_open_end() && date("1991/").is_unknown_end());
    }

    #[test]
    fn a_doubt_about_any_part_makes_a_hollow_mark() {
        for (text, approximate, uncertain) in [
            ("1957", false, false),
            ("1957~", true, false),
            ("1957?", false, true),
            ("1957%", true, true),
            ("?1957-~06", true, true),
            ("1950/1957-~06", true, false),
            ("1957?/..", false, true),
        ] {
            assert_eq!((date(text).is_approximate(), date(text).is_uncertain()), (approximate, uncertain), "{text}");
        }
    }

    #[test]
    fn equal_dates_are_written_alike_however_they_were_typed() {
        for (typed, canonical) in [
            ("?1957~", "1957%"),
            ("?1957-06", "1957?-06"),
            ("1957?-06?", "1957-06?"),
            ("1957~-~06-~11", "1957-06-11~"),
            ("1957-06~-11", "1957-06~-11"),
            ("?2004-06-04~", "2004%-~06-~04"),
            ("1950-02-14T12:00:00Z", "1950-02-14"),
        ] {
            assert_eq!(date(typed).to_string(), canonical);
            assert_eq!(date(typed), date(canonical));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_date(text in strategies::date()) {
            let read = date(&text);
            let written = read.to_string();
            prop_assert_eq!(&date(&written), &read);
            prop_assert_eq!(date(&written).to_string(), written);
        }
    }
}
