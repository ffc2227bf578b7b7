//! Every rule has an example that breaks only that rule: a small complete timeline in `data/`; if the rule needs them,
//! the texts of its sources in `texts/` or the responses of servers in `answers.txt`; and the report that the curator
//! reads in `expected.txt`. `RULE.jsonl` breaks the rule in a line of JSON.
//!
//! `UPDATE_EXPECTED=1 cargo test --test it broken` rewrites the reports. Read the changes before you commit them.

use crate::site::repository;
use sourceline::curate::{self, LinkStatus};
use sourceline::load::{self, Folder, Level, MAX_FILE_BYTES, Outcome, Rule, Severity, SourceTexts};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

fn example(rule: Rule) -> PathBuf {
    examples().join(rule.name())
}

fn examples() -> PathBuf {
    repository("tests/broken")
}

/// A line of JSON that is an event.
const LINE: &str = r#"{"id": "pact", "title": "Pact", "summary": "S.", "date": "1951", "kind": "treaty", "text": "S.[^text]", "citations": [{"id": "text", "source": "treaty-text"}]}"#;

/// A folder on disk in which a file has changed since the folder was read.
fn changed() -> Folder {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("changed-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let on_disk = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let put = |path: &str, text: &str| {
        std::fs::create_dir_all(on_disk.join(path).parent().expect("a folder")).expect("a folder");
        std::fs::write(on_disk.join(path), text).expect("written");
    };
    put("timeline.toml", "title = \"T\"\nlanguage = \"en\"\neditors = \"E\"\ncontact = \"mailto:e@example.org\"\n");
    put("sources/treaty-text.toml", "title = \"Treaty\"\n");
    put("events/archive.jsonl", LINE);
    let folder = Folder::read(&on_disk).expect("a folder");
    put("events/archive.jsonl", &LINE.replace("1951", "1952"));
    folder
}

/// The example's folder. A file that is not text and one that is too large are generated, not stored.
fn folder(rule: Rule) -> Folder {
    let made = match rule {
        Rule::FileChanged => return changed(),
        Rule::Encoding => b"# Names\n[[actor]]\nid = \"bezier\"\ntitle = \"B\xE9zier\"\n".to_vec(),
        Rule::FileLarge => vec![b'#'; MAX_FILE_BYTES + 1],
        _ => return Folder::read(&example(rule).join("data")).unwrap_or_else(|e| panic!("{}: {e}", rule.name())),
    };
    let mut folder = folder(Rule::FileUnknown);
    folder.files.retain(|file| file.path != "actor.toml");
    folder.put("actors.toml", made);
    folder
}

fn check(rule: Rule, folder: &Folder) -> Outcome {
    let texts = example(rule).join("texts");
    let texts = texts.is_dir().then(|| SourceTexts::read(&texts).expect("texts"));
    match std::fs::read_to_string(example(rule).join("answers.txt")) {
        Ok(answers) => curate::check_links(folder, texts.as_ref(), &answers.lines().map(answer).collect()),
        Err(_) => load::check(folder, texts.as_ref()),
    }
}

/// What a server answered: `URL gone STATUS`, `URL moved URL` or `URL unknown WHY`.
fn answer(line: &str) -> (String, LinkStatus) {
    let (address, answer) = line.split_once(' ').expect("an answer");
    let answer = match answer.split_once(' ').expect("an answer") {
        ("gone", status) => LinkStatus::Gone { status: status.parse().expect("a status"), redirected_to: None },
        ("moved", to) => LinkStatus::Moved { to: to.into(), permanent: true },
        ("unknown", why) => LinkStatus::Unknown(why.into()),
        other => panic!("{other:?}"),
    };
    (address.to_owned(), answer)
}

