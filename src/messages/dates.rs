//! Puts dates into words. Never more precise than the date: what is unknown is said to be, a doubt about any part is a
//! doubt about the whole, and there is no year zero.

use super::Messages;
use super::years::Eras;
use crate::model::date::{Date, DateValue, Day, IntervalEnd, Period, SingleDate};

impl Messages {
    /// A date: "14 February 1950", "c. 1957", "1950s", "June 1950 – July 1953", "since 24 February 2022", "431 BCE".
    pub fn date(&self, date: &Date) -> String {
        if let Some(single) = date.as_single() {
            return self.single_date(single);
        }
        let text = self.text();
        let lone = |single: &SingleDate| self.phrase(single, Eras::WhereNeeded);
        match (date.start(), date.end()) {
            (IntervalEnd::Known(start), IntervalEnd::Known(end)) => self.interval(&start, &end),
            (IntervalEnd::Known(start), IntervalEnd::Open) => text.interval_since(self.remarked(lone(&start))),
            (IntervalEnd::Known(start), IntervalEnd::Unknown) => {
                text.interval_from(self.remarked(lone(&start).with(text.remark_end_unknown())))
            }
            (IntervalEnd::Open, IntervalEnd::Known(end)) => text.interval_until(self.remarked(lone(&end))),
            (IntervalEnd::Unknown, IntervalEnd::Known(end)) => {
                text.interval_until(self.remarked(lone(&end).with(text.remark_start_unknown())))
            }
            // The parser refuses these; were one made, this is all that is known.
            (IntervalEnd::Open | IntervalEnd::Unknown, IntervalEnd::Open | IntervalEnd::Unknown) => text.date_unknown(),
        }
    }

    /// A day: "14 February 1950". The infinities are "the beginning" and "the end".
    pub fn day(&self, day: Day) -> String {
        if day.is_infinite() {
            return if day == Day::MIN { self.text().beginning_of_time() } else { self.text().end_of_time() };
        }
        let (year, month, day) = day.ymd();
        self.day_pattern.format([&day.to_string(), self.month(month), &self.year(year)])
    }

    /// A year, month or day of a window: "1950", "February 1950", "14 February 1950".
    pub fn period(&self, period: &Period) -> String {
        self.single_date(period.single())
    }

    /// From one date to another: "1950–1953", "2–3 December 1989", "44 BCE – 14 CE".
    pub fn interval(&self, start: &SingleDate, end: &SingleDate) -> String {
        if start == end {
            // `1950/1950` began and ended in 1950; whether it filled the year is not said.
            return self.single_date(start);
        }
        if start.is_plain()
            && end.is_plain()
            && let Some(words) = self.folded(start.value(), end.value())
        {
            return words;
        }
        let eras = Eras::of_span(start, end);
        let spans = is_span(start) || is_span(end);
        let (start, end) = (self.remarked(self.phrase(start, eras)), self.remarked(self.phrase(end, eras)));
        if spans { self.text().interval_of_spans(start, end) } else { self.span(&start, &end) }
    }

    /// From one date to another in years, or as precisely as they are known if that is within a year: "c. 1145 BCE – 1980 CE",
    /// "1950s–1972", "2–3 December 1989".
    pub fn extent(&self, start: &SingleDate, end: &SingleDate) -> String {
        if start == end || start.earliest().ymd().0 == end.latest().ymd().0 {
            return self.interval(start, end);
        }
        if start.is_plain()
            && end.is_plain()
            && let (Some((first, ..)), Some((last, ..))) = (start.known(), end.known())
        {
            return self.years(first, last);
        }
        let eras = Eras::of_span(start, end);
        let words = |single: &SingleDate| {
            let words = match single.value() {
                DateValue::UnspecifiedYear(some) => self.unspecified_year(some, eras),
                _ => self.year_of_era(single.earliest().ymd().0, eras),
            };
            if single.is_approximate() { self.text().date_approximate(words) } else { words }
        };
        let (first, last) = (words(start), words(end));
        if is_span(start) || is_span(end) {
            self.text().interval_of_spans(first, last)
        } else {
            self.span(&first, &last)
        }
    }

