//! `sourceline check` as a curator runs it.

use crate::sandbox::{EVENT, Sandbox};
use std::fs;

#[test]
fn the_exit_code_says_whether_the_folder_is_a_timeline() {
    let sandbox = Sandbox::with_event();
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(0), "a warning is no error: {output:?}");
    assert!(output.stdout.contains("warning[quote-unverified]"), "{}", output.stdout);
    sandbox.put("data/events/treaty.md", EVENT.replace("treaty\"", "treatise\""));
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(1));
    assert!(
        output.stdout.contains(" --> data/events/treaty.md:5:8"),
        "a path that the terminal can open: {}",
        output.stdout
    );
}

#[test]
fn a_missing_folder_is_reported_in_one_line() {
    let sandbox = Sandbox::with_event();
    for (arguments, named) in [
        (["check", "nowhere"].as_slice(), "there is no folder “nowhere”"),
        (&["check", "data/timeline.toml"], "“data/timeline.toml” is not a folder"),
        (&["check", "data", "--texts", "nothing"], "there is no folder “nothing”"),
    ] {
        let output = sandbox.run(arguments);
        assert_eq!((output.code, output.stderr.trim_end()), (Some(2), format!("sourceline: {named}").as_str()));
        assert_eq!(output.stdout, "");
    }
}

#[test]
fn an_email_address_as_the_contact_is_answered_with_its_url() {
    let sandbox = Sandbox::with_event();
    sandbox
        .put("data/timeline.toml", "title = \"T\"\nlanguage = \"en\"\neditors = \"E\"\ncontact = \"e@example.org\"\n");
    let output = sandbox.check(&[]);
    assert!(output.stdout.contains("help: write mailto:e@example.org"), "{}", output.stdout);
    assert!(!output.stdout.contains("imprint-incomplete"), "one cause, one problem");
}

#[test]
fn one_run_reports_all_problems_and_each_cause_once() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/sources/text.toml", "title = \"Text\ndate = 1950\n");
    sandbox.put("data/eras.toml", "[[era]]\nid = \"a b\"\ntitle = \"A\"\n");
    sandbox.put("data/events/treaty.md", EVENT.replace("1950-02-14", "1950-14-02").replace("author", "nobody"));
    sandbox.put("data/notes.doc", b"\xD0\xCF\x11\xE0");
    let output = sandbox.check(&["--format", "json"]);
    let rules: Vec<String> = objects(&output.stdout).iter().map(|o| format!("{}:{}", o["file"], o["rule"])).collect();
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
    assert_eq!(output.code, Some(1));
}

