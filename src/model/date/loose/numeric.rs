//! Dates of digits only.

use super::super::parse::is_digits;
use super::super::single_date::year_text;
use super::valid;

/// "14.02.1950", "02/14/1950", "1950-2-4", "19500214", "476", "-44"
pub(super) fn numeric(text: &str) -> Vec<String> {
    if let Some(digits) = text.strip_prefix('-').filter(|digits| is_digits(digits)) {
        let Ok(number) = digits.parse::<i64>() else {
            return Vec::new();
        };
        // -44 means either 44 BCE or the astronomical year of EDTF.
        return match number {
            0 => vec!["0000".to_owned()],
            _ => vec![year_text(1 - number), year_text(-number)],
        };
    }
    let separator = ['-', '.', '/', ' '].into_iter().find(|separator| text.contains(*separator));
    let parts: Vec<&str> = separator.map_or_else(|| vec![text], |separator| text.split(separator).collect());
    if !parts.iter().all(|part| is_digits(part)) {
        return Vec::new();
    }
    let is_year = |part: &str| part.len() == 4;
    match parts.as_slice() {
        [y, m, d] if is_year(y) => vec![format!("{y}-{m:0>2}-{d:0>2}")],
        [d, m, y] if is_year(y) && separator == Some('.') => vec![format!("{y}-{m:0>2}-{d:0>2}")],
        // The day is first in most of the world, the month in the United States.
        [a, b, y] if is_year(y) => vec![format!("{y}-{b:0>2}-{a:0>2}"), format!("{y}-{a:0>2}-{b:0>2}")],
        [y, m] | [m, y] if is_year(y) => vec![format!("{y}-{m:0>2}")],
        [digits] => run_of_digits(digits),
        _ => Vec::new(),
    }
}

fn run_of_digits(digits: &str) -> Vec<String> {
    let compact = digits.split_at_checked(4).and_then(|(y, rest)| Some((y, rest.split_at_checked(2)?)));
    match (digits.len(), compact) {
        (8, Some((y, (m, d)))) => {
            let day = valid(vec![format!("{y}-{m}-{d}")]);
            if day.is_empty() { vec![format!("Y{digits}")] } else { day }
        }
        (3, _) => vec![format!("0{digits}")],
        (5.., _) => vec![format!("Y{}", digits.trim_start_matches('0'))],
        _ => Vec::new(),
    }
}