    /// From one day or year to another, both already in words: "1950–1953", "4 February 1950 – 1953".
    pub fn span(&self, from: &str, to: &str) -> String {
        match (from == to, from.contains(' ') || to.contains(' ')) {
            (true, _) => from.to_owned(),
            (false, true) => self.text().interval(from, to),
            (false, false) => self.text().interval_compact(from, to),
        }
    }

    /// A month of a year: "February 1950".
    pub fn month_of_year(&self, year: i64, month: u8) -> String {
        self.month_pattern.format([self.month(month), &self.year(year), ""])
    }

    /// The name of a month from 1 to 12; empty for any other number.
    pub fn month(&self, month: u8) -> &str {
        name_of(&self.months, month)
    }

    /// The short name of a month from 1 to 12; empty for any other number.
    pub fn short_month(&self, month: u8) -> &str {
        name_of(&self.short_months, month)
    }

    fn single_date(&self, single: &SingleDate) -> String {
        self.remarked(self.phrase(single, Eras::WhereNeeded))
    }

    fn phrase(&self, single: &SingleDate, eras: Eras) -> Phrase {
        let text = self.text();
        let year_of = |year| self.year_of_era(year, eras);
        let month_of = |year, month| self.month_pattern.format([self.month(month), &year_of(year), ""]);
        let (words, remark) = match single.value() {
            DateValue::Year(year) => (year_of(year), None),
            DateValue::UnspecifiedYear(some) => (self.unspecified_year(some, eras), None),
            DateValue::Month { year, month } => (month_of(year, month), None),
            DateValue::Season { year, season } => {
                let remark = match season.code() {
                    25..=28 => Some(text.remark_northern_hemisphere()),
                    29..=32 => Some(text.remark_southern_hemisphere()),
                    _ => None,
                };
                (text.date_season(season.code(), year_of(year)), remark)
            }
            DateValue::Day { year, month, day } => {
                (self.day_pattern.format([&day.to_string(), self.month(month), &year_of(year)]), None)
            }
            DateValue::UnspecifiedMonth { year } => (year_of(year), Some(text.remark_month_unknown())),
            DateValue::UnspecifiedDay { year, month } => (month_of(year, month), Some(text.remark_day_unknown())),
            DateValue::UnspecifiedMonthAndDay { year } => (year_of(year), Some(text.remark_day_unknown())),
        };
        let words = if single.is_approximate() { text.date_approximate(words) } else { words };
        let phrase = Phrase { words, remarks: remark.into_iter().collect() };
        if single.is_uncertain() { phrase.with(text.remark_uncertain()) } else { phrase }
    }

    /// The words of a date with its remarks in one pair of brackets.
    fn remarked(&self, Phrase { words, remarks }: Phrase) -> String {
        if remarks.is_empty() {
            return words;
        }
        self.text().date_remarks(words, remarks.join(&self.text().remark_separator()))
    }

    /// Both ends with what they share said once, if they share anything.
    fn folded(&self, start: DateValue, end: DateValue) -> Option<String> {
        let text = self.text();
        match (start, end) {
            (DateValue::Year(first), DateValue::Year(last)) => Some(self.years(first, last)),
            (DateValue::Month { year, month: first }, DateValue::Month { year: same, month: last }) if year == same => {
                Some(text.interval_months(self.month(first), self.month(last), self.year(year)))
            }
            (DateValue::Day { year, month, day }, DateValue::Day { year: same, month: end_month, day: end_day })
                if year == same =>
            {
                let (day, end_day, year) = (day.to_string(), end_day.to_string(), self.year(year));
                let (first, last) = (self.month(month), self.month(end_month));
                Some(if month == end_month {
                    text.interval_days(day, end_day, first, year)
                } else {
                    text.interval_days_of_months(day, first, end_day, last, year)
                })
            }
            _ => None,
        }
    }
}

