//! Every rule has an example that breaks it and nothing else: a whole small timeline in `data/`, the texts of its
//! sources in `texts/` where the rule needs them, and in `expected.txt` what the curator reads.
//! `UPDATE_EXPECTED=1 cargo test --test it broken` writes those anew: read them before you keep them.

use sourceline::load::{self, Folder, Gravity, LARGEST, Outcome, Rule, Severity, Texts};
use std::path::PathBuf;

fn example(rule: Rule) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(rule.name())
}

/// The example's folder. A file that is no text, and one that is too large, are made here rather than kept.
fn folder(rule: Rule) -> Folder {
    let made = match rule {
        Rule::Encoding => b"# Names\n[[actor]]\nid = \"bezier\"\ntitle = \"B\xE9zier\"\n".to_vec(),
        Rule::FileLarge => vec![b'#'; LARGEST + 1],
        _ => return Folder::read(&example(rule).join("data")).unwrap_or_else(|e| panic!("{}: {e}", rule.name())),
    };
    let mut folder = folder(Rule::FileUnknown);
    folder.files.retain(|file| file.path != "actor.toml");
    folder.put("actors.toml", made);
    folder
}

fn check(rule: Rule, folder: &Folder) -> Outcome {
    let texts = example(rule).join("texts");
    let texts = texts.is_dir().then(|| Texts::read(&texts).expect("texts"));
    load::check(folder, texts.as_ref())
}

#[test]
fn each_rule_has_an_example_that_breaks_it_alone_and_tells_the_curator_so() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for &rule in Rule::ALL {
        let report = check(rule, &folder(rule)).report;
        let broken: Vec<_> = report.sorted().iter().map(|problem| problem.rule.name()).collect();
        if broken != [rule.name()] {
            wrong.push(format!("{}: reported {broken:?}", rule.name()));
        }
        let text = report.text("data", false);
        let path = example(rule).join("expected.txt");
        if update {
            std::fs::create_dir_all(example(rule)).expect("a folder");
            std::fs::write(&path, format!("{text}\n")).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if expected.trim_end() != text {
            wrong.push(format!("{}: expected\n{expected}\nand got\n{text}", rule.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn there_is_no_example_of_a_rule_that_is_gone() {
    let examples = std::fs::read_dir(example(Rule::TomlSyntax).parent().expect("tests/broken")).expect("examples");
    for name in examples.map(|entry| entry.expect("an entry").file_name()) {
        assert!(Rule::ALL.iter().any(|rule| name == rule.name()), "{name:?}");
    }
}

#[test]
fn a_folder_with_an_error_is_no_timeline_and_one_with_a_warning_is() {
    for &rule in Rule::ALL {
        let is_timeline = check(rule, &folder(rule)).timeline.is_some();
        assert_eq!(is_timeline, rule.gravity() != Gravity::Error, "{}", rule.name());
    }
}

#[test]
fn what_is_only_wanted_is_a_warning_and_an_error_where_the_curator_requires_evidence() {
    for &rule in Rule::ALL.iter().filter(|rule| rule.gravity() != Gravity::Error) {
        let mut folder = folder(rule);
        let about = folder.file("timeline.toml").expect("timeline.toml").bytes.to_vec();
        folder.put("timeline.toml", [b"evidence = \"required\"\n".as_slice(), &about].concat());
        let Outcome { timeline, report } = check(rule, &folder);
        let severity = if rule.gravity() == Gravity::Warning { Severity::Warning } else { Severity::Error };
        assert_eq!(report.sorted().iter().map(|problem| problem.rule).collect::<Vec<_>>(), [rule]);
        assert_eq!(report.severity(rule), severity, "{}", rule.name());
        assert_eq!(timeline.is_some(), severity == Severity::Warning, "{}", rule.name());
    }
}

#[test]
fn a_curator_without_the_texts_is_not_locked_out_of_serving() {
    let mut folder = folder(Rule::QuoteUnverified);
    folder.put("timeline.toml", b"title = \"T\"\nlanguage = \"en\"\nevidence = \"required\"\n".to_vec());
    let timeline = load::load(&folder).timeline.expect("a timeline");
    assert!(timeline.citations().all(|(_, citation)| citation.verified.is_none()));
}

/// Lines and columns counted by hand in the examples' files.
const PLACES: &[(Rule, &str, u64, u64)] = &[
    (Rule::TomlSyntax, "events/treaty.md", 2, 15),
    (Rule::FrontMatter, "events/treaty.md", 1, 1),
    (Rule::KeyUnknown, "events/treaty.md", 6, 1),
    (Rule::TypeWrong, "events/treaty.md", 4, 8),
    (Rule::IdMalformed, "actors.toml", 2, 6),
    (Rule::IdGone, "evidence.lock", 3, 3),
    (Rule::EraOrder, "eras.toml", 9, 8),
    (Rule::ReferenceUnknown, "events/treaty.md", 6, 11),
    (Rule::SuccessionCircle, "actors.toml", 4, 17),
    (Rule::QuoteNotFound, "events/treaty.md", 10, 9),
    (Rule::LinkDead, "events/treaty.md", 11, 13),
    (Rule::HtmlRaw, "events/treaty.md", 11, 5),
    (Rule::ParagraphUncited, "events/treaty.md", 13, 1),
    (Rule::Encoding, "actors.toml", 4, 11),
    (Rule::UrlScheme, "sources/treaty-text.toml", 2, 7),
];

#[test]
fn a_program_reads_each_problem_as_an_object_on_its_line_with_the_place_that_an_editor_can_open() {
    for &rule in Rule::ALL {
        let report = check(rule, &folder(rule)).report;
        let lines = report.json_lines();
        assert_eq!(lines.lines().count(), 1, "{}", rule.name());
        let object: serde_json::Value = serde_json::from_str(lines.trim_end()).expect("JSON");
        let keys: Vec<_> = object.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["column", "file", "hint", "line", "message", "rule", "severity"]);
        assert_eq!(object["rule"], rule.name());
        assert!(["error", "warning"].contains(&object["severity"].as_str().expect("a word")));
        assert!(object["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{} says what to do", rule.name());
        for (_, file, line, column) in PLACES.iter().filter(|(of, ..)| *of == rule) {
            assert_eq!(
                (&object["file"], &object["line"], &object["column"]),
                (&(*file).into(), &(*line).into(), &(*column).into())
            );
        }
    }
}
