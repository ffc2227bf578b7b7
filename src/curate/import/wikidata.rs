//! Results of a query of Wikidata, as JSON: the format of SPARQL, or a list of objects, as its page offers.

use super::dates::{ReadDate, YearCount, interval, of_parts, year_text};
use super::event::{ImportedEvent, ImportedMedium, ImportedReference};
use super::report::{ImportError, ImportPosition};
use super::source_file::cleaned;
use super::text::{from_plain, link, web_address};
use super::timeline::ImportedTimeline;
use crate::model::date::Day;
use serde_json::Value;
use std::collections::HashMap;

/// The variables that are read.
pub const VARIABLES: [&str; 19] = [
    "item",
    "itemLabel",
    "itemDescription",
    "date",
    "datePrecision",
    "dateCalendar",
    "end",
    "endPrecision",
    "endCalendar",
    "place",
    "placeLabel",
    "actor",
    "actorLabel",
    "person",
    "personLabel",
    "kindLabel",
    "article",
    "image",
    "itemAltLabel",
];

/// Reads the rows of a result. Rows of the same item and dates are one event.
///
/// # Errors
/// Where it is no such result.
pub fn read_wikidata(text: &str) -> Result<ImportedTimeline, ImportError> {
    let root: Value = serde_json::from_str(text)
        .map_err(|error| ImportError::new(ImportPosition::Line(error.line()), format!("this is not JSON: {error}")))?;
    let rows = root.pointer("/results/bindings").unwrap_or(&root).as_array().ok_or_else(|| {
        let message =
            "this is no result of a query: it has neither `results.bindings` nor a list of rows; download it as JSON";
        ImportError::new(None, message)
    })?;
    let mut out = ImportedTimeline::default();
    let mut unknown: Vec<&str> =
        rows.iter().take(1_000).filter_map(Value::as_object).flat_map(|row| row.keys()).map(String::as_str).collect();
    unknown.sort_unstable();
    unknown.dedup();
    let has_date = rows.is_empty() || unknown.contains(&"date");
    unknown.retain(|name| !VARIABLES.contains(name));
    if !has_date {
        return Err(ImportError::new(None, format!("the result has no variable ?date; it has {}", unknown.join(", "))));
    }
    if !unknown.is_empty() {
        out.report.add(ImportPosition::Item(0), "variables", format!("left out: {}", unknown.join(", ")));
    }
    // Where the event of an item and its dates is.
    let mut known: HashMap<[String; 3], usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let row = Row(row);
        let place = ImportPosition::Item(at + 1);
        let key = [row.id("item"), row.text("date"), row.text("end")];
        let event = match known.get(&key).filter(|_| !key[0].is_empty()) {
            Some(&event) => event,
            None => match event(place, &row) {
                Ok(event) => {
                    known.insert(key, out.events.len());
                    out.events.push(event);
                    out.events.len() - 1
                }
                Err(why) => {
                    out.report.lose(place, &cleaned(&row.name()), &why);
                    continue;
                }
            },
        };
        if let Some(event) = out.events.get_mut(event) {
            add_lists(event, &row);
        }
    }
    Ok(out)
}

/// A row: an object whose values are texts, or objects with a `value`.
struct Row<'a>(&'a Value);

