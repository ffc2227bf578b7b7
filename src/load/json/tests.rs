//! Which JSON is accepted, and how errors are reported.

use super::*;
use crate::load::folder::Folder;
use proptest::prelude::*;

fn read(text: &str) -> Result<String, (usize, String)> {
    let diagnostics = Diagnostics::new(&Folder::default(), false);
    match parse_json(text, Span::default(), &diagnostics) {
        Some(table) => Ok(shown(&Value::Table(table))),
        None => diagnostics.sorted().pop().map_or(Ok(String::new()), |d| Err((d.span.bytes().start, d.message))),
    }
}

/// A value as serde_json writes it, except for numbers that are not integers.
fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Str(text) => serde_json::to_string(text).expect("a string"),
        Value::Integer(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::List(items) => format!("[{}]", items.iter().map(|i| shown(&i.value)).collect::<Vec<_>>().join(",")),
        Value::Table(Table(entries)) => {
            let entry =
                |e: &Entry<'_>| format!("{}:{}", serde_json::to_string(&e.key).expect("a key"), shown(&e.node.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
        Value::Null => "null".into(),
        Value::Datetime(_) | Value::Number => "1.5".into(),
    }
}

#[test]
fn an_error_is_reported_at_its_place_in_words() {
    for (text, at, says) in [
        ("[]", 0, "an event is an object, but this does not begin with {"),
        ("{\"a\": 1},", 8, "there is a comma after the event"),
        ("{\"a\": 1} {", 9, "there is something after the event on this line"),
        ("{\"a\": \"b}", 6, "the string does not end on its line"),
        ("{\"a\": 1", 0, "the object does not end on its line"),
        ("{\"a\": [1", 6, "the list does not end on its line"),
        ("{\"a\": [1,]}", 9, "there is a comma before the end of the list"),
        ("{\"a\": 1,}", 8, "there is a comma before the end of the object"),
        ("{\"a\": 1 \"b\": 2}", 8, "a comma is missing here"),
        ("{\"a\" = 1}", 5, "a key is followed by a colon"),
        ("{a: 1}", 1, "a key needs straight quotation marks"),
        ("{\"a\": 1950-02-14}", 6, "this is not a number"),
        ("{\"a\": 007}", 6, "this is not a number"),
        ("{\"a\": words}", 6, "text must be in quotation marks"),
        ("{\"a\": “b”}", 6, "a string needs straight double quotation marks"),
        ("{\"a\": }", 6, "a value is missing here"),
        ("{\"a\":", 5, "the line ends where a value is expected"),
        ("{\"a\": \"\\q\"}", 7, "the backslash does not begin a valid escape"),
        ("{\"a\": \"\\ud800\"}", 7, "the backslash does not begin a valid escape"),
        ("{\"a\": \"\t\"}", 7, "there is a control character in the string"),
        ("{\"a\": 1, \"a\": 2}", 9, "this key is a duplicate"),
        ("<<<<<<< ours", 0, "there is an unresolved merge conflict here"),
    ] {
        assert_eq!(read(text), Err((at, says.to_owned())), "{text}");
    }
    assert!(read(&format!("{{\"a\": {}", "[".repeat(100_000))).is_err_and(|(_, says)| says.contains("deeply")));
}

#[test]
fn escapes_become_their_characters() {
    assert_eq!(read(r#"{"a":"\u00e9\n\"\\\/\ud83d\ude00é"}"#), Ok("{\"a\":\"é\\n\\\"\\\\/😀é\"}".into()));
}

proptest! {
    #[test]
    fn a_line_is_accepted_if_serde_json_accepts_it(text in r#"\{("[a-c]{0,2}" ?: ?("[^"\\]{0,3}"|-?[0-9]{1,3}|[0-9]\.[0-9]|null|true|\[\]|\[1, ?"x"\]|\{\}),? ?){0,3}\}?"#) {
        let others: Result<serde_json::Value, _> = serde_json::from_str(&text);
        let ours = read(&text);
        // serde_json accepts duplicate keys.
        let twice = ours.as_ref().is_err_and(|(_, says)| says.contains("duplicate"));
        prop_assert!(twice || ours.is_ok() == others.is_ok(), "{text}: {ours:?}, {others:?}");
    }

    #[test]
    fn whatever_is_written_is_read_back(strings in proptest::collection::vec(any::<String>(), 0..4), numbers in proptest::collection::vec(any::<i64>(), 0..3)) {
        let line = serde_json::json!({ "n": numbers, "s": strings }).to_string();
        prop_assert_eq!(read(&line), Ok(line));
    }

    #[test]
    fn any_text_is_parsed_without_a_panic(text in "(?s).{0,60}") {
        let _ = read(&text);
        let _ = read(&format!("{{\"a\":{text}"));
    }
}
