//! Formats of bibliographic data: DOIs, ISBNs and ranges of pages.

use std::fmt;

/// What is wrong with a value, and what to do, as phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatProblem {
    pub message: String,
    pub hint: String,
}

fn problem<T>(message: impl fmt::Display, hint: impl fmt::Display) -> Result<T, FormatProblem> {
    Err(FormatProblem { message: message.to_string(), hint: hint.to_string() })
}

/// A DOI within a longer text, such as a link to it: from its “10.” on.
pub fn doi_in(text: &str) -> Option<&str> {
    let doi = &text[text.find("10.")?..];
    is_doi(doi).then_some(doi)
}

/// Checks a DOI: `10.`, the number of the registrant, `/`, and a suffix without white space (ISO 26324).
///
/// # Errors
/// What is wrong with it.
pub fn doi(text: &str) -> Result<(), FormatProblem> {
    if is_doi(text) {
        return Ok(());
    }
    let message = format!("“{text}” is not a DOI: it begins with 10., a number and a slash");
    match doi_in(text) {
        Some(doi) => problem(message, format!("write “{doi}”, without what is in front of it")),
        None => problem(message, "write it like 10.1093/ia/iiad123; an address without a DOI is a `url`"),
    }
}

fn is_doi(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((registrant, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let first = registrant.split('.').next().unwrap_or_default();
    (4..=9).contains(&first.len())
        && registrant.split('.').all(number)
        && !suffix.is_empty()
        && !suffix.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Checks an ISBN of 10 or 13 digits with its check digit (ISO 2108). Hyphens and spaces may be between the digits.
///
/// # Errors
/// What is wrong with it.
pub fn isbn(text: &str) -> Result<(), FormatProblem> {
    let signs: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | '‐' | '‑' | '–' | ' ')).collect();
    let digit = |at: usize| signs.get(at).and_then(|sign| sign.to_digit(10));
    let body = signs.len().saturating_sub(1);
    let digits: Option<Vec<u32>> = (0..body).map(digit).collect();
    let (Some(digits), 10 | 13) = (digits, signs.len()) else {
        return problem(
            format!("“{text}” is not an ISBN: it has 10 or 13 digits"),
            "write one ISBN, such as 978-0-19-861412-8, without other words",
        );
    };
    let check = if signs.len() == 13 {
        let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        char::from_digit((10 - sum % 10) % 10, 10)
    } else {
        let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check == 10 { Some('X') } else { char::from_digit(check, 10) }
    };
    let last = signs[body].to_ascii_uppercase();
    match check {
        Some(check) if check != last => problem(
            format!("the ISBN “{text}” has a wrong digit: with these digits it would end in {check}, not {last}"),
            "compare it with the book; if it is printed like this, leave it out",
        ),
        _ => Ok(()),
    }
}

/// Checks pages: single ones and ranges, separated by commas, such as “45–67” or “xii, 3–5, A1”. The second number of a
/// range may be shortened (“109–17”).
///
/// # Errors
/// What is wrong with them.
pub fn pages(text: &str) -> Result<(), FormatProblem> {
    const HINT: &str = "write pages like 45–67 or xii, 3–5";
    for part in text.split([',', ';']).map(str::trim) {
        let ends = page_range(part);
        let is_page = |page: &str| {
            page.chars().any(char::is_alphanumeric)
                && page.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ':' | '*' | '′'))
        };
        let bare = |prefix: &str| part.strip_prefix(prefix).map(str::trim_start);
        if let Some(bare) = ["pp.", "p.", "pages", "page"].into_iter().find_map(bare) {
            return problem(format!("“{part}” has a word in front of the pages"), format!("write “{bare}”"));
        }
        if ends.is_empty() || ends.len() > 2 || !ends.iter().all(|page| is_page(page)) {
            return problem(format!("“{part}” is not a page or a range of pages"), HINT);
        }
        if let [first, last] = &ends[..]
            && is_reversed(first, last)
        {
            return problem(format!("the pages “{part}” end before they begin"), HINT);
        }
    }
    Ok(())
}

/// The first and the last page of a range; a single page alone.
fn page_range(part: &str) -> Vec<&str> {
    part.split(['-', '‐', '‑', '–', '—']).map(str::trim).filter(|page| !page.is_empty()).collect()
}

/// Whether a range ends before it begins, as far as both are plain numbers.
fn is_reversed(first: &str, last: &str) -> bool {
    let number = |text: &str| text.parse::<u64>().ok();
    let shared = first.len().saturating_sub(last.len());
    let whole = first.get(..shared).map(|head| format!("{head}{last}")).unwrap_or_default();
    number(first).zip(number(&whole)).is_some_and(|(first, last)| last < first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_has_a_registrant_and_a_suffix() {
        for good in
            ["10.1093/ia/iiad123", "10.1000.10/123", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2"]
        {
            assert_eq!(doi(good), Ok(()), "{good}");
        }
        for bad in ["10.1093", "10.1093/", "10.12/x", "11.1093/x", "10.1093/a b", "10.x/y", "10./x"] {
            assert!(doi(bad).is_err(), "{bad}");
        }
        let hint = doi("https://doi.org/10.1093/ia/iiad123").map_err(|problem| problem.hint);
        assert_eq!(hint, Err("write “10.1093/ia/iiad123”, without what is in front of it".to_owned()));
    }

    #[test]
    fn an_isbn_has_a_check_digit() {
        // The examples of the International ISBN Agency's manual, and of ISO 2108.
        for good in ["978-0-571-08989-5", "9790260000438", "0-8044-2957-X", "0 8044 2957 x", "978–3–16–148410–0"]
        {
            assert_eq!(isbn(good), Ok(()), "{good}");
        }
        for bad in ["978-0-571-08989-4", "0-8044-2957-1", "12345", "978057108989X", "", "ISBN 9780571089895"] {
            assert!(isbn(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn pages_are_single_ones_or_ranges_that_do_not_run_backwards() {
        for good in
            ["45–67", "45-67", "45--67", "109–17", "xii", "xii, 3–5, A1", "S12–S15", "12r–13v", "1,200", "e0123"]
        {
            assert_eq!(pages(good), Ok(()), "{good}");
        }
        for bad in ["67–45", "pp. 3–5", "3–5–7", "", "3,,4", "three to five", "–", "117–09"] {
            assert!(pages(bad).is_err(), "{bad}");
        }
    }
}
