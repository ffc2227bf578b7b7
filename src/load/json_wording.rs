//! Rewords messages and hints for JSON lines. Diagnostics are written once, in TOML's notation.

/// A message or hint in the notation of JSON: `date = "…"` becomes `"date": "…"`, and `[[citations]]` becomes a key.
pub fn reword(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" = ") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let key = before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
        out.push_str(&before[..key]);
        if key < before.len() && after.starts_with(['"', '[', '{']) {
            out.push('"');
            out.push_str(&before[key..]);
            out.push_str("\": ");
        } else {
            out.push_str(&before[key..]);
            out.push_str(" = ");
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("[[", "\"")
        .replace("]]", "\"")
        .replace("a list of tables", "a list of objects")
        .replace("a table", "an object")
}

#[cfg(test)]
mod tests {
    use super::reword;

    #[test]
    fn keys_are_written_as_json_writes_them() {
        for (toml, expected) in [
            ("add voice = \"author\", or who says it", "add \"voice\": \"author\", or who says it"),
            ("prefix = \"…\" or suffix = \"…\"", "\"prefix\": \"…\" or \"suffix\": \"…\""),
            ("add [[citations]] with id", "add \"citations\" with id"),
            ("write a table: { zh = \"…\" }", "write an object: { \"zh\": \"…\" }"),
            ("aliases = [\"…\"]", "\"aliases\": [\"…\"]"),
            ("the nearest passage is: E = mc", "the nearest passage is: E = mc"),
            (" = \"\"", " = \"\""),
        ] {
            assert_eq!(reword(toml), expected);
        }
    }
}
