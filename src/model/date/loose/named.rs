//! Dates with words: month names, seasons, eras, centuries.

use super::super::parse::is_digits;
use super::super::single_date::year_text;

/// "14 February 1950", "Feb. 14th, 1950", "1950 February 14", "autumn 1989", "44 BC", "1950s", "20th century"
pub(super) fn named(text: &str) -> Vec<String> {
    let text = text.replace(',', " ");
    let mut tokens: Vec<&str> = text.split_whitespace().filter(|token| !matches!(*token, "the" | "of")).collect();
    let era = tokens.iter().find_map(|token| era(token));
    tokens.retain(|token| self::era(token).is_none());
    // The year may come first.
    if let [year, name, ..] = tokens[..]
        && is_digits(year)
        && year.len() > 2
        && month(name).or(season(name)).is_some()
    {
        tokens.rotate_left(1);
    }
    let before = era == Some(EraSuffix::Before);
    // There is no year 0 before or after Christ.
    let year = |text: &str| {
        let number = text.parse().ok().filter(|&number| number > 0 || era.is_none())?;
        Some(year_text(astronomical(number, before)))
    };
    let found = match tokens.as_slice() {
        [ordinal, "century"] => century(ordinal, before),
        [decade] if decade.ends_with('s') && !before => return decades(decade),
        [alone] if era.is_some() => year(alone),
        [name, y] => match (month(name), season(name)) {
            (Some(m), _) => year(y).map(|y| format!("{y}-{m:02}")),
            // A winter has the year in which it begins: "1939–40".
            (_, Some(WINTER)) => {
                let first = y.split(['–', '/', '-']).next().unwrap_or(y);
                year(first).map(|y| format!("{y}-{WINTER}"))
            }
            (_, Some(code)) => year(y).map(|y| format!("{y}-{code}")),
            _ => None,
        },
        [a, b, y] => {
            let day_and_month = month(b).map(|m| (*a, m)).or_else(|| month(a).map(|m| (*b, m)));
            day_and_month.and_then(|(d, m)| {
                let d: u8 = d.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
                Some(format!("{}-{m:02}-{d:02}", year(y)?))
            })
        }
        _ => None,
    };
    found.into_iter().collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EraSuffix {
    Before,
    Common,
}

pub(super) fn era(token: &str) -> Option<EraSuffix> {
    match token.replace('.', "").as_str() {
        "bc" | "bce" => Some(EraSuffix::Before),
        "ad" | "ce" => Some(EraSuffix::Common),
        _ => None,
    }
}

fn astronomical(year: u32, before_common_era: bool) -> i64 {
    if before_common_era { 1 - i64::from(year) } else { i64::from(year) }
}

/// "20th" is `19XX`, which is a year off (1901 to 2000); "5th" BC (500 to 401) is exactly `-04XX`.
fn century(ordinal: &str, before: bool) -> Option<String> {
    let number: u8 = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let sign = if before { "-" } else { "" };
    Some(format!("{sign}{:02}XX", number.checked_sub(1)?))
}

/// "1950s"; "1900s" may be a decade or a century.
fn decades(text: &str) -> Vec<String> {
    let digits = text.trim_end_matches('s').trim_end_matches(['\'', '’']);
    let decade = digits.strip_suffix('0').filter(|known| is_digits(known) && known.len() == 3);
    let century = digits.strip_suffix("00").filter(|known| is_digits(known) && known.len() == 2);
    let (decade, century) = (decade.map(|known| format!("{known}X")), century.map(|known| format!("{known}XX")));
    decade.into_iter().chain(century).collect()
}

const WINTER: u8 = 24;

fn season(token: &str) -> Option<u8> {
    Some(match token {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => WINTER,
        _ => return None,
    })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its English name or at least three letters of it.
fn month(token: &str) -> Option<u8> {
    let token = token.trim_end_matches('.');
    (1..).zip(MONTHS).find(|(_, name)| token.len() >= 3 && name.starts_with(token)).map(|(month, _)| month)
}
