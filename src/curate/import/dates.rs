//! Dates of other programs as EDTF. What is not known is not invented: a year stays a year.

use crate::model::date::{Date, Day, days_in_month};

/// How a file counts the years before the common era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearCount {
    /// -44 is a label, 44 BCE; there is no year 0.
    Label,
    /// -43 is 44 BCE, as in EDTF.
    Astronomical,
}

/// A year as EDTF writes it.
pub fn year_text(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    }
}

/// A date in EDTF, and what was left out of it, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadDate {
    pub edtf: String,
    pub remarks: Vec<String>,
}

impl ReadDate {
    pub fn exact(edtf: impl Into<String>) -> Self {
        Self { edtf: edtf.into(), remarks: Vec::new() }
    }

    /// Whether it says what was written, and not how that was understood: a day, a month, a year or an interval of them.
    pub fn is_plain(&self) -> bool {
        let is_plain = |end: &str| {
            let is_season = end.len() == 7 && end.as_bytes()[4] == b'-' && &end[5..] > "12";
            !is_season && end.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'Y'))
        };
        let is_sure =
            |remark: &String| !["could be", "only its year", "is left out"].iter().any(|words| remark.contains(words));
        self.edtf.split('/').all(is_plain) && self.remarks.iter().all(is_sure)
    }

    /// The date itself.
    pub fn date(&self) -> Option<Date> {
        self.edtf.parse().ok()
    }
}

/// A year, a month and a day. A month or a day that does not exist is left out, and so is what is below it.
///
/// # Errors
/// Why it is no date, in words.
pub fn of_parts(year: i64, month: Option<i64>, day: Option<i64>, count: YearCount) -> Result<ReadDate, String> {
    let astronomical = match count {
        YearCount::Label if year == 0 => return Err("the year 0 does not exist: 1 BCE is written as -1".to_owned()),
        YearCount::Label if year < 0 => year.checked_add(1),
        _ => Some(year),
    };
    let mut out = ReadDate::exact(astronomical.map(year_text).unwrap_or_default());
    if out.date().is_none() {
        return Err(format!("the year {year} is too far away"));
    }
    let astronomical = astronomical.unwrap_or_default();
    let mut absent = |what: &str, value: i64| out.remarks.push(format!("there is no {what} {value}: it is left out"));
    let small = |value: i64| u8::try_from(value).ok().filter(|&value| value > 0);
    let Some(month) = month else {
        if let Some(day) = day.filter(|&day| day != 0) {
            out.remarks.push(format!("the day {day} has no month: it is left out"));
        }
        return Ok(out);
    };
    let Some(known) = small(month).filter(|month| *month <= 12) else {
        absent("month", month);
        return Ok(out);
    };
    let day = day.and_then(|day| {
        let known = small(day).filter(|&day| day <= days_in_month(astronomical, known));
        if known.is_none() {
            absent("day", day);
        }
        known
    });
    out.edtf.push_str(&format!("-{known:02}"));
    if let Some(day) = day {
        out.edtf.push_str(&format!("-{day:02}"));
    }
    Ok(out)
}

/// An interval of two dates; a single date if they are the same, or if the end is before the start.
pub fn interval(start: ReadDate, end: ReadDate) -> ReadDate {
    if start.edtf == end.edtf {
        return ReadDate { remarks: [start.remarks, end.remarks].concat(), edtf: start.edtf };
    }
    let both = format!("{}/{}", start.edtf, end.edtf);
    let mut remarks = [start.remarks, end.remarks].concat();
    if both.parse::<Date>().is_ok() {
        return ReadDate { edtf: both, remarks };
    }
    remarks.push(format!("the end {} is before the start: it is left out", end.edtf));
    ReadDate { edtf: start.edtf, remarks }
}

/// In which order days and months are, where only digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/12/1999
    DayFirst,
    /// 12/31/1999
    MonthFirst,
}

impl DateOrder {
    /// The order that some of these dates show, such as one with the day 31.
    pub fn of<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut day_first, mut month_first) = (false, false);
        for parts in dates.filter_map(slashed) {
            day_first |= parts[0] > 12;
            month_first |= parts[1] > 12;
        }
        match (day_first, month_first) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

/// `4/7/1776`: two numbers and a year.
fn slashed(text: &str) -> Option<[i64; 3]> {
    let mut words = text.split_whitespace();
    let text = words.next()?;
    if words.any(|word| !word.contains(':') && !matches!(word.to_lowercase().as_str(), "am" | "pm")) {
        return None;
    }
    let mut parts = text.split(['/', '-', '.']).map(str::parse);
    let all = [parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?];
    (parts.next().is_none() && all[2] > 99 && all[0] < 100 && all[1] < 100).then_some(all)
}

