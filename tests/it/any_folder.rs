//! Whatever a folder contains, loading it ends with a timeline or with problems that have a position.

use proptest::prelude::*;
use sourceline::load::{self, File, Folder, Outcome, SourceTexts};

/// A small timeline that uses most of the format.
const FILES: &[(&str, &str)] = &[
    (
        "timeline.toml",
        "title = \"T\"\nlanguage = \"en\"\nintro = \"See [it](/events/treaty).\"\nrange = \"1940/1960\"\n\
         [[perspective]]\nid = \"east\"\ntitle = \"East\"\n[[kind]]\nid = \"treaty\"\ntitle = \"Treaty\"\naliases = [\"pact\"]\n",
    ),
    (
        "eras.toml",
        "[[era]]\nid = \"one\"\ntitle = \"One\"\nfrom = \"1940\"\nuntil = \"1955\"\n[[era]]\nid = \"two\"\ntitle = \"Two\"\nfrom = \"1956\"\n\
         [[era]]\nid = \"side\"\ntitle = \"Side\"\nfrom = \"1949~\"\nseries = \"other\"\n",
    ),
    (
        "actors.toml",
        "[[actor]]\nid = \"russia\"\ntitle = \"Russia\"\nsuccessor_of = [\"ussr\"]\nlane = 1\ncolour = \"red\"\n\
         [[actor]]\nid = \"ussr\"\ntitle = \"USSR\"\nperspective = \"east\"\n[[actor]]\nid = \"gone\"\nwithdrawn = \"a slip\"\n",
    ),
    ("people.toml", "[[person]]\nid = \"mao\"\nname = \"Mao\"\nnames = { zh = \"毛\" }\nspeaks_for = \"ussr\"\n"),
    ("sources/text.toml", "title = \"Text\"\nurl = \"https://example.org/a\"\ndate = \"1950\"\nstate_media = true\n"),
    ("sources/work.toml", "description = \"A work\"\ntext_of = \"text\"\nauthors = \"A\"\n"),
    (
        "events/treaty.md",
        "+++\ntitle = \"Treaty\"\nsummary = \"S.\"\ndate = \"1950-02-14\"\ndate_citations = [\"a\"]\nkind = \"pact\"\n\
         actors = [\"ussr\"]\npeople = \"mao\"\nsignificance = 5\ntitles = { zh = \"条约\" }\n\
         dates = [{ date = \"1950-04-11\", of = \"in force\", citations = [\"a\"] }]\n\
         [[citations]]\nid = \"a\"\nsource = \"text\"\nvia = \"work\"\nquote = \"“the words”\"\nvoice = [\"ussr\", \"author\"]\n\
         [[citations]]\nid = \"b\"\nsource = \"work\"\nsays = \"They [say](/actors/russia).\"\n\
         [[relations]]\nid = \"to-war\"\nto = \"war\"\ntype = \"led-to\"\ncitations = [\"a\", \"war#c\"]\nhedged = true\n\
         [[notes]]\ntext = \"Other.\"\nkind = \"corrects\"\ncorrects = \"a\"\ncitations = \"b\"\n\
         [[revisions]]\ndate = \"2026-11-23\"\ntext = \"First.\"\n+++\nTwo *states* sign.[^a]\n\n> Then [war](/events/war#c).[^war#c]\n",
    ),
    (
        "events/war.md",
        "+++\ntitle = \"War\"\ndate = \"1950-06/1953-07?\"\nkind = [\"treaty\"]\naliases = [\"conflict\"]\n\
         [[citations]]\nid = \"c\"\nsource = \"text\"\nlocator = \"p. 1\"\n+++\nIt begins.[^c]\n",
    ),
    (
        "events/archive.jsonl",
        "{\"id\": \"visit\", \"title\": \"Visit\", \"date\": \"1954~\", \"kind\": [\"pact\"], \"aliases\": \"trip\", \
         \"citations\": [{\"id\": \"d\", \"source\": \"text\", \"quote\": \"the\\u0020words\", \"voice\": \"mao\"}], \
         \"relations\": [{\"id\": \"to-war\", \"to\": \"conflict\", \"type\": \"ended\", \"citations\": [\"d\", \"treaty#a\"]}], \
         \"text\": \"They met.[^d]\\n\\nThen [war](/events/war).[^treaty#a]\"}\r\n\n\
         {\"id\": \"old\", \"withdrawn\": \"a slip\"}\n",
    ),
    (
        "threads/to-war.md",
        "+++\ntitle = \"To war\"\nsummary = \"S.\"\naliases = [\"road\"]\n+++\n\n## treaty\nTwo *sign*.[^a]\n\n## conflict ##\n\n\
         > It came of [it](/voices/mao).[^treaty#to-war][^c]\n",
    ),
    (
        "evidence.lock",
        "published = [\n  \"events/conflict\",\n  \"events/treaty#a\",\n]\n\n[quotations]\n\
         \"treaty#a\" = { words = \"0\", text = \"0\", at = 0, on = \"2026-11-23\" }\n",
    ),
];

