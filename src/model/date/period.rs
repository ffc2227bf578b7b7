//! [`Period`]: a year, month or day in a query parameter.

use std::fmt;
use std::str::FromStr;

use super::day::Day;
use super::edtf::Date;
use super::error::DateError;
use super::single_date::{DateValue, SingleDate};

/// A whole year, month or day, as in the query parameters `from` and `to`: `1950`, `1950-02`, `1950-02-14`, `-0043`,
/// `Y-17000`.
///
/// A single [`Date`] is some time within its period; a `Period` is all of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Period(SingleDate);

impl Period {
    pub fn first(&self) -> Day {
        self.0.earliest()
    }

    pub fn last(&self) -> Day {
        self.0.latest()
    }

    /// The year, month or day itself.
    pub fn single(&self) -> &SingleDate {
        &self.0
    }
}

/// Fails with the errors of [`Date`], and with [`DateError::NotAPeriod`] for dates with qualifiers, unspecified digits,
/// seasons, times or a slash.
impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Period, DateError> {
        let date: Date = text.parse()?;
        date.as_single()
            .filter(|single| single.is_plain() && !text.contains('T'))
            .filter(|single| {
                matches!(single.value(), DateValue::Year(_) | DateValue::Month { .. } | DateValue::Day { .. })
            })
            .map(|single| Period(*single))
            .ok_or_else(|| DateError::NotAPeriod { value: text.to_owned() })
    }
}

/// EDTF, as it is parsed.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies;
    use super::*;

    #[test]
    fn a_period_holds_all_its_days() {
        for (text, first, last) in [
            ("1950", (1950, 1, 1), (1950, 12, 31)),
            ("1952-02", (1952, 2, 1), (1952, 2, 29)),
            ("1950-02-14", (1950, 2, 14), (1950, 2, 14)),
            ("-0043", (-43, 1, 1), (-43, 12, 31)),
            ("Y-17000", (-17_000, 1, 1), (-17_000, 12, 31)),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.first().ymd(), period.last().ymd()), (first, last));
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn a_window_cannot_begin_with_a_doubtful_date() {
        for text in ["1957~", "195X", "1950-XX", "1989-23", "1950/1953", "1950-02-14T12:00:00Z"] {
            let error = text.parse::<Period>().unwrap_err();
            assert_eq!(error, DateError::NotAPeriod { value: text.to_owned() });
            assert_eq!(
                error.hint(&ToString::to_string),
                "Write a year, month or day: `1950`, `1950-02` or `1950-02-14`."
            );
        }
        assert_eq!("".parse::<Period>(), Err(DateError::Empty));
        assert!(matches!("1950-13".parse::<Period>(), Err(DateError::NoSuchMonth { month: 13, .. })));
    }

    proptest! {
        #[test]
        fn a_period_is_written_as_it_was_read(text in strategies::date()) {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
                prop_assert!(period.first() <= period.last());
            }
        }
    }
}
