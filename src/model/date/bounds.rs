//! The four days between which a date begins and ends.

use super::day::Day;
use super::edtf::{Date, IntervalEnd};
use super::single_date::SingleDate;

/// The earliest and latest day on which a date may begin, and those on which it may end.
///
/// `start_earliest` ≤ `start_latest` ≤ `end_latest` and `start_earliest` ≤ `end_earliest` ≤ `end_latest`.
/// A single date is some time within its period, so its start and its end have the same bounds. The interval
/// `1950-01-01/1950-12-31` fills the year, so its start and its end are known to the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bounds {
    /// First day on which the date may begin; [`Day::MIN`] if its start is open.
    pub start_earliest: Day,
    /// Last day on which the date may begin; [`Day::MIN`] if its start is open.
    pub start_latest: Day,
    /// First day on which the date may end; [`Day::MAX`] if its end is open.
    pub end_earliest: Day,
    /// Last day on which the date may end; [`Day::MAX`] if its end is open.
    pub end_latest: Day,
}

impl Bounds {
    pub(super) fn of_single(single: &SingleDate) -> Bounds {
        let (earliest, latest) = (single.earliest(), single.latest());
        Bounds { start_earliest: earliest, start_latest: latest, end_earliest: earliest, end_latest: latest }
    }

    /// `None` if the interval is reversed: its latest end is before its earliest start.
    pub(super) fn of_interval(start: &IntervalEnd, end: &IntervalEnd) -> Option<Bounds> {
        let (start_earliest, start_latest) = days_of(start, Day::MIN, end);
        let (end_earliest, end_latest) = days_of(end, Day::MAX, start);
        if end_latest < start_earliest {
            return None;
        }
        // If the ends overlap, as in `1950/1950-03`, each limits the other: what ended by March did not begin in June.
        Some(Bounds {
            start_earliest,
            start_latest: start_latest.min(end_latest),
            end_earliest: end_earliest.max(start_earliest),
            end_latest,
        })
    }
}

impl Date {
    /// The first day that the date may include; [`Day::MIN`] if its start is open.
    pub fn earliest(&self) -> Day {
        self.bounds().start_earliest
    }

    /// The last day that the date may include; [`Day::MAX`] if its end is open.
    pub fn latest(&self) -> Day {
        self.bounds().end_latest
    }
}

