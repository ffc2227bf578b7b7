//! Which timeline a command is about.

use crate::sandbox::{EVENT, ProgramOutput, Sandbox, program};

/// Runs the program in a folder of the sandbox, with `SOURCELINE_DATA` if it is not empty.
fn run(sandbox: &Sandbox, folder: &str, variable: &str, arguments: &[&str]) -> ProgramOutput {
    let mut command = program();
    command.args(arguments).current_dir(sandbox.path(folder));
    if !variable.is_empty() {
        command.env("SOURCELINE_DATA", variable);
    }
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    ProgramOutput { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}

/// A sandbox with a broken timeline in `data`, and a copy of it without errors in `other`.
fn two_timelines() -> Sandbox {
    let sandbox = Sandbox::with_event();
    for (path, text) in sandbox.files() {
        sandbox.put(&format!("other/{path}"), text);
    }
    sandbox.put("data/events/treaty.md", EVENT.replace("treaty\"", "treatise\""));
    sandbox.put("away/file", "");
    sandbox
}

#[test]
fn every_way_to_name_a_timeline_works_with_every_command_that_reads_one() {
    let sandbox = two_timelines();
    for (folder, variable, arguments, named) in [
        ("away", "", ["--data", "../data", "check"].as_slice(), "../data"),
        ("away", "", &["check", "--data", "../data"], "../data"),
        ("away", "", &["check", "../data"], "../data"),
        ("away", "../data", &["check"], "../data"),
        ("away", "../data", &["--data", "../data", "check", "../away/../data", "--data", "../data"], "../data"),
        ("", "", &["check"], "data"),
        ("data", "", &["check"], "this folder, "),
    ] {
        let output = run(&sandbox, folder, variable, arguments);
        assert_eq!(output.code, Some(1), "{arguments:?}: {output:?}");
        assert!(output.stdout.contains(&format!("1 error, 1 warning in {named}")), "{arguments:?}: {output:?}");
    }
    let output = run(&sandbox, "data", "", &["check"]);
    assert!(output.stdout.contains(" --> events/treaty.md:5:8"), "a path that the terminal can open: {output:?}");
    let output = run(&sandbox, "away", "", &["check"]);
    assert!(output.code == Some(0) && output.stdout.ends_with(" in the built-in first edition\n"), "{output:?}");
    for arguments in [["serve", "../data"].as_slice(), &["serve", "--data", "../data"], &["--data", "../data"]] {
        let output = run(&sandbox, "away", "", arguments);
        assert!(output.code == Some(1) && output.stderr.contains("../data/events/treaty.md:5:8"), "{output:?}");
    }
    let output =
        run(&sandbox, "away", "", &["--data", "../other", "quote", "both parties shall help", "--texts", "../texts"]);
    assert!(output.code == Some(0) && output.stdout.contains("already quoted as \"treaty#help\""), "{output:?}");
    assert_eq!(output.stderr, "for the timeline in ../other\n");
    let output = run(&sandbox, "away", "", &["--data", "../other", "rename", "treaty", "pact"]);
    assert!(output.code == Some(0) && output.stdout.starts_with("in ../other:\n"), "{output:?}");
    let output = run(&sandbox, "other", "", &["new", "event", "war"]);
    assert!(output.code == Some(0) && output.stdout.starts_with("wrote ./events/war.md\n"), "{output:?}");
    let output = run(&sandbox, "away", "../other", &["new", "source", "letter"]);
    assert!(output.code == Some(0) && output.stdout.starts_with("wrote ../other/sources/letter.toml\n"), "{output:?}");
}

#[test]
fn two_different_timelines_at_once_are_refused() {
    let sandbox = two_timelines();
    for (variable, arguments, said) in [
        ("", ["--data", "data", "check", "other"].as_slice(), "“data” by --data, and “other” by the argument"),
        ("", &["--data", "data", "check", "--data", "other"], "“data” by --data, and “other” by --data"),
        ("", &["serve", "data", "--data", "other"], "“data” by the argument, and “other” by --data"),
        ("data", &["check", "other"], "“data” by SOURCELINE_DATA, and “other” by the argument"),
        ("data", &["new", "event", "war", "--data", "nowhere"], "“data” by SOURCELINE_DATA, and “nowhere” by --data"),
        ("data", &["--data", "other", "rename", "treaty", "pact"], "“other” by --data, and “data” by SOURCELINE_DATA"),
    ] {
        let output = run(&sandbox, "", variable, arguments);
        let said = format!("sourceline: two timelines are named: {said}; name one\n");
        assert_eq!((output.code, output.stderr), (Some(2), said), "{arguments:?}");
    }
}

#[test]
fn what_a_command_does_not_read_or_cannot_change_is_refused() {
    let sandbox = two_timelines();
    for (arguments, said) in [
        (["--data", "../data", "schema", "event"].as_slice(), "`schema` reads no timeline: leave out --data"),
        (&["--bind", "127.0.0.1:0", "check"], "--bind is an option of `serve`, and `check` does not read it"),
        (&["--watch", "serve"], "write --watch after `serve`"),
        (
            &["new", "event", "war"],
            "no timeline is named, and there is none here: name its folder with --data, or begin one with `sourceline init DIR`",
        ),
        (
            &["rename", "treaty", "pact"],
            "no timeline is named, and there is none here: name its folder with --data, or begin one with `sourceline init DIR`",
        ),
        (&["check", "--texts", "../texts", "--record"], "--record needs the folder of a timeline: name it with --data"),
    ] {
        let output = run(&sandbox, "away", "", arguments);
        let said = format!("sourceline: {said}\n");
        assert_eq!((output.code, output.stderr), (Some(2), said), "{arguments:?}");
    }
}
