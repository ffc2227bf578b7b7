//! The dates of Markwhen: EDTF, dates in words, ranges, lengths, and dates that depend on other events.

use super::super::dates::{DateOrder, ReadDate, edtf_day, interval, of_text};
use crate::model::date::{Date, Day, days_in_month};
use std::collections::HashMap;

/// The date of an event.
#[derive(Clone, Debug)]
pub struct ReadRange {
    pub read: ReadDate,
    /// Whether it says something else than what is written, so that what is written is worth a note.
    pub is_guess: bool,
}

/// What dates depend on: the order of days and months, and the events before.
#[derive(Debug, Default)]
pub struct MarkwhenDates {
    order: Option<DateOrder>,
    /// The first day of an event, and the day after its last one.
    last: Option<(Day, Day)>,
    by_id: HashMap<String, (Day, Day)>,
}

impl MarkwhenDates {
    pub fn new(order: Option<DateOrder>) -> Self {
        Self { order, ..Self::default() }
    }

    /// Takes the order of the header, if none was given.
    pub fn set_order(&mut self, order: DateOrder) {
        self.order = self.order.or(Some(order));
    }

    /// Notes an event that others may depend on.
    pub fn remember(&mut self, range: &ReadRange, id: Option<&str>) {
        let Some(date) = range.read.date() else { return };
        let (first, last) = (date.earliest(), date.latest());
        if first.is_infinite() {
            return;
        }
        let after = if last.is_infinite() { first } else { Day::new(last.number().saturating_add(1)) };
        self.last = Some((first, after));
        if let Some(id) = id {
            self.by_id.insert(id.to_owned(), (first, after));
        }
    }

    /// The date that a line begins with, as it is written, the rest of the line, and how it is read; `None` if it begins no event.
    pub fn event_of(&self, line: &str) -> Option<(String, String, Result<ReadRange, String>)> {
        const MAX_CHARS: usize = 90;
        let line = line.trim_start();
        let colons = line.match_indices(':').map(|(at, _)| at).take_while(|at| *at <= MAX_CHARS);
        let colons: Vec<usize> = colons.take(8).collect();
        // A colon before white space is not that of a time.
        let is_end = |at: &usize| line[at + 1..].chars().next().is_none_or(char::is_whitespace);
        let (ends, others): (Vec<usize>, Vec<usize>) = colons.into_iter().partition(is_end);
        let found = |at: usize| Some((at, self.range(&line[..at])?));
        let found = ends.iter().chain(&others).find_map(|&at| found(at));
        if let Some((at, read)) = found {
            return Some((line[..at].trim().to_owned(), line[at + 1..].to_owned(), Ok(read)));
        }
        let at = *ends.first()?;
        let written = line[..at].trim();
        let why = unreadable(written)?;
        Some((written.to_owned(), line[at + 1..].to_owned(), Err(why)))
    }

