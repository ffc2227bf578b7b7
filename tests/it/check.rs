//! `sourceline check` as a curator runs it.

use super::temp_dir::{EVENT, TempDir, sourceline};
use std::fs;

#[test]
fn the_exit_code_tells_a_script_whether_the_folder_is_a_timeline() {
    let dir = TempDir::new();
    let seen = dir.check(&[]);
    assert_eq!(seen.code, Some(0), "a warning is no error: {seen:?}");
    assert!(seen.out.contains("warning[quote-unverified]"), "{}", seen.out);
    dir.put("data/events/treaty.md", EVENT.replace("treaty\"", "treatise\""));
    let seen = dir.check(&[]);
    assert_eq!(seen.code, Some(1));
    assert!(seen.out.contains(" --> data/events/treaty.md:5:8"), "a path that the terminal can open: {}", seen.out);
}

#[test]
fn a_folder_that_is_not_there_is_named_in_one_line() {
    let dir = TempDir::new();
    for (arguments, named) in [
        (["check", "nowhere"].as_slice(), "there is no folder “nowhere”"),
        (&["check", "data/timeline.toml"], "“data/timeline.toml” is not a folder"),
        (&["check", "data", "--texts", "nothing"], "there is no folder “nothing”"),
    ] {
        let seen = sourceline(arguments, &dir.0);
        assert_eq!((seen.code, seen.err.trim_end()), (Some(2), format!("sourceline: {named}").as_str()));
        assert_eq!(seen.out, "");
    }
}

#[test]
fn all_problems_are_told_in_one_run_and_each_cause_once() {
    let dir = TempDir::new();
    dir.put("data/sources/text.toml", "title = \"Text\ndate = 1950\n");
    dir.put("data/eras.toml", "[[era]]\nid = \"a b\"\ntitle = \"A\"\n");
    dir.put("data/events/treaty.md", EVENT.replace("1950-02-14", "1950-14-02").replace("author", "nobody"));
    dir.put("data/notes.doc", b"\xD0\xCF\x11\xE0");
    let seen = dir.check(&["--format", "json"]);
    let rules: Vec<String> = objects(&seen.out).iter().map(|o| format!("{}:{}", o["file"], o["rule"])).collect();
    let expected = [
        ("eras.toml", "key-missing"),
        ("eras.toml", "id-malformed"),
        ("events/treaty.md", "date-not-edtf"),
        ("events/treaty.md", "quote-unverified"),
        ("events/treaty.md", "reference-unknown"),
        ("notes.doc", "file-unknown"),
        ("sources/text.toml", "toml-syntax"),
    ];
    assert_eq!(rules, expected.map(|(file, rule)| format!("\"{file}\":\"{rule}\"")));
    assert_eq!(seen.code, Some(1));
}

