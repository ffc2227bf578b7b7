//! `sourceline sample`, and timelines in JSON lines, as it writes them.

use crate::sandbox::{ProgramOutput, Sandbox};
use sourceline::load::{self, File, Folder};
use sourceline::model::{Event, EventIx, Timeline};
use std::collections::BTreeMap;
use std::fs;

/// Makes a sample in a folder and returns each file with its bytes.
fn sample(sandbox: &Sandbox, count: &str, seed: &str, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let output = sandbox.run(&["sample", count, "--seed", seed, folder]);
    assert_eq!((output.code, output.stderr.as_str()), (Some(0), ""));
    let mut files = BTreeMap::new();
    for part in ["", "sources", "events"] {
        for entry in fs::read_dir(sandbox.path(folder).join(part)).expect("a folder").flatten() {
            if entry.path().is_file() {
                let name = format!("{part}/{}", entry.file_name().to_string_lossy());
                files.insert(name, fs::read(entry.path()).expect("a file"));
            }
        }
    }
    files
}

fn timeline(folder: &Folder) -> Timeline {
    let outcome = load::check(folder, None);
    assert_eq!(outcome.diagnostics.text("", false), "0 errors, 0 warnings");
    outcome.timeline.expect("a timeline")
}

#[test]
fn a_sample_of_any_size_passes_the_check() {
    let sandbox = Sandbox::empty();
    for count in ["1", "2", "20", "2000"] {
        sample(&sandbox, count, "7", count);
        let output = sandbox.run(&["check", count]);
        assert_eq!((output.code, output.stdout), (Some(0), format!("0 errors, 0 warnings in {count}\n")));
        let timeline = timeline(&Folder::read(&sandbox.path(count)).expect("a folder"));
        assert_eq!(timeline.events.len().to_string(), count);
    }
}

#[test]
fn events_of_a_sample_are_distributed_like_those_of_an_archive() {
    let sandbox = Sandbox::empty();
    sample(&sandbox, "2000", "1", "s");
    let timeline = timeline(&Folder::read(&sandbox.path("s")).expect("a folder"));
    assert_eq!((timeline.eras.len(), timeline.actors.len()), (12, 40));
    assert_eq!(timeline.actors.iter().filter(|actor| actor.lane.is_some()).count(), 5);
    let count = |of: fn(&Event) -> bool| timeline.events.iter().filter(|event| of(event)).count();
    assert!((300..500).contains(&count(|event| event.date.is_range())));
    assert!(count(|event| event.date.is_open_end()) > 5);
    assert!(count(|event| event.date.is_approximate() || event.date.is_uncertain()) > 50);
    assert!((1..40).contains(&count(|event| event.significance == 5)));
    assert!(count(|event| !event.relations.is_empty()) > 100);
    assert!(count(|event| event.citations.len() == 2) > 500);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let sandbox = Sandbox::empty();
    let [one, same, other] =
        [("5", "a"), ("5", "b"), ("6", "c")].map(|(seed, name)| sample(&sandbox, "300", seed, name));
    assert!(one == same, "the same numbers give the same files");
    assert!(one["events/archive-0001.jsonl"] != other["events/archive-0001.jsonl"]);
}

#[test]
fn invalid_arguments_are_refused_in_one_line_and_nothing_is_overwritten() {
    let sandbox = Sandbox::empty();
    fs::create_dir(sandbox.path("full")).expect("a folder");
    fs::write(sandbox.path("full/file"), "mine").expect("a file");
    fs::create_dir(sandbox.path("empty")).expect("a folder");
    for (arguments, named) in [
        (["sample", "0", "new"].as_slice(), "“0” is not a number of events"),
        (&["sample", "-3", "new"], "“-3” is not a number of events"),
        (&["sample", "many", "new"], "“many” is not a number of events"),
        (&["sample", "4294967296", "new"], "“4294967296” is not a number of events"),
        (&["sample", "5", "new", "--seed", "x"], "“x” is not a seed"),
        (&["sample", "5", "full"], "“full” is not empty"),
        (&["sample", "5", "full/file"], "“full/file” is not a folder"),
    ] {
        let ProgramOutput { stdout, stderr, code } = sandbox.run(arguments);
        assert_eq!((code, stdout.as_str(), stderr.lines().count()), (Some(2), "", 1), "{arguments:?}: {stderr}");
        assert!(stderr.starts_with(&format!("sourceline: {named}")), "{stderr}");
    }
    assert!(!sandbox.path("new").exists());
    assert_eq!(fs::read_to_string(sandbox.path("full/file")).expect("a file"), "mine");
    assert_eq!(sandbox.run(&["sample", "5", "empty"]).code, Some(0), "an empty folder is as good as none");
}

/// The same event as a file and as a line; `#` is placed before and after the parts that differ.
const AS_FILE: &str = r#"+++
title = "Treaty"
label = "The treaty"
summary = "Two states sign."
date = "1950-02-14/1950-04?"
date_of = "signed"
date_citations = ["text"]
dates = [{ date = "1951", of = "in force", citations = ["text"] }]
kind = ["treaty", "summit"]
place = "Port"
actors = "one"
concerns = ["other"]
people = "somebody"
significance = 4
titles = { zh = "条约" }
aliases = ["pact"]

[[citations]]
id = "text"
source = "text"
locator = "Article 1"
quote = "they “shall” help\nalways"
voice = ["one", "somebody"]
aliases = "article"

[[citations]]
id = "note"
source = "text"
says = "They *help*."

[[citations]]
id = "gone"
withdrawn = "a slip"

[[relations]]
id = "to-war"
to = "war"
type = "ended"
citations = ["text", "war#text"]
hedged = true

