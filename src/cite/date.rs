//! EDTF dates as CSL dates: date parts, or text.

use crate::messages::Messages;
use crate::model::date::{Date, Day, IntervalEnd, SingleDate};
use serde_json::{Map, Value, json};

/// A CSL-JSON date. Years before the common era are negative, without a year zero. A date that date parts would make more
/// precise than it is, such as a decade or an open interval, becomes text.
pub fn variable(date: &Date) -> Value {
    let Some(parts) = ends(date).map(|end| end.as_ref().and_then(parts)).collect::<Option<Vec<Value>>>() else {
        return json!({ "literal": Messages::english().date(date) });
    };
    let mut variable = Map::from_iter([("date-parts".to_owned(), Value::Array(parts))]);
    variable.extend(date.as_single().and_then(season).map(|season| ("season".to_owned(), season.into())));
    if is_circa(date) {
        variable.insert("circa".into(), true.into());
    }
    Value::Object(variable)
}

/// A day as a CSL-JSON date.
pub fn day(day: Day) -> Value {
    let (year, month, day) = day.ymd();
    json!({ "date-parts": [[year, month, day]] })
}

/// A date for hayagriva: a single date with at least a known year, or text.
pub enum StyleDate {
    /// A CSL-JSON date with astronomical years, as hayagriva reads it.
    Date(Value),
    Words(String),
}

/// Converts a date for hayagriva.
pub fn for_style(date: &Date) -> StyleDate {
    // hayagriva 0.10 stores years in 16 bits, and prints a season as “Summer/1989”: see the tests.
    let year = |single: &SingleDate| single.known().filter(|(year, ..)| i16::try_from(*year).is_ok());
    if let Some(single) = date.as_single().filter(|single| single.season().is_none())
        && let Some((year, month, day)) = year(single)
    {
        let parts: Vec<i64> = [Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect();
        return StyleDate::Date(json!({ "date-parts": [parts], "circa": is_circa(date) }));
    }
    // Styles print years only, and APA prints text in the place of a date in lower case.
    if !date.is_range() {
        return StyleDate::Words(Messages::english().date(date));
    }
    let year = |day: Day, open: Day| if day == open { String::new() } else { Messages::english().year(day.ymd().0) };
    let (first, last) = (year(date.earliest(), Day::MIN), year(date.latest(), Day::MAX));
    let circa = if is_circa(date) { "c. " } else { "" };
    StyleDate::Words(if first == last { format!("{circa}{first}") } else { format!("{circa}{first}–{last}") })
}

/// The single date, or both ends of an interval; `None` for ends that are open or unknown.
fn ends(date: &Date) -> impl Iterator<Item = Option<SingleDate>> {
    let known = |end| if let IntervalEnd::Known(single) = end { Some(single) } else { None };
    let second = date.is_range().then(|| known(date.end()));
    std::iter::once(known(date.start())).chain(second)
}

/// The known parts of year, month and day. `None` if the year is not known, or if it is a season that CSL cannot express.
fn parts(single: &SingleDate) -> Option<Value> {
    let (year, month, day) = single.known()?;
    if single.season().is_some() && season(single).is_none() {
        return None;
    }
    let year = if year > 0 { year } else { year - 1 };
    Some([Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect())
}

/// 1 to 4 for spring to winter of either hemisphere (ISO 8601-2 §8.5: 21–24, 25–28, 29–32).
fn season(single: &SingleDate) -> Option<u8> {
    single.season().filter(|code| *code <= 32).map(|code| (code - 21) % 4 + 1)
}

fn is_circa(date: &Date) -> bool {
    date.is_approximate() || date.is_uncertain()
}
