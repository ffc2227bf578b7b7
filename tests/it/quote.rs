//! `sourceline quote` as a curator runs it.

use crate::sandbox::{EVENT, ProgramOutput, Sandbox};

/// Looks words up in the texts of a sandbox timeline.
fn quote(sandbox: &Sandbox, more: &[&str]) -> ProgramOutput {
    sandbox.run(&[&["quote", "--texts", "texts", "--data", "data"], more].concat())
}

/// Pastes the output into the front matter of an event, cites it in the text, and checks the quotation.
fn paste(sandbox: &Sandbox, printed: &str) -> ProgramOutput {
    let ids = printed.lines().filter_map(|line| line.strip_prefix("id = ")).map(|id| id.trim_matches('"'));
    let notes: String = ids.map(|id| format!("[^{id}]")).collect();
    let _ = std::fs::remove_file(sandbox.path("data/evidence.lock"));
    let front = "+++\ntitle = \"Pact\"\nsummary = \"They agree.\"\ndate = \"1951\"\nkind = \"treaty\"\n\n";
    sandbox.put("data/events/pact.md", format!("{front}{printed}+++\nThey agree.{notes}\n"));
    sandbox.check(&["--texts", "texts", "--record"])
}

#[test]
fn the_printed_citation_passes_the_check_when_pasted_into_an_event() {
    let sandbox = Sandbox::with_event();
    let text = "Preamble of a \\ “pact”\u{7f}\n\nArticle 1. Both parties shall\n help each other – “at once”.\n\n\
                Article 2. Both parties shall consult. Both parties\u{a0}shall help each other – “at once”!\n";
    sandbox.put("texts/text.txt", text);
    std::fs::remove_file(sandbox.path("data/events/treaty.md")).expect("removed");
    sandbox.put("data/events/pact.md", EVENT.replace("Both parties shall help", "Preamble"));
    for (words, blocks) in
        [("BOTH PARTIES SHALL HELP EACH OTHER - \"at once\"", 2), ("a \\ 'pact'\u{7f}", 1), ("shall", 3)]
    {
        let output = quote(&sandbox, &[words]);
        assert_eq!(output.code, Some(0), "{output:?}");
        assert_eq!(output.stdout.matches("[[citations]]").count(), blocks, "{}", output.stdout);
        let checked = paste(&sandbox, &output.stdout);
        assert_eq!(checked.code, Some(0), "{}\n{}", output.stdout, checked.stdout);
        assert!(!checked.stdout.contains("quote-"), "found once each, and recorded: {}", checked.stdout);
    }
}

#[test]
fn every_occurrence_is_printed_as_a_citation_with_locator_and_a_new_id() {
    let sandbox = Sandbox::with_event();
    sandbox
        .put("texts/text.txt", "Article 1. Both sign.\n\nArticle 2. It is “for ever”.\nIt is so. It is “For Ever”.\n");
    let output = quote(&sandbox, &["it", "is", "'for", "ever'"]);
    let expected = "\
# 1 of 2: … Article 1. Both sign. Article 2. [It is “for ever”]. It is so. It is “For Ever”. …
[[citations]]
id = \"ever\"
source = \"text\"
locator = \"Article 2\"
quote = \"It is “for ever”\"
voice = \"author\"  # who says it: an actor, a person, \"author\", \"publisher\" or \"unattributed\"

# 2 of 2: … 2. It is “for ever”. It is so. [It is “For Ever”]. …
[[citations]]
id = \"ever-2\"
source = \"text\"
locator = \"Article 2\"
quote = \"It is “For Ever”\"
voice = \"author\"  # who says it: an actor, a person, \"author\", \"publisher\" or \"unattributed\"
";
    assert_eq!(output.stdout, expected);
    let output = quote(&sandbox, &["sign", "--data", "data"]);
    assert_eq!(output.code, Some(2), "an argument given twice is refused by name");
}

#[test]
fn words_that_occur_in_no_text_are_answered_with_the_nearest_sentence() {
    let sandbox = Sandbox::with_event();
    sandbox.put("texts/other.txt", "Nothing of the kind. Article 1. Both parties shall love each other. The end.");
    let output = quote(&sandbox, &["Both parties should help each other"]);
    assert_eq!((output.code, output.stdout.as_str()), (Some(1), ""));
    let expected = "no text in texts contains “Both parties should help each other”\n\
                    the nearest sentence is in text: Article 1. Both parties shall help each other.\n\
                    to quote from it, look for its exact words: Both parties shall help each other.\n";
    assert_eq!(output.stderr, expected);
    assert_eq!(quote(&sandbox, &["Both parties shall help each other."]).code, Some(0), "as was said");
    let output = quote(&sandbox, &["\u{1b}[31mzebra"]);
    assert_eq!(output.code, Some(1));
    assert!(output.stderr.contains("or anything similar") && !output.stderr.contains('\u{1b}'), "{}", output.stderr);
}

