//! The documentation says what the program does: the reference of the format is what the program writes, and examples are run.

use crate::sandbox::{Sandbox, program, run_in};
use crate::serve::Running;
use crate::site::repository;
use std::fs;
use std::path::Path;

/// A page of `docs/`.
fn page(name: &str) -> String {
    fs::read_to_string(repository("docs").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A fenced block: the words after its fence, and its text.
struct Block<'a> {
    info: Vec<&'a str>,
    text: String,
}

/// The fenced blocks of a page.
fn blocks(page: &str) -> Vec<Block<'_>> {
    let (mut blocks, mut open): (Vec<Block<'_>>, bool) = (Vec::new(), false);
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push(Block { info: info.split(' ').collect(), text: String::new() });
            }
            None if open => blocks.last_mut().expect("an open block").text.extend([line, "\n"]),
            None => {}
        }
    }
    blocks
}

#[test]
fn the_reference_of_the_format_is_what_the_program_writes() {
    let output = run_in(Path::new("."), &["schema", "--format", "markdown"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stdout == page("format.md"), "run `sourceline schema --format markdown > docs/format.md`");
    let output = run_in(Path::new("."), &["schema", "event", "--format", "markdown"]);
    assert_eq!(output.code, Some(2), "{output:?}");
}

#[test]
fn the_examples_of_the_reference_are_a_timeline_without_problems() {
    let sandbox = Sandbox::empty();
    let page = page("format.md");
    for Block { info, text } in blocks(&page) {
        let [_, path] = info.as_slice() else { panic!("an example names its file: {info:?}") };
        sandbox.put(&if path.starts_with("texts/") { (*path).to_owned() } else { format!("data/{path}") }, text);
    }
    let picture = "media/berkeley.png";
    sandbox.put(&format!("data/{picture}"), fs::read(repository("starter").join(picture)).expect("a picture"));
    let output = sandbox.record();
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stderr.contains("3 quotations recorded"), "{output:?}");
    assert_eq!(sandbox.check(&["--texts", "texts"]).stdout, "0 errors, 0 warnings in data\n");
}

#[test]
fn links_between_the_pages_of_the_documentation_lead_somewhere() {
    let mut seen = 0;
    for name in [
        "docs/format.md",
        "docs/tutorial.md",
        "docs/coming-from.md",
        "docs/import.md",
        "docs/publishing.md",
        "docs/embedding.md",
        "README.md",
        "CONTRIBUTING.md",
    ] {
        let path = repository(name);
        let text = fs::read_to_string(&path).expect("a page");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains(':') || link.starts_with('/') || link.contains('…') {
                continue;
            }
            let (to, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if to.is_empty() { path.clone() } else { path.parent().expect("a folder").join(to) };
            assert!(target.exists(), "{name}: {link}");
            if !anchor.is_empty() {
                let text = fs::read_to_string(&target).expect("a page");
                let found = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor_of(line) == anchor);
                assert!(found, "{name}: {link}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

/// The anchor that hosts of repositories give a heading.
fn anchor_of(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    words
        .chars()
        .filter(|&c| c.is_alphanumeric() || " -_".contains(c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// A command line of the documentation in words. Words in quotation marks are one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = |(at, part): (usize, &str)| -> Vec<String> {
        if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
    };
    parts.flat_map(words).collect()
}

/// A text with the lines that a diff removes replaced by those that it adds.
fn patched(text: &str, diff: &str) -> String {
    let mut text = text.to_owned();
    let (mut removed, mut added) = (String::new(), String::new());
    let mut replace = |removed: &mut String, added: &mut String| {
        assert!(removed.is_empty() || text.contains(removed.as_str()), "{removed}");
        text = text.replacen(removed.as_str(), added, 1);
        removed.clear();
        added.clear();
    };
    for line in diff.lines() {
        let (sign, line) = line.split_at(1);
        if sign == "-" && !added.is_empty() {
            replace(&mut removed, &mut added);
        }
        if sign == "-" { &mut removed } else { &mut added }.extend([line, "\n"]);
    }
    replace(&mut removed, &mut added);
    text
}

#[test]
fn the_tutorial_leads_to_a_published_timeline() {
    let sandbox = Sandbox::empty();
    let page = page("tutorial.md");
    let mut printed = String::new();
    for Block { info, text } in blocks(&page) {
        match info.as_slice() {
            ["sh"] => {
                let arguments = words(text.trim().strip_prefix("sourceline ").expect("a command of the program"));
                let output = sandbox.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
                assert_eq!(output.code, Some(0), "{text}{output:?}");
                printed = output.stdout + &output.stderr;
            }
            ["sh", "serves"] => {
                let arguments = words(text.trim().strip_prefix("sourceline ").expect("a command of the program"));
                let mut command = program();
                command.args(arguments).args(["--bind", "127.0.0.1:0"]).current_dir(sandbox.path(""));
                Running::start(&mut command).page("/").says("Jenner vaccinates a boy");
            }
            ["text", "prints"] => {
                text.lines().for_each(|line| assert!(printed.contains(line), "{line}: {printed}"));
            }
            [_, "write", path] => _ = sandbox.put(path, text),
            [_, "append", path] => {
                let before = fs::read_to_string(sandbox.path(path)).expect("a file");
                sandbox.put(path, before + &text);
            }
            ["diff", path] => {
                let before = fs::read_to_string(sandbox.path(path)).expect("a file");
                sandbox.put(path, patched(&before, &text));
            }
            _ => panic!("a block that the test does not understand: {info:?}"),
        }
    }
    let lock = fs::read_to_string(sandbox.path("vaccination/evidence.lock")).expect("a lock");
    assert!(lock.contains("\"events/1806-letter#history-only\"") && lock.contains("\"1806-letter#history-only\" = "));
    assert_eq!(sandbox.run(&["check", "vaccination"]).stdout, "0 errors, 0 warnings in vaccination\n");
}

#[test]
fn the_lines_that_come_from_another_tool_are_a_timeline_without_evidence() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["init", "--empty", "data"]).code, Some(0));
    let page = page("coming-from.md");
    for Block { info, text } in blocks(&page) {
        match info.as_slice() {
            ["json", path] => _ = sandbox.put(&format!("data/{path}"), text),
            _ => panic!("{info:?}"),
        }
    }
    let output = sandbox.check(&["--format", "json"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let rules = output.stdout.lines().filter_map(|line| line.split("\"rule\":\"").nth(1)?.split('"').next());
    assert_eq!(rules.collect::<Vec<_>>(), ["event-uncited", "event-uncited", "imprint-incomplete"]);
}
