//! iCalendar (RFC 5545): all-day events, of dates that are known to the day. The same bytes for the same data: `DTSTAMP` is
//! when the entry was last revised, not when the file was made.

use crate::model::date::{Date, Day};
use crate::model::{Event, EventIx, SourceIx};
use crate::pages::{PageContext, labels};
use crate::query::View;
use crate::routes::Route;

/// How often an event is in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// On its own days.
    Once,
    /// Each year, on the day on which it began.
    Yearly,
}

/// What a calendar is.
#[derive(Debug)]
pub struct CalendarHead {
    name: String,
    description: String,
    url: String,
    /// The first day of the last revision, if any.
    revised: Option<Day>,
    /// Whether it has no event.
    is_empty: bool,
}

impl Recurrence {
    /// The first and the last day of an event in a calendar. `None` if they are not known, or not in the years 1 to 9999.
    pub fn days(self, date: &Date) -> Option<(Day, Day)> {
        match self {
            Self::Once => date.calendar_days(),
            Self::Yearly => date.first_calendar_day().map(|day| (day, day)),
        }
    }
}

impl CalendarHead {
    /// The head of a calendar with `count` of the events of a view, in which `left_out` have no day.
    pub fn new(site: &PageContext<'_>, view: &View, recurrence: Recurrence, (count, left_out): (usize, usize)) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let title = &timeline.about.title;
        let shown = labels::shown(m, timeline, &view.filter, count + left_out);
        let description =
            if left_out == 0 { shown } else { m.text().calendar_description(shown, m.calendar_left_out(left_out)) };
        Self {
            name: match recurrence {
                Recurrence::Once => title.clone(),
                Recurrence::Yearly => m.text().calendar_on_this_day(title),
            },
            description,
            url: site.base.absolute(Route::Timeline.path().with_query(&view.query(timeline))),
            revised: site.edition.last_revised.as_ref().map(Date::earliest),
            is_empty: count == 0,
        }
    }
}

/// Some events, each of which has a day; after the head if they are the first.
pub fn write(
    site: &PageContext<'_>,
    events: &[EventIx],
    recurrence: Recurrence,
    head: Option<&CalendarHead>,
    is_last: bool,
) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(head) = head {
        write_head(&mut out, site, head);
    }
    for &ix in events {
        write_event(&mut out, site, ix, recurrence);
    }
    if is_last {
        line(&mut out, "END", "VCALENDAR");
    }
    out
}

/// The calendar of one event; `None` if its date is not known to the day.
pub fn of_event(site: &PageContext<'_>, ix: EventIx) -> Option<String> {
    let timeline = &site.edition.timeline;
    let event = timeline.event(ix);
    Recurrence::Once.days(&event.date)?;
    let head = CalendarHead {
        name: event.title.to_string(),
        description: event.summary.to_string(),
        url: site.base.absolute(timeline.event_path(ix)),
        revised: event.revised().map(Date::earliest),
        is_empty: false,
    };
    String::from_utf8(write(site, &[ix], Recurrence::Once, Some(&head), true)).ok()
}