fn objects(lines: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

#[test]
fn the_text_report_shows_twenty_problems_per_rule_and_counts_the_rest() {
    let sandbox = Sandbox::with_event();
    let keys: String = (0..33).map(|n| format!("key-{n} = 1\n")).collect();
    sandbox.put(
        "data/timeline.toml",
        format!("title = \"T\"\nlanguage = \"en\"\neditors = \"E\"\ncontact = \"mailto:e@example.org\"\n{keys}"),
    );
    let output = sandbox.check(&[]);
    assert_eq!(output.stdout.matches("error[key-unknown]").count(), 20);
    assert!(output.stdout.contains("… and 13 more of key-unknown"), "{}", output.stdout);
    assert!(output.stdout.contains("33 errors, 1 warning"), "{}", output.stdout);
    assert_eq!(objects(&sandbox.check(&["--format", "json"]).stdout).len(), 34, "the JSON output has them all");
}

#[test]
fn recording_twice_changes_nothing_and_keeps_the_day() {
    let sandbox = Sandbox::with_event();
    assert_eq!(sandbox.record().code, Some(0));
    let first = sandbox.lock();
    assert!(first.contains("published = [\n]") && first.contains("at = 11"), "nothing is published: {first}");
    let day = first.split("on = \"").nth(1).and_then(|rest| rest.get(..10)).expect("a day").to_owned();
    let earlier = first.replace(&day, "2020-01-01");
    sandbox.put("data/evidence.lock", &earlier);
    assert_eq!(sandbox.record().code, Some(0));
    assert_eq!(sandbox.lock(), earlier);
    assert!(!sandbox.check(&[]).stdout.contains("quote-unverified"), "what was recorded holds without the texts");
}

#[test]
fn a_changed_quotation_loses_its_record_until_it_is_checked_again() {
    let sandbox = Sandbox::with_event();
    sandbox.record();
    sandbox.put("data/events/treaty.md", EVENT.replace("shall help", "shall help each other"));
    assert!(sandbox.check(&[]).stdout.contains("has changed since it was checked"));
    assert!(sandbox.check(&["--texts", "texts"]).stdout.contains("is in its source, but that is not recorded"));
    sandbox.put("data/events/treaty.md", EVENT.replace("shall help", "may help"));
    let before = sandbox.lock();
    let output = sandbox.record();
    assert_eq!(output.code, Some(1));
    assert!(output.stderr.contains("  treaty#help: its words are not in text.txt\n"), "{}", output.stderr);
    assert!(output.stdout.contains("the nearest passage is: Both parties shall help"), "{}", output.stdout);
    assert_eq!(sandbox.lock(), before, "a false quotation is not recorded");
}

#[test]
fn what_is_found_is_recorded_whatever_else_is_wrong_and_the_rest_is_listed() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/pact.md", EVENT);
    assert_eq!(sandbox.record().code, Some(0));
    sandbox.put("data/sources/lost.toml", "title = \"Lost\"\n");
    let citation = |id: &str, source: &str, quote: &str| {
        format!("[[citations]]\nid = \"{id}\"\nsource = \"{source}\"\nquote = \"{quote}\"\nvoice = \"author\"\n\n")
    };
    let more = [citation("love", "text", "love"), citation("both", "text", "h"), citation("lost", "lost", "Lost.")];
    let event = EVENT.replace("kind =", "significance = 9\nkind =");
    sandbox.put("data/events/war.md", event.replace("[[citations]]", &format!("{}[[citations]]", more.concat())));
    sandbox.put("data/events/pact.md", "+++\ntitle = \n+++\n");
    let output = sandbox.record();
    assert_eq!(output.code, Some(1), "the other problems remain: {output:?}");
    let said = "wrote data/evidence.lock\n\
                3 quotations recorded in data/evidence.lock\n\
                3 quotations not recorded:\n  \
                  war#love: its words are not in text.txt\n  \
                  war#both: its words are in text.txt 5 times\n  \
                  war#lost: there is no text lost.txt\n";
    assert_eq!(output.stderr, said);
    let lock = sandbox.lock();
    assert!(
        lock.contains("\"war#help\"") && lock.contains("\"pact#help\""),
        "the unreadable file keeps its record: {lock}"
    );
    assert!(lock.contains("published = [\n]"), "{lock}");
}

#[test]
fn ids_are_permanent_once_they_are_published() {
    let sandbox = Sandbox::with_event();
    fs::rename(sandbox.path("data/events/treaty.md"), sandbox.path("data/events/pact.md")).expect("renamed");
    assert_eq!(sandbox.check(&[]).code, Some(0), "nobody has seen it yet");
    let planned = sandbox.run(&["publish", "data", "--dry-run"]);
    assert_eq!(planned.stdout, "3 new ids would be published, 3 in all, in data\n");
    assert_eq!(sandbox.lock(), "");
    assert_eq!(sandbox.publish().stdout, "3 new ids are published, 3 in all, in data\n");
    for id in ["events/pact", "events/pact#help", "sources/text"] {
        assert!(sandbox.lock().contains(&format!("  \"{id}\",\n")), "{id}: {}", sandbox.lock());
    }
    assert_eq!(sandbox.publish().stdout, "0 new ids are published, 3 in all, in data\n");
    fs::rename(sandbox.path("data/events/pact.md"), sandbox.path("data/events/treaty.md")).expect("renamed");
    assert!(sandbox.check(&[]).stdout.contains("“events/pact” was published"));
    let before = sandbox.lock();
    let output = sandbox.publish();
    assert!(output.code == Some(1) && output.stderr.contains("nothing was published"), "{output:?}");
    assert_eq!(sandbox.lock(), before);
}

