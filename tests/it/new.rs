//! `sourceline new` as a curator runs it.

use super::temp_dir::{EVENT, Seen, TempDir, sourceline};

fn new(dir: &TempDir, arguments: &[&str]) -> Seen {
    sourceline(&[&["new"], arguments].concat(), &dir.0)
}

/// The rules that a check finds broken in a file, with what it says.
fn broken(dir: &TempDir, file: &str) -> Vec<(String, String)> {
    let seen = dir.check(&["--format", "json"]);
    let objects = seen.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let word = |value: &serde_json::Value| value.as_str().expect("a string").to_owned();
    objects.filter(|object| object["file"] == file).map(|o| (word(&o["rule"]), word(&o["message"]))).collect()
}

#[test]
fn a_new_event_is_well_formed_and_the_check_names_exactly_what_it_lacks() {
    let dir = TempDir::new();
    let seen = new(&dir, &["event", "1951-pact"]);
    assert_eq!(seen.code, Some(0), "{seen:?}");
    assert!(seen.out.starts_with("wrote data/events/1951-pact.md\n"), "{}", seen.out);
    let lacks = broken(&dir, "events/1951-pact.md");
    let expected = [
        ("event-uncited", "“1951-pact” has no evidence"),
        ("summary-missing", "“1951-pact” has no summary"),
        ("key-missing", "`title` is empty"),
        ("key-missing", "`date` is empty"),
        ("key-missing", "`kind` is empty"),
    ];
    let mut lacks: Vec<_> = lacks.iter().map(|(rule, says)| (rule.as_str(), says.as_str())).collect();
    lacks.sort_by_key(|&(_, says)| expected.iter().position(|&(_, other)| other == says));
    assert_eq!(lacks, expected);
    // Filled in where it has no mark, and with one citation of those that are begun, it is an event.
    let filled = (dir.text("events/1951-pact.md"))
        .replace("\ntitle = \"\"", "\ntitle = \"Pact\"")
        .replace("\nsummary = \"\"", "\nsummary = \"They agree.\"")
        .replace("\ndate = \"\"", "\ndate = \"1951\"")
        .replace("\nkind = \"\"", "\nkind = \"treaty\"")
        .replacen("#[[citations]]\n#id = \"\"", "[[citations]]\nid = \"text\"", 1)
        .replacen("\n#source = \"\"", "\nsource = \"text\"", 1);
    dir.put("data/events/1951-pact.md", filled + "They agree.[^text]\n");
    assert_eq!(broken(&dir, "events/1951-pact.md"), []);
}

#[test]
fn every_key_that_is_begun_may_be_filled_in() {
    let dir = TempDir::new();
    for (what, id, file) in [
        ("event", "pact", "events/pact.md"),
        ("source", "letter", "sources/letter.toml"),
        ("thread", "walk", "threads/walk.md"),
    ] {
        assert_eq!(new(&dir, &[what, id]).code, Some(0));
        let text = dir.text(file);
        let open: String = text
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(open != text || what == "thread", "nothing of it is optional: {text}");
        dir.put(&format!("data/{file}"), open);
        let rules: Vec<String> = broken(&dir, file).into_iter().map(|(rule, _)| rule).collect();
        let bad =
            |rule: &&String| ["toml-syntax", "key-unknown", "type-wrong", "front-matter"].contains(&rule.as_str());
        assert_eq!(rules.iter().find(bad), None, "{what}: {rules:?}");
    }
}

#[test]
fn a_new_source_or_thread_says_what_it_lacks() {
    let dir = TempDir::new();
    assert_eq!(new(&dir, &["source", "letter"]).code, Some(0));
    let lacks = broken(&dir, "sources/letter.toml");
    assert!(lacks.contains(&("key-missing".into(), "`title` is empty".into())), "{lacks:?}");
    assert_eq!(new(&dir, &["thread", "walk"]).code, Some(0));
    let lacks = broken(&dir, "threads/walk.md");
    assert!(lacks.contains(&("thread-shape".into(), "the thread has no steps".into())), "{lacks:?}");
    assert!(lacks.contains(&("key-missing".into(), "`summary` is empty".into())), "{lacks:?}");
}

#[test]
fn an_id_that_is_none_or_that_something_has_or_had_is_refused() {
    let dir = TempDir::new();
    dir.put("data/events/treaty.md", EVENT.replace("kind =", "aliases = \"pact\"\nkind ="));
    dir.put("data/events/rumour.md", "+++\nwithdrawn = \"It was none.\"\n+++\n");
    dir.put(
        "data/events/archive.jsonl",
        "{\"id\": \"war\", \"title\": \"W\", \"date\": \"1952\", \"kind\": \"war\"}\n",
    );
    dir.put("data/events/broken.md", "+++\ntitle = \n+++\n");
    let before = dir.files();
    for (id, said) in [
        (
            "The Pact_1951",
            "“The Pact_1951” is not an id: an id consists of lower-case letters and digits, in words joined by single hyphens; write “the-pact-1951”",
        ),
        (
            "条约",
            "“条约” is not an id: an id consists of lower-case letters and digits, in words joined by single hyphens",
        ),
        (
            "../../etc/passwd",
            "“../../etc/passwd” is not an id: an id consists of lower-case letters and digits, in words joined by single hyphens; write “etc-passwd”",
        ),
        ("author", "“author” is reserved for a voice; choose another id"),
        ("treaty", "“treaty” already exists, in events/treaty.md; choose another id"),
        ("war", "“war” already exists, in events/archive.jsonl; choose another id"),
        ("pact", "“pact” is a former id of “treaty” and redirects to it; choose another id"),
        ("rumour", "“rumour” was withdrawn (It was none.), and its address must keep saying so; choose another id"),
        ("broken", "“data/events/broken.md” already exists, and is not overwritten"),
    ] {
        let seen = new(&dir, &["event", id]);
        assert_eq!((seen.code, seen.err.as_str()), (Some(2), format!("sourceline: {said}\n").as_str()));
    }
    assert_eq!(dir.files(), before);
    let seen = new(&dir, &["event", "pact", "--data", "texts"]);
    assert!(seen.code == Some(2) && seen.err.contains("“texts” has no timeline.toml"), "{seen:?}");
}