/// `NAME`, `DESCRIPTION` and `URL` are those of RFC 7986; many programs only know the older `X-WR-` names.
fn write_head(out: &mut Vec<u8>, site: &PageContext<'_>, head: &CalendarHead) {
    line(out, "BEGIN", "VCALENDAR");
    line(out, "VERSION", "2.0");
    line(out, "PRODID", concat!("-//Sourceline//Sourceline ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(out, "CALSCALE", "GREGORIAN");
    for (name, text) in [("NAME", &head.name), ("X-WR-CALNAME", &head.name)] {
        line(out, name, &escape(text));
    }
    for name in ["DESCRIPTION", "X-WR-CALDESC"] {
        line(out, name, &escape(&head.description));
    }
    line(out, "URL", &head.url);
    line(out, "LAST-MODIFIED", &stamp(head.revised));
    line(out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line(out, "X-PUBLISHED-TTL", "P1D");
    if head.is_empty {
        // A calendar has at least one component (RFC 5545 §3.6).
        line(out, "BEGIN", "VJOURNAL");
        line(out, "UID", &format!("calendar@{}", site.base.host()));
        line(out, "DTSTAMP", &stamp(head.revised));
        line(out, "SUMMARY", &escape(&head.description));
        line(out, "END", "VJOURNAL");
    }
}

fn write_event(out: &mut Vec<u8>, site: &PageContext<'_>, ix: EventIx, recurrence: Recurrence) {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let Some((first, last)) = recurrence.days(&event.date) else { return };
    let is_yearly = recurrence == Recurrence::Yearly;
    line(out, "BEGIN", "VEVENT");
    // An event that is in both calendars is two events to a program that has both.
    let series = if is_yearly { ".yearly" } else { "" };
    line(out, "UID", &format!("{}{series}@{}", event.id, site.base.host()));
    let revised = event.revised().or(site.edition.last_revised.as_ref());
    line(out, "DTSTAMP", &stamp(revised.map(Date::earliest)));
    line(out, "DTSTART;VALUE=DATE", &date(first));
    if first != last {
        // The day after the last.
        line(out, "DTEND;VALUE=DATE", &date(next(last)));
    }
    if is_yearly {
        let leap_day = matches!(first.ymd(), (_, 2, 29));
        // The last day of February, because most years have no 29th.
        line(out, "RRULE", if leap_day { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" } else { "FREQ=YEARLY" });
    }
    let summary = if is_yearly {
        m.text().calendar_year_and_title(m.year(first.ymd().0), &*event.title)
    } else {
        event.title.to_string()
    };
    line(out, "SUMMARY", &escape(&summary));
    line(out, "DESCRIPTION", &escape(&description(site, event)));
    if let Some(place) = &event.place {
        line(out, "LOCATION", &escape(place));
    }
    let kinds: Vec<String> = event.kinds.iter().map(|&kind| escape(&labels::kind(m, timeline.kind(kind)))).collect();
    line(out, "CATEGORIES", &kinds.join(","));
    line(out, "URL", &site.base.absolute(timeline.event_path(ix)));
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// The date in words, the summary, and the works that the event rests on.
fn description(site: &PageContext<'_>, event: &Event) -> String {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let mut works: Vec<SourceIx> = Vec::new();
    for work in timeline.works(event) {
        if !works.contains(&work) {
            works.push(work);
        }
    }
    let mut text = format!("{}\n\n{}\n", m.date(&event.date), event.summary);
    if !works.is_empty() {
        text.push('\n');
        text.push_str(&m.text().calendar_sources());
    }
    for work in works {
        let source = timeline.source(work);
        text.push_str("\n– ");
        text.push_str(&source.title);
        if let Some(url) = &source.url {
            text.push(' ');
            text.push_str(url);
        }
    }
    text
}

fn next(day: Day) -> Day {
    Day::new(day.number().saturating_add(1))
}

/// `DATE` (§3.3.4).
fn date(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// The beginning of a day as `DATE-TIME` in UTC (§3.3.5); that of 1970 if there is none.
fn stamp(day: Option<Day>) -> String {
    let day = day.filter(|day| (1..=9999).contains(&day.ymd().0)).unwrap_or(Day::new(0));
    format!("{}T000000Z", date(day))
}

/// `TEXT` (§3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The most bytes of a line, without its end (§3.1).
const MAX_LINE_BYTES: usize = 75;

/// A content line. A long one continues in lines that begin with a space; no character is divided between two lines.
fn line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > MAX_LINE_BYTES {
            out.extend_from_slice(b"\r\n ");
            length = 1;
        }
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        length += c.len_utf8();
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_days_that_a_calendar_can_say_are_in_it() {
        let days = |recurrence: Recurrence, text: &str| {
            let (first, last) = recurrence.days(&text.parse().unwrap())?;
            Some((date(first), date(last)))
        };
        let some = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        for (text, once, yearly) in [
            ("1950-02-14", some("19500214", "19500214"), some("19500214", "19500214")),
            ("0079-08-24", some("00790824", "00790824"), some("00790824", "00790824")),
            ("1950-06-25/1953-07-27", some("19500625", "19530727"), some("19500625", "19500625")),
            ("2022-02-24/..", None, some("20220224", "20220224")),
            ("1950-06-25/1953", None, some("19500625", "19500625")),
            ("1950-02-14?", None, None),
            ("1950-02-~14", None, None),
            ("1950-02", None, None),
            ("1950-02-XX", None, None),
            ("../1953-07-27", None, None),
            ("-0043-03-15", None, None),
            ("0000-03-15", None, None),
            ("9999-12-31", None, None),
        ] {
            assert_eq!(days(Recurrence::Once, text), once, "{text}");
            assert_eq!(days(Recurrence::Yearly, text), yearly, "{text}");
        }
    }

    #[test]
    fn what_has_a_meaning_in_text_is_escaped() {
        assert_eq!(escape("a, b; c\\d\r\n\te: \"f\"\u{7}"), "a\\, b\\; c\\\\d\\n e: \"f\"");
    }

    proptest! {
        #[test]
        fn a_line_is_folded_at_75_bytes_and_unfolds_to_what_it_was(value in "[a-z é北\u{1F600}]{0,200}") {
            let mut out = Vec::new();
            line(&mut out, "SUMMARY", &value);
            let text = String::from_utf8(out).expect("no character is divided");
            prop_assert!(text.split("\r\n").all(|line| line.len() <= MAX_LINE_BYTES));
            prop_assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }
}
