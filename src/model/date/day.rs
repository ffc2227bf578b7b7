//! [`Day`]: a day of the proleptic Gregorian calendar (ISO 8601-1:2019 §4.2.1), and the conversion between its number and
//! its year, month and day.

/// A day, counted from 1970-01-01 (day 0); earlier days are negative.
///
/// [`Day::MIN`] and [`Day::MAX`] are not days but -∞ and +∞, the ends of open intervals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i64);

impl Day {
    /// -∞: earlier than every day.
    pub const MIN: Day = Day(i64::MIN);
    /// +∞: later than every day.
    pub const MAX: Day = Day(i64::MAX);

    /// The day that is `number` days after 1970-01-01.
    pub const fn new(number: i64) -> Day {
        Day(number)
    }

    /// The day with this date, or `None` if the month is not 1 to 12, the month has no such day, or the year is beyond about
    /// ±2.5 × 10^16, so that its days do not fit in an `i64`.
    ///
    /// `year` is astronomical: 0 is 1 BCE, -43 is 44 BCE.
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Day> {
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        let (cycle, year_in_cycle) = (year.div_euclid(CYCLE_YEARS), year.rem_euclid(CYCLE_YEARS));
        let earlier_months: i64 = (1..month).map(|m| i64::from(days_in_month(year, m))).sum();
        let in_cycle = days_before_year(year_in_cycle) + earlier_months + i64::from(day) - 1;
        let day = Day(i64::try_from(i128::from(cycle) * i128::from(CYCLE_DAYS) + i128::from(in_cycle - EPOCH)).ok()?);
        (!day.is_infinite()).then_some(day)
    }

    /// Astronomical year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// For an infinite day the result is meaningless; check [`Day::is_infinite`] first.
    pub fn ymd(self) -> (i64, u8, u8) {
        // Divided before they are added, so that no day overflows.
        let since_cycle = self.0.rem_euclid(CYCLE_DAYS) + EPOCH;
        let cycle = self.0.div_euclid(CYCLE_DAYS) + since_cycle / CYCLE_DAYS;
        let in_cycle = since_cycle % CYCLE_DAYS;
        // Leap days make the guess too late, but by at most one year: a cycle has only 97 of them.
        let guess = in_cycle / 365;
        let year_in_cycle = if days_before_year(guess) > in_cycle { guess - 1 } else { guess };
        let year = cycle * CYCLE_YEARS + year_in_cycle;
        let mut left = in_cycle - days_before_year(year_in_cycle);
        let mut month = 1;
        while month < 12 && left >= i64::from(days_in_month(year, month)) {
            left -= i64::from(days_in_month(year, month));
            month += 1;
        }
        (year, month, u8::try_from(left + 1).unwrap_or(u8::MAX))
    }

    /// Days since 1970-01-01; `i64::MIN` and `i64::MAX` are the infinities.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// True for [`Day::MIN`] and [`Day::MAX`].
    pub const fn is_infinite(self) -> bool {
        self.0 == i64::MIN || self.0 == i64::MAX
    }
}

/// Days in a month of an astronomical year; 0 if `month` is not 1 to 12.
pub const fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Applies the Gregorian rule to an astronomical year, also before 1582.
pub const fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The calendar repeats every 400 years, 97 of which are leap years.
const CYCLE_YEARS: i64 = 400;
const CYCLE_DAYS: i64 = 400 * 365 + 97;
/// 1970-01-01, counted from 0000-01-01.
const EPOCH: i64 = days_before_year(1970);

/// Days from 0000-01-01 to 1 January of a year of the first cycles.
const fn days_before_year(year: i64) -> i64 {
    // Leap years from year 0 (itself one) up to, not including, `year`: multiples rounded up.
    let leap_days = (year + 3).div_euclid(4) - (year + 99).div_euclid(100) + (year + 399).div_euclid(400);
    365 * year + leap_days
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(year: i64, month: u8, day: u8) -> i64 {
        Day::from_ymd(year, month, day).unwrap().number()
    }

    #[test]
    fn known_days_have_their_known_numbers() {
        assert_eq!(number(1970, 1, 1), 0);
        assert_eq!(number(1969, 12, 31), -1);
        // Unix time 951 782 400 is 2000-02-29 00:00 UTC.
        assert_eq!(number(2000, 2, 29), 951_782_400 / 86_400);
        // RFC 3339-style readers agree that 0001-01-01 is 719 162 days before 1970.
        assert_eq!(number(1, 1, 1), -719_162);
        assert_eq!(number(0, 1, 1), -719_162 - 366);
    }

    #[test]
    fn a_walk_day_by_day_through_the_centuries_meets_every_date_once() {
        for (first, last) in [(-810, -290), (-5, 5), (1580, 2105)] {
            let mut expected = number(first, 1, 1);
            for year in first..=last {
                // Stated anew rather than asked of the code: the rule as Gregory's bull words it.
                let leap = if year % 100 == 0 { year % 400 == 0 } else { year % 4 == 0 };
                let february = if leap { 29 } else { 28 };
                let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
                for (month, length) in (1..).zip(lengths) {
                    for day in 1..=length {
                        assert_eq!(number(year, month, day), expected);
                        assert_eq!(Day::new(expected).ymd(), (year, month, day));
                        expected += 1;
                    }
                    assert_eq!(Day::from_ymd(year, month, length + 1), None);
                }
            }
        }
    }

    #[test]
    fn dates_that_the_calendar_lacks_are_refused() {
        for (year, month, day) in [(1900, 2, 29), (1950, 0, 1), (1950, 13, 1), (1950, 1, 0), (1950, 4, 31)] {
            assert_eq!(Day::from_ymd(year, month, day), None);
        }
        assert_eq!(Day::from_ymd(i64::MAX, 1, 1), None);
        assert_eq!(Day::from_ymd(i64::MIN, 12, 31), None);
    }

    #[test]
    fn infinities_enclose_every_day_and_can_still_be_asked_for_a_date() {
        assert!(Day::MIN.is_infinite() && Day::MAX.is_infinite());
        assert!(!Day::new(0).is_infinite());
        assert!(Day::MIN < Day::new(i64::MIN + 1) && Day::new(i64::MAX - 1) < Day::MAX);
        assert!(Day::MIN.ymd() < Day::MAX.ymd());
    }

    proptest! {
        #[test]
        fn every_number_is_the_day_of_its_own_date(n in (i64::MIN + 1)..i64::MAX) {
            let (year, month, day) = Day::new(n).ymd();
            prop_assert_eq!(Day::from_ymd(year, month, day), Some(Day::new(n)));
        }

        #[test]
        fn the_next_day_has_a_later_date(n in (i64::MIN + 1)..(i64::MAX - 1)) {
            prop_assert!(Day::new(n).ymd() < Day::new(n + 1).ymd());
        }
    }
}
