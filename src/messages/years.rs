//! Puts years into words: eras instead of signs and of a year zero, and separators in long ones.

use super::Messages;
use crate::model::date::{SingleDate, UnspecifiedYear};

/// When years of the common era say so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Eras {
    /// If the number alone would hardly be read as a year: below 100 and from 10,000.
    WhereNeeded,
    /// Next to a year BCE.
    Always,
}

impl Eras {
    /// Both ends of a span say so if it crosses the beginning of the common era.
    pub(super) fn of_span(start: &SingleDate, end: &SingleDate) -> Self {
        let crosses = start.earliest().ymd().0 <= 0 && end.latest().ymd().0 > 0;
        if crosses { Self::Always } else { Self::WhereNeeded }
    }
}

impl Messages {
    /// An astronomical year: "1950", "14 CE", "431 BCE", "17,001 BCE".
    pub fn year(&self, year: i64) -> String {
        self.year_of_era(year, Eras::WhereNeeded)
    }

    /// A year, with its era if it needs one.
    pub(super) fn year_of_era(&self, year: i64, eras: Eras) -> String {
        let number = self.year_number(year);
        if year <= 0 {
            self.text().year_bce(number)
        } else if eras == Eras::Always || needs_era(year) {
            self.text().year_ce(number)
        } else {
            number
        }
    }

    /// Two years with the era that they share said once: "1950–1953", "480–431 BCE", "44 BCE – 14 CE".
    pub fn years(&self, first: i64, last: i64) -> String {
        if first <= 0 && last > 0 {
            let [first, last] = [first, last].map(|year| self.year_of_era(year, Eras::Always));
            return self.text().interval(first, last);
        }
        let numbers = [first, last].map(|year| self.year_number(year));
        let [from, to] = &numbers;
        if last <= 0 {
            self.text().years_bce(from, to)
        } else if needs_era(first) || needs_era(last) {
            self.text().years_ce(from, to)
        } else {
            self.text().years(from, to)
        }
    }

    /// A year with unknown digits: "1950s" if that can only be a decade. "1900s" could be a century, and "430s BCE" would
    /// count from 439 to 430, where EDTF's digits mean 440 to 431.
    pub(super) fn unspecified_year(&self, some: UnspecifiedYear, eras: Eras) -> String {
        let (first, last) = (some.first(), some.last());
        if some.is_decade() && eras == Eras::Always {
            self.text().decade_ce(first.to_string())
        } else if some.is_decade() {
            self.text().decade(first.to_string())
        } else if eras == Eras::Always && first > 0 {
            self.text().years_ce(self.year_number(first), self.year_number(last))
        } else {
            self.years(first, last)
        }
    }

    /// The decade that begins with this year, as a heading of the axis: "1950s".
    pub fn decade(&self, first: i64) -> String {
        self.text().decade(first.to_string())
    }

    /// A year of a timeline of millions of years, in tenths of a million or of a billion: "4.5 million BCE", "13.8 billion
    /// BCE".
    pub fn millions(&self, year: i64) -> String {
        const MILLION: u64 = 1_000_000;
        const BILLION: u64 = 1_000 * MILLION;
        let (number, t) = (era_number(year), self.text());
        let tenths_of = |unit: u64| number.saturating_add(unit / 20) / (unit / 10);
        let (tenths, in_billions) =
            if tenths_of(MILLION) < 10_000 { (tenths_of(MILLION), false) } else { (tenths_of(BILLION), true) };
        if tenths == 0 {
            return self.year(year);
        }
        let mut words = icu_decimal::input::Decimal::from(tenths);
        words.multiply_pow10(-1);
        words.absolute.trim_end();
        let words = self.decimal.format(&words).to_string();
        match (in_billions, year > 0) {
            (false, true) => t.millions_ce(words),
            (false, false) => t.millions_bce(words),
            (true, true) => t.billions_ce(words),
            (true, false) => t.billions_bce(words),
        }
    }

    /// The number of a year in its era. Years of up to four digits have no separator.
    fn year_number(&self, year: i64) -> String {
        let number = era_number(year);
        if number < 10_000 { number.to_string() } else { self.number(number) }
    }
}

fn needs_era(year: i64) -> bool {
    !(100..10_000).contains(&year)
}

/// The number that an astronomical year has in its era: 0 is 1 BCE.
fn era_number(year: i64) -> u64 {
    if year > 0 { year.unsigned_abs() } else { year.unsigned_abs().saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_labelled_with_the_years_of_historians() {
        for (year, words) in [
            (1950, "1950"),
            (100, "100"),
            (99, "99 CE"),
            (1, "1 CE"),
            (0, "1 BCE"),
            (-430, "431 BCE"),
            (-9998, "9999 BCE"),
            (-17_000, "17,001 BCE"),
            (i64::MIN, "9,223,372,036,854,775,809 BCE"),
        ] {
            assert_eq!(Messages::english().year(year), words);
        }
    }

    #[test]
    fn an_axis_names_decades_and_millions_of_years() {
        let english = Messages::english();
        assert_eq!(english.decade(1950), "1950s");
        let years = [-13_799_999_999, -999_999_999, -999_900_000, -65_999_999, -99_999, 2_550_000, 30_000];
        let millions = years.map(|year| english.millions(year));
        let words = [
            "13.8 billion BCE",
            "1 billion BCE",
            "999.9 million BCE",
            "66 million BCE",
            "0.1 million BCE",
            "2.6 million CE",
            "30,000 CE",
        ];
        assert_eq!(millions, words);
    }
}
