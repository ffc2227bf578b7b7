//! The one place that puts dates in English. Never more precise than the date: what is unknown is said to
//! be, a doubt about any part is a doubt about the whole, and there is no year zero.

use super::day::Day;
use super::edtf::{Date, IntervalEnd};
use super::names::{month_name, season_words};
use super::single_date::{DateValue, SingleDate};
use super::years::{Eras, era_year, some_year, year_span, year_words};

impl Date {
    /// In English: "14 February 1950", "c. 1957", "1950s", "June 1950 – July 1953",
    /// "since 24 February 2022", "431 BCE".
    #[must_use]
    pub fn words(&self) -> String {
        if let Some(single) = self.as_single() {
            return single.words();
        }
        let lone = |single: &SingleDate| phrase(single, Eras::WhereNeeded);
        match (self.start(), self.end()) {
            (IntervalEnd::Known(start), IntervalEnd::Known(end)) => interval(&start, &end),
            (IntervalEnd::Known(start), IntervalEnd::Open) => format!("since {}", lone(&start).finish()),
            (IntervalEnd::Known(start), IntervalEnd::Unknown) => {
                format!("from {}", lone(&start).noting("end unknown").finish())
            }
            (IntervalEnd::Open, IntervalEnd::Known(end)) => format!("until {}", lone(&end).finish()),
            (IntervalEnd::Unknown, IntervalEnd::Known(end)) => {
                format!("until {}", lone(&end).noting("start unknown").finish())
            }
            // The parser refuses these; were one made, this is all it would say.
            (IntervalEnd::Open | IntervalEnd::Unknown, IntervalEnd::Open | IntervalEnd::Unknown) => {
                "date unknown".to_owned()
            }
        }
    }
}

impl SingleDate {
    /// In English, as the date it is.
    #[must_use]
    pub fn words(&self) -> String {
        phrase(self, Eras::WhereNeeded).finish()
    }
}

impl Day {
    /// In English: "14 February 1950". The infinities are "the beginning" and "the end".
    #[must_use]
    pub fn words(self) -> String {
        if self.is_infinite() {
            return if self == Day::MIN { "the beginning" } else { "the end" }.to_owned();
        }
        let (year, month, day) = self.ymd();
        format!("{day} {} {}", month_name(month), year_words(year))
    }
}

/// Words and what is noted behind them in one pair of brackets.
struct Phrase {
    core: String,
    notes: Vec<&'static str>,
}

impl Phrase {
    fn noting(mut self, note: &'static str) -> Phrase {
        self.notes.push(note);
        self
    }

    fn finish(self) -> String {
        let Phrase { core, notes } = self;
        if notes.is_empty() { core } else { format!("{core} ({})", notes.join(", ")) }
    }
}

fn phrase(single: &SingleDate, eras: Eras) -> Phrase {
    let year_of = |year| era_year(year, eras);
    let (core, note) = match single.value() {
        DateValue::Year(year) => (year_of(year), None),
        DateValue::UnspecifiedYear(some) => (some_year(some, eras), None),
        DateValue::Month { year, month } => (format!("{} {}", month_name(month), year_of(year)), None),
        DateValue::Season { year, season } => season_words(season, &year_of(year)),
        DateValue::Day { year, month, day } => (format!("{day} {} {}", month_name(month), year_of(year)), None),
        DateValue::UnspecifiedMonth { year } => (year_of(year), Some("month unknown")),
        DateValue::UnspecifiedDay { year, month } => {
            (format!("{} {}", month_name(month), year_of(year)), Some("day unknown"))
        }
        DateValue::UnspecifiedMonthAndDay { year } => (year_of(year), Some("day unknown")),
    };
    let core = if single.is_approximate() { format!("c. {core}") } else { core };
    let phrase = Phrase { core, notes: note.into_iter().collect() };
    if single.is_uncertain() { phrase.noting("uncertain") } else { phrase }
}

fn interval(start: &SingleDate, end: &SingleDate) -> String {
    if start == end {
        // `1950/1950` began and ended in 1950; whether it filled the year is not said.
        return start.words();
    }
    if start.is_plain()
        && end.is_plain()
        && let Some(words) = folded(start.value(), end.value())
    {
        return words;
    }
    let (first_year, last_year) = (start.earliest().ymd().0, end.latest().ymd().0);
    let eras = if first_year <= 0 && last_year > 0 { Eras::Always } else { Eras::WhereNeeded };
    let (start, end) = (phrase(start, eras).finish(), phrase(end, eras).finish());
    if start.contains('–') || end.contains('–') {
        format!("from {start} to {end}")
    } else if start.contains(' ') || end.contains(' ') {
        format!("{start} – {end}")
    } else {
        format!("{start}–{end}")
    }
}

/// Both ends with what they share said once, where they share anything.
fn folded(start: DateValue, end: DateValue) -> Option<String> {
    match (start, end) {
        (DateValue::Year(first), DateValue::Year(last)) => Some(year_span(first, last)),
        (DateValue::Month { year, month: first }, DateValue::Month { year: same, month: last }) if year == same => {
            Some(format!("{}–{} {}", month_name(first), month_name(last), year_words(year)))
        }
        (DateValue::Day { year, month, day }, DateValue::Day { year: same, month: end_month, day: end_day })
            if year == same =>
        {
            let year = year_words(year);
            let (first, last) = (month_name(month), month_name(end_month));
            Some(if month == end_month {
                format!("{day}–{end_day} {last} {year}")
            } else {
                format!("{day} {first} – {end_day} {last} {year}")
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies;
    use super::*;

    fn assert_words(table: &[(&str, &str)]) {
        for (text, words) in table {
            assert_eq!(text.parse::<Date>().unwrap().words(), *words, "{text}");
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
    fn a_lone_day_is_said_like_a_date() {
        assert_eq!(Day::from_ymd(1950, 2, 14).unwrap().words(), "14 February 1950");
        assert_eq!(Day::from_ymd(-17_000, 1, 1).unwrap().words(), "1 January 17,001 BCE");
        assert_eq!((Day::MIN.words().as_str(), Day::MAX.words().as_str()), ("the beginning", "the end"));
    }

    proptest! {
        #[test]
        fn words_show_neither_a_year_zero_nor_a_sign(text in strategies::date()) {
            let words = text.parse::<Date>().unwrap().words();
            prop_assert!(!words.contains('-') && !words.contains("year 0"), "{}", words);
            // A number 0 would be a year, month or day 0.
            prop_assert!(words.split(|c: char| !c.is_ascii_digit() && c != ',').all(|n| n != "0"), "{}", words);
        }

        #[test]
        fn words_mention_every_doubt(text in strategies::date()) {
            let date: Date = text.parse().unwrap();
            prop_assert_eq!(date.words().contains("c. "), date.is_approximate());
            prop_assert_eq!(date.words().contains("uncertain"), date.is_uncertain());
        }
    }
}
