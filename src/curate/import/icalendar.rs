//! iCalendar (RFC 5545): events of a calendar. The crates for it (`ical`, `icalendar`) refuse whole files for one wrong line, and content
//! lines are few rules: unfold, split at the first colon outside quotation marks, unescape.

use super::dates::{self, ReadDate, edtf_day};
use super::event::{ImportedEvent, ImportedMedium};
use super::html::{is_html, to_markdown};
use super::report::{ImportError, ImportPosition};
use super::source_file::cleaned;
use super::text::{from_plain, inline, link, web_address};
use super::timeline::ImportedTimeline;
use crate::model::Id;
use crate::model::date::Day;

/// Reads the events of a file.
///
/// # Errors
/// Where it is no calendar.
pub fn read_icalendar(text: &str) -> Result<ImportedTimeline, ImportError> {
    let mut out = ImportedTimeline::default();
    let mut components: Vec<String> = Vec::new();
    // The event that is being read, and its first line.
    let mut open: Option<(usize, Vec<Property>)> = None;
    let mut others = 0;
    let mut is_calendar = false;
    for (line, text) in unfolded(text) {
        let Some(property) = Property::read(&text) else {
            if let Some((start, properties)) = &mut open {
                out.report.add(
                    ImportPosition::Line(line),
                    &summary_of(properties, *start),
                    "this line is no property: it is left out",
                );
            }
            continue;
        };
        match &*property.name {
            "BEGIN" => {
                let name = property.value.trim().to_ascii_uppercase();
                is_calendar |= name == "VCALENDAR";
                match &*name {
                    "VEVENT" => {
                        if let Some((start, properties)) = open.take() {
                            let place = ImportPosition::Line(start);
                            out.report.lose(place, &summary_of(&properties, start), "another event begins within it");
                        }
                        open = Some((line, Vec::new()));
                    }
                    "VTODO" | "VJOURNAL" | "VFREEBUSY" => others += 1,
                    _ => {}
                }
                components.push(name);
            }
            "END" => {
                let name = property.value.trim().to_ascii_uppercase();
                if name == "VEVENT"
                    && let Some((start, properties)) = open.take()
                {
                    add_event(start, &properties, &mut out);
                }
                if let Some(at) = components.iter().rposition(|own| *own == name) {
                    components.truncate(at);
                }
            }
            _ => match components.last().map(String::as_str) {
                Some("VEVENT") => open.iter_mut().for_each(|(_, properties)| properties.push(property.clone())),
                Some("VCALENDAR") => match &*property.name {
                    "X-WR-CALNAME" | "NAME" if out.title.is_empty() => out.title = cleaned(&unescaped(&property.value)),
                    "X-WR-CALDESC" | "DESCRIPTION" if out.intro.is_empty() => {
                        out.intro = from_plain(&unescaped(&property.value));
                    }
                    _ => {}
                },
                _ => {}
            },
        }
    }
    if !is_calendar {
        return Err(ImportError::new(None, "this is not iCalendar: it has no line BEGIN:VCALENDAR"));
    }
    if let Some((start, properties)) = open {
        out.report.lose(ImportPosition::Line(start), &summary_of(&properties, start), "the file ends within it");
    }
    out.report.count("tasks, journals and busy times left out", others);
    Ok(out)
}

/// A content line: `NAME;PARAMETER=VALUE:VALUE`
#[derive(Clone, Debug)]
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    fn read(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == ':' && !quoted
        });
        let (colon, _) = colon?;
        let (head, value) = (&line[..colon], &line[colon + 1..]);
        let mut quoted = false;
        let mut parts = head.split(|c: char| {
            quoted ^= c == '"';
            c == ';' && !quoted
        });
        let name = parts.next()?.trim().to_ascii_uppercase();
        // Some programs put a group before the name.
        let name = name.rsplit('.').next().unwrap_or_default().to_owned();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return None;
        }
        let parameters = parts.filter_map(|part| part.split_once('='));
        let parameters =
            parameters.map(|(name, value)| (name.to_ascii_uppercase(), value.trim_matches('"').to_owned()));
        Some(Self { name, parameters: parameters.collect(), value: value.to_owned() })
    }

    fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }
}

/// The lines with their numbers; those that begin with white space belong to the line before.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (n, line) in text.split('\n').enumerate() {
        match (line.strip_prefix([' ', '\t']), out.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => out.push((n + 1, line.to_owned())),
        }
    }
    out
}

/// A text without its escapes.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            _ => out.push(c),
        }
    }
    out
}

