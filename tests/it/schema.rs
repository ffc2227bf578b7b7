//! `sourceline schema`: what an editor can check while somebody types.

use crate::sandbox::{Sandbox, run_in};
use crate::site::repository;
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use sourceline::load::{Folder, Rule};
use std::collections::BTreeMap;
use std::path::Path;

/// The printed schemas, by the name of their form.
struct Printed {
    schemas: Schemas,
    by_form: BTreeMap<&'static str, SchemaIndex>,
}

impl Printed {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let mut by_form = BTreeMap::new();
        for form in ["event", "event-line", "source", "actors", "people", "eras", "timeline", "thread"] {
            let seen = run_in(Path::new("."), &["schema", form]);
            assert_eq!(seen.code, Some(0), "{seen:?}");
            let schema: Value = serde_json::from_str(&seen.stdout).expect("JSON");
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            let name = format!("{form}.json");
            compiler.add_resource(&name, schema).expect("a schema");
            by_form.insert(form, compiler.compile(&name, &mut schemas).expect("a valid schema"));
        }
        Self { schemas, by_form }
    }

    /// The validator's message about a table of a form, if it refuses the table.
    fn wrong(&self, form: &str, table: &Value) -> Option<String> {
        self.schemas.validate(table, self.by_form[form]).err().map(|error| error.to_string())
    }

    /// The files of a folder that their schemas refuse, and the number of files validated.
    fn refused(&self, dir: &Path) -> (Vec<String>, usize) {
        let folder = Folder::read(dir).expect("a folder");
        let whole = folder.files.iter().map(|file| file.path.clone());
        let paths = whole.chain(folder.jsonl_files.iter().map(|archive| archive.path.clone()));
        let (mut refused, mut seen) = (Vec::new(), 0);
        for path in paths {
            let Ok(text) = std::fs::read_to_string(dir.join(&path)) else { continue };
            for (form, table) in tables(&path, &text) {
                seen += 1;
                refused.extend(self.wrong(form, &table).map(|wrong| format!("{}: {wrong}", dir.join(&path).display())));
            }
        }
        (refused, seen)
    }
}

/// The tables of a file that can be parsed, each with its form.
fn tables(path: &str, text: &str) -> Vec<(&'static str, Value)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let toml = |text: &str| toml::from_str::<Value>(text).ok();
    let front = || text.strip_prefix("+++\n").and_then(|rest| rest.split("+++\n").next()).and_then(toml);
    let (form, table) = match path.split_once('/').unwrap_or((path, "")) {
        ("timeline.toml", _) => ("timeline", toml(text)),
        ("eras.toml", _) => ("eras", toml(text)),
        ("actors.toml", _) => ("actors", toml(text)),
        ("people.toml", _) => ("people", toml(text)),
        ("sources", name) if name.ends_with(".toml") => ("source", toml(text)),
        ("events", name) if name.ends_with(".md") => ("event", front()),
        ("threads", name) if name.ends_with(".md") => ("thread", front()),
        ("events", name) if name.ends_with(".jsonl") => {
            return text.lines().filter_map(|line| Some(("event-line", serde_json::from_str(line).ok()?))).collect();
        }
        _ => return Vec::new(),
    };
    table.into_iter().map(|table| (form, table)).collect()
}

#[test]
fn the_schemas_accept_the_edition_the_fixtures_and_a_sample() {
    let printed = Printed::new();
    for (dir, at_least) in [("data", 1), ("tests/fixtures/small", 12), ("tests/fixtures/large", 80)] {
        let (refused, seen) = printed.refused(&repository(dir));
        assert!(refused.is_empty(), "{}", refused.join("\n\n"));
        assert!(seen >= at_least, "{dir}: {seen}");
    }
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["sample", "300", "--seed", "7", "sample"]).code, Some(0));
    let (refused, seen) = printed.refused(&sandbox.path("sample"));
    assert!(refused.is_empty() && seen > 300, "{}", refused.join("\n\n"));
}

