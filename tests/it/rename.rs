//! `sourceline rename` as a curator runs it.

use crate::sandbox::{EVENT, ProgramOutput, Sandbox};
use crate::site::{Site, timeline};
use axum::http::StatusCode;
use sourceline::load::Folder;

fn rename(sandbox: &Sandbox, arguments: &[&str]) -> ProgramOutput {
    sandbox.run(&[&["rename"], arguments].concat())
}

/// The site of the files that are on disk now.
fn site(sandbox: &Sandbox) -> Site {
    Site::new(timeline(&Folder::read(&sandbox.path("data")).expect("a folder")), "https://history.example")
}

#[tokio::test]
async fn an_event_is_renamed_everywhere_and_its_old_address_redirects_to_the_new_one() {
    let sandbox = Sandbox::with_fixture();
    let output = rename(&sandbox, &["0430-treaty", "0430-harbour"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let closing = "events/0430-treaty was renamed to events/0430-harbour, with 7 references in 5 files; the old id redirects to the new one\n";
    assert!(output.stdout.ends_with(closing), "{}", output.stdout);
    for (path, text) in sandbox.files() {
        let own = path == "events/0430-harbour.md";
        assert_eq!(text.contains("0430-treaty"), own, "{path} names it still:\n{text}");
    }
    assert!(sandbox.text("events/0430-harbour.md").contains("aliases = [\"0430-pact\", \"0430-treaty\"]\n"));
    assert_eq!(sandbox.check(&[]).code, Some(0));
    let site = site(&sandbox);
    for old in ["/events/0430-treaty", "/events/0430-pact"] {
        let answer = site.get(old).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
        assert!(answer.header("location").ends_with("/events/0430-harbour"));
    }
    assert_eq!(site.get("/events/0430-harbour").await.status, StatusCode::OK);
}

/// A timeline whose files are formatted as people format them.
fn by_hand() -> Sandbox {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/treaty.md", EVENT);
    sandbox.put(
        "data/events/war.md",
        "\u{FEFF}+++\r\n# The war that followed.\r\ntitle = \"War\"   # not the first\r\nsummary = \"They fight.\"\r\ndate = \"1951\"\r\nkind = 'war'\r\n\
         date_citations = [\r\n  'treaty#help', # see there\r\n  \"own\",\r\n]\r\n\r\n[[citations]]\r\nid = \"own\"\r\nsource = \"text\"\r\n\
         says = \"\"\"See [the treaty](/events/treaty \"a treaty\"), \\\"treaty\\\".[^treaty#help]\"\"\"\r\n\r\n\
         [[relations]]\r\nid = \"ends\"\r\nto    =    \"treaty\"    # the one of 1950\r\ntype = \"ended\"\r\ncitations = [ \"treaty#help\" ]\r\n+++\r\n\
         After [the treaty][t] of `/events/treaty` and the treaty-like [pact](/events/treaty-2#help),[^treaty#help] war.[^own]\r\n\r\n[t]: /events/treaty#help\r\n",
    );
    sandbox.put("data/events/treaty-2.md", EVENT.replace("\"Treaty\"", "\"Pact\"").replace("1950-02-14", "1950-03"));
    sandbox.put(
        "data/events/archive.jsonl",
        "{\"id\": \"old-war\",  \"title\": \"Old war\", \"summary\": \"S.\", \"date\": \"1949\", \"kind\": \"war\", \"citations\": [{\"id\": \"a\", \"source\": \"text\"}], \
         \"relations\": [{\"id\": \"r\", \"to\":\"treaty\", \"type\": \"led-to\", \"citations\": [\"a\"]}], \"text\": \"It led\\nto [treaty](/events/treaty).[^a]\\n\\nAnd so on.[^treaty#help]\"}\n\
         {\"id\": \"older-war\", \"aliases\": [], \"title\": \"O\", \"summary\": \"S.\", \"date\": \"1948\", \"kind\": \"war\", \"citations\": [{\"id\": \"a\", \"source\": \"text\"}], \"text\": \"Older.[^a]\"}\n",
    );
    sandbox.put(
        "data/threads/walk.md",
        "+++\ntitle = \"Walk\"\nsummary = \"From the treaty on.\"\n+++\n## treaty ##\nA treaty.[^help]\n\n## war\nIt [failed](/events/treaty).[^ends][^treaty#help]\n",
    );
    sandbox
}

#[test]
fn spaces_comments_line_endings_and_lookalikes_of_the_id_stay() {
    let sandbox = by_hand();
    let before = sandbox.files();
    let output = rename(&sandbox, &["treaty", "1950-treaty"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert_eq!(sandbox.check(&[]).code, Some(0));
    let war = sandbox.text("events/war.md");
    for line in [
        "\u{FEFF}+++\r\n# The war that followed.\r\ntitle = \"War\"   # not the first\r\n",
        "  '1950-treaty#help', # see there\r\n  \"own\",\r\n",
        "See [the treaty](/events/1950-treaty \"a treaty\"), \\\"treaty\\\".[^1950-treaty#help]\"\"\"\r\n",
        "to    =    \"1950-treaty\"    # the one of 1950\r\n",
        "citations = [ \"1950-treaty#help\" ]\r\n",
        "After [the treaty][t] of `/events/treaty` and the treaty-like [pact](/events/treaty-2#help),[^1950-treaty#help] war.",
        "[t]: /events/1950-treaty#help\r\n",
    ] {
        assert!(war.contains(line), "no “{line}” in\n{war}");
    }
    assert_eq!(
        sandbox.text("threads/walk.md"),
        "+++\ntitle = \"Walk\"\nsummary = \"From the treaty on.\"\n+++\n## 1950-treaty ##\nA treaty.[^help]\n\n## war\nIt [failed](/events/1950-treaty).[^ends][^1950-treaty#help]\n"
    );
    assert_eq!(
        sandbox.text("events/1950-treaty.md"),
        EVENT.replace("title = \"Treaty\"\n", "title = \"Treaty\"\naliases = [\"treaty\"]\n")
    );
    let archive = sandbox.text("events/archive.jsonl");
    assert!(
        archive.contains("\"to\":\"1950-treaty\"")
            && archive
                .contains("It led\\nto [treaty](/events/1950-treaty).[^a]\\n\\nAnd so on.[^1950-treaty#help]\"}\n")
    );
    let unchanged = |path: &str| before.iter().find(|(other, _)| other == path).map(|(_, text)| text.clone());
    assert_eq!(Some(sandbox.text("events/treaty-2.md")), unchanged("events/treaty-2.md"));
}

#[test]
fn an_event_in_a_json_line_is_renamed_in_its_line() {
    let sandbox = by_hand();
    for (old, new, expected) in [
        ("old-war", "1949-war", "{\"id\": \"1949-war\", \"aliases\": [\"old-war\"],  \"title\": \"Old war\""),
        ("older-war", "1948-war", "{\"id\": \"1948-war\", \"aliases\": [\"older-war\"], \"title\": \"O\""),
        ("1949-war", "war-of-1949", "{\"id\": \"war-of-1949\", \"aliases\": [\"old-war\", \"1949-war\"],  \"title\""),
    ] {
        let output = rename(&sandbox, &[old, new]);
        assert_eq!(output.code, Some(0), "{output:?}");
        let archive = sandbox.text("events/archive.jsonl");
        assert!(archive.contains(expected), "{archive}");
    }
    assert_eq!(sandbox.check(&[]).code, Some(0));
}

#[test]
fn verified_quotations_stay_verified_and_published_ids_remain() {
    let sandbox = Sandbox::with_event();
    sandbox.record();
    sandbox.publish();
    assert_eq!(rename(&sandbox, &["treaty", "pact"]).code, Some(0));
    let lock = sandbox.lock();
    assert!(lock.contains("\"pact#help\" = {") && !lock.contains("\"treaty#help\" = {"), "{lock}");
    assert!(
        lock.contains("  \"events/treaty\",\n  \"events/treaty#help\",\n"),
        "a published id is never taken out: {lock}"
    );
    let output = sandbox.check(&[]);
    assert_eq!((output.code, output.stdout.as_str()), (Some(0), "0 errors, 0 warnings in data\n"));
    assert_eq!(sandbox.record().code, Some(0));
    assert!(!sandbox.lock().contains("\"events/pact#help\""), "--record publishes nothing");
    assert_eq!(sandbox.publish().code, Some(0));
    assert!(sandbox.lock().contains("\"events/pact#help\""));
}

#[tokio::test]
async fn sources_actors_people_eras_threads_perspectives_and_kinds_are_renamed_with_all_references() {
    let sandbox = Sandbox::with_fixture();
    let text = sandbox
        .text("timeline.toml")
        .replace("quarrel over", "quarrel [here](/voices/mayor), [of him](/people/mayor), [there](/actors/city) over");
    sandbox.put("data/timeline.toml", text + "\n[[kind]]\nid = \"treaty\"\ntitle = \"Treaty\"\n[[kind]]\nid = \"agreement\"\ntitle = \"A\"\n[[kind]]\nid = \"war\"\ntitle = \"War\"\n[[kind]]\nid = \"founding\"\ntitle = \"F\"\n");
    for (old, new, path, line) in [
        ("chronicle", "abbey-chronicle", "events/0430-treaty.md", "via = \"abbey-chronicle\"\n"),
        ("actors/city", "polis", "people.toml", "speaks_for = \"polis\"\nperspective = \"city\"\n"),
        ("perspectives/city", "of-the-city", "people.toml", "perspective = \"of-the-city\"\n"),
        ("mayor", "reeve", "timeline.toml", "[here](/voices/reeve), [of him](/people/reeve), [there](/actors/polis)"),
        ("before", "early", "eras.toml", "id = \"early\"\naliases = [\"before\"]\n"),
        ("harbour-quarrel", "quarrel", "threads/quarrel.md", "aliases = [\"old-quarrel\", \"harbour-quarrel\"]\n"),
        ("treaty", "accord", "events/0430-treaty.md", "kind = [\"accord\", \"agreement\"]\n"),
        ("old-town", "village", "actors.toml", "successor_of = [\"village\"]\n"),
    ] {
        let output = rename(&sandbox, &[old, new]);
        assert_eq!(output.code, Some(0), "{output:?}");
        assert!(sandbox.text(path).contains(line), "{old}: no “{line}” in\n{}", sandbox.text(path));
        assert_eq!(output.stdout.contains("rename TEXTS/chronicle.txt to abbey-chronicle.txt"), old == "chronicle");
    }
    assert!(sandbox.text("actors.toml").contains("aliases = [\"metropolis\", \"city\"]\n"));
    assert_eq!(sandbox.check(&[]).code, Some(0));
    let site = site(&sandbox);
    for old in [
        "/sources/chronicle",
        "/actors/city",
        "/voices/mayor",
        "/people/mayor",
        "/eras/before",
        "/threads/harbour-quarrel",
    ] {
        assert_eq!(site.get(old).await.status, StatusCode::PERMANENT_REDIRECT, "{old}");
    }
}

#[test]
fn a_rename_can_be_reverted() {
    let sandbox = by_hand();
    assert_eq!(rename(&sandbox, &["treaty", "pact"]).code, Some(0));
    assert_eq!(rename(&sandbox, &["pact", "treaty"]).code, Some(0));
    assert!(sandbox.text("events/treaty.md").contains("aliases = [\"pact\"]\n"));
    sandbox.put("data/events/treaty.md", sandbox.text("events/treaty.md").replace("aliases = [\"pact\"]\n", ""));
    assert_eq!(sandbox.files(), by_hand().files());
}

#[test]
fn a_dry_run_shows_every_line_and_writes_nothing() {
    let sandbox = by_hand();
    sandbox.record();
    let before = sandbox.files();
    let output = rename(&sandbox, &["treaty", "1950-treaty", "--dry-run"]);
    assert_eq!((output.code, sandbox.files() == before), (Some(0), true));
    assert!(
        output.stdout.contains("events/treaty.md -> events/1950-treaty.md\n    3 + aliases = [\"treaty\"]\n"),
        "{}",
        output.stdout
    );
    assert!(
        output.stdout.contains("threads/walk.md\n    5 - ## treaty ##\n      + ## 1950-treaty ##\n"),
        "{}",
        output.stdout
    );
    let line_of_json = "    1 - …\"citations\": [\"a\"]}";
    assert!(
        !output.stdout.contains("\"id\": \"old-war\"") || output.stdout.contains(line_of_json),
        "a long line is cut: {}",
        output.stdout
    );
    assert!(output.stdout.contains("evidence.lock  (rewritten)\n"), "{}", output.stdout);
    assert!(output.stdout.ends_with("; nothing was written\n"), "{}", output.stdout);
    let written = rename(&sandbox, &["treaty", "1950-treaty"]);
    assert_eq!(
        written.stdout.replace(" was renamed", " would be renamed").replace("one\n", "one; nothing was written\n"),
        output.stdout
    );
}

#[test]
fn an_impossible_rename_is_refused_and_writes_nothing() {
    let sandbox = by_hand();
    sandbox.put("data/events/rumour.md", "+++\nwithdrawn = \"It was none.\"\n+++\n");
    sandbox.put("data/events/pact.md", EVENT.replace("kind =", "aliases = \"agreement\"\nkind ="));
    sandbox.put("data/sources/war.toml", "title = \"War\"\n");
    std::fs::create_dir_all(sandbox.path("data/events/folder.md")).expect("a folder");
    let before = sandbox.files();
    for (old, new, said) in [
        ("treat", "x", "“treat” is not renamed: no record has this id; did you mean “treaty”?"),
        ("agreement", "x", "“agreement” is not renamed: it is an earlier id of “pact”: rename that"),
        (
            "rumour",
            "x",
            "“rumour” is not renamed: the record with this id was withdrawn, and its address says so permanently",
        ),
        ("war", "x", "“war” is not renamed: several records have this id: write events/ID or sources/ID"),
        ("treaty", "treaty", "“treaty” is not renamed: the new id is the old one"),
        ("treaty", "pact", "“pact” already exists, in events/pact.md; choose another id"),
        ("treaty", "agreement", "“agreement” is a former id of “pact” and redirects to it; choose another id"),
        (
            "treaty",
            "rumour",
            "“rumour” was withdrawn (It was none.), and its address must keep saying so; choose another id",
        ),
        (
            "treaty",
            "The Treaty",
            "“The Treaty” is not an id: an id consists of lower-case letters and digits, in words joined by single hyphens; write “the-treaty”",
        ),
        ("treaty", "unattributed", "“unattributed” is reserved for a voice; choose another id"),
        ("treaty", "folder", "“data/events/folder.md” cannot be written: entity already exists; nothing is changed"),
    ] {
        let output = rename(&sandbox, &[old, new]);
        assert_eq!((output.code, output.stderr.as_str()), (Some(2), format!("sourceline: {said}\n").as_str()));
        assert_eq!(sandbox.files(), before, "{old} to {new}");
    }
    let hidden = std::fs::read_dir(sandbox.path("data/events"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name());
    assert_eq!(hidden.filter(|name| name.to_string_lossy().starts_with('.')).count(), 0, "nothing is left behind");
}

#[test]
fn a_timeline_with_errors_is_not_changed_and_its_errors_are_shown() {
    let sandbox = by_hand();
    sandbox.put("data/eras.toml", "[[era]\n");
    let before = sandbox.files();
    let output = rename(&sandbox, &["treaty", "pact"]);
    assert_eq!(output.code, Some(1));
    assert!(
        output.stderr.contains("error[toml-syntax]")
            && output.stderr.contains("“treaty” is not renamed: the timeline has errors: fix them first"),
        "{}",
        output.stderr
    );
    assert_eq!(sandbox.files(), before);
}

#[test]
fn an_id_written_with_escapes_is_renamed_too() {
    let sandbox = by_hand();
    sandbox
        .put("data/events/war.md", sandbox.text("events/war.md").replace("\"treaty\"    #", "\"tr\\u0065aty\"    #"));
    let before = sandbox.files();
    let output = rename(&sandbox, &["treaty", "pact"]);
    let said = "sourceline: “treaty” is not renamed: events/war.md, line 19 contains the id with escapes (\\u…): write it without escapes, and rename again\n";
    assert_eq!((output.code, output.stderr.as_str()), (Some(2), said));
    assert_eq!(sandbox.files(), before);
}

#[tokio::test]
async fn a_citation_and_a_relation_are_renamed_wherever_they_are_named() {
    let sandbox = by_hand();
    sandbox.record();
    let output = rename(&sandbox, &["treaty#help", "mutual-help"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let closing = "events/treaty#help was renamed to events/treaty#mutual-help, with 9 references in 5 files; the old id redirects to the new one\n";
    assert!(output.stdout.ends_with(closing), "{}", output.stdout);
    assert!(
        output.stdout.contains("      + id = \"mutual-help\"\n      + aliases = [\"help\"]\n"),
        "{}",
        output.stdout
    );
    let treaty = sandbox.text("events/treaty.md");
    assert!(treaty.contains("id = \"mutual-help\"\naliases = [\"help\"]\n") && treaty.contains("sign.[^mutual-help]"));
    assert!(treaty.contains("shall help"), "words that look like the id stay");
    let war = sandbox.text("events/war.md");
    for line in [
        "  'treaty#mutual-help', # see there\r\n",
        "\\\"treaty\\\".[^treaty#mutual-help]",
        "citations = [ \"treaty#mutual-help\" ]",
        "[pact](/events/treaty-2#help),[^treaty#mutual-help] war.",
        "[t]: /events/treaty#mutual-help\r\n",
    ] {
        assert!(war.contains(line), "no “{line}” in\n{war}");
    }
    assert!(sandbox.text("events/archive.jsonl").contains("And so on.[^treaty#mutual-help]"));
    assert!(sandbox.lock().contains("\"treaty#mutual-help\" = {"));

    assert_eq!(rename(&sandbox, &["events/war#ends", "ended-it"]).code, Some(0));
    assert!(sandbox.text("threads/walk.md").contains("[failed](/events/treaty).[^ended-it][^treaty#mutual-help]"));
    assert_eq!(rename(&sandbox, &["old-war#r", "led-on"]).code, Some(0));
    assert!(sandbox.text("events/archive.jsonl").contains("[{\"id\": \"led-on\", \"aliases\": [\"r\"], \"to\""));
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    for (old, new, said) in [
        ("treaty#help", "x", "it is an earlier id of “treaty#mutual-help”: rename that"),
        ("treaty#nothing", "x", "no record has this id: the event “treaty” has no such citation or relation"),
        ("war#own", "ended-it", "a citation or relation of the event has or had the new id; choose another id"),
    ] {
        let output = rename(&sandbox, &[old, new]);
        assert!(output.code == Some(2) && output.stderr.contains(said), "{output:?}");
    }
}
