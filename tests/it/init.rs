//! `sourceline init` and `new` as a newcomer runs them.

use crate::page::Page;
use crate::sandbox::Sandbox;
use crate::site::{Site, timeline};
use sourceline::load::Folder;

/// A page of the timeline in `data`.
async fn page(sandbox: &Sandbox, path: &str) -> Page {
    Site::new(timeline(&Folder::read(&sandbox.path("data")).expect("a folder")), "https://history.example")
        .page(path)
        .await
}

#[tokio::test]
async fn a_new_timeline_is_complete_has_no_problems_and_has_one_of_everything() {
    let sandbox = Sandbox::empty();
    let output = sandbox.run(&["init", "data"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stdout.contains("sourceline serve data --watch\n"), "{output:?}");
    assert_eq!(sandbox.check(&[]).stdout, "0 errors, 0 warnings in data\n");
    let home = page(&sandbox, "/").await;
    assert_eq!(home.heading(), "Vaccination against smallpox in Britain");
    page(&sandbox, "/events/1796-vaccination").await.says("Jenner publishes his cases");
    page(&sandbox, "/threads/from-a-boy-to-a-law").await.says("Vaccination becomes compulsory");
    page(&sandbox, "/actors/united-kingdom").await.says("Kingdom of Great Britain");
    page(&sandbox, "/people/jenner").await.says("Jenner vaccinates a boy");
    page(&sandbox, "/eras/vaccination").await;
    page(&sandbox, "/sources/vaccination-act-1853").await.says("Vaccination becomes compulsory");
    let again = sandbox.run(&["init", "data"]);
    assert_eq!((again.code, again.stderr.as_str()), (Some(2), "sourceline: “data” is not empty; give a new folder\n"));
    assert_eq!(sandbox.run(&["init"]).stderr, "sourceline: name the new folder: `sourceline init DIR`\n");
}

#[test]
fn an_empty_timeline_has_its_title_and_lacks_only_events_and_who_answers_for_it() {
    let sandbox = Sandbox::empty();
    sandbox.put("The fog/.git/HEAD", "");
    assert_eq!(sandbox.run(&["init", "--empty", "The fog"]).code, Some(0));
    assert_eq!(sandbox.run(&["new", "event", "1952-fog", "--data", "The fog"]).code, Some(0));
    let event = std::fs::read_to_string(sandbox.path("The fog/events/1952-fog.md")).expect("an event");
    sandbox.put(
        "The fog/events/1952-fog.md",
        event
            .replacen("\ntitle = \"\"", "\ntitle = \"Fog\"", 1)
            .replacen("\nsummary = \"\"", "\nsummary = \"It comes.\"", 1)
            .replacen("\ndate = \"\"", "\ndate = \"1952-12-05\"", 1)
            .replacen("\nkind = \"\"", "\nkind = \"war\"", 1),
    );
    let output = sandbox.run(&["check", "The fog", "--format", "json"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let rules = output.stdout.lines().filter_map(|line| line.split("\"rule\":\"").nth(1)?.split('"').next());
    assert_eq!(rules.collect::<Vec<_>>(), ["event-uncited", "text-missing", "imprint-incomplete"]);
}

#[test]
fn records_without_a_file_of_their_own_are_added_to_theirs_and_keep_what_is_there() {
    let sandbox = Sandbox::with_event();
    let before = sandbox.text("timeline.toml");
    for (what, id, file, lacks) in [
        ("actor", "who", "actors.toml", &["title"][..]),
        ("person", "jenner", "people.toml", &["name"]),
        ("era", "vaccination", "eras.toml", &["title", "from"]),
        ("kind", "treaty", "timeline.toml", &["title"]),
    ] {
        let output = sandbox.run(&["new", what, id, "--data", "data"]);
        assert!(output.code == Some(0) && output.stdout.starts_with(&format!("wrote data/{file}\n")), "{output:?}");
        assert_eq!(output.stdout.contains("kinds of your own replace"), what == "kind", "{output:?}");
        let lines = sandbox.check(&["--format", "json"]).stdout;
        for key in lacks {
            let said = format!("\"message\":\"`{key}` is empty\"");
            assert!(lines.lines().any(|line| line.contains(file) && line.contains(&said)), "{what} {key}: {lines}");
        }
        assert!(!lines.contains("toml-syntax") && !lines.contains("key-unknown"), "{lines}");
    }
    assert!(sandbox.text("timeline.toml").starts_with(&before));
    sandbox.put("data/actors.toml", "# The first.\r\n[[actor]]\r\nid = \"un\"\r\ntitle = \"UN\"");
    assert_eq!(sandbox.run(&["new", "actor", "who", "--data", "data"]).code, Some(0));
    let text = sandbox.text("actors.toml");
    let begins =
        "# The first.\r\n[[actor]]\r\nid = \"un\"\r\ntitle = \"UN\"\r\n\r\n[[actor]]\r\nid = \"who\"\r\ntitle = \"\"";
    assert!(text.starts_with(begins) && !text.replace("\r\n", "").contains('\n'), "{text}");
    for (what, id, said) in [
        ("actor", "un", "“un” already exists, in actors.toml; choose another id"),
        ("person", "who", "“who” already exists, in actors.toml; choose another id"),
    ] {
        let output = sandbox.run(&["new", what, id, "--data", "data"]);
        assert_eq!((output.code, output.stderr), (Some(2), format!("sourceline: {said}\n")));
    }
    sandbox.put("data/actors.toml", "[[actor]\n");
    let output = sandbox.run(&["new", "actor", "eu", "--data", "data"]);
    let said = "sourceline: “data/actors.toml” has errors, so nothing is added; `sourceline check data` shows them\n";
    assert_eq!((output.code, output.stderr.as_str()), (Some(2), said));
    assert_eq!(sandbox.text("actors.toml"), "[[actor]\n");
}

#[test]
fn every_key_of_a_new_table_may_be_filled_in() {
    let sandbox = Sandbox::with_event();
    for (what, file) in [("actor", "actors.toml"), ("person", "people.toml"), ("era", "eras.toml")] {
        assert_eq!(sandbox.run(&["new", what, &format!("one-{what}"), "--data", "data"]).code, Some(0));
        let open = sandbox.text(file).replace("\n#", "\n");
        sandbox.put(&format!("data/{file}"), open);
        let lines = sandbox.check(&["--format", "json"]).stdout;
        for rule in ["toml-syntax", "key-unknown", "type-wrong"] {
            assert!(!lines.contains(rule), "{what}: {lines}");
        }
    }
}
