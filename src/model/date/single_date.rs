//! [`SingleDate`]: a date without a slash, its known components and their qualifiers.

use smallvec::{SmallVec, smallvec};
use std::fmt;

use super::day::{Day, days_in_month};
use super::qualifier::Qualifier;
use super::season::Season;

/// A year, month, day, season, or one of these with unspecified digits: either the whole of a
/// [`Date`](super::Date) or an end of an interval. It lies at some time within
/// [`earliest`](Single::earliest) to [`latest`](Single::latest).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SingleDate {
    value: DateValue,
    /// Of year, month or season, and day. Default if the value has no such component.
    qualifiers: [Qualifier; 3],
    earliest: Day,
    latest: Day,
}

impl SingleDate {
    /// `None` if the calendar has no such month or day.
    pub(super) fn new(value: DateValue, qualifiers: [Qualifier; 3]) -> Option<SingleDate> {
        let (earliest, latest) = value.days()?;
        Some(SingleDate { value, qualifiers, earliest, latest })
    }

    /// First day of the period within which the date lies.
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    /// Last day of the period within which the date lies.
    pub fn latest(&self) -> Day {
        self.latest
    }

    /// True if any component is approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.qualifiers.iter().any(|q| q.approximate)
    }

    /// True if any component is uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.qualifiers.iter().any(|q| q.uncertain)
    }

    /// The known components: astronomical year, month, day. `None` if digits of the year are unspecified.
    pub fn known(&self) -> Option<(i64, Option<u8>, Option<u8>)> {
        match self.value {
            DateValue::UnspecifiedYear(_) => None,
            DateValue::Year(year)
            | DateValue::Season { year, .. }
            | DateValue::UnspecifiedMonth { year }
            | DateValue::UnspecifiedMonthAndDay { year } => Some((year, None, None)),
            DateValue::Month { year, month } | DateValue::UnspecifiedDay { year, month } => {
                Some((year, Some(month), None))
            }
            DateValue::Day { year, month, day } => Some((year, Some(month), Some(day))),
        }
    }

    /// The EDTF code of a season, 21 to 41.
    pub fn season(&self) -> Option<u8> {
        if let DateValue::Season { season, .. } = self.value { Some(season.code()) } else { None }
    }

    /// What of it is known.
    pub fn value(&self) -> DateValue {
        self.value
    }

    /// True if no component has a qualifier.
    /// Whether nothing about it is in doubt.
    pub fn is_plain(&self) -> bool {
        !self.is_approximate() && !self.is_uncertain()
    }
}

/// The known components of a date. Years are astronomical, months 1 to 12.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateValue {
    Year(i64),
    /// `195X`, `19XX`, `1XXX`
    UnspecifiedYear(UnspecifiedYear),
    Month {
        year: i64,
        month: u8,
    },
    Season {
        year: i64,
        season: Season,
    },
    Day {
        year: i64,
        month: u8,
        day: u8,
    },
    /// `1950-XX`
    UnspecifiedMonth {
        year: i64,
    },
    /// `1950-02-XX`
    UnspecifiedDay {
        year: i64,
        month: u8,
    },
    /// `1950-XX-XX`
    UnspecifiedMonthAndDay {
        year: i64,
    },
}

impl DateValue {
    /// First and last day; `None` if the calendar has no such month or day.
    fn days(self) -> Option<(Day, Day)> {
        let years = |first, last| Some((Day::from_ymd(first, 1, 1)?, Day::from_ymd(last, 12, 31)?));
        match self {
            DateValue::Year(year)
            | DateValue::UnspecifiedMonth { year }
            | DateValue::UnspecifiedMonthAndDay { year } => years(year, year),
            DateValue::UnspecifiedYear(some) => years(some.first(), some.last()),
            DateValue::Month { year, month } | DateValue::UnspecifiedDay { year, month } => {
                Some((Day::from_ymd(year, month, 1)?, last_of_month(year, month)?))
            }
            DateValue::Season { year, season } => {
                let (first, count) = season.months();
                let last = first + count - 1;
                let end = if last > 12 {
                    last_of_month(year.checked_add(1)?, last - 12)?
                } else {
                    last_of_month(year, last)?
                };
                Some((Day::from_ymd(year, first, 1)?, end))
            }
            DateValue::Day { year, month, day } => {
                let day = Day::from_ymd(year, month, day)?;
                Some((day, day))
            }
        }
    }