/// First and last day of one end of an interval. An open end is `infinity`; an unknown end has the bounds of the other
/// end, so that the chart draws it there.
fn days_of(end: &IntervalEnd, infinity: Day, other: &IntervalEnd) -> (Day, Day) {
    match (end, other) {
        (IntervalEnd::Known(single), _) | (IntervalEnd::Unknown, IntervalEnd::Known(single)) => {
            (single.earliest(), single.latest())
        }
        (IntervalEnd::Open | IntervalEnd::Unknown, _) => (infinity, infinity),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies;
    use super::*;

    /// `[start earliest, start latest, end earliest, end latest]`
    fn bounds(text: &str) -> [Day; 4] {
        let bounds = text.parse::<Date>().unwrap().bounds();
        [bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest]
    }

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn a_single_date_is_some_time_within_its_period() {
        for (text, first, last) in [
            ("1950", day(1950, 1, 1), day(1950, 12, 31)),
            ("1950-02", day(1950, 2, 1), day(1950, 2, 28)),
            ("1952-02", day(1952, 2, 1), day(1952, 2, 29)),
            ("1950-02-14", day(1950, 2, 14), day(1950, 2, 14)),
            ("195X", day(1950, 1, 1), day(1959, 12, 31)),
            ("19XX", day(1900, 1, 1), day(1999, 12, 31)),
            ("1XXX", day(1000, 1, 1), day(1999, 12, 31)),
            ("1950-XX", day(1950, 1, 1), day(1950, 12, 31)),
            ("1950-XX-XX", day(1950, 1, 1), day(1950, 12, 31)),
            ("1950-02-XX", day(1950, 2, 1), day(1950, 2, 28)),
            ("-0043-03-15", day(-43, 3, 15), day(-43, 3, 15)),
            ("-043X", day(-439, 1, 1), day(-430, 12, 31)),
            ("Y-17000", day(-17_000, 1, 1), day(-17_000, 12, 31)),
        ] {
            assert_eq!(bounds(text), [first, last, first, last], "{text}");
        }
    }

    #[test]
    fn seasons_are_whole_months_of_the_northern_year_unless_they_say_southern() {
        for (text, first, last) in [
            ("1989-21", day(1989, 3, 1), day(1989, 5, 31)),
            ("1989-22", day(1989, 6, 1), day(1989, 8, 31)),
            ("1989-23", day(1989, 9, 1), day(1989, 11, 30)),
            ("1989-24", day(1989, 12, 1), day(1990, 2, 28)),
            ("1989-29", day(1989, 9, 1), day(1989, 11, 30)),
            ("1989-30", day(1989, 12, 1), day(1990, 2, 28)),
            ("1989-34", day(1989, 4, 1), day(1989, 6, 30)),
            ("1989-39", day(1989, 9, 1), day(1989, 12, 31)),
            ("1989-41", day(1989, 7, 1), day(1989, 12, 31)),
        ] {
            assert_eq!(bounds(text), [first, last, first, last], "{text}");
        }
    }

    #[test]
    fn an_interval_bounds_its_start_and_its_end_apart() {
        let (first, last) = (day(1950, 1, 1), day(1950, 12, 31));
        assert_eq!(bounds("1950-01-01/1950-12-31"), [first, first, last, last]);
        assert_eq!(bounds("1950/1953-07"), [first, last, day(1953, 7, 1), day(1953, 7, 31)]);
        // Examples of the EDTF specification, levels 0 and 2.
        assert_eq!(bounds("2005/2006-02"), [day(2005, 1, 1), day(2005, 12, 31), day(2006, 2, 1), day(2006, 2, 28)]);
        let [from, to] = [day(2004, 6, 1), day(2004, 6, 20)];
        assert_eq!(bounds("2004-06-~01/2004-06-~20"), [from, from, to, to]);
        assert_eq!(bounds("2004-06-XX/2004-07-03"), [from, day(2004, 6, 30), day(2004, 7, 3), day(2004, 7, 3)]);
    }

    #[test]
    fn overlapping_ends_limit_each_other() {
        let january = day(1950, 1, 1);
        assert_eq!(bounds("1950/1950-03"), [january, day(1950, 3, 31), day(1950, 3, 1), day(1950, 3, 31)]);
        assert_eq!(bounds("1950-06/1950"), [day(1950, 6, 1), day(1950, 6, 30), day(1950, 6, 1), day(1950, 12, 31)]);
    }

    #[test]
    fn open_ends_reach_to_infinity_and_unknown_ones_stay_with_the_known() {
        let invasion = day(2022, 2, 24);
        let (first, last) = (day(1991, 1, 1), day(1991, 12, 31));
        assert_eq!(bounds("2022-02-24/.."), [invasion, invasion, Day::MAX, Day::MAX]);
        assert_eq!(bounds("../1991"), [Day::MIN, Day::MIN, first, last]);
        assert_eq!(bounds("/1991"), [first, last, first, last]);
        assert_eq!(bounds("1991/"), [first, last, first, last]);
    }

    #[test]
    fn qualifiers_leave_the_bounds_alone() {
        assert_eq!(bounds("1957~"), bounds("1957"));
        assert_eq!(bounds("?1957-~06"), bounds("1957-06"));
    }

    proptest! {
        #[test]
        fn bounds_are_ordered(text in strategies::date()) {
            let [start_earliest, start_latest, end_earliest, end_latest] = bounds(&text);
            prop_assert!(start_earliest <= start_latest && start_latest <= end_latest);
            prop_assert!(start_earliest <= end_earliest && end_earliest <= end_latest);
        }

        #[test]
        fn a_day_inside_a_date_lies_within_its_bounds((text, (y, m, d)) in strategies::single_and_a_day_in_it()) {
            let date: Date = text.parse().unwrap();
            let inside = day(y, m, d);
            prop_assert!(date.earliest() <= inside && inside <= date.latest());
        }

        #[test]
        fn both_ends_of_an_interval_lie_within_it(
            one in strategies::single_and_a_day_in_it(),
            other in strategies::single_and_a_day_in_it(),
        ) {
            let ((a, (ay, am, ad)), (b, (by, bm, bd))) =
                if one.1 <= other.1 { (one, other) } else { (other, one) };
            let (start, end) = (day(ay, am, ad), day(by, bm, bd));
            let bounds = format!("{a}/{b}").parse::<Date>().unwrap().bounds();
            prop_assert!(bounds.start_earliest <= start && start <= bounds.start_latest);
            prop_assert!(bounds.end_earliest <= end && end <= bounds.end_latest);
        }
    }
}