#[test]
fn a_relation_that_moved_to_another_event_is_found_from_its_old_place() {
    let sandbox = Sandbox::with_event();
    let relation = |to: &str| {
        format!(
            "[[relations]]\nid = \"consequence\"\nto = \"{to}\"\ntype = \"part-of\"\ncitations = \"treaty#help\"\n+++\n"
        )
    };
    let war = EVENT.replace("[[citations]]\nid = \"help\"", "[[citations]]\nid = \"aid\"").replace("^help", "^aid");
    let end = "+++\nTwo";
    let with = |event: &str, front: &str| event.replacen(end, &format!("{front}Two"), 1);
    sandbox.put("data/events/treaty.md", with(EVENT, &relation("war")));
    sandbox.put("data/events/war.md", &war);
    assert_eq!(sandbox.publish().code, Some(0));
    sandbox.put("data/events/treaty.md", EVENT);
    sandbox.put("data/events/war.md", with(&war, &relation("treaty")));
    let output = sandbox.check(&[]);
    assert!(output.stdout.contains("moved = \"war#consequence\""), "the hint says how: {}", output.stdout);
    let moved = |to: &str| with(EVENT, &format!("[[relations]]\nid = \"consequence\"\nmoved = \"{to}\"\n+++\n"));
    for (to, hint) in [
        ("war#none", "there is no relation “war#none”"),
        ("war#aid", "there is no relation “war#aid”"),
        ("war", "there is no relation “war”"),
        ("treaty#consequence", "it was moved: write “treaty#consequence”"),
    ] {
        sandbox.put("data/events/treaty.md", moved(to));
        let output = sandbox.check(&[]);
        assert!(output.code == Some(1) && output.stdout.contains(hint), "{to}: {}", output.stdout);
    }
    sandbox.put("data/events/treaty.md", moved("war#consequence"));
    assert_eq!(sandbox.check(&[]).code, Some(0), "{}", sandbox.check(&[]).stdout);
    let output = sandbox.run(&["rename", "war", "1951-war"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(sandbox.text("events/treaty.md").contains("moved = \"1951-war#consequence\""));
}

#[test]
fn a_published_id_must_redirect_or_be_withdrawn_if_it_is_removed() {
    let sandbox = Sandbox::with_event();
    sandbox.publish();
    sandbox.record();
    fs::remove_file(sandbox.path("data/events/treaty.md")).expect("removed");
    sandbox.put("data/events/pact.md", EVENT);
    let output = sandbox.check(&["--format", "json"]);
    let gone: Vec<_> = objects(&output.stdout).into_iter().filter(|o| o["rule"] == "id-gone").collect();
    assert_eq!(gone.len(), 1, "the citations of a missing event are not reported one by one");
    assert!(gone[0]["message"].as_str().is_some_and(|m| m.starts_with("“events/treaty” was published")));

    sandbox.put("data/events/pact.md", EVENT.replace("kind =", "aliases = \"treaty\"\nkind ="));
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(0), "an alias is an answer: {}", output.stdout);
    assert!(!output.stdout.contains("quote-unverified"), "and keeps the record: {}", output.stdout);

    sandbox.put("data/events/pact.md", EVENT);
    sandbox.put("data/events/treaty.md", "+++\nwithdrawn = \"It was the protocol.\"\n+++\n");
    assert_eq!(sandbox.check(&[]).code, Some(0), "a reason is an answer");

    fs::remove_file(sandbox.path("data/events/treaty.md")).expect("removed");
    let renamed = EVENT.replace("kind =", "aliases = \"treaty\"\nkind =").replace("help\"\nsource", "aid\"\nsource");
    sandbox.put("data/events/pact.md", renamed.replace("[^help]", "[^aid]"));
    let output = sandbox.check(&[]);
    assert!(output.stdout.contains("“events/treaty#help” was published"), "{}", output.stdout);
    let kept = renamed.replace("source =", "aliases = [\"help\"]\nsource =");
    sandbox.put("data/events/pact.md", kept);
    assert_eq!(sandbox.check(&[]).code, Some(0), "a citation's alias redirects under its event's alias");
}

#[test]
fn a_published_alias_must_remain() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/treaty.md", EVENT.replace("kind =", "aliases = \"pact\"\nkind ="));
    sandbox.publish();
    sandbox.put("data/events/treaty.md", EVENT);
    assert!(sandbox.check(&[]).stdout.contains("“events/pact” was published"));
}

#[test]
fn a_damaged_evidence_lock_is_an_error_and_not_an_empty_one() {
    let sandbox = Sandbox::with_event();
    sandbox.record();
    let lock = sandbox.lock();
    let damaged = [lock.replace("]\n", "\n").into_bytes(), [lock.as_bytes(), b"# \xFF\n"].concat()];
    for damaged in damaged {
        sandbox.put("data/evidence.lock", &damaged);
        let output = sandbox.record();
        assert_eq!(output.code, Some(1), "{output:?}");
        assert_eq!(output.stderr, "nothing was recorded, because “data/evidence.lock” has errors\n");
        assert_eq!(fs::read(sandbox.path("data/evidence.lock")).expect("the lock"), damaged);
    }
    sandbox.put("data/evidence.lock", format!("<<<<<<< ours\n{lock}=======\n{lock}>>>>>>> theirs\n"));
    let output = sandbox.check(&[]);
    assert!(
        output.stdout.contains("there is an unresolved merge conflict here")
            && output.stdout.contains("1 error, 0 warnings"),
        "{output:?}"
    );
}

