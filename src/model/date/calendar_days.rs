//! The days of a date that is known to the day, as calendars of other programs can say them.

use super::day::Day;
use super::edtf::{Date, IntervalEnd};
use super::single_date::{DateValue, SingleDate};

impl Date {
    /// The first and the last day, if both are known, nothing about them is in doubt, and they and the day after them are in the years
    /// 1 to 9999.
    pub fn calendar_days(&self) -> Option<(Day, Day)> {
        Some((known_day(self.start())?, known_day(self.end())?))
    }

    /// The first day, under the same conditions. Its end need not be known.
    pub fn first_calendar_day(&self) -> Option<Day> {
        known_day(self.start())
    }
}

fn known_day(end: IntervalEnd) -> Option<Day> {
    let IntervalEnd::Known(single) = end else { return None };
    let DateValue::Day { year, month, day } = single.value() else { return None };
    let is_written = (1..=9999).contains(&year) && (year, month, day) != (9999, 12, 31);
    (SingleDate::is_plain(&single) && is_written).then(|| single.earliest())
}
