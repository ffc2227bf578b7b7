//! The house: a floor imports those below it and nothing above.

use crate::site::repository;
use std::fs;
use std::path::Path;

/// Each floor with those that it may import.
const FLOORS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("load", &["model"]),
    ("curate", &["model", "load"]),
    ("query", &["model"]),
    ("chart", &["model", "query"]),
    ("cite", &["model", "query"]),
    ("pages", &["model", "query", "chart", "cite"]),
    ("web", &["model", "load", "curate", "query", "pages"]),
    ("cli", &["model", "load", "curate", "query", "pages", "web"]),
];

#[test]
fn no_floor_imports_one_above_it() {
    let mut seen = 0;
    for (floor, below) in FLOORS {
        for (path, text) in sources(&repository("src").join(floor)) {
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for (at, _) in code.match_indices("crate::") {
                // `super::super::` and `crate::load::…` within the floor are its own.
                let target: String = code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let known = FLOORS.iter().any(|(name, _)| *name == target);
                assert!(!known || target == floor || below.contains(&target.as_str()), "{path} imports {target}");
                seen += usize::from(known);
            }
        }
    }
    assert!(seen > 50, "the test looks at imports: {seen}");
}

#[test]
fn nothing_below_web_reads_a_clock_and_only_load_and_cli_read_files() {
    for (floor, _) in FLOORS {
        for (path, text) in sources(&repository("src").join(floor)) {
            let clock =
                ["SystemTime::now", "Instant::now", "Local::now", "Utc::now"].iter().any(|call| text.contains(call));
            assert!(!clock || floor == "cli", "{path} reads a clock");
            let files = text.contains("std::fs") || text.contains("fs::read") || text.contains("File::open");
            assert!(!files || floor == "load" || floor == "cli", "{path} reads files");
        }
    }
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the house").flatten() {
        if entry.path().is_dir() {
            found.extend(sources(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), fs::read_to_string(entry.path()).expect("source text")));
        }
    }
    found
}
