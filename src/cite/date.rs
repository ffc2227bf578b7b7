//! EDTF dates as CSL has them: parts that can be known, or words.

use crate::messages::Messages;
use crate::model::date::{Date, Day, IntervalEnd, SingleDate};
use serde_json::{Map, Value, json};

/// A date variable of CSL-JSON. Years before the common era are negative and have no zero among them. What date parts
/// cannot say without saying more than the data is words: a decade, an open end.
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

/// A day as a date variable.
pub fn day(day: Day) -> Value {
    let (year, month, day) = day.ymd();
    json!({ "date-parts": [[year, month, day]] })
}

/// What styles get of a date: one date of which at least the year is known, or the years in words.
pub enum StyleDate {
    /// A date variable as hayagriva reads it, whose years are astronomical.
    Date(Value),
    /// Years.
    Words(String),
}

/// How styles show a date.
pub fn for_style(date: &Date) -> StyleDate {
    // hayagriva counts years in 16 bits, and sets seasons as “Summer/1989”.
    let year = |single: &SingleDate| single.known().filter(|(year, ..)| i16::try_from(*year).is_ok());
    if let Some(single) = date.as_single().filter(|single| single.season().is_none())
        && let Some((year, month, day)) = year(single)
    {
        let parts: Vec<i64> = [Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect();
        return StyleDate::Date(json!({ "date-parts": [parts], "circa": is_circa(date) }));
    }
    // Styles give years, and APA sets words in the place of a date in small letters.
    if !date.is_range() {
        return StyleDate::Words(Messages::english().date(date));
    }
    let year = |day: Day, open: Day| if day == open { String::new() } else { Messages::english().year(day.ymd().0) };
    let (first, last) = (year(date.earliest(), Day::MIN), year(date.latest(), Day::MAX));
    let circa = if is_circa(date) { "c. " } else { "" };
    StyleDate::Words(if first == last { format!("{circa}{first}") } else { format!("{circa}{first}–{last}") })
}

/// Where a date is known or both its ends are: it, or them.
fn ends(date: &Date) -> impl Iterator<Item = Option<SingleDate>> {
    let known = |end| if let IntervalEnd::Known(single) = end { Some(single) } else { None };
    let second = date.is_range().then(|| known(date.end()));
    std::iter::once(known(date.start())).chain(second)
}

/// Year, month, day, as far as they are known. `None` where that is no year, or a season of a kind that CSL has not, or
/// one within an interval, for which there is no place.
fn parts(single: &SingleDate) -> Option<Value> {
    let (year, month, day) = single.known()?;
    if single.season().is_some() && season(single).is_none() {
        return None;
    }
    let year = if year > 0 { year } else { year - 1 };
    Some([Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect())
}

/// Spring, summer, autumn, winter, from 1, on either half of the earth (ISO 8601-2 §8.5: 21–24, 25–28, 29–32).
fn season(single: &SingleDate) -> Option<u8> {
    single.season().filter(|code| *code <= 32).map(|code| (code - 21) % 4 + 1)
}

fn is_circa(date: &Date) -> bool {
    date.is_approximate() || date.is_uncertain()
}