/// The items of a list: commas separate them, if they are not escaped.
fn items(value: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ',' && !escaped {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    out.iter().map(|item| cleaned(&unescaped(item))).filter(|item| !item.is_empty()).collect()
}

fn summary_of(properties: &[Property], line: usize) -> String {
    let summary = properties.iter().find(|property| property.name == "SUMMARY");
    let summary = summary.map(|property| cleaned(&unescaped(&property.value))).filter(|summary| !summary.is_empty());
    summary.unwrap_or_else(|| format!("the event in line {line}"))
}

/// Properties that say something about the entry in the calendar, and not about what happened.
const WITHOUT_MEANING: [&str; 21] = [
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "PRIORITY",
    "STATUS",
    "EXDATE",
    "ORGANIZER",
    "ATTENDEE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
    "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR",
    "COLOR",
    "X-LIC-ERROR",
    "X-ALT-DESC",
    "CONFERENCE",
    "REQUEST-STATUS",
    "X-FUNAMBOL-ALLDAY",
    "X-MOZ-GENERATION",
];

fn add_event(line: usize, properties: &[Property], out: &mut ImportedTimeline) {
    let place = ImportPosition::Line(line);
    let get = |name: &str| properties.iter().find(|property| property.name == name);
    let name = summary_of(properties, line);
    let mut event = ImportedEvent::new(place, &name);
    event.title = get("SUMMARY").map(|summary| cleaned(&unescaped(&summary.value))).unwrap_or_default();
    let read = match set_date(&mut event, &get) {
        Ok(read) => read,
        Err(why) => {
            out.report.lose(place, &name, &why);
            return;
        }
    };
    event.date.clone_from(&read.edtf);
    read.remarks.iter().for_each(|remark| event.remark(remark));
    if event.title.is_empty() {
        event.title.clone_from(&event.date);
        event.remark("it has no summary: its date is the title");
    }
    event.id = get("UID").and_then(|uid| id_in(&uid.value));
    if let Some(description) = get("DESCRIPTION") {
        let text = unescaped(&description.value);
        if is_html(&text) && text.contains('<') {
            let read = to_markdown(&text.replace("\n\n", "<p>").replace('\n', "<br>"));
            read.remarks().iter().for_each(|remark| event.remark(remark));
            event.text = read.text;
            let media =
                read.embedded.into_iter().map(|(url, alt)| ImportedMedium { url, alt, ..ImportedMedium::default() });
            event.media.extend(media);
        } else {
            event.text = from_plain(&text);
        }
    }
    event.location = get("LOCATION").map(|location| cleaned(&unescaped(&location.value))).unwrap_or_default();
    let mut left_out: Vec<&str> = Vec::new();
    for property in properties {
        match &*property.name {
            "CATEGORIES" => event.groups.extend(items(&property.value)),
            "URL" => match web_address(&property.value) {
                Some(url) if !event.text.contains(&url) => {
                    let paragraph = link("", &url);
                    event.text =
                        if event.text.is_empty() { paragraph } else { format!("{}\n\n{paragraph}", event.text) };
                }
                Some(_) => {}
                None => event.remark(format!("its URL “{}” is left out", cleaned(&property.value))),
            },
            "ATTACH" | "IMAGE" => match web_address(&property.value) {
                Some(url) if property.name == "IMAGE" || property.parameter("FMTTYPE").starts_with("image/") => {
                    event.media.push(ImportedMedium { url, ..ImportedMedium::default() });
                }
                _ => left_out.push(&property.name),
            },
            "RRULE" | "RDATE" => {
                event.remark(format!("it is repeated ({}): only the first one is kept", cleaned(&property.value)));
                let rule = inline(&cleaned(&property.value), false);
                event.notes.push(format!("The imported calendar repeats this event: {rule}."));
            }
            "SUMMARY" | "DESCRIPTION" | "LOCATION" | "DTSTART" | "DTEND" | "DURATION" | "UID" | "RECURRENCE-ID" => {}
            name if WITHOUT_MEANING.contains(&name) || name.starts_with("X-") => {}
            name => left_out.push(name),
        }
    }
    if !left_out.is_empty() {
        left_out.dedup();
        event.remark(format!("no key for {}", left_out.join(", ")));
    }
    if get("RECURRENCE-ID").is_some() {
        event.remark("it is one of a repeated event that was changed");
    }
    if get("STATUS").is_some_and(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED")) {
        event.remark("the calendar says that it was cancelled");
        event.notes.push("The imported calendar says that this event was cancelled.".to_owned());
    }
    out.events.push(event);
}

/// A day, and the second of the day if there is one.
#[derive(Clone, Copy, Debug)]
struct Moment {
    day: Day,
    second: Option<i64>,
}

/// `19500214` or `19500214T120000Z`
///
/// # Errors
/// Why it is none.
fn moment(property: &Property) -> Result<Moment, String> {
    let value = property.value.trim();
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let wrong = || format!("“{}” in {} is no date: it needs eight digits, as 19500214", cleaned(value), property.name);
    let parts = day.get(..4).zip(day.get(4..6)).zip(day.get(6..8)).filter(|_| day.len() == 8 && digits(day));
    let ((year, month), day) = parts.ok_or_else(wrong)?;
    let number = |text: &str| text.parse::<u8>().ok();
    let year = year.parse::<i64>().ok().filter(|year| *year > 0).ok_or_else(|| {
        format!(
            "“{}” in {} is in the year 0: iCalendar has no years before the common era",
            cleaned(value),
            property.name
        )
    })?;
    let day = number(month).zip(number(day)).and_then(|(month, day)| Day::from_ymd(year, month, day));
    let day = day.ok_or_else(|| format!("“{}” in {} is no day of the calendar", cleaned(value), property.name))?;
    let second = time.map(|time| {
        let part = |at: usize| time.get(at..at + 2).and_then(|text| text.parse::<i64>().ok()).unwrap_or_default();
        part(0) * 3600 + part(2) * 60 + part(4)
    });
    Ok(Moment { day, second })
}

/// `P1DT2H`, in seconds.
fn duration(value: &str) -> Option<i64> {
    let value = value.trim();
    let value = value.strip_prefix('+').unwrap_or(value).strip_prefix('P')?;
    let (mut total, mut number) = (0_i64, String::new());
    for c in value.chars() {
        let unit = match c {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' => 0,
            digit if digit.is_ascii_digit() => {
                number.push(digit);
                continue;
            }
            _ => return None,
        };
        if unit > 0 {
            total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
            number.clear();
        }
    }
    number.is_empty().then_some(total)
}

/// The days of an event; its times are notes.
fn set_date<'a>(event: &mut ImportedEvent, get: &dyn Fn(&str) -> Option<&'a Property>) -> Result<ReadDate, String> {
    let written = get("DTSTART").ok_or("it has no DTSTART")?;
    let start = moment(written)?;
    let first = edtf_day(start.day).map(ReadDate::exact).ok_or("it has no day")?;
    let end = match (get("DTEND"), get("DURATION")) {
        (Some(end), _) => match moment(end) {
            Ok(end) => Some(end),
            Err(why) => {
                event.remark(format!("its end is left out: {why}"));
                None
            }
        },
        (None, Some(length)) => match duration(&length.value) {
            Some(seconds) => {
                let all = start.second.unwrap_or_default().saturating_add(seconds);
                let day = Day::new(start.day.number().saturating_add(all.div_euclid(86_400)));
                Some(Moment { day, second: start.second.map(|_| all.rem_euclid(86_400)) })
            }
            None => {
                event.remark(format!("its duration “{}” is left out", cleaned(&length.value)));
                None
            }
        },
        (None, None) => None,
    };
    if start.second.is_some() {
        let zone = match written.parameter("TZID") {
            "" if written.value.trim().ends_with('Z') => " UTC".to_owned(),
            "" => String::new(),
            zone => format!(", {}", cleaned(zone)),
        };
        let second = start.second.unwrap_or_default();
        let time = format!("{:02}:{:02}{zone}", second / 3600, second / 60 % 60);
        event.notes.push(format!("The imported calendar gives the time {}.", inline(&time, false)));
        event.remark(format!("the time {time} is in a note"));
    }
    // The end is not included: a day after the last one, or midnight.
    let last = end.map(|end| match end.second {
        None | Some(0) => Day::new(end.day.number().saturating_sub(1)),
        Some(_) => end.day,
    });
    let last = last.filter(|last| *last > start.day).and_then(edtf_day);
    if end.is_some_and(|end| end.day < start.day) {
        event.remark("its end is before its start: it is left out");
    }
    Ok(match last {
        Some(last) => dates::interval(first, ReadDate::exact(last)),
        None => first,
    })
}