[[notes]]
text = "It is open."
kind = "open"
citations = "note"

[[revisions]]
date = "2026-11-23"
text = "First."
+++
Two states sign.[^text]

> A [war](/events/war) ends.[^war#text]
"#;

const AS_LINE: &str = r#"{"id": "treaty", "title": "Treaty", "label": "The treaty", "summary": "Two states sign.", "date": "1950-02-14/1950-04?",
 "date_of": "signed", "date_citations": ["text"], "dates": [{"date": "1951", "of": "in force", "citations": ["text"]}], "kind": ["treaty", "summit"],
 "place": "Port", "actors": "one", "concerns": ["other"], "people": "somebody", "significance": 4, "titles": {"zh": "\u6761约"}, "aliases": ["pact"],
 "citations": [{"id": "text", "source": "text", "locator": "Article 1", "quote": "they “shall” help\nalways", "voice": ["one", "somebody"], "aliases": "article"},
 {"id": "note", "source": "text", "says": "They *help*."}, {"id": "gone", "withdrawn": "a slip"}],
 "relations": [{"id": "to-war", "to": "war", "type": "ended", "citations": ["text", "war#text"], "hedged": true}],
 "notes": [{"text": "It is open.", "kind": "open", "citations": "note"}], "revisions": [{"date": "2026-11-23", "text": "First."}],
 "text": "Two states sign.[^text]\n\n> A [war](/events/war) ends.[^war#text]\n"}"#;

const WAR: &str = r#"{"id": "war", "title": "War", "summary": "A war.", "date": "1949", "kind": "war", "text": "War.[^text]", "citations": [{"id": "text", "source": "text"}]}"#;

fn folder(events: &[(&str, String)]) -> Folder {
    let file = |path: &str, text: &str| File { path: path.into(), bytes: text.as_bytes().to_vec().into() };
    let actors = "[[actor]]\nid = \"one\"\ntitle = \"One\"\n[[actor]]\nid = \"other\"\ntitle = \"Other\"\n";
    let mut files = vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("actors.toml", actors),
        file("people.toml", "[[person]]\nid = \"somebody\"\nname = \"Somebody\"\n"),
        file("sources/text.toml", "title = \"Text\"\n"),
    ];
    files.extend(events.iter().map(|(path, text)| file(path, text)));
    Folder::new(files)
}

#[test]
fn an_event_is_the_same_as_a_file_and_as_a_json_line() {
    let line = AS_LINE.replace('\n', "");
    let as_file = folder(&[("events/treaty.md", AS_FILE.into()), ("events/a.jsonl", WAR.into())]);
    let crlf = format!("\u{FEFF}{line}\r\n\r\n{WAR}\r\n");
    for other in [format!("{line}\n{WAR}"), format!("\n  {WAR}  \n{line}\n"), crlf] {
        let as_lines = folder(&[("events/a.jsonl", other)]);
        let [one, same] = [&as_file, &as_lines].map(|folder| {
            let outcome = load::load(folder);
            outcome.timeline.unwrap_or_else(|| panic!("{}", outcome.diagnostics.text("", false)))
        });
        let events =
            |timeline: &Timeline| timeline.events.iter().map(|event| format!("{event:#?}")).collect::<Vec<_>>();
        assert_eq!(events(&one), events(&same));
        assert_eq!(format!("{:?}", one.tombstones), format!("{:?}", same.tombstones));
        let to = |timeline: &Timeline| timeline.relations_to(EventIx(0)).map(|(from, _)| from).collect::<Vec<_>>();
        assert_eq!((to(&one), to(&same)), (vec![EventIx(1)], vec![EventIx(1)]));
    }
}

#[test]
fn serve_and_check_report_the_same_broken_lines_with_their_numbers() {
    let sandbox = Sandbox::empty();
    let broken = format!(
        "{WAR}\n\n{{\"id\": \"a\",}}\n{}\n",
        WAR.replace("1949", "1949-13").replace("\"id\": \"war\"", "\"id\": \"b\"")
    );
    sandbox.put(
        "data/timeline.toml",
        "title = \"T\"\nlanguage = \"en\"\neditors = \"E\"\ncontact = \"mailto:e@example.org\"\n",
    );
    sandbox.put("data/sources/text.toml", "title = \"Text\"\n");
    sandbox.put("data/events/a.jsonl", &broken);
    let checked = sandbox.run(&["check", "data"]);
    let served = sandbox.run(&["serve", "--data", "data", "--bind", "127.0.0.1:0"]);
    assert_eq!((checked.code, served.code), (Some(1), Some(1)));
    for said in [checked.stdout, served.stderr] {
        assert!(said.contains("--> data/events/a.jsonl:3:12"), "{said}");
        assert!(said.contains("there is a comma before the end of the object"), "{said}");
        assert!(said.contains("--> data/events/a.jsonl:4:58") && said.contains("2 errors, 0 warnings"), "{said}");
    }
}

#[test]
fn more_than_10000_problems_of_a_rule_are_counted_and_not_kept() {
    let many = "{\"a\": 1}\n".repeat(30_000);
    let diagnostics = load::check(&folder(&[("events/a.jsonl", many)]), None).diagnostics;
    assert_eq!(diagnostics.counts()[&load::Rule::KeyUnknown], 30_000);
    let kept = diagnostics.sorted().iter().filter(|problem| problem.rule == load::Rule::KeyUnknown).count();
    assert_eq!(kept, 10_000);
    assert!(diagnostics.text("", false).contains("… and 29980 more of key-unknown"));
    assert!(diagnostics.json_lines().contains("there are 20000 more problems of this rule"));
}