fn objects(lines: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

#[test]
fn more_than_twenty_problems_of_a_rule_are_counted_rather_than_shown() {
    let dir = TempDir::new();
    let keys: String = (0..33).map(|n| format!("key-{n} = 1\n")).collect();
    dir.put("data/timeline.toml", format!("title = \"T\"\nlanguage = \"en\"\n{keys}"));
    let seen = dir.check(&[]);
    assert_eq!(seen.out.matches("error[key-unknown]").count(), 20);
    assert!(seen.out.contains("… and 13 more of key-unknown"), "{}", seen.out);
    assert!(seen.out.contains("33 errors, 1 warning"), "{}", seen.out);
    assert_eq!(objects(&dir.check(&["--format", "json"]).out).len(), 34, "a program gets them all");
}

#[test]
fn recording_twice_changes_nothing_and_keeps_the_day() {
    let dir = TempDir::new();
    assert_eq!(dir.record().code, Some(0));
    let first = dir.lock();
    assert!(first.contains("\"events/treaty#help\",") && first.contains("at = 11"), "{first}");
    let day = first.split("on = \"").nth(1).and_then(|rest| rest.get(..10)).expect("a day").to_owned();
    let earlier = first.replace(&day, "2020-01-01");
    dir.put("data/evidence.lock", &earlier);
    assert_eq!(dir.record().code, Some(0));
    assert_eq!(dir.lock(), earlier);
    assert!(!dir.check(&[]).out.contains("quote-unverified"), "what was recorded holds without the texts");
}

#[test]
fn changed_words_lose_their_certificate_until_they_are_checked_again() {
    let dir = TempDir::new();
    dir.record();
    dir.put("data/events/treaty.md", EVENT.replace("shall help", "shall help each other"));
    assert!(dir.check(&[]).out.contains("has changed since it was checked"));
    assert!(dir.check(&["--texts", "texts"]).out.contains("is in its source, but that is not recorded"));
    dir.put("data/events/treaty.md", EVENT.replace("shall help", "may help"));
    let before = dir.lock();
    let seen = dir.record();
    assert_eq!(seen.code, Some(1));
    assert!(seen.out.contains("the nearest passage is: Both parties shall help"), "{}", seen.out);
    assert_eq!(dir.lock(), before, "a false quotation is not recorded");
}

#[test]
fn an_id_that_was_published_answers_for_ever() {
    let dir = TempDir::new();
    dir.record();
    fs::remove_file(dir.path("data/events/treaty.md")).expect("removed");
    dir.put("data/events/pact.md", EVENT);
    let seen = dir.check(&["--format", "json"]);
    let gone: Vec<_> = objects(&seen.out).into_iter().filter(|o| o["rule"] == "id-gone").collect();
    assert_eq!(gone.len(), 1, "the citations of a lost event are not told one by one");
    assert!(gone[0]["message"].as_str().is_some_and(|m| m.starts_with("“events/treaty” was published")));

    dir.put("data/events/pact.md", EVENT.replace("kind =", "aliases = \"treaty\"\nkind ="));
    let seen = dir.check(&[]);
    assert_eq!(seen.code, Some(0), "an alias is an answer: {}", seen.out);
    assert!(!seen.out.contains("quote-unverified"), "and keeps the certificate: {}", seen.out);

    dir.put("data/events/pact.md", EVENT);
    dir.put("data/events/treaty.md", "+++\nwithdrawn = \"It was the protocol.\"\n+++\n");
    assert_eq!(dir.check(&[]).code, Some(0), "a reason is an answer");

    fs::remove_file(dir.path("data/events/treaty.md")).expect("removed");
    let renamed = EVENT.replace("kind =", "aliases = \"treaty\"\nkind =").replace("help\"\nsource", "aid\"\nsource");
    dir.put("data/events/pact.md", renamed.replace("[^help]", "[^aid]"));
    let seen = dir.check(&[]);
    assert!(seen.out.contains("“events/treaty#help” was published"), "{}", seen.out);
    let kept = renamed.replace("source =", "aliases = [\"help\"]\nsource =");
    dir.put("data/events/pact.md", kept);
    assert_eq!(dir.check(&[]).code, Some(0), "a citation's alias answers under its event's alias");
}

#[test]
fn an_alias_once_recorded_is_a_promise_too() {
    let dir = TempDir::new();
    dir.put("data/events/treaty.md", EVENT.replace("kind =", "aliases = \"pact\"\nkind ="));
    dir.record();
    dir.put("data/events/treaty.md", EVENT);
    assert!(dir.check(&[]).out.contains("“events/pact” was published"));
}

#[test]
fn a_damaged_lock_is_an_error_and_never_an_empty_one() {
    let dir = TempDir::new();
    dir.record();
    let lock = dir.lock();
    let damaged = [lock.replace("]\n", "\n").into_bytes(), [lock.as_bytes(), b"# \xFF\n"].concat()];
    for damaged in damaged {
        dir.put("data/evidence.lock", &damaged);
        let seen = dir.record();
        assert_eq!(seen.code, Some(1), "{seen:?}");
        assert_eq!(fs::read(dir.path("data/evidence.lock")).expect("the lock"), damaged);
    }
    dir.put("data/evidence.lock", format!("<<<<<<< ours\n{lock}=======\n{lock}>>>>>>> theirs\n"));
    let seen = dir.check(&[]);
    assert!(
        seen.out.contains("there is an unresolved merge conflict here") && seen.out.contains("1 error, 0 warnings"),
        "{seen:?}"
    );
}

#[test]
fn a_file_saved_on_windows_loads() {
    let dir = TempDir::new();
    for path in ["data/timeline.toml", "data/sources/text.toml", "data/events/treaty.md"] {
        let text = fs::read_to_string(dir.path(path)).expect("a file");
        dir.put(path, format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(dir.record().code, Some(0));
    dir.put("data/timeline.toml", "\u{FEFF}titel = \"T\"\r\nlanguage = \"en\"\r\n");
    let seen = dir.check(&["--format", "json"]);
    let first = objects(&seen.out).into_iter().find(|o| o["rule"] == "key-unknown").expect("a problem");
    assert_eq!((&first["line"], &first["column"]), (&1.into(), &1.into()), "the mark is no column");
}

#[test]
fn nothing_in_a_folder_makes_the_program_panic() {
    let hostile: Vec<(&str, Vec<u8>)> = vec![
        ("data/events/nul.md", b"+++\ntitle = \"\0\"\n+++\n\0".to_vec()),
        ("data/actors.toml", format!("a = {}", "[".repeat(300_000)).into_bytes()),
        ("data/people.toml", format!("a = {}", "{a=".repeat(100_000)).into_bytes()),
        ("data/eras.toml", format!("{}a = 1", "a.".repeat(300_000)).into_bytes()),
        (
            "data/events/deep.md",
            format!("+++\n{}\n+++\n{}", EVENT.lines().nth(1).unwrap_or(""), "> ".repeat(50_000)).into_bytes(),
        ),
        ("data/sources/long.toml", format!("title = \"{}\"\nx = 1", "x".repeat(900_000)).into_bytes()),
        ("data/events/empty.md", Vec::new()),
        ("data/sources/empty.toml", Vec::new()),
        ("data/events/folder.md/inner.md", b"x".to_vec()),
        ("data/events/.hidden.md", b"\xFF".to_vec()),
        ("data/\u{1b}[31mred.toml", b"x".to_vec()),
    ];
    let dir = TempDir::new();
    hostile.iter().for_each(|(path, bytes)| dir.put(path, bytes));
    let seen = dir.check(&[]);
    assert_eq!(seen.code, Some(1), "{}", seen.err);
    assert!(!seen.err.contains("panicked"), "{}", seen.err);
    assert!(!seen.out.contains('\u{1b}'), "a file's name does not steer the terminal");
    for path in ["events/empty.md", "sources/empty.toml", "events/folder.md/inner.md", "sources/long.toml"] {
        assert!(seen.out.contains(path), "{path} is told of");
    }
}

#[test]
fn words_of_a_file_cannot_steer_the_curators_terminal() {
    let dir = TempDir::new();
    let key = "\"\\u001b[31m\\u009b31m\\u202e\" = \"\u{9b}31m\u{202e}\"\n";
    dir.put("data/timeline.toml", format!("title = \"T\"\nlanguage = \"en\"\n{key}"));
    let seen = dir.check(&[]);
    assert!(seen.out.contains("error[key-unknown]"), "{}", seen.out);
    assert!(!seen.out.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{:?}", seen.out);
}

#[cfg(unix)]
#[test]
fn a_link_back_to_the_folder_itself_is_told_and_ends() {
    let dir = TempDir::new();
    std::os::unix::fs::symlink("..", dir.path("data/events/loop")).expect("a link");
    let seen = dir.check(&[]);
    assert_eq!(seen.code, Some(1), "{seen:?}");
    assert!(seen.out.contains("a timeline has no file “events/loop”"), "{}", seen.out);
    fs::remove_file(dir.path("data/events/loop")).expect("removed");
    std::os::unix::fs::symlink("nowhere", dir.path("data/events/war.md")).expect("a link");
    let seen = dir.check(&[]);
    assert_eq!(
        (seen.code, seen.err.as_str()),
        (Some(2), "sourceline: “data/events/war.md” is a link that leads nowhere\n")
    );
}
