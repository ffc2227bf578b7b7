//! `sourceline new` as a curator runs it.

use crate::sandbox::{EVENT, ProgramOutput, Sandbox};

fn new(sandbox: &Sandbox, arguments: &[&str]) -> ProgramOutput {
    sandbox.run(&[&["new"], arguments].concat())
}

/// The rules that a file breaks, with the messages of the check.
fn broken(sandbox: &Sandbox, file: &str) -> Vec<(String, String)> {
    let output = sandbox.check(&["--format", "json"]);
    let objects = output.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let word = |value: &serde_json::Value| value.as_str().expect("a string").to_owned();
    objects.filter(|object| object["file"] == file).map(|o| (word(&o["rule"]), word(&o["message"]))).collect()
}

#[test]
fn a_new_event_is_well_formed_and_the_check_names_exactly_what_it_lacks() {
    let sandbox = Sandbox::with_event();
    let output = new(&sandbox, &["event", "1951-pact"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stdout.starts_with("wrote data/events/1951-pact.md\n"), "{}", output.stdout);
    let lacks = broken(&sandbox, "events/1951-pact.md");
    let expected = [
        ("event-uncited", "“1951-pact” has no evidence"),
        ("summary-missing", "“1951-pact” has no summary"),
        ("text-missing", "“1951-pact” has no text"),
        ("key-missing", "`title` is empty"),
        ("key-missing", "`date` is empty"),
        ("key-missing", "`kind` is empty"),
    ];
    let mut lacks: Vec<_> = lacks.iter().map(|(rule, says)| (rule.as_str(), says.as_str())).collect();
    lacks.sort_by_key(|&(_, says)| expected.iter().position(|&(_, other)| other == says));
    assert_eq!(lacks, expected);
    // With the required keys filled in and one citation uncommented, it is an event.
    let filled = (sandbox.text("events/1951-pact.md"))
        .replace("\ntitle = \"\"", "\ntitle = \"Pact\"")
        .replace("\nsummary = \"\"", "\nsummary = \"They agree.\"")
        .replace("\ndate = \"\"", "\ndate = \"1951\"")
        .replace("\nkind = \"\"", "\nkind = \"treaty\"")
        .replacen("#[[citations]]\n#id = \"\"", "[[citations]]\nid = \"text\"", 1)
        .replacen("\n#source = \"\"", "\nsource = \"text\"", 1);
    sandbox.put("data/events/1951-pact.md", filled + "They agree.[^text]\n");
    assert_eq!(broken(&sandbox, "events/1951-pact.md"), []);
}

#[test]
fn a_template_names_the_kinds_of_the_timeline_and_where_pictures_belong() {
    let sandbox = Sandbox::with_event();
    assert_eq!(new(&sandbox, &["event", "first"]).code, Some(0));
    assert!(sandbox.text("events/first.md").contains("\nkind = \"\"  # one of: treaty agreement declaration "));
    let own = "[[kind]]\nid = \"dig\"\ntitle = \"Dig\"\n\n[[kind]]\nid = \"flood\"\ntitle = \"Flood\"\n";
    let about = sandbox.text("timeline.toml");
    sandbox.put("data/timeline.toml", about + own);
    assert_eq!(new(&sandbox, &["event", "second"]).code, Some(0));
    let second = sandbox.text("events/second.md");
    assert!(second.contains("\nkind = \"\"  # one of: dig flood; or a list of them, the main one first\n"), "{second}");

    for (what, file) in [("actor", "actors.toml"), ("person", "people.toml")] {
        assert_eq!(new(&sandbox, &[what, &format!("new-{what}")]).code, Some(0));
        let text = sandbox.text(file);
        assert!(text.contains(&format!("\n#[[{what}.media]]  # pictures of ")), "{text}");
    }
    assert!(sandbox.text("actors.toml").contains("\n#lane = 3  # an example; its lane"));
}

#[test]
fn every_key_of_the_template_may_be_filled_in() {
    let sandbox = Sandbox::with_event();
    for (what, id, file) in [
        ("event", "pact", "events/pact.md"),
        ("source", "letter", "sources/letter.toml"),
        ("thread", "walk", "threads/walk.md"),
    ] {
        assert_eq!(new(&sandbox, &[what, id]).code, Some(0));
        let text = sandbox.text(file);
        let open: String = text
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(open != text || what == "thread", "nothing of it is optional: {text}");
        sandbox.put(&format!("data/{file}"), open);
        let rules: Vec<String> = broken(&sandbox, file).into_iter().map(|(rule, _)| rule).collect();
        let bad =
            |rule: &&String| ["toml-syntax", "key-unknown", "type-wrong", "front-matter"].contains(&rule.as_str());
        assert_eq!(rules.iter().find(bad), None, "{what}: {rules:?}");
    }
}

#[test]
fn a_new_source_or_thread_says_what_it_lacks() {
    let sandbox = Sandbox::with_event();
    assert_eq!(new(&sandbox, &["source", "letter"]).code, Some(0));
    let lacks = broken(&sandbox, "sources/letter.toml");
    assert!(lacks.contains(&("key-missing".into(), "`title` is empty".into())), "{lacks:?}");
    assert_eq!(new(&sandbox, &["thread", "walk"]).code, Some(0));
    let lacks = broken(&sandbox, "threads/walk.md");
    assert!(lacks.contains(&("thread-shape".into(), "the thread has no steps".into())), "{lacks:?}");
    assert!(lacks.contains(&("key-missing".into(), "`summary` is empty".into())), "{lacks:?}");
}

#[test]
fn an_invalid_id_or_one_that_is_or_was_in_use_is_refused() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/treaty.md", EVENT.replace("kind =", "aliases = \"pact\"\nkind ="));
    sandbox.put("data/events/rumour.md", "+++\nwithdrawn = \"It was none.\"\n+++\n");
    sandbox.put(
        "data/events/archive.jsonl",
        "{\"id\": \"war\", \"title\": \"W\", \"date\": \"1952\", \"kind\": \"war\"}\n",
    );
    sandbox.put("data/events/broken.md", "+++\ntitle = \n+++\n");
    let before = sandbox.files();
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
        let output = new(&sandbox, &["event", id]);
        assert_eq!((output.code, output.stderr.as_str()), (Some(2), format!("sourceline: {said}\n").as_str()));
    }
    assert_eq!(sandbox.files(), before);
    let output = new(&sandbox, &["event", "pact", "--data", "texts"]);
    assert!(output.code == Some(2) && output.stderr.contains("“texts” has no timeline.toml"), "{output:?}");
}
