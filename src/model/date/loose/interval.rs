//! Intervals, in which one side often omits what the other says.

use super::super::parse::is_digits;
use super::named::era;
use super::{single, valid};

/// "1950–53", "since 1950", "4 February – 9 March 1965", "from 1950 to 1953"
pub(super) fn interval(text: &str) -> Option<String> {
    // An interval is no end of another one.
    let first = |text: &str| single(text.trim()).into_iter().find(|edtf| !edtf.contains('/'));
    let begins = |words: [&str; 2]| words.into_iter().find_map(|word| text.strip_prefix(word));
    let (since, until) = (begins(["since ", "after "]), begins(["until ", "before "]));
    if let Some(edtf) = since.and_then(first) {
        return Some(format!("{edtf}/.."));
    }
    if let Some(edtf) = until.and_then(first) {
        return Some(format!("../{edtf}"));
    }
    let text = text.strip_prefix("from ").unwrap_or(text);
    let separators = ["–", "—", " to ", " until ", " - ", "/", "-"];
    separators.into_iter().filter_map(|separator| text.split_once(separator)).find_map(|(start, end)| {
        let (start, end) = (start.trim(), end.trim());
        if matches!(end, "present" | "today" | "now" | "") {
            return first(start).map(|start| format!("{start}/.."));
        }
        let ends = completed_end(start, end);
        let candidates = ends.iter().filter_map(|end| {
            let start = completed_starts(start, end).iter().find_map(|start| first(start));
            start.zip(first(end)).map(|(start, end)| format!("{start}/{end}"))
        });
        valid(candidates.collect()).into_iter().next()
    })
}

/// The `53` of `1950–53` is 1953.
fn completed_end(start: &str, end: &str) -> Vec<String> {
    let is_short = is_digits(start) && is_digits(end) && start.len() == 4 && end.len() < 4;
    let century = start.get(..start.len().saturating_sub(end.len())).filter(|_| is_short);
    century.map(|century| format!("{century}{end}")).into_iter().chain([end.to_owned()]).collect()
}

/// In "2–3 December 1989" and "480–431 BC" the last words of the end complete the start.
fn completed_starts(start: &str, end: &str) -> Vec<String> {
    let tokens: Vec<&str> = end.split_whitespace().collect();
    let borrow = |count: usize| {
        let borrowed = tokens.get(tokens.len().checked_sub(count)?..)?;
        Some(format!("{start} {}", borrowed.join(" ")))
    };
    let ends_with_era = tokens.last().is_some_and(|token| era(token).is_some());
    let has_era = start.split_whitespace().any(|token| era(token).is_some());
    let whole = Some(start.to_owned());
    let order = if ends_with_era && !has_era {
        [borrow(3), borrow(2), borrow(1), whole]
    } else {
        [whole, borrow(2), borrow(1), borrow(3)]
    };
    order.into_iter().flatten().collect()
}