#[test]
fn a_file_saved_on_windows_loads() {
    let sandbox = Sandbox::with_event();
    for path in ["data/timeline.toml", "data/sources/text.toml", "data/events/treaty.md"] {
        let text = fs::read_to_string(sandbox.path(path)).expect("a file");
        sandbox.put(path, format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(sandbox.record().code, Some(0));
    sandbox.put("data/timeline.toml", "\u{FEFF}titel = \"T\"\r\nlanguage = \"en\"\r\n");
    let output = sandbox.check(&["--format", "json"]);
    let first = objects(&output.stdout).into_iter().find(|o| o["rule"] == "key-unknown").expect("a problem");
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
    let sandbox = Sandbox::with_event();
    for (path, bytes) in &hostile {
        sandbox.put(path, bytes);
    }
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(1), "{}", output.stderr);
    assert!(!output.stderr.contains("panicked"), "{}", output.stderr);
    assert!(!output.stdout.contains('\u{1b}'), "control characters in a file's name are escaped");
    for path in ["events/empty.md", "sources/empty.toml", "events/folder.md/inner.md", "sources/long.toml"] {
        assert!(output.stdout.contains(path), "{path} is reported");
    }
}

#[test]
fn control_characters_in_a_file_do_not_reach_the_terminal() {
    let sandbox = Sandbox::with_event();
    let key = "\"\\u001b[31m\\u009b31m\\u202e\" = \"\u{9b}31m\u{202e}\"\n";
    sandbox.put("data/timeline.toml", format!("title = \"T\"\nlanguage = \"en\"\n{key}"));
    let output = sandbox.check(&[]);
    assert!(output.stdout.contains("error[key-unknown]"), "{}", output.stdout);
    assert!(!output.stdout.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{:?}", output.stdout);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_back_to_its_folder_is_reported_and_not_followed() {
    let sandbox = Sandbox::with_event();
    std::os::unix::fs::symlink("..", sandbox.path("data/events/loop")).expect("a link");
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(1), "{output:?}");
    assert!(output.stdout.contains("a timeline has no file “events/loop”"), "{}", output.stdout);
    fs::remove_file(sandbox.path("data/events/loop")).expect("removed");
    std::os::unix::fs::symlink("nowhere", sandbox.path("data/events/war.md")).expect("a link");
    let output = sandbox.check(&[]);
    assert_eq!(output.code, Some(1), "{output:?}");
    assert!(output.stdout.contains("“events/war.md” is a symbolic link that leads nowhere"), "{}", output.stdout);
    assert!(output.stdout.contains("quote-unverified"), "and the rest is checked: {}", output.stdout);
}

#[test]
fn a_text_that_cannot_be_used_is_reported_where_it_is() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/sources/text.toml", "title = \"Text\"\naliases = [\"old-text\"]\n");
    sandbox.put("texts/text.pdf", b"%PDF");
    sandbox.put("texts/README.txt", "Where these come from.");
    let unused = ["texts/old-text.txt", "texts/tekst.txt", "texts/text.TXT.doc", "texts/more/text.txt"];
    for path in &unused {
        sandbox.put(path, "Both parties.");
    }
    let output = sandbox.check(&["--texts", "texts", "--format", "json"]);
    let seen = objects(&output.stdout).into_iter().filter(|o| o["rule"] == "text-unusable");
    let seen: Vec<(String, String)> = seen
        .map(|o| (o["file"].as_str().unwrap_or("").to_owned(), o["hint"].as_str().unwrap_or("").to_owned()))
        .collect();
    let hints = seen.iter().map(|(path, hint)| (path.as_str(), hint.as_str())).collect::<Vec<_>>();
    assert!(hints.contains(&("texts/old-text.txt", "rename the file to text.txt")), "{hints:?}");
    assert!(hints.contains(&("texts/tekst.txt", "did you mean “text”?")), "{hints:?}");
    assert_eq!(hints.len(), 2, "what the text was made from is no problem: {hints:?}");
    assert_eq!(output.code, Some(0));

    sandbox.put("texts/text.txt", b"Article 1.\nThe parties of \xE9poque shall help.\n");
    let output = sandbox.check(&["--texts", "texts"]);
    assert_eq!(output.code, Some(1), "{output:?}");
    let said = [
        "error[encoding]: “text.txt” is not UTF-8: the byte 0xE9 in line 2",
        "--> texts/text.txt:2",
        "save the text as UTF-8",
    ];
    assert!(said.iter().all(|words| output.stdout.contains(words)), "{}", output.stdout);
    assert!(!output.stdout.contains("quote-not-found"), "the words were not searched: {}", output.stdout);
}