    /// The components, without qualifiers.
    fn components(self) -> SmallVec<[Component; 3]> {
        let number = Component::Number;
        match self {
            DateValue::Year(year) => smallvec![Component::Year(year)],
            DateValue::UnspecifiedYear(some) => smallvec![Component::UnspecifiedYear(some)],
            DateValue::Month { year, month } => smallvec![Component::Year(year), number(month)],
            DateValue::Season { year, season } => smallvec![Component::Year(year), number(season.code())],
            DateValue::Day { year, month, day } => smallvec![Component::Year(year), number(month), number(day)],
            DateValue::UnspecifiedMonth { year } => smallvec![Component::Year(year), Component::Unspecified],
            DateValue::UnspecifiedDay { year, month } => {
                smallvec![Component::Year(year), number(month), Component::Unspecified]
            }
            DateValue::UnspecifiedMonthAndDay { year } => {
                smallvec![Component::Year(year), Component::Unspecified, Component::Unspecified]
            }
        }
    }
}

/// A component of a date.
#[derive(Clone, Copy)]
enum Component {
    Year(i64),
    UnspecifiedYear(UnspecifiedYear),
    /// A season, month or day.
    Number(u8),
    Unspecified,
}

/// As EDTF writes it.
impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => {
                let sign = if *year < 0 { "-" } else { "" };
                let digits = year.unsigned_abs();
                if digits > 9999 { write!(f, "Y{sign}{digits}") } else { write!(f, "{sign}{digits:04}") }
            }
            Self::UnspecifiedYear(some) => some.fmt(f),
            Self::Number(number) => write!(f, "{number:02}"),
            Self::Unspecified => f.write_str("XX"),
        }
    }
}

/// A year whose last one to three of four digits are unspecified.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UnspecifiedYear {
    pub(super) negative: bool,
    /// The known leading digits as a number, 0 to 999.
    pub(super) known: u16,
    /// The number of unspecified digits, 1 to 3.
    pub(super) unknown: u8,
}

impl UnspecifiedYear {
    /// Astronomical; for `-043X` this is -439, because the digits count away from zero.
    pub fn first(self) -> i64 {
        if self.negative { -self.farthest() } else { self.nearest() }
    }

    /// Astronomical; for `-043X` this is -430.
    pub fn last(self) -> i64 {
        if self.negative { -self.nearest() } else { self.farthest() }
    }

    /// Whether it can only be a decade, as 195X is: "1900s" could be a century, and the digits of years before the common
    /// era count away from zero.
    pub fn is_decade(self) -> bool {
        self.unknown == 1 && self.first() >= 1000 && self.first() % 100 != 0
    }

    fn nearest(self) -> i64 {
        i64::from(self.known) * self.span()
    }

    fn farthest(self) -> i64 {
        self.nearest() + self.span() - 1
    }

    fn span(self) -> i64 {
        10_i64.saturating_pow(u32::from(self.unknown))
    }
}

impl fmt::Display for UnspecifiedYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = usize::from(self.unknown);
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{:0width$}{}", self.known, "X".repeat(unknown), width = 4_usize.saturating_sub(unknown))
    }
}

/// Canonical EDTF. Leading components with the same qualifier share it: written to the right of the last of them, it
/// applies to all components before it. Any other component has its qualifier on the left (level 2, "Qualification").
impl fmt::Display for SingleDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let components = self.value.components();
        let qualifiers = self.qualifiers.get(..components.len()).unwrap_or_default();
        let leading = qualifiers.first().copied().unwrap_or_default();
        let group =
            if leading == Qualifier::default() { 0 } else { qualifiers.iter().take_while(|q| **q == leading).count() };
        for (i, (component, qualifier)) in components.iter().zip(qualifiers).enumerate() {
            if i > 0 {
                f.write_str("-")?;
            }
            if i >= group {
                qualifier.fmt(f)?;
            }
            component.fmt(f)?;
            if i + 1 == group {
                leading.fmt(f)?;
            }
        }
        Ok(())
    }
}

/// An astronomical year in EDTF: four digits, or `Y` and more than four.
pub(super) fn year_text(year: i64) -> String {
    Component::Year(year).to_string()
}

fn last_of_month(year: i64, month: u8) -> Option<Day> {
    Day::from_ymd(year, month, days_in_month(year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unspecified_digits_of_negative_years_count_away_from_zero() {
        let forties = UnspecifiedYear { negative: true, known: 43, unknown: 1 };
        assert_eq!((forties.first(), forties.last()), (-439, -430));
        assert_eq!(forties.to_string(), "-043X");
    }

    #[test]
    fn years_of_more_than_four_digits_are_written_with_a_y() {
        assert_eq!(year_text(0), "0000");
        assert_eq!(year_text(-43), "-0043");
        assert_eq!(year_text(9999), "9999");
        assert_eq!(year_text(-17_000), "Y-17000");
        assert_eq!(year_text(170_000_002), "Y170000002");
    }
}