#[test]
fn each_rule_has_an_example_that_breaks_only_that_rule() {
    let mut wrong = Vec::new();
    for &rule in Rule::ALL {
        let diagnostics = check(rule, &folder(rule)).diagnostics;
        let broken: Vec<_> = diagnostics.sorted().iter().map(|problem| problem.rule.name()).collect();
        if broken != [rule.name()] {
            wrong.push(format!("{}: reported {broken:?}", rule.name()));
        }
        let here = format!("{}/", example(rule).display());
        wrong.extend(unexpected(&example(rule), &diagnostics.text("data", false).replace(&here, "")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// How the report on an example differs from the expected one, if it does.
fn unexpected(example: &Path, text: &str) -> Option<String> {
    let path = example.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(example).expect("a folder");
        std::fs::write(&path, format!("{text}\n")).expect("written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    (expected.trim_end() != text).then(|| format!("{}: expected\n{expected}\nand got\n{text}", example.display()))
}

/// The rules that have an example in JSON lines, each with that example.
fn in_json_lines() -> Vec<(Rule, PathBuf)> {
    let rule = |name: &str| Rule::ALL.iter().copied().find(|rule| rule.name() == name);
    let entries = std::fs::read_dir(examples()).expect("examples").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .map(|path| (rule(path.file_stem().and_then(|name| name.to_str()).unwrap_or("")).expect("a rule"), path))
        .collect();
    found.sort();
    found
}

#[test]
fn a_broken_rule_in_a_json_line_is_reported_with_its_line_and_key() {
    let mut wrong = Vec::new();
    let examples = in_json_lines();
    assert!(examples.len() > 8);
    for (rule, example) in examples {
        let folder = Folder::read(&example.join("data")).expect("a folder");
        let diagnostics = load::check(&folder, None).diagnostics;
        let broken: Vec<_> = diagnostics.counts().into_keys().filter(|&rule| rule != Rule::QuoteUnverified).collect();
        assert_eq!(broken, [rule], "{}", example.display());
        let here = format!("{}/", example.display());
        wrong.extend(unexpected(&example, &diagnostics.text("data", false).replace(&here, "")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_broken_line_does_not_hide_the_others() {
    let mut folder = folder(Rule::RelationSelf);
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(MAX_FILE_BYTES));
    let lines: [&[u8]; 8] = [
        b"\xEF\xBB\xBF{\"id\": \"a\" \"title\"}\r",
        LINE.as_bytes(),
        b"",
        b"{\"id\": \"\xFF\"}\r",
        long.as_bytes(),
        b" \t\r",
        b"{\"id\": \"b\", \"titel\": \"B\"}",
        b"{\"id\": \"c\"",
    ];
    folder.put("events/a.jsonl", lines.join(b"\n".as_slice()));
    let diagnostics = load::check(&folder, None).diagnostics;
    let seen: Vec<_> = diagnostics
        .sorted()
        .iter()
        .filter(|d| diagnostics.files[d.span.file as usize].is_jsonl)
        .map(|d| (diagnostics.line_column(d.span), d.rule.name()))
        .collect();
    let expected = [
        ((1, 12), "json-syntax"),
        ((4, 9), "encoding"),
        ((5, 1), "file-large"),
        ((7, 1), "key-missing"),
        ((7, 1), "key-missing"),
        ((7, 1), "key-missing"),
        ((7, 8), "event-uncited"),
        ((7, 8), "summary-missing"),
        ((7, 8), "text-missing"),
        ((7, 13), "key-unknown"),
        ((8, 1), "json-syntax"),
    ];
    assert_eq!(seen, expected);
    assert_eq!(diagnostics.json_lines().lines().filter(|line| line.contains("a.jsonl")).count(), expected.len());
}

#[test]
fn no_example_is_left_of_a_removed_rule() {
    let examples = std::fs::read_dir(examples()).expect("examples");
    for path in examples.map(|entry| entry.expect("an entry").path()) {
        assert!(Rule::ALL.iter().any(|rule| path.file_stem().is_some_and(|name| name == rule.name())), "{path:?}");
    }
}

#[test]
fn an_error_refuses_the_timeline_and_a_warning_does_not() {
    for &rule in Rule::ALL {
        let is_timeline = check(rule, &folder(rule)).timeline.is_some();
        assert_eq!(is_timeline, rule.level() != Level::Error, "{}", rule.name());
    }
}

#[test]
fn missing_evidence_is_a_warning_unless_the_timeline_requires_it() {
    for &rule in Rule::ALL.iter().filter(|rule| rule.level() != Level::Error) {
        let mut folder = folder(rule);
        let about = folder.file("timeline.toml").expect("timeline.toml").bytes.to_vec();
        folder.put("timeline.toml", [b"evidence = \"required\"\n".as_slice(), &about].concat());
        let Outcome { timeline, diagnostics, .. } = check(rule, &folder);
        let severity = if rule.level() == Level::Warning { Severity::Warning } else { Severity::Error };
        assert_eq!(diagnostics.sorted().iter().map(|problem| problem.rule).collect::<Vec<_>>(), [rule]);
        assert_eq!(diagnostics.severity(rule), severity, "{}", rule.name());
        assert_eq!(timeline.is_some(), severity == Severity::Warning, "{}", rule.name());
    }
}

#[test]
fn a_timeline_loads_without_the_texts_even_if_it_requires_evidence() {
    let mut folder = folder(Rule::QuoteUnverified);
    folder.put("timeline.toml", b"title = \"T\"\nlanguage = \"en\"\nevidence = \"required\"\n".to_vec());
    let timeline = load::load(&folder).timeline.expect("a timeline");
    assert!(timeline.citations().all(|(_, citation)| citation.verified.is_none()));
}

/// Lines and columns counted by hand in the examples' files.
const PLACES: &[(Rule, &str, u64, u64)] = &[
    (Rule::TomlSyntax, "events/treaty.md", 2, 15),
    (Rule::FrontMatter, "events/treaty.md", 1, 1),
    (Rule::JsonSyntax, "events/archive.jsonl", 3, 41),
    (Rule::KeyUnknown, "events/treaty.md", 6, 1),
    (Rule::TypeWrong, "events/treaty.md", 4, 8),
    (Rule::IdMalformed, "actors.toml", 2, 6),
    (Rule::IdGone, "evidence.lock", 3, 3),
    (Rule::EraOrder, "eras.toml", 9, 8),
    (Rule::ReferenceUnknown, "events/treaty.md", 6, 11),
    (Rule::SuccessionCircle, "actors.toml", 4, 17),
    (Rule::ThreadShape, "threads/to-war.md", 5, 1),
    (Rule::StepRepeated, "threads/to-war.md", 11, 4),
    (Rule::StepUncarried, "threads/to-war.md", 8, 4),
    (Rule::QuoteNotFound, "events/treaty.md", 10, 9),
    (Rule::LinkDead, "events/treaty.md", 11, 13),
    (Rule::HtmlRaw, "events/treaty.md", 11, 5),
    (Rule::ParagraphUncited, "events/treaty.md", 13, 1),
    (Rule::Encoding, "actors.toml", 4, 11),
    (Rule::UrlScheme, "sources/treaty-text.toml", 2, 7),
];

#[test]
fn json_output_has_one_object_per_line_with_file_line_and_column() {
    for &rule in Rule::ALL {
        let diagnostics = check(rule, &folder(rule)).diagnostics;
        let lines = diagnostics.json_lines();
        assert_eq!(lines.lines().count(), 1, "{}", rule.name());
        let object: serde_json::Value = serde_json::from_str(lines.trim_end()).expect("JSON");
        let keys: Vec<_> = object.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["column", "file", "hint", "line", "message", "rule", "severity"]);
        assert_eq!(object["rule"], rule.name());
        assert!(["error", "warning"].contains(&object["severity"].as_str().expect("a word")));
        assert!(object["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{} says what to do", rule.name());
        for (_, file, line, column) in PLACES.iter().filter(|(of, ..)| *of == rule) {
            assert_eq!(
                (&object["file"], &object["line"], &object["column"]),
                (&(*file).into(), &(*line).into(), &(*column).into())
            );
        }
    }
}