/// The id in `1950-treaty@example.org`, if it has words; codes that programs make are none.
fn id_in(uid: &str) -> Option<String> {
    let id = uid.trim().split('@').next()?;
    let mut words = id.split('-');
    let is_code = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.len() > 20 || digits > 4 || (1..word.len()).contains(&digits)
    };
    let has_word = words.clone().any(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    (id.len() <= 80 && Id::new(id).is_ok() && has_word && !words.any(is_code)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_lines_durations_and_ids() {
        let property = Property::read("ATTENDEE;CN=\"Doe; Jane: Dr\";X=Y:mailto:a@b").expect("a property");
        assert_eq!((property.parameter("CN"), property.value.as_str()), ("Doe; Jane: Dr", "mailto:a@b"));
        assert_eq!(unescaped("a\\, b\\; c\\\\n\\nd"), "a, b; c\\n\nd");
        assert_eq!(items("a\\,b,c"), ["a,b", "c"]);
        assert_eq!(unfolded("a:1\r\n 2\r\n\t3\nb:4"), [(1, "a:123".to_owned()), (4, "b:4".to_owned())]);
        assert_eq!((duration("P1W"), duration("P1DT2H"), duration("1D")), (Some(604_800), Some(93_600), None));
        assert_eq!(id_in("1950-treaty@example.org").as_deref(), Some("1950-treaty"));
        for uid in ["2fa9-11b@google.com", "5bu0b1r3@x", "A B", "20260101t000000-8", ""] {
            assert_eq!(id_in(uid), None, "{uid}");
        }
    }
}