impl Row<'_> {
    fn text(&self, variable: &str) -> String {
        let value = &self.0[variable];
        match value.get("value").unwrap_or(value) {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Whether it says that there is a value, but not which.
    fn is_unknown(&self, variable: &str) -> bool {
        self.0[variable]["type"] == "bnode"
            || self.text(variable).contains("/.well-known/genid/")
            || self.text(variable).starts_with("_:")
    }

    /// The id in the address of an item: `Q42`.
    fn id(&self, variable: &str) -> String {
        let text = self.text(variable);
        let id = text.rsplit('/').next().unwrap_or_default();
        let is_id = id
            .strip_prefix('Q')
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
        if is_id { id.to_owned() } else { String::new() }
    }

    fn label(&self, variable: &str) -> String {
        let label = cleaned(&self.text(&format!("{variable}Label")));
        let plain = cleaned(&self.text(variable));
        // Without a label, the service repeats the id, or the address of what is not known.
        let is_name = |name: &String| !name.is_empty() && !name.contains("://") && !name.starts_with("_:");
        Some(label).filter(is_name).or(Some(plain).filter(is_name)).unwrap_or_default()
    }

    fn name(&self) -> String {
        let label = self.label("item");
        if label.is_empty() { self.id("item") } else { label }
    }
}

fn event(place: ImportPosition, row: &Row<'_>) -> Result<ImportedEvent, String> {
    let mut event = ImportedEvent::new(place, &row.name());
    let read = date(row, "date")?;
    let start = read.ok_or("it has no date")?;
    let read = match date(row, "end") {
        Ok(Some(end)) => interval(start, end),
        Ok(None) => start,
        Err(why) => {
            event.remark(format!("its end is left out: {why}"));
            start
        }
    };
    event.date = read.edtf;
    for remark in read.remarks {
        if let Some(note) = remark.strip_prefix("note: ") {
            event.notes.push(note.to_owned());
        } else {
            event.remark(remark);
        }
    }
    let id = row.id("item");
    event.title = row.name();
    if event.title == id {
        event.remark("it has no label in the language of the query");
    }
    if event.title.is_empty() {
        event.title.clone_from(&event.date);
        event.remark("it has no label: its date is the title");
    }
    let description = cleaned(&row.text("itemDescription"));
    event.summary.clone_from(&description);
    let mut paragraphs: Vec<String> = Vec::new();
    if !id.is_empty() {
        event.sources.push(ImportedReference {
            title: "Wikidata".to_owned(),
            url: "https://www.wikidata.org/".to_owned(),
            locator: id.clone(),
            mark: "wikidata",
            is_of_date: true,
            keys: vec![("kind", "dataset".to_owned()), ("licence", "CC0 1.0".to_owned())],
            ..ImportedReference::default()
        });
        if !description.is_empty() {
            paragraphs.push(format!("{}[^wikidata]", from_plain(&description)));
        }
        let item = link(&format!("{id} on Wikidata"), &format!("https://www.wikidata.org/wiki/{id}"));
        let article = web_address(&row.text("article")).map(|url| format!(", {}", link("", &url)));
        paragraphs.push(format!("{item}{}", article.unwrap_or_default()));
    } else if !description.is_empty() {
        paragraphs.push(from_plain(&description));
    }
    event.text = paragraphs.join("\n\n");
    Ok(event)
}

/// What may have several values, each in a row of its own.
fn add_lists(event: &mut ImportedEvent, row: &Row<'_>) {
    let place = row.label("place");
    if !place.is_empty() && !event.location.split("; ").any(|known| known == place) {
        event.location = if event.location.is_empty() { place } else { format!("{}; {place}", event.location) };
    }
    let lists = [("actor", &mut event.actors), ("person", &mut event.people), ("kind", &mut event.kinds)];
    for (variable, list) in lists {
        let name = row.label(variable);
        if !name.is_empty() && !list.contains(&name) {
            list.push(name);
        }
    }
    // Files of Commons are named with http.
    let image = row.text("image").replacen("http://commons.wikimedia.org", "https://commons.wikimedia.org", 1);
    if let Some(url) = web_address(&image).filter(|url| !event.media.iter().any(|medium| medium.url == *url)) {
        event.media.push(ImportedMedium { url, credit: String::new(), ..ImportedMedium::default() });
    }
}

/// The date of a variable, at its precision. Remarks that begin with "note: " are for readers.
///
/// # Errors
/// Why there is none.
fn date(row: &Row<'_>, variable: &str) -> Result<Option<ReadDate>, String> {
    let text = row.text(variable);
    if row.is_unknown(variable) {
        return Err("its date is unknown".to_owned());
    }
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("“{}” is no date of Wikidata, as 1950-02-14T00:00:00Z", cleaned(&text));
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let mut parts = digits.split('T').next().unwrap_or_default().split('-');
    let mut part = || parts.next().map(|part| part.parse::<i64>().map_err(|_| wrong())).transpose();
    let (year, month, day) = (part()?.ok_or_else(wrong)? * sign, part()?, part()?);
    let precision = row.text(&format!("{variable}Precision"));
    let of = |month, day| of_parts(year, month, day, YearCount::Astronomical);
    let precision: i64 = match precision.rsplit('/').next().unwrap_or_default().parse() {
        Ok(precision) => precision,
        // 1 January is how Wikidata writes a year.
        Err(_) if (month, day) == (Some(1), Some(1)) => {
            let mut read = of(None, None)?;
            read.remarks.push(format!(
                "1 January may stand for the whole year: only {} is kept; query ?{variable}Precision",
                read.edtf
            ));
            return Ok(Some(read));
        }
        Err(_) => 11,
    };
    let given = |value: Option<i64>| value.filter(|value| *value > 0);
    let mut read = match precision {
        11.. => of(given(month), given(day))?,
        10 => of(given(month), None)?,
        9 => of(None, None)?,
        6..=8 if (1..=9999).contains(&year) => {
            let (length, digits) = [(10, 3), (100, 2), (1000, 1)][usize::try_from(8 - precision).unwrap_or_default()];
            // 1900 is in the 19th century, but in the 1900s.
            let first = if precision == 8 { year / length } else { (year - 1) / length };
            let edtf = format!("{first:0digits$}{}", "X".repeat(4 - digits));
            let mut read = ReadDate::exact(edtf);
            if precision < 8 && year % length == 0 {
                read.remarks.push(format!("the period that ends with {year} is read as {}", read.edtf));
            }
            read
        }
        _ => {
            let mut read = ReadDate::exact(format!("{}~", year_text(year)));
            read.remarks.push(format!("its precision is less than a year: it is {}", read.edtf));
            read
        }
    };
    let calendar = row.text(&format!("{variable}Calendar"));
    if calendar.ends_with("Q1985786") || calendar.to_lowercase().contains("julian") {
        // In results of queries, days of the Julian calendar are converted already; months and years are not.
        match read.date().filter(|_| precision >= 11).map(|date| date.earliest()) {
            Some(day) => {
                let (year, month, day) = julian(day);
                let written = format!("{}-{month:02}-{day:02}", year_text(year));
                read.remarks.push(format!("note: In the Julian calendar this is {written}."));
                read.remarks.push(format!("its date is in the Gregorian calendar; in the Julian one it is {written}"));
            }
            None => read.remarks.push("its date is in the Julian calendar".to_owned()),
        }
    }
    if read.date().is_none() {
        return Err(wrong());
    }
    Ok(Some(read))
}

/// The date of a day in the Julian calendar, by its Julian day number (Richards 2013).
fn julian(day: Day) -> (i64, i64, i64) {
    // 1970-01-01 is day 2440588.
    let number = day.number() + 2_440_588;
    let e = 4 * (number + 1401) + 3;
    let h = 5 * (e.rem_euclid(1461) / 4) + 2;
    let day = h.rem_euclid(153) / 5 + 1;
    let month = (h / 153 + 2).rem_euclid(12) + 1;
    (e.div_euclid(1461) - 4716 + (14 - month) / 12, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_precision_that_wikidata_gives() {
        for (value, precision, edtf) in [
            ("1917-11-07T00:00:00Z", "11", "1917-11-07"),
            ("1917-11-01T00:00:00Z", "10", "1917-11"),
            ("1917-01-01T00:00:00Z", "9", "1917"),
            ("1917-01-01T00:00:00Z", "", "1917"),
            ("1917-11-07T00:00:00Z", "", "1917-11-07"),
            ("1920-01-01T00:00:00Z", "8", "192X"),
            ("1801-01-01T00:00:00Z", "7", "18XX"),
            ("1900-01-01T00:00:00Z", "7", "18XX"),
            ("1500-01-01T00:00:00Z", "6", "1XXX"),
            ("-0043-03-13T00:00:00Z", "11", "-0043-03-13"),
            ("+0000-01-01T00:00:00Z", "9", "0000"),
            ("-0400-01-01T00:00:00Z", "7", "-0400~"),
            ("-13798000000-01-01T00:00:00Z", "3", "Y-13798000000~"),
        ] {
            let row = serde_json::json!({ "date": { "value": value }, "datePrecision": { "value": precision } });
            let read = date(&Row(&row), "date").expect(value).expect("a date");
            assert_eq!(read.edtf, edtf, "{value} {precision}");
        }
        // The October Revolution, and the Ides of March.
        let of = |year, month, day| julian(Day::from_ymd(year, month, day).expect("a day"));
        assert_eq!(of(1917, 11, 7), (1917, 10, 25));
        assert_eq!(of(-43, 3, 13), (-43, 3, 15));
    }
}