#[test]
fn the_id_is_unused_in_the_event_and_an_existing_quotation_is_reported() {
    let sandbox = Sandbox::with_event();
    sandbox.put(
        "data/events/treaty.md",
        EVENT.replace("\"help\"", "\"both-parties-shall\"").replace("^help", "^both-parties-shall"),
    );
    let output = quote(&sandbox, &["both parties shall help", "--event", "treaty"]);
    assert!(output.stdout.contains("id = \"both-parties-shall-2\""), "{}", output.stdout);
    assert!(output.stdout.contains("# already quoted as \"treaty#both-parties-shall\"\n"), "{}", output.stdout);
    assert!(quote(&sandbox, &["each other"]).stdout.contains("id = \"each-other\""));
    let output = quote(&sandbox, &["both parties shall help", "--event", "treat"]);
    assert_eq!(
        (output.code, output.stderr.as_str()),
        (Some(2), "sourceline: there is no event “treat”; did you mean “treaty”?\n")
    );
}

#[test]
fn a_text_in_another_language_asks_for_a_translation_and_one_without_a_record_is_reported() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/sources/text.toml", "title = \"Text\"\nlanguage = \"zh-Hans\"\n");
    sandbox.put("texts/text.txt", "双方应相互协助。双方应相互协商。");
    sandbox.put("texts/letter.txt", "A letter of the mayor.");
    let output = quote(&sandbox, &["双方应相互"]);
    assert_eq!(output.stdout.matches("lang = \"zh-Hans\"\n# translation = \"\"\n").count(), 2, "{}", output.stdout);
    assert_eq!(output.stdout.matches("id = \"quotation").count(), 2, "an id is of Latin letters: {}", output.stdout);
    let output = quote(&sandbox, &["a letter"]);
    assert_eq!(
        (output.code, output.stderr.as_str()),
        (
            Some(0),
            "for the timeline in data\nthe source “letter” has no record in data yet; `sourceline new source letter --data data` creates it\n"
        )
    );
}

#[test]
fn an_impossible_search_is_refused_with_what_to_do() {
    let sandbox = Sandbox::with_event();
    sandbox.put("empty/README.md", "No texts.");
    for (arguments, said) in [
        (["quote", " ", "--texts", "texts"].as_slice(), "there are no words to look for"),
        (&["quote", "x", "--texts", "nowhere"], "there is no folder “nowhere”"),
        (&["quote", "x", "--texts", "empty"], "“empty” contains no texts; name each after its source, SOURCE-ID.txt"),
        (&["quote", "x", "--texts", "texts", "--data", "nowhere"], "there is no folder “nowhere”"),
    ] {
        let output = sandbox.run(arguments);
        assert_eq!(output.code, Some(2), "{output:?}");
        assert!(output.stderr.contains(said), "{}", output.stderr);
    }
    let many = "word ".repeat(121);
    sandbox.put("texts/text.txt", &many);
    let output = quote(&sandbox, &[&many]);
    assert_eq!((output.code, output.stdout.as_str()), (Some(1), ""));
    assert!(output.stderr.contains("these are 121 words; a quotation has at most 120"), "{}", output.stderr);
}

#[test]
fn a_timeline_with_errors_does_not_keep_a_curator_from_quoting() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/eras.toml", "[[era]\n");
    let output = quote(&sandbox, &["both parties"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stderr.starts_with("the timeline has errors"), "{}", output.stderr);
    assert!(output.stdout.contains("quote = \"Both parties\""), "{}", output.stdout);
}

#[test]
fn words_broken_at_the_ends_of_lines_are_quoted_whole_and_texts_that_cannot_be_read_are_named() {
    let sandbox = Sandbox::with_event();
    sandbox
        .put("texts/text.txt", "Both parties shall help. It was the \u{FB01}rst inocula-\ntion of a well-\nknown man.");
    sandbox.put("texts/letter.txt", b"\xFF\xFEA\0");
    let output = quote(&sandbox, &["first inoculation of a well-known man"]);
    assert!(output.stdout.contains("quote = \"first inoculation of a well-known man\"\n"), "{}", output.stdout);
    let said = "in texts, “letter.txt” is UTF-16, not UTF-8: it was not searched; save it as UTF-8\n";
    assert!(output.stderr.starts_with(said), "{}", output.stderr);
    std::fs::remove_file(sandbox.path("texts/letter.txt")).expect("removed");
    let checked = paste(&sandbox, &output.stdout);
    assert!(checked.code == Some(0) && !checked.stdout.contains("quote-"), "found, and recorded: {}", checked.stdout);
}

#[test]
fn a_source_without_a_record_is_answered_with_the_command_that_creates_it() {
    let sandbox = Sandbox::with_event();
    sandbox.put("texts/letter.txt", "A letter.");
    let output = quote(&sandbox, &["a letter"]);
    let command = "sourceline new source letter --data data";
    assert!(output.stderr.contains(&format!("`{command}` creates it")), "{}", output.stderr);
    let arguments: Vec<&str> = command.split(' ').skip(1).collect();
    assert_eq!(sandbox.run(&arguments).code, Some(0));
    let output = sandbox.run(&["quote", "a letter", "--texts", "texts"]);
    assert!(!output.stderr.contains("no record"), "the timeline in `data` is found: {}", output.stderr);
    std::fs::remove_dir_all(sandbox.path("data")).expect("removed");
    let output = sandbox.run(&["quote", "a letter", "--texts", "texts"]);
    assert!(
        output.stderr.contains("has no record in the built-in first edition; name your timeline with --data"),
        "{}",
        output.stderr
    );
}
