//! `sourceline export` to the formats of other programs. The programs themselves read its files in `tests/readers`.

use crate::sandbox::{ProgramOutput, Sandbox};
use crate::site::repository;
use serde_json::Value;
use std::fs;

/// Dates with what TimelineJS and Markwhen have for them: years of TimelineJS are labels, so -44 is 44 BCE.
const DATES: &[(&str, &str, &str, &str)] = &[
    ("1950-02-14", "1950-2-14", "", "1950-02-14"),
    ("1950-02", "1950-2", "", "1950-02"),
    ("1950", "1950", "", "1950"),
    ("0500", "500", "", "0500"),
    ("-0043", "-44", "", "44 BCE"),
    ("0000", "-1", "", "1 BCE"),
    ("-0043-03-15", "-44-3-15", "", "44 BCE"),
    ("-0299/-0199", "-300", "-200", "300 BCE - 200 BCE"),
    ("1914-07-28/1918-11-11", "1914-7-28", "1918-11-11", "1914-07-28/1918-11-11"),
    ("1914/1914-11", "1914", "1914-11", "1914/1914-11"),
    ("2022-02-24/..", "2022-2-24", "", "2022-02-24"),
    ("../1950", "1950", "", "1950"),
    ("1450~", "1450", "", "1450"),
    ("195X", "1950", "", "1950/1959"),
    ("1945-21", "1945", "", "1945-03/1945-05"),
    ("1950-XX", "1950", "", "1950"),
];

fn timeline_of_dates() -> Sandbox {
    let sandbox = Sandbox::with_event();
    fs::remove_file(sandbox.path("data/events/treaty.md")).expect("removed");
    for (n, (date, ..)) in DATES.iter().enumerate() {
        let event = format!(
            "+++\ntitle = \"E #{n}: <b>\"\nsummary = \"S.\"\ndate = \"{date}\"\nkind = \"treaty\"\n\n[[citations]]\nid = \"c\"\nsource = \"text\"\n+++\nText.\n"
        );
        sandbox.put(&format!("data/events/e-{n}.md"), event);
    }
    sandbox
}

fn export(sandbox: &Sandbox, arguments: &[&str]) -> ProgramOutput {
    let output = sandbox.run(&[&["export"], arguments].concat());
    assert_eq!(output.code, Some(0), "{output:?}");
    output
}

#[test]
fn each_date_becomes_the_date_of_the_other_format_that_says_no_more_than_it_does() {
    let sandbox = timeline_of_dates();
    let json = export(&sandbox, &["timelinejs", "data", "--base-url", "https://e.org/t"]);
    assert_eq!(json.stderr, "");
    let document: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let markwhen = export(&sandbox, &["markwhen", "data", "--base-url", "https://e.org/t"]).stdout;
    let date = |slide: &Value, key: &str| {
        let parts = ["year", "month", "day"].iter().filter_map(|part| slide.get(key)?.get(part)?.as_i64());
        parts.map(|part| part.to_string()).collect::<Vec<_>>().join("-")
    };
    for (n, (edtf, start, end, of_markwhen)) in DATES.iter().enumerate() {
        let id = format!("e-{n}");
        let slides = document["events"].as_array().expect("slides");
        let slide = slides.iter().find(|slide| slide["unique_id"] == *id).expect("a slide");
        assert_eq!((date(slide, "start_date").as_str(), date(slide, "end_date").as_str()), (*start, *end), "{edtf}");
        assert_eq!(slide["text"]["headline"], format!("E #{n}: &lt;b&gt;"));
        let at = markwhen.find(&format!("\nid: {id}\n")).expect("an event");
        let line = markwhen[..at].lines().last().expect("a line");
        assert_eq!(line, format!("{of_markwhen}: E #\u{2060}{n}: <b> #treaty"), "{edtf}");
        let below = markwhen[at + 1..].lines().nth(1).expect("a line");
        let kept = format!("edtf: \"{edtf}\"");
        assert_eq!(below == kept, edtf != of_markwhen, "{edtf}: {below}");
    }
}

#[test]
fn an_event_that_markwhen_cannot_hold_is_named() {
    let sandbox = timeline_of_dates();
    let event = fs::read_to_string(sandbox.path("data/events/e-0.md")).expect("a file");
    sandbox.put("data/events/dinosaurs.md", event.replace("1950-02-14", "Y-66000000"));
    let output = export(&sandbox, &["markwhen", "data", "--base-url", "https://e.org"]);
    assert_eq!(output.stderr, "left out: “E #0: <b>” (dinosaurs, Y-66000000): the format has no such date\n");
    assert!(!output.stdout.contains("id: dinosaurs"));
    let json = export(&sandbox, &["timelinejs", "data", "--base-url", "https://e.org"]).stdout;
    let document: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(document["scale"], "cosmological");
    let slides = document["events"].as_array().expect("slides");
    let dinosaurs = slides.iter().find(|slide| slide["unique_id"] == "dinosaurs").expect("a slide");
    assert_eq!(dinosaurs["start_date"], serde_json::json!({ "year": -66_000_001 }));
}

#[test]
fn json_lines_are_the_same_events_again() {
    let data = repository("data");
    let sandbox = Sandbox::empty();
    let data = data.to_str().expect("a path");
    export(&sandbox, &["jsonl", data, "-o", "events.jsonl"]);
    let before = export(&sandbox, &["timelinejs", data, "--base-url", "https://e.org"]).stdout;
    sandbox.copy_data(&repository("data"));
    fs::remove_dir_all(sandbox.path("data/events")).expect("removed");
    let lines = fs::read_to_string(sandbox.path("events.jsonl")).expect("a file");
    sandbox.put("data/events/all.jsonl", lines);
    let after = export(&sandbox, &["timelinejs", "data", "--base-url", "https://e.org"]).stdout;
    assert!(before == after, "the timeline is another one");
    export(&sandbox, &["jsonl", "data", "-o", "again.jsonl"]);
    let [first, again] = ["events.jsonl", "again.jsonl"].map(|file| fs::read(sandbox.path(file)).expect("a file"));
    assert!(first == again, "the lines are others");
}

#[test]
fn a_query_exports_the_events_of_a_view_and_a_wrong_one_exports_nothing() {
    let sandbox = timeline_of_dates();
    let rows = |query: &str| {
        let csv = export(&sandbox, &["csv", "data", "--base-url", "https://e.org", "--query", query]).stdout;
        csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes()).records().count()
    };
    assert_eq!(rows("?from=2000"), 1);
    assert_eq!(rows(""), DATES.len());
    let lines = export(&sandbox, &["jsonl", "data", "--query", "from=2000"]).stdout;
    assert_eq!(lines.lines().count(), 1);
    let wrong = sandbox.run(&["export", "csv", "data", "--query", "from=soon"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (Some(2), ""));
    assert!(wrong.stderr.contains("--query from=soon: ") && wrong.stderr.contains("“soon”"), "{}", wrong.stderr);
}

#[test]
fn a_timeline_with_errors_is_not_exported() {
    let sandbox = timeline_of_dates();
    sandbox.put("data/events/wrong.md", "+++\ntitle = 1\n+++\n");
    let output = sandbox.run(&["export", "timelinejs", "data", "-o", "out.json"]);
    assert_eq!(output.code, Some(1));
    assert!(output.stderr.ends_with("nothing was exported, because the timeline has errors\n"), "{}", output.stderr);
    assert!(!sandbox.path("out.json").exists());
}
