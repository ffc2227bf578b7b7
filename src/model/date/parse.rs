//! Parses EDTF: interval, components, qualifiers and time of day. Strict: the leniency is in [`DateError::hint`].

use super::edtf::{Date, IntervalEnd};
use super::error::{DateError, UnsupportedFeature};
use super::qualifier::{Qualifier, qualifier_after, qualifier_before};
use super::single_date::{DateValue, SingleDate};

/// The largest absolute year. No source dates anything before the universe, and within this range the sum of two days never
/// overflows an `i64`.
pub(super) const MAX_YEAR: i64 = 1_000_000_000_000;

/// Parses a single date or an interval.
pub(super) fn date(text: &str) -> Result<Date, DateError> {
    let reader = EdtfParser { whole: text };
    if text.trim().is_empty() {
        return Err(DateError::Empty);
    }
    let Some((start, end)) = text.split_once('/') else {
        return reader.single(text).map(Date::single);
    };
    if end.contains('/') {
        return Err(DateError::TooManySlashes { value: reader.value() });
    }
    if [start, end].iter().all(|side| matches!(*side, "" | "..")) {
        return Err(DateError::NoDate { value: reader.value() });
    }
    Date::interval(reader.endpoint(start)?, reader.endpoint(end)?)
        .ok_or_else(|| DateError::Reversed { value: reader.value() })
}

/// Holds the whole text for errors: a hint often needs both sides of the slash.
pub(super) struct EdtfParser<'a> {
    whole: &'a str,
}

impl EdtfParser<'_> {
    fn endpoint(&self, text: &str) -> Result<IntervalEnd, DateError> {
        match text {
            "" => Ok(IntervalEnd::Unknown),
            ".." => Ok(IntervalEnd::Open),
            _ => self.single(text).map(IntervalEnd::Known),
        }
    }

    fn single(&self, text: &str) -> Result<SingleDate, DateError> {
        if text.starts_with(['[', '{']) {
            return Err(self.unsupported(UnsupportedFeature::Set));
        }
        if let Some((day, time)) = text.split_once('T') {
            return self.day_with_time(day, time);
        }
        let (before_year, rest) = qualifier_before(text);
        let long = rest.strip_prefix('Y');
        let rest = long.unwrap_or(rest);
        let (negative, rest) = rest.strip_prefix('-').map_or((false, rest), |unsigned| (true, unsigned));

        let mut components = [""; 3];
        let mut qualifiers = [Qualifier::default(); 3];
        let mut count = 0;
        for piece in rest.split('-') {
            let (before, body) = if count == 0 { (before_year, piece) } else { qualifier_before(piece) };
            let (body, after) = qualifier_after(body);
            let Some(component) = components.get_mut(count) else {
                return Err(self.not_edtf());
            };
            *component = body;
            for (i, qualifier) in qualifiers.iter_mut().enumerate().take(count + 1) {
                qualifier.add(after);
                if i == count {
                    qualifier.add(before);
                }
            }
            count += 1;
        }
        if components.iter().any(|c| c.contains(|c| Qualifier::of(c).is_some())) {
            return Err(DateError::QualifierMisplaced { value: self.value() });
        }

        let [year, month, day] = components;
        let value = match (long, count) {
            (Some(_), 1) => DateValue::Year(self.long_year(negative, year)?),
            (Some(_), _) => {
                return Err(DateError::LongYearWithMonth { value: self.value() });
            }
            (None, 1) => self.year(negative, year)?,
            (None, 2) => self.month(&self.year(negative, year)?, month)?,
            (None, _) => self.day(&self.year(negative, year)?, month, day)?,
        };
        SingleDate::new(value, qualifiers).ok_or_else(|| self.not_in_calendar(value))
    }

    /// Level 0, "Date and time": to the second, with `Z`, `±hh`, `±hh:mm` or without an offset.
    fn day_with_time(&self, day: &str, time: &str) -> Result<SingleDate, DateError> {
        let single = self.single(day)?;
        let is_plain_day = matches!(single.value(), DateValue::Day { .. }) && single.is_plain();
        if is_plain_day && is_time(time) { Ok(single) } else { Err(DateError::TimeMalformed { value: self.value() }) }
    }

    pub(super) fn value(&self) -> String {
        self.whole.to_owned()
    }

    pub(super) fn not_edtf(&self) -> DateError {
        DateError::NotEdtf { value: self.value() }
    }

    pub(super) fn unspecified(&self, part: &str) -> DateError {
        DateError::UnspecifiedDigits { value: self.value(), part: part.to_owned() }
    }

    pub(super) fn unsupported(&self, feature: UnsupportedFeature) -> DateError {
        DateError::Unsupported { value: self.value(), feature }
    }

    fn not_in_calendar(&self, value: DateValue) -> DateError {
        match value {
            DateValue::Day { year, month, day } => DateError::NoSuchDay { value: self.value(), year, month, day },
            _ => self.not_edtf(),
        }
    }
}