    fn range(&self, text: &str) -> Option<ReadRange> {
        let text = text.trim();
        if let Some((first, rule)) = text.split_once("every ") {
            let first = first.trim().trim_end_matches(',');
            let mut read = self.range(first).filter(|_| !first.is_empty())?;
            read.read.remarks.push(format!("it is repeated (every {}): only the first one is kept", rule.trim()));
            read.is_guess = true;
            return Some(read);
        }
        if !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '!' | '~' | '.' | '/' | '–')) {
            return None;
        }
        if let Some(read) = self.single(text) {
            return Some(read);
        }
        for separator in [" - ", " – ", " to ", " / ", "/", "–", "-"] {
            for (at, _) in text.match_indices(separator) {
                let (start, end) = (text[..at].trim(), text[at + separator.len()..].trim());
                let Some(start) = self.single(start) else { continue };
                if let Some(read) = self.ended(start, end) {
                    return Some(read);
                }
            }
        }
        None
    }

    /// A start with its end: a date, a length, or now.
    fn ended(&self, start: ReadRange, end: &str) -> Option<ReadRange> {
        let is_single = !start.read.edtf.contains('/') || start.is_guess;
        if matches!(end.to_lowercase().as_str(), "now" | "present" | "today") && is_single {
            let edtf = format!("{}/..", start.read.edtf);
            edtf.parse::<Date>().ok()?;
            return Some(ReadRange { read: ReadDate { edtf, ..start.read }, is_guess: start.is_guess });
        }
        if let Some(length) = Length::read(end) {
            let first = start.read.date()?.earliest();
            let last = Day::new(length.after(first)?.number().saturating_sub(1)).max(first);
            let mut remarks = start.read.remarks.clone();
            remarks.push(format!("it lasts {end}: until {}", edtf_day(last)?));
            let head = start.read.edtf.split('/').next().unwrap_or_default().to_owned();
            let read = interval(ReadDate { edtf: head, remarks }, ReadDate::exact(edtf_day(last)?));
            return Some(ReadRange { read, is_guess: true });
        }
        let end = self.single(end)?;
        if start.read.edtf.contains('/') || end.read.edtf.contains('/') {
            return None;
        }
        Some(ReadRange { read: interval(start.read, end.read), is_guess: start.is_guess || end.is_guess })
    }

    fn single(&self, text: &str) -> Option<ReadRange> {
        if let Some(week) = week(text) {
            return Some(ReadRange { read: week, is_guess: true });
        }
        // Month first is the rule of Markwhen.
        if let Ok(mut read) = of_text(text, self.order.or(Some(DateOrder::MonthFirst))) {
            let is_ambiguous = read.remarks.iter().any(|remark| remark.contains("could be"));
            let is_guess = text.parse::<Date>().is_err() && !read.is_plain();
            if !is_ambiguous && !read.remarks.iter().any(|remark| remark.contains("time")) {
                read.remarks.clear();
            }
            if self.order.is_none() && is_slashed_both_ways(text) {
                read.remarks
                    .push(format!("“{text}” is read with the month first; --date-order dmy reads the day first"));
            }
            return Some(ReadRange { read, is_guess });
        }
        self.relative(text)
    }

    /// `[by|before|after] [!id[.start|.end]] 3 weeks 2 days`
    fn relative(&self, text: &str) -> Option<ReadRange> {
        let mut rest = text;
        let mut is_before = false;
        let mut has_word = false;
        for word in ["before ", "by ", "after "] {
            if let Some(after) = rest.strip_prefix(word) {
                (rest, has_word) = (after.trim(), true);
                is_before = word != "after ";
                break;
            }
        }
        let mut reference = self.last;
        let mut named = None;
        if let Some(after) = rest.strip_prefix('!') {
            let (name, length) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
            let (id, side) = name.split_once('.').map_or((name, None), |(id, side)| (id, Some(side)));
            reference = self.by_id.get(id).copied();
            reference = match side {
                Some("start") => reference.map(|(first, _)| (first, first)),
                _ => reference,
            };
            (rest, named) = (length.trim(), Some(id));
        }
        let length = Length::read(rest);
        if length.is_none() && !(rest.is_empty() && named.is_some() && has_word) {
            return None;
        }
        let Some((first, after)) = reference else {
            return named.is_none().then_some(None).flatten();
        };
        let (from, until) = match (is_before, length) {
            (true, Some(length)) => (length.before(first)?, first),
            (true, None) => (Day::new(first.number() - 1), first),
            (false, Some(length)) => (after, length.after(after)?),
            (false, None) => (after, after),
        };
        let last = Day::new(until.number().saturating_sub(1)).max(from);
        let read = interval(ReadDate::exact(edtf_day(from)?), ReadDate::exact(edtf_day(last)?));
        let remark = format!("“{text}” comes to {}", read.edtf);
        Some(ReadRange { read: ReadDate { edtf: read.edtf, remarks: vec![remark] }, is_guess: true })
    }
}

/// `7/4/1776`, where both numbers may be months.
fn is_slashed_both_ways(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('/').map(|part| part.trim().parse().ok()).collect();
    matches!(parts[..], [Some(a), Some(b), Some(year)] if a != b && a <= 12 && b <= 12 && year > 99)
}

/// `2020-W15`, from Monday to Sunday (ISO 8601).
fn week(text: &str) -> Option<ReadDate> {
    let (year, number) = text.split_once("-W").or_else(|| text.split_once("-w"))?;
    let (year, number): (i64, i64) = (year.parse().ok()?, number.parse().ok()?);
    if !(1..=53).contains(&number) {
        return None;
    }
    let fourth = Day::from_ymd(year, 1, 4)?;
    // 1970-01-01 was a Thursday.
    let monday = fourth.number() - (fourth.number() + 3).rem_euclid(7) + (number - 1) * 7;
    let read = interval(ReadDate::exact(edtf_day(Day::new(monday))?), ReadDate::exact(edtf_day(Day::new(monday + 6))?));
    Some(ReadDate { remarks: vec![format!("the week {text} is {}", read.edtf)], ..read })
}

/// A length of time in months and days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Length {
    months: i64,
    days: i64,
}

impl Length {
    /// `3 weeks 2 days`
    fn read(text: &str) -> Option<Self> {
        let spaced: String = text.replace(" and ", " ").replace(',', " ");
        let mut out = Self { months: 0, days: 0 };
        let mut words = spaced.split_whitespace().peekable();
        words.peek()?;
        while let Some(word) = words.next() {
            let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let number: i64 = word[..digits].parse().ok().filter(|number| *number < 1_000_000)?;
            let unit = if digits < word.len() { &word[digits..] } else { words.next()? };
            match unit.to_lowercase().trim_end_matches('.') {
                "d" | "day" | "days" | "weekday" | "weekdays" => out.days += number,
                "w" | "week" | "weeks" => out.days += 7 * number,
                "mo" | "mos" | "month" | "months" => out.months += number,
                "y" | "yr" | "yrs" | "year" | "years" => out.months += 12 * number,
                "decade" | "decades" => out.months += 120 * number,
                "century" | "centuries" => out.months += 1200 * number,
                "h" | "hr" | "hrs" | "hour" | "hours" | "min" | "mins" | "minute" | "minutes" | "s" | "sec"
                | "secs" | "second" | "seconds" | "ms" | "millisecond" | "milliseconds" => {}
                _ => return None,
            }
        }
        Some(out)
    }

