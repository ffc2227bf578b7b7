//! [`Period`]: a decade, year, month or day in a query parameter.

use std::fmt;
use std::str::FromStr;

use super::day::Day;
use super::edtf::Date;
use super::error::DateError;
use super::loose;
use super::single_date::{DateValue, SingleDate};

/// A whole decade or century, year, month or day, as in the query parameters `from` and `to`: `195X`, `1950`, `1950-02`,
/// `1950-02-14`, `-0043`, `Y-17000`.
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

    /// The decade, year, month or day itself.
    pub fn single(&self) -> &SingleDate {
        &self.0
    }

    /// A year; `None` if it is too far away.
    pub fn year(year: i64) -> Option<Self> {
        SingleDate::new(DateValue::Year(year), Default::default()).map(Self)
    }

    /// Reads what a person typed: EDTF, "44 BC", "Feb 1950", "1950s", "c. 1957". `None` if it is no period, or may be
    /// several ([`Self::readings`]).
    pub fn from_typed(text: &str) -> Option<Self> {
        match Self::readings(text)[..] {
            [period] => Some(period),
            _ => None,
        }
    }

    /// The periods that a person may have meant, the likeliest first: "1900s" is a decade or a century. Qualifiers are
    /// dropped, because a whole period is not uncertain.
    pub fn readings(text: &str) -> Vec<Self> {
        const QUALIFIERS: [char; 3] = ['~', '?', '%'];
        if let Ok(period) = text.trim_end_matches(QUALIFIERS).parse() {
            return vec![period];
        }
        loose::suggestions(text).iter().filter_map(|edtf| edtf.trim_end_matches(QUALIFIERS).parse().ok()).collect()
    }
}

/// Fails with the errors of [`Date`], and with [`DateError::NotAPeriod`] for dates with qualifiers or unspecified months or
/// days, seasons, times or a slash.
impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Period, DateError> {
        let date: Date = text.parse()?;
        date.as_single()
            .filter(|single| single.is_plain() && !text.contains('T'))
            .filter(|single| {
                matches!(
                    single.value(),
                    DateValue::UnspecifiedYear(_)
                        | DateValue::Year(_)
                        | DateValue::Month { .. }
                        | DateValue::Day { .. }
                )
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
            ("195X", (1950, 1, 1), (1959, 12, 31)),
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
        for text in ["1957~", "1950-XX", "1989-23", "1950/1953", "1950-02-14T12:00:00Z"] {
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

    #[test]
    fn a_period_is_read_as_people_type_it_unless_it_may_be_several() {
        for (typed, edtf) in [
            ("1950", Some("1950")),
            ("44 BC", Some("-0043")),
            ("430 BCE", Some("-0429")),
            ("AD 14", Some("0014")),
            ("172", Some("0172")),
            ("Feb 1950", Some("1950-02")),
            ("March 1969", Some("1969-03")),
            ("1969 March", Some("1969-03")),
            ("1969 March 2", Some("1969-03-02")),
            ("1950s", Some("195X")),
            ("20th century", Some("19XX")),
            ("c. 1957", Some("1957")),
            ("1957~", Some("1957")),
            ("1900s", None),
            ("02/03/1950", None),
            ("1950–53", None),
            ("soon", None),
            ("1950-02-30", None),
            ("", None),
        ] {
            assert_eq!(Period::from_typed(typed).map(|period| period.to_string()).as_deref(), edtf, "{typed}");
        }
        let readings: Vec<String> = Period::readings("1900s").iter().map(ToString::to_string).collect();
        assert_eq!(readings, ["190X", "19XX"]);
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