/// A date in words, and the remarks that belong behind it.
struct Phrase {
    words: String,
    remarks: Vec<String>,
}

impl Phrase {
    fn with(mut self, remark: String) -> Self {
        self.remarks.push(remark);
        self
    }
}

/// Whether its words are themselves from one year to another: "1900–1999".
fn is_span(single: &SingleDate) -> bool {
    matches!(single.value(), DateValue::UnspecifiedYear(some) if !some.is_decade())
}

fn name_of(months: &[String; 12], month: u8) -> &str {
    usize::from(month).checked_sub(1).and_then(|at| months.get(at)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::strategies;

    fn assert_words(table: &[(&str, &str)]) {
        for (text, words) in table {
            assert_eq!(Messages::english().date(&text.parse().unwrap()), *words, "{text}");
        }
    }

    #[test]
    fn days_months_and_years_are_said_plainly() {
        assert_words(&[
            ("1950-02-14", "14 February 1950"),
            ("1950-02-14T12:00:00Z", "14 February 1950"),
            ("1950-02", "February 1950"),
            ("1950", "1950"),
            ("1989-23", "autumn 1989"),
            ("1989-32", "winter 1989 (southern hemisphere)"),
            ("1989-33", "first quarter of 1989"),
            ("1989-41~", "c. second half of 1989"),
        ]);
    }

    #[test]
    fn doubts_are_said_of_the_whole_date() {
        assert_words(&[
            ("1957~", "c. 1957"),
            ("1957?", "1957 (uncertain)"),
            ("1957%", "c. 1957 (uncertain)"),
            ("1957-~06", "c. June 1957"),
            ("?1957-~06", "c. June 1957 (uncertain)"),
            ("195X~", "c. 1950s"),
            ("-0043?", "44 BCE (uncertain)"),
            ("1989-27?", "autumn 1989 (northern hemisphere, uncertain)"),
        ]);
    }

    #[test]
    fn what_is_not_known_is_said_to_be_unknown() {
        assert_words(&[
            ("1950-XX", "1950 (month unknown)"),
            ("1950-02-XX", "February 1950 (day unknown)"),
            ("1950-XX-XX", "1950 (day unknown)"),
            ("1950-02-XX?", "February 1950 (day unknown, uncertain)"),
            ("195X", "1950s"),
            ("19XX", "1900–1999"),
            ("190X", "1900–1909"),
            ("1XXX", "1000–1999"),
            ("012X", "120–129"),
            ("001X", "10–19 CE"),
            ("000X", "1 BCE – 9 CE"),
            ("-043X", "440–431 BCE"),
            ("-04XX", "500–401 BCE"),
            ("-000X", "10–1 BCE"),
        ]);
    }

    #[test]
    fn years_before_the_common_era_are_those_of_historians() {
        assert_words(&[
            ("0000", "1 BCE"),
            ("0001", "1 CE"),
            ("0014", "14 CE"),
            ("0476", "476"),
            ("-0043-03-15", "15 March 44 BCE"),
            ("-0430-02-03", "3 February 431 BCE"),
            ("-0430", "431 BCE"),
            ("-9999", "10,000 BCE"),
            ("Y-17000", "17,001 BCE"),
            ("Y170000002", "170,000,002 CE"),
        ]);
    }

    #[test]
    fn intervals_say_once_what_both_ends_share() {
        assert_words(&[
            ("1950/1953", "1950–1953"),
            ("1950/1950", "1950"),
            ("1950-06/1953-07", "June 1950 – July 1953"),
            ("1950-06-25/1953-07-27", "25 June 1950 – 27 July 1953"),
            ("1989-12-02/1989-12-03", "2–3 December 1989"),
            ("1965-02-04/1965-03-09", "4 February – 9 March 1965"),
            ("1950-02/1950-04", "February–April 1950"),
            ("1950/1953-07", "1950 – July 1953"),
            ("-0479/-0430", "480–431 BCE"),
            ("-0043/0014", "44 BCE – 14 CE"),
            ("-0043-03-15/0150-01", "15 March 44 BCE – January 150 CE"),
            ("-0430-02-03/-0430-02-05", "3–5 February 431 BCE"),
            ("0050/0150", "50–150 CE"),
            ("Y10000/Y12000", "10,000–12,000 CE"),
        ]);
    }

    #[test]
    fn ends_that_differ_in_doubt_are_each_said_whole() {
        assert_words(&[
            ("1950~/1953", "c. 1950 – 1953"),
            ("1957?/1960", "1957 (uncertain) – 1960"),
            ("1989-12-02~/1989-12-03", "c. 2 December 1989 – 3 December 1989"),
            ("195X/196X", "1950s–1960s"),
            ("19XX/2004", "from 1900–1999 to 2004"),
            ("-000X/195X", "from 10–1 BCE to 1950s CE"),
        ]);
    }

    #[test]
    fn open_and_unknown_ends_are_told_apart() {
        assert_words(&[
            ("2022-02-24/..", "since 24 February 2022"),
            ("1957~/..", "since c. 1957"),
            ("../1950", "until 1950"),
            ("/1991", "until 1991 (start unknown)"),
            ("1991/", "from 1991 (end unknown)"),
            ("1991?/", "from 1991 (uncertain, end unknown)"),
        ]);
    }

    #[test]
    fn an_extent_is_said_in_years_and_within_a_year_as_precisely_as_it_is_known() {
        for (start, end, words) in [
            ("1945-06-26", "2025-09-03", "1945–2025"),
            ("-1144~", "1980-05-08", "c. 1145 BCE – 1980 CE"),
            ("-0100", "0100", "101 BCE – 100 CE"),
            ("195X", "1972-02", "1950s–1972"),
            ("19XX", "2004", "from 1900–1999 to 2004"),
            ("1969-07-20", "1969-07-24", "20–24 July 1969"),
            ("1969", "1969-07-24", "1969 – 24 July 1969"),
            ("1969-07", "1969-07", "July 1969"),
            ("195X", "195X", "1950s"),
            ("1957?", "1960", "1957–1960"),
        ] {
            let [start, end] = [start, end].map(|text| *text.parse::<Date>().unwrap().as_single().unwrap());
            assert_eq!(Messages::english().extent(&start, &end), words);
        }
    }

    #[test]
    fn a_lone_day_is_said_like_a_date() {
        assert_eq!(Messages::english().day(Day::from_ymd(1950, 2, 14).unwrap()), "14 February 1950");
        assert_eq!(Messages::english().day(Day::from_ymd(-17_000, 1, 1).unwrap()), "1 January 17,001 BCE");
        assert_eq!(
            (Messages::english().day(Day::MIN).as_str(), Messages::english().day(Day::MAX).as_str()),
            ("the beginning", "the end")
        );
    }

    proptest! {
        #[test]
        fn words_show_neither_a_year_zero_nor_a_sign(text in strategies::date()) {
            let words = Messages::english().date(&text.parse().unwrap());
            prop_assert!(!words.contains('-') && !words.contains("year 0"), "{}", words);
            // A number 0 would be a year, month or day 0.
            prop_assert!(words.split(|c: char| !c.is_ascii_digit() && c != ',').all(|n| n != "0"), "{}", words);
        }

        #[test]
        fn words_mention_every_doubt(text in strategies::date()) {
            let date: Date = text.parse().unwrap();
            prop_assert_eq!(Messages::english().date(&date).contains("c. "), date.is_approximate());
            prop_assert_eq!(Messages::english().date(&date).contains("uncertain"), date.is_uncertain());
        }
    }
}