/// A date as people write it: EDTF, "14 February 1950", "c. 1957", "44 BC", "1950–53".
///
/// # Errors
/// Why it is no date, in words.
pub fn of_text(text: &str, order: Option<DateOrder>) -> Result<ReadDate, String> {
    let text = text.trim();
    let unreadable = || format!("“{}” is no date that can be read", text.chars().take(60).collect::<String>());
    if text.is_empty() {
        return Err("it has no date".to_owned());
    }
    if let Ok(date) = text.parse::<Date>() {
        let edtf = date.to_string();
        // A number of four digits with a sign is EDTF only if it has all of them.
        let is_time = text.len() > edtf.len() && text.contains(['T', 't']);
        let remarks = if is_time { vec![format!("the time of “{text}” is left out")] } else { Vec::new() };
        return Ok(ReadDate { edtf, remarks });
    }
    if let Some([first, second, year]) = slashed(text) {
        let by = |day, month| of_parts(year, Some(month), Some(day), YearCount::Astronomical);
        return match order {
            _ if first > 12 && second > 12 => Err(unreadable()),
            _ if first > 12 || first == second => by(first, second),
            _ if second > 12 => by(second, first),
            Some(DateOrder::DayFirst) => by(first, second),
            Some(DateOrder::MonthFirst) => by(second, first),
            None => {
                let remark = format!(
                    "“{text}” has the day or the month first: only its year is kept; say which with --date-order"
                );
                Ok(ReadDate { edtf: year_text(year), remarks: vec![remark] })
            }
        };
    }
    // The order also holds for the ends of a range.
    let ends = [" - ", " – ", " to "].into_iter().find_map(|separator| text.split_once(separator));
    if let Some((start, end)) = ends.filter(|&(start, end)| slashed(start).is_some() && slashed(end).is_some()) {
        return Ok(interval(of_text(start, order)?, of_text(end, order)?));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() != 4 {
        return match text.len() {
            3 => Ok(ReadDate { edtf: format!("0{text}"), remarks: vec![format!("“{text}” is read as a year")] }),
            8 => loose(text).ok_or_else(unreadable),
            1 | 2 => Err(format!("“{text}” is no date: a year has four digits")),
            _ => Err(format!("“{text}” is no date; if a spreadsheet wrote it, give the column the format of a date")),
        };
    }
    loose(text).ok_or_else(unreadable)
}

/// A date that is not EDTF.
fn loose(text: &str) -> Option<ReadDate> {
    let readings = Date::readings(text);
    let edtf = readings.first()?.to_string();
    // "Mar 15" is no day of the year 15.
    let year = readings.first()?.earliest();
    let says_era = text
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic() && c != '.')
        .any(|word| matches!(word.replace('.', "").as_str(), "bc" | "bce" | "ad" | "ce"));
    if !year.is_infinite() && (0..100).contains(&year.ymd().0) && !says_era && !text.contains("00") {
        return None;
    }
    let mut remarks = vec![format!("“{text}” is read as {edtf}")];
    if let Some(other) = readings.get(1) {
        remarks = vec![format!("“{text}” is read as {edtf}, and could be {other}")];
    }
    Some(ReadDate { edtf, remarks })
}

/// A date in words beside numbers: its reading, if it contains what the numbers say.
pub fn display_date(words: &str, numbers: &Date) -> Option<Date> {
    let read = of_text(words, None).ok()?.date()?;
    let contains = read.earliest() <= numbers.earliest() && numbers.latest() <= read.latest();
    contains.then_some(read)
}

/// A day in EDTF.
pub fn edtf_day(day: Day) -> Option<String> {
    if day.is_infinite() {
        return None;
    }
    let (year, month, day) = day.ymd();
    Some(format!("{}-{month:02}-{day:02}", year_text(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_never_invented() {
        use YearCount::{Astronomical, Label};
        for (year, month, day, count, edtf, remarks) in [
            (1914, None, None, Label, "1914", 0),
            (1914, Some(7), None, Label, "1914-07", 0),
            (1914, Some(7), Some(28), Label, "1914-07-28", 0),
            (-44, None, None, Label, "-0043", 0),
            (-1, Some(3), None, Label, "0000-03", 0),
            (-43, None, None, Astronomical, "-0043", 0),
            (0, None, None, Astronomical, "0000", 0),
            (-13_800_000_000, None, None, Label, "Y-13799999999", 0),
            (1914, Some(13), Some(1), Label, "1914", 1),
            (1914, Some(0), None, Label, "1914", 1),
            (1914, Some(2), Some(45), Label, "1914-02", 1),
            (1914, None, Some(4), Label, "1914", 1),
        ] {
            let read = of_parts(year, month, day, count).expect("a date");
            assert_eq!((read.edtf.as_str(), read.remarks.len()), (edtf, remarks));
        }
        assert!(of_parts(0, None, None, Label).is_err());
        assert!(of_parts(i64::MIN, None, None, Label).is_err());
    }

    #[test]
    fn dates_as_people_write_them() {
        use DateOrder::{DayFirst, MonthFirst};
        for (text, order, edtf) in [
            ("1950~", None, "1950~"),
            ("-0043", None, "-0043"),
            ("-44", None, "-0043"),
            ("c. 1450", None, "1450~"),
            ("spring 1917", None, "1917-21"),
            ("1930s", None, "193X"),
            ("44 BCE", None, "-0043"),
            ("7/4/1776", None, "1776"),
            ("7/4/1776", Some(MonthFirst), "1776-07-04"),
            ("7/4/1776", Some(DayFirst), "1776-04-07"),
            ("13/4/1776", Some(MonthFirst), "1776-04-13"),
            ("1914-07-28T12:00:00Z", None, "1914-07-28"),
            ("19140728", None, "1914-07-28"),
        ] {
            assert_eq!(of_text(text, order).expect(text).edtf, edtf, "{text}");
        }
        for text in ["", "11-Mar-15", "Mar 15", "18264", "12", "yesterday", "13/13/1900"] {
            assert!(of_text(text, None).is_err(), "{text}: {:?}", of_text(text, None));
        }
        assert_eq!(DateOrder::of(["1/2/1900", "31/1/1900"].into_iter()), Some(DayFirst));
        assert_eq!(DateOrder::of(["1/2/1900", "1/31/1900"].into_iter()), Some(MonthFirst));
        assert_eq!(DateOrder::of(["13/2/1900", "1/31/1900"].into_iter()), None);
    }
}
