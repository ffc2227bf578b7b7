//! Parses year, month, season and day.

use super::error::{DateError, UnsupportedFeature};
use super::parse::{EdtfParser, MAX_YEAR, is_digits};
use super::season::Season;
use super::single_date::{DateValue, UnspecifiedYear};

impl EdtfParser<'_> {
    /// Four digits, the last one to three of which may be `X`.
    pub(super) fn year(&self, negative: bool, text: &str) -> Result<DateValue, DateError> {
        if !text.starts_with(|c: char| c.is_ascii_digit() || c == 'X') {
            return Err(self.not_edtf());
        }
        let known = text.trim_end_matches('X');
        if !is_digits(known) && !known.is_empty() {
            return Err(self.not_digits(text));
        }
        if text.len() != 4 {
            return Err(DateError::YearDigits { value: self.value(), year: text.to_owned() });
        }
        let digits = known.parse::<u16>().map_err(|_| self.unspecified(text))?;
        if known.len() < 4 {
            let unknown = u8::try_from(text.len() - known.len()).map_err(|_| self.not_edtf())?;
            return Ok(DateValue::UnspecifiedYear(UnspecifiedYear { negative, known: digits, unknown }));
        }
        match (negative, i64::from(digits)) {
            (true, 0) => Err(DateError::NegativeZero { value: self.value() }),
            (true, year) => Ok(DateValue::Year(-year)),
            (false, year) => Ok(DateValue::Year(year)),
        }
    }

    /// Level 1, "Letter-prefixed calendar year": only for years of more than four digits.
    pub(super) fn long_year(&self, negative: bool, text: &str) -> Result<i64, DateError> {
        if !is_digits(text) {
            return Err(self.not_digits(text));
        }
        if text.len() < 5 || text.starts_with('0') {
            return Err(DateError::LongYearShort { value: self.value(), year: text.to_owned() });
        }
        match text.parse::<i64>() {
            Ok(year) if year <= MAX_YEAR => Ok(if negative { -year } else { year }),
            _ => Err(DateError::YearTooFar { value: self.value() }),
        }
    }

    pub(super) fn month(&self, year: &DateValue, month: &str) -> Result<DateValue, DateError> {
        let year = self.whole_year(year)?;
        if month == "XX" {
            return Ok(DateValue::UnspecifiedMonth { year });
        }
        let code = self.two_digits(month)?;
        match (code, Season::new(code)) {
            (1..=12, _) => Ok(DateValue::Month { year, month: code }),
            (_, Some(season)) => Ok(DateValue::Season { year, season }),
            _ => Err(DateError::NoSuchMonth { value: self.value(), month: code }),
        }
    }

    pub(super) fn day(&self, year: &DateValue, month: &str, day: &str) -> Result<DateValue, DateError> {
        match (self.month(year, month)?, day) {
            (DateValue::UnspecifiedMonth { year }, "XX") => Ok(DateValue::UnspecifiedMonthAndDay { year }),
            (DateValue::UnspecifiedMonth { .. }, _) => Err(self.unspecified(month)),
            (DateValue::Month { year, month }, "XX") => Ok(DateValue::UnspecifiedDay { year, month }),
            (DateValue::Month { year, month }, _) => Ok(DateValue::Day { year, month, day: self.two_digits(day)? }),
            _ => Err(DateError::SeasonWithDay { value: self.value() }),
        }
    }

    /// Refuses `195X-02`: it is level 2, and denotes ten separate months instead of one period.
    fn whole_year(&self, year: &DateValue) -> Result<i64, DateError> {
        match year {
            DateValue::Year(year) => Ok(*year),
            DateValue::UnspecifiedYear(some) => Err(self.unspecified(&some.to_string())),
            _ => Err(self.not_edtf()),
        }
    }

    fn two_digits(&self, text: &str) -> Result<u8, DateError> {
        if text.contains('X') {
            return Err(self.unspecified(text));
        }
        match text.parse() {
            Ok(number) if text.len() == 2 && is_digits(text) => Ok(number),
            _ if is_digits(text) => Err(DateError::TwoDigits { value: self.value(), part: text.to_owned() }),
            _ => Err(self.not_edtf()),
        }
    }

    /// The error for a year that is not all digits: an unsupported feature of level 2, or not EDTF at all.
    fn not_digits(&self, year: &str) -> DateError {
        let separates = |mark| year.contains(mark) && year.split(['E', 'S']).all(is_digits);
        if year.bytes().all(|b| b.is_ascii_digit() || b == b'X') && !year.is_empty() {
            self.unspecified(year)
        } else if separates('E') {
            self.unsupported(UnsupportedFeature::Exponent)
        } else if separates('S') {
            self.unsupported(UnsupportedFeature::SignificantDigits)
        } else {
            self.not_edtf()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::edtf::Date;
    use super::*;

    type Refusal = (&'static str, fn(String) -> DateError);

    fn read(text: &str) -> Result<Date, DateError> {
        text.parse()
    }

    #[test]
    fn a_component_that_is_not_edtf_is_named_in_the_error() {
        let cases: Vec<Refusal> = vec![
            ("950", |value| DateError::YearDigits { value, year: "950".to_owned() }),
            ("19500", |value| DateError::YearDigits { value, year: "19500".to_owned() }),
            ("-44", |value| DateError::YearDigits { value, year: "44".to_owned() }),
            ("-0000", |value| DateError::NegativeZero { value }),
            ("Y1950", |value| DateError::LongYearShort { value, year: "1950".to_owned() }),
            ("Y017000", |value| DateError::LongYearShort { value, year: "017000".to_owned() }),
            ("Y1000000000001", |value| DateError::YearTooFar { value }),
            ("Y-99999999999999999999999", |value| DateError::YearTooFar { value }),
            ("1950-2-04", |value| DateError::TwoDigits { value, part: "2".to_owned() }),
            ("1950-02-4", |value| DateError::TwoDigits { value, part: "4".to_owned() }),
            ("1950-13", |value| DateError::NoSuchMonth { value, month: 13 }),
            ("1950-00", |value| DateError::NoSuchMonth { value, month: 0 }),
            ("1950-42", |value| DateError::NoSuchMonth { value, month: 42 }),
            ("1950-21-01", |value| DateError::SeasonWithDay { value }),
            ("XXXX", |value| DateError::UnspecifiedDigits { value, part: "XXXX".to_owned() }),
            ("1X50", |value| DateError::UnspecifiedDigits { value, part: "1X50".to_owned() }),
            ("195X-02", |value| DateError::UnspecifiedDigits { value, part: "195X".to_owned() }),
            ("1950-1X", |value| DateError::UnspecifiedDigits { value, part: "1X".to_owned() }),
            ("1950-XX-14", |value| DateError::UnspecifiedDigits { value, part: "XX".to_owned() }),
            ("Y-17E7", |value| DateError::Unsupported { value, feature: UnsupportedFeature::Exponent }),
            ("1950S2", |value| DateError::Unsupported { value, feature: UnsupportedFeature::SignificantDigits }),
        ];
        for (text, error) in cases {
            assert_eq!(read(text), Err(error(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn years_as_far_as_the_limit_are_read_and_no_farther() {
        assert!(read("Y-10000000000").is_ok());
        assert!(read("Y1000000000000").is_ok());
        assert!(read("Y-1000000000000/Y1000000000000").is_ok());
    }
}
