//! The `datetime` attribute of HTML's `time` element.

use super::edtf::Date;
use super::single_date::{DateValue, SingleDate};

impl Date {
    /// The value of `<time datetime>` (HTML Living Standard §2.3.5 and §4.5.14) for an unqualified year, month or day in
    /// year 1 or later.
    ///
    /// `None` otherwise: HTML has no intervals, decades, seasons, years before 1 or uncertain dates, so the attribute would
    /// claim more than we know.
    pub fn html_datetime(&self) -> Option<String> {
        let single = self.as_single().filter(|single| SingleDate::is_plain(single))?;
        match single.value() {
            DateValue::Year(year) if year >= 1 => Some(format!("{year:04}")),
            DateValue::Month { year, month } if year >= 1 => Some(format!("{year:04}-{month:02}")),
            DateValue::Day { year, month, day } if year >= 1 => Some(format!("{year:04}-{month:02}-{day:02}")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Option<String> {
        text.parse::<Date>().unwrap().html_datetime()
    }

    #[test]
    fn browsers_get_plain_years_months_and_days() {
        for text in ["1950", "1950-02", "1950-02-14", "0001", "0476-09-04"] {
            assert_eq!(machine(text).as_deref(), Some(text));
        }
        assert_eq!(machine("Y12000").as_deref(), Some("12000"));
        assert_eq!(machine("1950-02-14T12:00:00Z").as_deref(), Some("1950-02-14"));
    }

    #[test]
    fn browsers_get_nothing_that_html_cannot_say() {
        for text in
            ["0000", "-0043-03-15", "195X", "1950-XX", "1950-02-XX", "1957~", "1957-?06", "1989-23", "1950/1953"]
        {
            assert_eq!(machine(text), None, "{text}");
        }
    }
}