/// The rules that a schema covers.
const KNOWN: [Rule; 13] = [
    Rule::KeyUnknown,
    Rule::KeyMissing,
    Rule::TypeWrong,
    Rule::IdMalformed,
    Rule::DateNotEdtf,
    Rule::QuoteEmpty,
    Rule::QuoteAndSays,
    Rule::VoiceMissing,
    Rule::NoteUncited,
    Rule::UrlScheme,
    Rule::LanguageTag,
    Rule::SignificanceRange,
    Rule::LabelLong,
];

#[test]
fn the_schemas_refuse_the_examples_of_the_rules_that_they_cover_and_nothing_else() {
    let printed = Printed::new();
    let mut refusals = 0;
    for entry in
        std::fs::read_dir(repository("tests/broken")).expect("examples").map(|entry| entry.expect("an entry").path())
    {
        let name = entry.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let rule = Rule::ALL.iter().copied().find(|rule| rule.name() == name).expect("a rule");
        if !entry.join("data").is_dir() {
            continue;
        }
        let (refused, _) = printed.refused(&entry.join("data"));
        assert_eq!(refused.len(), usize::from(KNOWN.contains(&rule)), "{}: {refused:?}", entry.display());
        refusals += refused.len();
    }
    assert!(refusals > 15, "{refusals}");
}

#[test]
fn the_schemas_list_the_allowed_values() {
    let printed = Printed::new();
    let event = |more: &str| {
        let text = format!("title = \"T\"\ndate = \"1950\"\nkind = \"treaty\"\n{more}");
        printed.wrong("event", &toml::from_str(&text).expect("TOML"))
    };
    let relation =
        |kind: &str| event(&format!("[[relations]]\nid = \"r\"\nto = \"x\"\ncitations = \"a\"\ntype = \"{kind}\"\n"));
    assert_eq!(relation("led-to"), None);
    assert!(relation("caused").is_some());
    assert!(
        event("[[notes]]\ntext = \"N.\"\ncitations = [\"a\"]\nkind = \"corrects\"\n").is_some(),
        "it corrects nothing"
    );
    assert_eq!(event("[[notes]]\ntext = \"N.\"\ncitations = [\"a\"]\nkind = \"corrects\"\ncorrects = \"b\"\n"), None);
    assert_eq!(event("[[citations]]\nid = \"gone\"\nwithdrawn = \"It was forged.\"\n"), None);
    assert!(event("[[citations]]\nwithdrawn = \"It was forged.\"\n").is_some(), "what was withdrawn had an id");
    assert!(event("[[citations]]\nid = \"author\"\nsource = \"s\"\n").is_some(), "a word for a voice is no id");
    let source = |text: &str| printed.wrong("source", &toml::from_str(text).expect("TOML"));
    assert_eq!(source("description = \"A letter\"\n"), None);
    assert!(source("publisher = \"P\"\n").is_some(), "neither title nor description");
    assert!(source("title = \"T\"\nrole = \"best\"\n").is_some());
}

#[test]
fn one_schema_has_all_forms_and_describes_every_key() {
    let seen = run_in(Path::new("."), &["schema"]);
    let schema: Value = serde_json::from_str(&seen.stdout).expect("JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("all.json", schema.clone()).expect("a schema");
    for form in ["event", "event-line", "source", "actors", "people", "eras", "timeline", "thread"] {
        compiler.compile(&format!("all.json#/$defs/{form}"), &mut schemas).expect("a part of it");
        let properties = schema["$defs"][form]["properties"].as_object().expect("keys");
        assert!(
            properties.values().all(|key| key["description"].as_str().is_some_and(|says| !says.is_empty())),
            "{form}"
        );
    }
    let seen = run_in(Path::new("."), &["schema", "events"]);
    assert_eq!(seen.code, Some(2));
    assert!(
        seen.stderr.contains("event, event-line, source, actors, people, eras, timeline, thread"),
        "{}",
        seen.stderr
    );
}