    fn after(self, day: Day) -> Option<Day> {
        self.shifted(day, 1)
    }

    fn before(self, day: Day) -> Option<Day> {
        self.shifted(day, -1)
    }

    fn shifted(self, day: Day, sign: i64) -> Option<Day> {
        let (year, month, of_month) = day.ymd();
        let months = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(sign * self.months)?;
        let (year, month) = (months.div_euclid(12), u8::try_from(months.rem_euclid(12)).ok()? + 1);
        let moved = Day::from_ymd(year, month, of_month.min(days_in_month(year, month)))?;
        Some(Day::new(moved.number().checked_add(sign * self.days)?))
    }
}

/// Why what looks like a date is none; `None` if it does not look like one.
fn unreadable(text: &str) -> Option<String> {
    const WORDS: [&str; 27] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "bc", "bce", "ad", "ce",
        "c", "ca", "circa", "now", "to", "from", "early", "mid", "late", "every", "after",
    ];
    let is_date_word = |word: &str| {
        let word = word.to_lowercase();
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.is_empty()
            || word.starts_with('!')
            || letters.len() < word.len() && matches!(letters, "st" | "nd" | "rd" | "th" | "s")
            || Length::read(&format!("1 {word}")).is_some()
            || WORDS
                .iter()
                .any(|known| word == *known || known.len() == 3 && word.starts_with(known) && word.len() <= 9)
    };
    let words: Vec<&str> = text.split([' ', ',', '.', '/', '-', '–']).filter(|word| !word.is_empty()).collect();
    let has_number = text.contains(|c: char| c.is_ascii_digit()) || text.contains('!');
    let looks_like =
        text.chars().count() <= 60 && has_number && !words.is_empty() && words.iter().all(|word| is_date_word(word));
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 3);
    looks_like.then(|| match text.contains('!') {
        true => format!("“{text}” names an event that is not above it"),
        false if text.contains("every") => format!("“{text}” has no first date"),
        false if has_year => format!("“{text}” is no date that can be read"),
        false => format!("“{text}” is no date that can be read: it has no year"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_markwhen() {
        let mut dates = MarkwhenDates::default();
        dates.remember(&ReadRange { read: ReadDate::exact("2000-01-01"), is_guess: false }, Some("a"));
        for (text, edtf) in [
            ("44 BCE", "-0043"),
            ("300-200 BCE", "-0299/-0199"),
            ("-0043", "-0043"),
            ("1914-07-28/", "1914-07-28/"),
            ("1920s", "192X"),
            ("19XX", "19XX"),
            ("1850~", "1850~"),
            ("1850?", "1850?"),
            ("c. 1920", "1920~"),
            ("Spring 1945", "1945-21"),
            ("123456 BCE", "Y-123455"),
            ("500 AD", "0500"),
            ("500", "0500"),
            ("07/04/1776", "1776-07-04"),
            ("07/04/1776 - 07/06/1776", "1776-07-04/1776-07-06"),
            ("4 July 1776", "1776-07-04"),
            ("July 1776 / August 1776", "1776-07/1776-08"),
            ("1974-now", "1974/.."),
            ("2018-05-05 - now", "2018-05-05/.."),
            ("2018/6 months", "2018/2018-06-30"),
            ("2018-03 - 2 weeks", "2018-03/2018-03-14"),
            ("2020-W15", "2020-04-06/2020-04-12"),
            ("2020-01-01T10:00:00Z", "2020-01-01"),
            ("3 weeks", "2000-01-02/2000-01-22"),
            ("after !a 2 months", "2000-01-02/2000-03-01"),
            ("after !a", "2000-01-02"),
            ("before !a 1 week", "1999-12-25/1999-12-31"),
            ("!a.start 5 days", "2000-01-01/2000-01-05"),
            ("2020-01-01 every 2 weeks for 6 times", "2020-01-01"),
        ] {
            let (_, rest, read) = dates.event_of(&format!("{text}: x")).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.map(|range| range.read.edtf).as_deref(), rest.as_str()), (Ok(edtf), " x"), "{text}");
        }
        for text in ["12", "Jul 4", "4 July", "after !b 3 days", "1776-13-45", "every 3 weeks"] {
            let found = dates.event_of(&format!("{text}: x"));
            assert!(matches!(found, Some((_, _, Err(_)))), "{text}: {found:?}");
        }
        for text in ["title", "Note", "10:30", "see", "The 3 days that"] {
            assert!(dates.event_of(&format!("{text}: x")).is_none(), "{text}");
        }
        let (written, rest, _) = dates.event_of("1974-now:TCP: x").expect("an event");
        assert_eq!((written.as_str(), rest.as_str()), ("1974-now", "TCP: x"));
    }
}