/// `hh:mm:ss`; second 60 is a leap second (ISO 8601-1:2019 §4.3.10).
fn is_time(text: &str) -> bool {
    let offset_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let Some((time, offset)) = text.split_at_checked(offset_at) else {
        return false;
    };
    let is_offset = match offset.strip_prefix(['+', '-']) {
        Some(shift) => are_numbers(shift, &[23]) || are_numbers(shift, &[23, 59]),
        None => matches!(offset, "" | "Z"),
    };
    is_offset && are_numbers(time, &[23, 59, 60])
}

/// True if the text is one two-digit number per limit, none above its limit, separated by colons.
fn are_numbers(text: &str, limits: &[u8]) -> bool {
    text.split(':').count() == limits.len()
        && text.split(':').zip(limits).all(|(part, limit)| {
            part.len() == 2 && is_digits(part) && part.parse::<u8>().is_ok_and(|number| number <= *limit)
        })
}

/// True if the text is one or more ASCII digits.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text, and the error for it.
    type Refusal = (&'static str, fn(String) -> DateError);

    fn read(text: &str) -> Result<Date, DateError> {
        text.parse()
    }

    #[test]
    fn the_specifications_own_examples_are_read() {
        // https://www.loc.gov/standards/datetime/, levels 0 and 1.
        let levels_0_and_1 = "1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z \
            1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 \
            2004-02-01/2005-02 2004-02-01/2005 2005/2006-02 Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% \
            201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985 \
            1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985 1984~/2004-06 2004-06-01/2004-06-20~ -1985";
        // Level 2, the parts that are supported.
        let level_2 = "2001-34 2004-06-11% 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 \
            2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03";
        for text in levels_0_and_1.split_whitespace().chain(level_2.split_whitespace()) {
            assert!(read(text).is_ok(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_qualifier_to_the_right_holds_for_all_before_it_and_one_to_the_left_for_its_own() {
        assert_eq!(read("1957-06~-11"), read("~1957-~06-11"));
        assert_ne!(read("1957-06~-11"), read("1957-~06-11"));
        assert_ne!(read("1957?-06"), read("1957-06?"));
    }

    #[test]
    fn everything_beside_edtf_is_refused_for_its_own_reason() {
        let cases: Vec<Refusal> = vec![
            ("", |_| DateError::Empty),
            ("  ", |_| DateError::Empty),
            ("/", |value| DateError::NoDate { value }),
            ("../..", |value| DateError::NoDate { value }),
            ("../", |value| DateError::NoDate { value }),
            ("1950/1951/1952", |value| DateError::TooManySlashes { value }),
            ("1953/1950", |value| DateError::Reversed { value }),
            ("1950-02-15/1950-02-14", |value| DateError::Reversed { value }),
            ("Y17000-02", |value| DateError::LongYearWithMonth { value }),
            ("1950-02-29", |value| DateError::NoSuchDay { value, year: 1950, month: 2, day: 29 }),
            ("1950-01-00", |value| DateError::NoSuchDay { value, year: 1950, month: 1, day: 0 }),
            ("1957??", |value| DateError::QualifierMisplaced { value }),
            ("19?57", |value| DateError::QualifierMisplaced { value }),
            ("1950-02-14T12:00", |value| DateError::TimeMalformed { value }),
            ("1950-02-14T24:00:00", |value| DateError::TimeMalformed { value }),
            ("1950-02-14T12:00:00Z+01", |value| DateError::TimeMalformed { value }),
            ("1950-02T12:00:00", |value| DateError::TimeMalformed { value }),
            ("[1667,1668]", |value| DateError::Unsupported { value, feature: UnsupportedFeature::Set }),
            ("14 February 1950", |value| DateError::NotEdtf { value }),
            ("1950-02-14-01", |value| DateError::NotEdtf { value }),
            ("1950-", |value| DateError::NotEdtf { value }),
            ("\u{661}\u{669}\u{665}\u{660}", |value| DateError::NotEdtf { value }),
        ];
        for (text, error) in cases {
            assert_eq!(read(text), Err(error(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_time_is_cut_to_the_day_that_the_text_names() {
        assert_eq!(read("1950-02-14T23:30:00-08:00"), read("1950-02-14"));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>()) {
            let _ = read(&text).map_err(|error| (error.to_string(), error.hint(&ToString::to_string)));
        }

        #[test]
        fn no_text_that_looks_like_a_date_makes_the_reader_panic(text in "[0-9XYTZES?~%/.: +-]{0,24}") {
            let _ = read(&text).map_err(|error| (error.to_string(), error.hint(&ToString::to_string)));
        }
    }
}
