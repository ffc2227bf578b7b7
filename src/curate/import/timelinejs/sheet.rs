//! The table of a TimelineJS spreadsheet: the columns of version 3, and those of version 1.

use super::super::dates::{ReadDate, of_text};
use super::super::html::to_plain;
use super::super::report::ImportError;
use super::super::table::{Row, Table};
use super::super::timeline::ImportedTimeline;
use super::json::{add_era, set_title};
use super::slide::{Slide, date_of, number};

/// Reads the rows of a table.
///
/// # Errors
/// Where it is no such table.
pub fn read_timelinejs_sheet(text: &str) -> Result<ImportedTimeline, ImportError> {
    let table = Table::read(text, None)?;
    let is_old = table.column("Start Date").is_some();
    if !is_old && table.column("Year").is_none() {
        return Err(ImportError::new(
            None,
            format!(
                "this table is not of TimelineJS: it has neither “Year” nor “Start Date”, but {}; import other tables with \
                 `sourceline import csv`",
                table.header_words()
            ),
        ));
    }
    let mut out = ImportedTimeline::default();
    let mut has_title = false;
    for row in &table.rows {
        let slide = if is_old { old_slide(&table, row) } else { slide(&table, row) };
        let kind = row.cell(table.column("Type")).to_lowercase();
        let place = row.place();
        match kind.as_str() {
            "title" if !has_title && (slide.start.is_none() || !slide.headline.is_empty()) => {
                has_title = true;
                set_title(&slide, &mut out);
            }
            "era" => add_era(place, to_plain(&slide.headline), slide.start, slide.end, &mut out),
            "" | "title" => {
                let mut slide = slide;
                if kind == "title" {
                    slide.remarks.push("it is a second title: it is an event here".to_owned());
                }
                slide.add_to(place, &mut out);
            }
            other => {
                let mut slide = slide;
                slide.remarks.push(format!("its type “{other}” is left out"));
                slide.add_to(place, &mut out);
            }
        }
    }
    if let Some(line) = table.cut_at {
        let place = super::super::report::ImportPosition::Line(line);
        out.report.add(place, "", "the file ends within a quoted cell, so this row may be cut off");
    }
    Ok(out)
}

fn texts(table: &Table, row: &Row) -> Slide {
    let cell = |name: &str| row.cell(table.column(name)).to_owned();
    let mut remarks = Vec::new();
    let beyond = row.cells.iter().skip(table.header.len()).filter(|cell| !cell.trim().is_empty()).count();
    if beyond > 0 {
        remarks.push(format!("{beyond} cells beyond the header are left out"));
    }
    Slide {
        display_date: cell("Display Date"),
        headline: cell("Headline"),
        text: cell("Text"),
        media: cell("Media"),
        credit: cell("Media Credit"),
        caption: cell("Media Caption"),
        alt: cell("Alt Text"),
        thumbnail: !cell("Media Thumbnail").is_empty(),
        background: !cell("Background").is_empty(),
        remarks,
        ..Slide::default()
    }
}

fn slide(table: &Table, row: &Row) -> Slide {
    let cell = |name: &str| row.cell(table.column(name)).to_owned();
    let date = |names: [&str; 3]| {
        let [year, month, day] = names.map(cell);
        if year.is_empty() {
            let rest = [&month, &day].iter().any(|part| !part.is_empty());
            return rest.then(|| Err("it has no year".to_owned()));
        }
        let Some(number_of_year) = number(&year) else {
            // "c. 1450" in the column of the year.
            return Some(of_text(&year, None));
        };
        let mut remarks = Vec::new();
        let mut part = |text: &str| {
            let read = number(text);
            if read.is_none() && !text.is_empty() {
                remarks.push(format!("“{text}” is no whole number: it is left out"));
            }
            read
        };
        let (month, day) = (part(&month), part(&day));
        Some(date_of(number_of_year, month, day).map(|mut read| {
            read.remarks.extend(remarks);
            read
        }))
    };
    let times = ["Time", "End Time"].map(cell).into_iter().filter(|time| !time.is_empty()).collect();
    Slide {
        start: date(["Year", "Month", "Day"]),
        end: date(["End Year", "End Month", "End Day"]),
        times,
        group: cell("Group"),
        ..texts(table, row)
    }
}

fn old_slide(table: &Table, row: &Row) -> Slide {
    let cell = |name: &str| row.cell(table.column(name)).to_owned();
    let date = |name: &str| Some(cell(name)).filter(|text| !text.is_empty()).map(|text| old_date(&text));
    Slide { start: date("Start Date"), end: date("End Date"), group: cell("Tag"), ..texts(table, row) }
}

/// A date of version 1: `Y[-MM[-DD]]` with a sign, `M/D/YYYY`, `M/YYYY`, `Y,M,D`, each perhaps with a time.
pub fn old_date(text: &str) -> Result<ReadDate, String> {
    let text = text.trim();
    let (day, time) = match text.find([' ', 'T']).filter(|at| text[at + 1..].contains(':')) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let read = numbers_of(day)
        .map_or_else(|| of_text(day, None), |[year, month, day]| date_of(year.unwrap_or_default(), month, day));
    read.map(|mut read| {
        read.remarks.extend(time.map(|time| format!("the time {time} is left out")));
        read
    })
}

/// The year, the month and the day.
fn numbers_of(text: &str) -> Option<[Option<i64>; 3]> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let separator = [',', '/', '-'].into_iter().find(|separator| digits.contains(*separator));
    let parts: Vec<&str> =
        separator.map_or_else(|| vec![digits], |separator| digits.split(separator).map(str::trim).collect());
    let is_digits = |part: &&str| part.is_empty() || part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(is_digits) || parts[0].is_empty() {
        return None;
    }
    let part = |at: usize| parts.get(at).and_then(|part| part.parse::<i64>().ok());
    match (separator, parts.len()) {
        // The month is first in them.
        (Some('/'), 3) if parts[0].len() < 3 && parts[2].len() > 2 => Some([part(2), part(0), part(1)]),
        (Some('/'), 2) if parts[0].len() < 3 && parts[1].len() > 2 => Some([part(1), part(0), None]),
        (Some('/'), _) if parts[0].len() < 3 => None,
        (_, 1..=3) | (Some(','), _) => Some([Some(part(0)?.checked_mul(sign)?), part(1), part(2)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_version_1() {
        for (text, edtf) in [
            ("1963,8,9", "1963-08-09"),
            ("1963", "1963"),
            ("1963,8,", "1963-08"),
            ("-44", "-0043"),
            ("-44-03-15", "-0043-03-15"),
            ("8/9/1963", "1963-08-09"),
            ("8/1963", "1963-08"),
            ("1963/8/9", "1963-08-09"),
            ("1963-08-09T10:00:00Z", "1963-08-09"),
            ("8/9/1963 10:30", "1963-08-09"),
            ("1963,8,9,10,30", "1963-08-09"),
        ] {
            assert_eq!(old_date(text).expect(text).edtf, edtf, "{text}");
        }
        assert!(old_date("11-Mar-15").is_err() && old_date("8/9/63").is_err());
    }
}
