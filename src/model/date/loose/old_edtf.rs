//! Dates in drafts of EDTF and in forms of it that are not supported, and with characters that look like hyphens.

use super::super::parse::is_digits;
use super::valid;

/// "199u", "unknown/2006", "2004-01-01/open", "y17e7", "1984?~", "2004-(06)?-11", "–0043", "1984-11-2X"
pub(super) fn old_edtf(text: &str) -> Vec<String> {
    let text = with_hyphens(text);
    let Some((start, end)) = text.split_once('/') else { return single(&text) };
    let ends = end_of(start).zip(end_of(end));
    let interval = ends.map(|(start, end)| format!("{start}/{end}"));
    // A slash in the place of a hyphen: "2000/12-12".
    let is_day = start.len() == 4 && end.len() == 5;
    valid(interval.into_iter().chain(is_day.then(|| format!("{start}-{end}"))).collect())
}

/// An end of an interval. What is unknown is left out, and an open end is two dots.
fn end_of(text: &str) -> Option<String> {
    match text {
        "unknown" | "" => Some(String::new()),
        "open" | ".." => Some("..".to_owned()),
        // An interval is no end of another one.
        _ => single(text).into_iter().find(|edtf| !edtf.contains('/')),
    }
}

/// A text with the hyphens that were meant, and without invisible characters.
fn with_hyphens(text: &str) -> String {
    let hyphen = |c: char| match c {
        '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        c => c,
    };
    let is_visible = |c: &char| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let plain: String = text.chars().filter(is_visible).map(hyphen).collect();
    // A dash is a sign at the beginning, and a hyphen if there are two; one alone is that of an interval.
    let is_dash = |c: char| matches!(c, '–' | '—');
    let means_hyphen = plain.starts_with(is_dash) || plain.matches(is_dash).count() == 2;
    if means_hyphen { plain.replace(is_dash, "-") } else { plain }.replace("- ", "-")
}

/// The readings of a text that is no interval.
fn single(text: &str) -> Vec<String> {
    let of_digits = text.chars().all(|c| c.is_ascii_digit() || "uxy-?~%()".contains(c));
    let plain = if of_digits { text.replace(['u', 'x'], "X").replace('y', "Y") } else { text.to_owned() };
    let plain = plain.replace("?~", "%").replace("~?", "%");
    let readings =
        [plain.strip_prefix("-?").map(|year| format!("-{year}?")), exponent(text), southern(text), bracketed(&plain)];
    let found = valid(std::iter::once(plain.clone()).chain(readings.into_iter().flatten()).collect());
    if found.is_empty() { valid(coarser(&plain)) } else { found }
}

/// "y17e7" is the year 170000000.
fn exponent(text: &str) -> Option<String> {
    let (digits, zeros) = text.strip_prefix('y')?.split_once('e')?;
    let zeros: usize = zeros.parse().ok().filter(|&zeros| zeros <= 12)?;
    is_digits(digits.trim_start_matches('-')).then(|| format!("Y{digits}{}", "0".repeat(zeros)))
}

/// "2001-21^southernhemisphere": the seasons of the south have codes of their own.
fn southern(text: &str) -> Option<String> {
    let (season, place) = text.split_once('^')?;
    let (year, code) = season.rsplit_once('-')?;
    let code: u8 = code.parse().ok().filter(|code| (21..=24).contains(code))?;
    Some(format!("{year}-{}", if place.starts_with("south") { code + 8 } else { code }))
}

/// "2004-(06)?-11": the qualifier of the year stands behind it, and that of another component before it.
fn bracketed(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    let (qualifier, after) = behind.split_at_checked(1)?;
    Some(if before.is_empty() {
        format!("{inside}{qualifier}{after}")
    } else {
        format!("{before}{qualifier}{inside}{after}")
    })
}

/// A date with unknown digits before known ones, as far as it can be written: "156X-12-25" is in 156X, "2000-XX-10" in
/// 2000, and "1984-11-2X" between the 20th and the 29th.
fn coarser(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, ..] if year.contains('X') => vec![(*year).to_owned()],
        [year, "XX", _] => vec![format!("{year}-XX-XX")],
        [year, "0X", ..] => vec![format!("{year}-01/{year}-09")],
        [year, "1X", ..] => vec![format!("{year}-10/{year}-12")],
        [year, month, day] => {
            let (first, last): (&str, &[&str]) = match *day {
                "0X" => ("01", &["09"]),
                "1X" => ("10", &["19"]),
                "2X" => ("20", &["29", "28"]),
                "3X" => ("30", &["31", "30"]),
                _ => return Vec::new(),
            };
            let days = last.iter().map(|last| format!("{year}-{month}-{first}/{year}-{month}-{last}"));
            valid(days.collect()).into_iter().take(1).collect()
        }
        _ => Vec::new(),
    }
}
