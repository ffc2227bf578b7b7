//! `sourceline quote` as a curator runs it.

use super::temp_dir::{EVENT, Seen, TempDir, sourceline};

/// Looks words up in the texts of a dir timeline.
fn quote(dir: &TempDir, more: &[&str]) -> Seen {
    sourceline(&[&["quote", "--texts", "texts", "--data", "data"], more].concat(), &dir.0)
}

/// Pastes what was printed into the front matter of an event, rests the text on it, and checks the words.
fn paste(dir: &TempDir, printed: &str) -> Seen {
    let ids = printed.lines().filter_map(|line| line.strip_prefix("id = ")).map(|id| id.trim_matches('"'));
    let notes: String = ids.map(|id| format!("[^{id}]")).collect();
    let _ = std::fs::remove_file(dir.path("data/evidence.lock"));
    let front = "+++\ntitle = \"Pact\"\nsummary = \"They agree.\"\ndate = \"1951\"\nkind = \"treaty\"\n\n";
    dir.put("data/events/pact.md", format!("{front}{printed}+++\nThey agree.{notes}\n"));
    dir.check(&["--texts", "texts", "--record"])
}

#[test]
fn what_is_printed_passes_the_check_when_it_is_pasted_into_an_event() {
    let dir = TempDir::new();
    let text = "Preamble of a \\ “pact”\u{7f}\n\nArticle 1. Both parties shall\n help each other – “at once”.\n\n\
                Article 2. Both parties shall consult. Both parties\u{a0}shall help each other – “at once”!\n";
    dir.put("texts/text.txt", text);
    std::fs::remove_file(dir.path("data/events/treaty.md")).expect("removed");
    dir.put("data/events/pact.md", EVENT.replace("Both parties shall help", "Preamble"));
    for (words, blocks) in
        [("BOTH PARTIES SHALL HELP EACH OTHER - \"at once\"", 2), ("a \\ 'pact'\u{7f}", 1), ("shall", 3)]
    {
        let seen = quote(&dir, &[words]);
        assert_eq!(seen.code, Some(0), "{seen:?}");
        assert_eq!(seen.out.matches("[[citations]]").count(), blocks, "{}", seen.out);
        let checked = paste(&dir, &seen.out);
        assert_eq!(checked.code, Some(0), "{}\n{}", seen.out, checked.out);
        assert!(!checked.out.contains("quote-"), "found once each, and recorded: {}", checked.out);
    }
}

#[test]
fn a_citation_has_the_words_of_the_text_their_place_and_what_tells_them_apart() {
    let dir = TempDir::new();
    dir.put("texts/text.txt", "Article 1. Both sign.\n\nArticle 2. It is “for ever”.\nIt is so. It is “For Ever”.\n");
    let seen = quote(&dir, &["it", "is", "'for", "ever'"]);
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
    assert_eq!(seen.out, expected);
    let seen = quote(&dir, &["sign", "--data", "data"]);
    assert_eq!(seen.code, Some(2), "an argument given twice is refused by name");
}

#[test]
fn words_that_no_text_has_are_answered_with_the_nearest_sentence() {
    let dir = TempDir::new();
    dir.put("texts/other.txt", "Nothing of the kind. Article 1. Both parties shall love each other. The end.");
    let seen = quote(&dir, &["Both parties should help each other"]);
    assert_eq!((seen.code, seen.out.as_str()), (Some(1), ""));
    let expected = "no text in texts contains “Both parties should help each other”\n\
                    the nearest sentence is in text: Article 1. Both parties shall help each other.\n\
                    to quote from it, look for its exact words: Both parties shall help each other.\n";
    assert_eq!(seen.err, expected);
    assert_eq!(quote(&dir, &["Both parties shall help each other."]).code, Some(0), "as was said");
    let seen = quote(&dir, &["\u{1b}[31mzebra"]);
    assert_eq!(seen.code, Some(1));
    assert!(seen.err.contains("or anything similar") && !seen.err.contains('\u{1b}'), "{}", seen.err);
}

#[test]
fn the_id_is_new_in_the_event_and_a_quotation_that_is_there_already_is_named() {
    let dir = TempDir::new();
    dir.put(
        "data/events/treaty.md",
        EVENT.replace("\"help\"", "\"both-parties-shall\"").replace("^help", "^both-parties-shall"),
    );
    let seen = quote(&dir, &["both parties shall help", "--event", "treaty"]);
    assert!(seen.out.contains("id = \"both-parties-shall-2\""), "{}", seen.out);
    assert!(seen.out.contains("# already quoted as \"treaty#both-parties-shall\"\n"), "{}", seen.out);
    assert!(quote(&dir, &["each other"]).out.contains("id = \"each-other\""));
    let seen = quote(&dir, &["both parties shall help", "--event", "treat"]);
    assert_eq!(
        (seen.code, seen.err.as_str()),
        (Some(2), "sourceline: there is no event “treat”; did you mean “treaty”?\n")
    );
}

#[test]
fn a_text_in_another_language_asks_for_its_translation_and_one_without_a_record_is_told() {
    let dir = TempDir::new();
    dir.put("data/sources/text.toml", "title = \"Text\"\nlanguage = \"zh-Hans\"\n");
    dir.put("texts/text.txt", "双方应相互协助。双方应相互协商。");
    dir.put("texts/letter.txt", "A letter of the mayor.");
    let seen = quote(&dir, &["双方应相互"]);
    assert_eq!(seen.out.matches("lang = \"zh-Hans\"\n# translation = \"\"\n").count(), 2, "{}", seen.out);
    assert_eq!(seen.out.matches("id = \"quotation").count(), 2, "an id is of Latin letters: {}", seen.out);
    let seen = quote(&dir, &["a letter"]);
    assert_eq!(
        (seen.code, seen.err.as_str()),
        (Some(0), "the source “letter” has no record yet; `sourceline new source ID` creates one\n")
    );
}

#[test]
fn what_cannot_be_looked_for_is_refused_with_what_to_do() {
    let dir = TempDir::new();
    dir.put("empty/README.md", "No texts.");
    for (arguments, said) in [
        (["quote", " ", "--texts", "texts"].as_slice(), "there are no words to look for"),
        (&["quote", "x", "--texts", "nowhere"], "there is no folder “nowhere”"),
        (&["quote", "x", "--texts", "empty"], "“empty” contains no texts; name each after its source, SOURCE-ID.txt"),
        (&["quote", "x", "--texts", "texts", "--data", "nowhere"], "there is no folder “nowhere”"),
    ] {
        let seen = sourceline(arguments, &dir.0);
        assert_eq!(seen.code, Some(2), "{seen:?}");
        assert!(seen.err.contains(said), "{}", seen.err);
    }
    let many = "word ".repeat(121);
    dir.put("texts/text.txt", &many);
    let seen = quote(&dir, &[&many]);
    assert_eq!((seen.code, seen.out.as_str()), (Some(1), ""));
    assert!(seen.err.contains("these are 121 words; a quotation has at most 120"), "{}", seen.err);
}

#[test]
fn a_timeline_with_errors_does_not_keep_a_curator_from_quoting() {
    let dir = TempDir::new();
    dir.put("data/eras.toml", "[[era]\n");
    let seen = quote(&dir, &["both parties"]);
    assert_eq!(seen.code, Some(0), "{seen:?}");
    assert!(seen.err.starts_with("the timeline has errors"), "{}", seen.err);
    assert!(seen.out.contains("quote = \"Both parties\""), "{}", seen.out);
}