fn small_timeline() -> Folder {
    let file = |&(path, text): &(&str, &'static str)| File { path: path.into(), bytes: text.as_bytes().into() };
    Folder::new(FILES.iter().map(file).collect())
}

fn texts() -> SourceTexts {
    let mut texts = SourceTexts::default();
    texts.insert("work", "He said “the words” once.");
    texts
}

/// Loads the folder and asserts that it is a timeline or has errors, and that each problem is within a file.
fn survives(folder: &Folder) {
    let _ = load::load(folder);
    let Outcome { timeline, diagnostics, .. } = load::check(folder, Some(&texts()));
    assert_ne!(timeline.is_some(), diagnostics.has_errors(), "{}", diagnostics.text("", false));
    for problem in diagnostics.sorted() {
        let text = diagnostics.text_of(problem.span);
        assert!(
            problem.span.bytes().end <= text.len() && text.is_char_boundary(problem.span.bytes().start),
            "{problem:?}"
        );
        let (line, column) = diagnostics.line_column(problem.span);
        let length = text.split('\n').nth(line - 1 - problem.span.line as usize).map(|line| line.chars().count());
        assert!(length.is_some_and(|length| column <= length + 1), "{problem:?} at {line}:{column}");
    }
    let _ = diagnostics.text("data", true);
    assert_eq!(diagnostics.json_lines().lines().count(), diagnostics.sorted().len());
}

#[test]
fn the_small_timeline_loads_without_errors() {
    let outcome = load::check(&small_timeline(), Some(&texts()));
    assert!(outcome.timeline.is_some(), "{}", outcome.diagnostics.text("", false));
}

proptest! {
    #[test]
    fn no_bytes_in_any_file_make_the_program_panic(
        which in 0..FILES.len(),
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..400),
            "(?s).{0,200}".prop_map(String::into_bytes),
            r#"(\+\+\+\n)?([a-z_]{1,9} ?= ?("[^"]{0,9}"|\[|\]|\{|[0-9-]{0,11})|\[\[?[a-z.]{1,9}\]?\]|\n|\+\+\+|[\r\t "'\[\]{},#]){0,30}"#.prop_map(String::into_bytes),
        ],
    ) {
        let mut folder = small_timeline();
        folder.put(FILES[which].0, bytes);
        survives(&folder);
    }

    #[test]
    fn no_slip_in_a_whole_timeline_makes_the_program_panic(
        which in 0..FILES.len(),
        slips in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..40, 0_u8..3, any::<u8>()), 1..5),
    ) {
        let mut folder = small_timeline();
        let path = FILES[which].0;
        let mut bytes = FILES[which].1.as_bytes().to_vec();
        for (from, length, how, byte) in slips {
            let start = from.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            let part = bytes[start..end].to_vec();
            match how {
                0 => drop(bytes.drain(start..end)),
                1 => drop(bytes.splice(end..end, part)),
                _ => bytes[start..end].fill(byte),
            }
        }
        folder.put(path, bytes);
        survives(&folder);
    }

    #[test]
    fn no_words_in_the_place_of_a_value_make_the_program_panic(
        which in 0..FILES.len(),
        nth in any::<prop::sample::Index>(),
        value in prop_oneof!["[ -~]{0,12}", Just(String::new()), "[0-9X?~%/.-]{1,12}", "[a-z-]{1,8}", Just("treaty".to_owned())],
    ) {
        let mut folder = small_timeline();
        let (path, text) = FILES[which];
        let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
        let pair = nth.index(quotes.len() / 2) * 2;
        let value = value.replace(['"', '\\'], "");
        let text = format!("{}{value}{}", &text[..=quotes[pair]], &text[quotes[pair + 1]..]);
        folder.put(path, text.into_bytes());
        survives(&folder);
    }
}
