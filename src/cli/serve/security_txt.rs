//! The file for `/.well-known/security.txt`: whom to tell about a vulnerability (RFC 9116).

use chrono::{DateTime, Utc};
use std::fs;
use std::path::Path;

/// Reads and checks the file. One that has expired is served, but the operator is told.
///
/// # Errors
/// A message that names the file and what is missing.
pub fn read(path: &Path) -> Result<String, String> {
    let wrong = |why: &str| format!("{}: {why} (RFC 9116)", path.display());
    let text = fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    let expires = check(&text).map_err(|why| wrong(&why))?;
    if expires < Utc::now() {
        tracing::warn!(file = %path.display(), %expires, "security.txt has expired: renew its contents and Expires");
    }
    Ok(text)
}

/// Checks the required fields, and returns when the file expires.
fn check(text: &str) -> Result<DateTime<Utc>, String> {
    let fields = || text.lines().filter_map(|line| line.split_once(':'));
    let values = |field: &str| {
        let named = fields().filter(|(name, _)| name.trim().eq_ignore_ascii_case(field));
        named.map(|(_, value)| value.trim()).collect::<Vec<_>>()
    };
    if !values("Contact").iter().any(|contact| contact.contains(':')) {
        return Err("a line such as “Contact: mailto:security@example.org” is missing".to_owned());
    }
    match values("Expires").as_slice() {
        [date] => DateTime::parse_from_rfc3339(date)
            .map(|date| date.to_utc())
            .map_err(|_| format!("“{date}” is not a date and time; write “Expires: 2027-01-31T00:00:00Z”")),
        [] => Err("a line such as “Expires: 2027-01-31T00:00:00Z” is missing".to_owned()),
        _ => Err("there is more than one line “Expires:”".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_and_one_valid_expires_are_required() {
        assert!(check("# Ours\nCONTACT: mailto:a@example.org\nexpires: 2027-01-31T00:00:00Z\n").is_ok());
        for (text, said) in [
            ("", "Contact: mailto:"),
            ("Contact: \nExpires: 2027-01-31T00:00:00Z", "Contact: mailto:"),
            ("Contact: https://example.org", "Expires: 2027"),
            ("Contact: https://example.org\nExpires: next year", "“next year” is not a date"),
            (
                "Contact: https://a.example\nExpires: 2027-01-31T00:00:00Z\nExpires: 2027-01-31T00:00:00Z",
                "more than one",
            ),
        ] {
            let error = check(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