#[test]
fn a_slip_in_a_date_is_found_by_what_it_contradicts() {
    let sandbox = Sandbox::with_event();
    let slip = |date: &str| EVENT.replace("1950-02-14", date).replace("kind =", "actors = [\"union\"]\nkind =");
    sandbox.put("data/actors.toml", "[[actor]]\nid = \"union\"\ntitle = \"Union\"\ndate = \"1922/1991\"\n");
    sandbox.put("data/events/1951-answer.md", slip("1951").replace("[[citations]]", "[[relations]]\nid = \"answer\"\nto = \"treaty\"\ntype = \"reacted-to\"\ncitations = \"help\"\n\n[[citations]]").replace("\"Treaty\"", "\"Answer\""));
    let rules = |sandbox: &Sandbox| {
        let found = objects(&sandbox.check(&["--format", "json"]).stdout);
        let rules = found.into_iter().map(|o| o["rule"].as_str().unwrap_or("").to_owned());
        rules.filter(|rule| rule != "quote-unverified").collect::<Vec<_>>()
    };
    assert_eq!(rules(&sandbox), [] as [&str; 0]);
    let answer = sandbox.text("events/1951-answer.md");
    sandbox.put("data/events/1951-answer.md", answer.replace("\"1951\"", "\"1915\""));
    assert_eq!(rules(&sandbox), ["id-year", "actor-outside-date", "relation-backwards"]);
    sandbox.put("data/events/1951-answer.md", answer.replace("\"1951\"", "\"1915~\""));
    assert_eq!(rules(&sandbox), ["id-year"], "what is approximate may be off");
}

#[test]
fn a_hint_names_what_was_probably_meant() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/actors.toml", "[[actor]]\nid = \"britain\"\ntitle = \"Great Britain\"\n");
    sandbox.put("data/people.toml", "[[person]]\nid = \"jenner\"\nname = \"Edward Jenner\"\n");
    let own_kinds = "[[kind]]\nid = \"vaccination\"\ntitle = \"Vaccination\"\n";
    let about = sandbox.text("timeline.toml");
    let hints = |from: &str, to: &str, more: &str| {
        sandbox.put("data/events/treaty.md", EVENT.replace(from, to));
        sandbox.put("data/timeline.toml", format!("{about}{more}"));
        let found = objects(&sandbox.check(&["--format", "json"]).stdout).into_iter();
        let errors = found.filter(|problem| problem["severity"] == "error");
        errors.map(|error| error["hint"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>().join("\n")
    };
    let date = "date = \"1950-02-14\"";
    for (from, to, more, hint) in [
        ("voice =", "significance = 4\nvoice =", "", "move it above the first [[…]]"),
        ("kind =", "tags = [\"a\"]\nkind =", "", "write kind = "),
        ("kind =", "end = \"1951\"\nkind =", "", "date = \"1796/1797\""),
        ("kind =", "actors = \"jenner\"\nkind =", "", "“jenner” is a person: people = [\"jenner\"]"),
        ("kind =", "actors = \"great britain\"\nkind =", "", "the actor “great britain” has the id britain"),
        ("\"author\"", "\"Edward Jenner\"", "", "the person “Edward Jenner” has the id jenner"),
        ("\"treaty\"", "\"inquiry\"", "", "[[kind]], and below it id = \"inquiry\""),
        ("Treaty", "Treaty", own_kinds, "write one of vaccination, which replace the kinds of the format"),
        (date, "date = \"before 1803\"", "", "write `../1803`"),
        (date, "date = \"-10000\"", "", "`-9999` (10,000 BCE) or `Y-10000` (10,001 BCE)"),
        (date, "date = \"0 BC\"", "", "there is no year 0"),
        ("title = \"Treaty\"", "title: Treaty\nactors:\n  - jenner", "", "the format is TOML, not YAML"),
        ("title = \"Treaty\"", "title = \"C:\\Users\"", "", "write a literal backslash as \\\\"),
        ("title = \"Treaty\"", "title = \"Treaty\"\nsignificance = 5 // major", "", "begin a comment with #"),
    ] {
        let seen = hints(from, to, more);
        assert!(seen.contains(hint), "{to}: {seen}");
        assert_eq!(seen.lines().count(), 1, "one problem for {to}: {seen}");
    }
    assert!(hints("Treaty", "Treaty", "licence = \"CC0\"\n").is_empty());
}
