//! `sourceline import` as a curator runs it.

use crate::sandbox::{ProgramOutput, Sandbox};
use proptest::prelude::*;
use sourceline::curate::{new_source_files, read_bibtex, read_csl_json};

fn import(sandbox: &Sandbox, name: &str, text: impl AsRef<[u8]>) -> ProgramOutput {
    sandbox.put(name, text);
    sandbox.run(&["import", "bib", name])
}

/// The errors that `check` finds in the sources.
fn errors(sandbox: &Sandbox) -> Vec<String> {
    let output = sandbox.check(&[]);
    output
        .stdout
        .lines()
        .chain(output.stderr.lines())
        .filter(|line| line.starts_with("error"))
        .map(str::to_owned)
        .collect()
}

const BIB: &str = r#"% a comment
@string{jhm = "Journal of the History of Medicine"}
@article{Riedel:2005,
  author = {Riedel, Stefan and van der Berg, J{\"o}rg and {World Health Organization}},
  title = {{Edward Jenner} and the \emph{history} of vaccination \& more},
  journal = jhm, volume = 18, number = {1}, pages = {21--25},
  year = 2005, month = jan, doi = {https://doi.org/10.1080/08998280.2005},
  abstract = {Long.}, keywords = {smallpox}
}
@incollection{epee, title = "L'{\'e}p{\'e}e", booktitle = {Recueil}, editor = {Roe, Jane}, address = {Paris},
  publisher = {Gallimard}, edition = {2}, date = {1987-05-04}, isbn = {978-0-571-08989-4}, language = {french}}
@misc{author, title = {A <script>alert(1)</script> title}, note = {See *this* [link](javascript:x)}, url = {javascript:alert(1)}}
@misc{page, title = {A page}, howpublished = {\url{https://example.org/page}}}
@phdthesis{author, title = {Another}, school = {Oxford}, year = {c. 1957}}
@book{none, year = 1950}
"#;

#[test]
fn a_bibliography_becomes_sources_and_what_is_left_out_is_said_line_by_line() {
    let sandbox = Sandbox::with_event();
    let output = import(&sandbox, "refs.bib", BIB);
    assert_eq!(output.code, Some(0), "{output:?}");
    let expected = [
        "refs.bib:3: Riedel:2005: no key for abstract, keywords",
        "refs.bib:10: epee: “978-0-571-08989-4” is left out: it is no value of `isbn`",
        "refs.bib:12: author: “javascript:alert(1)” is left out: it is no value of `url`",
        "refs.bib:15: none: is left out: it has no title",
        "wrote 5 of 6 works into data/sources",
        "`sourceline check data` reports what is missing",
    ];
    assert_eq!(output.stdout.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        sandbox.text("sources/riedel-2005.toml"),
        "title = \"Edward Jenner and the history of vaccination & more\"\nkind = \"journal-article\"\n\
         authors = [{ family = \"Riedel\", given = \"Stefan\" }, { family = \"van der Berg\", given = \"Jörg\" }, \"World Health Organization\"]\n\
         container = \"Journal of the History of Medicine\"\nvolume = \"18\"\nissue = \"1\"\npages = \"21–25\"\ndate = \"2005-01\"\n\
         doi = \"10.1080/08998280.2005\"\n"
    );
    assert_eq!(
        sandbox.text("sources/epee.toml"),
        "title = \"L'épée\"\nkind = \"chapter\"\neditors = [{ family = \"Roe\", given = \"Jane\" }]\ncontainer = \"Recueil\"\n\
         edition = \"2\"\npublisher = \"Gallimard\"\npublisher_place = \"Paris\"\ndate = \"1987-05-04\"\nlanguage = \"fr\"\n"
    );
    assert_eq!(sandbox.text("sources/page.toml"), "title = \"A page\"\nurl = \"https://example.org/page\"\n");
    assert_eq!(errors(&sandbox), [] as [String; 0]);
    // Nothing is ever overwritten, and a second time nothing is new.
    let before = sandbox.files();
    let again = import(&sandbox, "refs.bib", BIB);
    assert!(
        again.stdout.contains("Riedel:2005: is left out: there is or was a source “riedel-2005” already"),
        "{again:?}"
    );
    assert!(again.stdout.contains("wrote 0 of 6 works"), "{again:?}");
    assert_eq!(sandbox.files(), before);
}

#[test]
fn csl_json_is_read_as_zotero_writes_it() {
    let sandbox = Sandbox::with_event();
    let json = r#"[
      {"id": "http://zotero.org/users/1/items/AB12", "type": "personal_communication", "title": "Letter to <i>Boyle</i>, 5 < 6",
       "author": [{"family": "Newton", "given": "Isaac"}, {"literal": "Royal Society"}], "issued": {"date-parts": [["1672", 11, 13]]},
       "archive": "Royal Society", "archive_location": "MS 1", "note": "1. *stars*", "abstract": "x"},
      {"id": 7, "type": "chapter", "title": "Caesar", "issued": {"date-parts": [[-44]], "circa": true}, "page": "10-20",
       "container-title": "A book", "editor": [{"family": "Zhou", "given": "Enlai", "static-ordering": true}], "language": "zh-Hant"},
      {"id": "x", "type": "report", "title": "R", "issued": {"date-parts": [[1950], [1951]]}, "number": "4", "URL": "ftp://x"},
      null
    ]"#;
    let output = import(&sandbox, "refs.json", json);
    assert_eq!(output.code, Some(0), "{output:?}");
    let letter = sandbox.text("sources/http-zotero-org-users-1-items-ab12.toml");
    assert_eq!(
        letter,
        "title = \"Letter to Boyle, 5 < 6\"\nkind = \"letter\"\nauthors = [{ family = \"Newton\", given = \"Isaac\" }, \"Royal Society\"]\n\
         date = \"1672-11-13\"\narchive = \"Royal Society\"\nshelfmark = \"MS 1\"\nnote = \"1\\\\. \\\\*stars\\\\*\"\n"
    );
    let caesar = sandbox.text("sources/7.toml");
    assert!(
        caesar.contains("date = \"-0043~\"")
            && caesar.contains("family_first = true")
            && caesar.contains("kind = \"chapter\""),
        "{caesar}"
    );
    let report = sandbox.text("sources/x.toml");
    assert!(
        report.contains("date = \"1950/1951\"\n")
            && report.contains("issue = \"4\"")
            && report.contains("kind = \"report\""),
        "{report}"
    );
    for says in [
        "refs.json:item 1: http://zotero.org/users/1/items/AB12: no key for abstract",
        "refs.json:item 3: x: “ftp://x” is left out",
        "refs.json:item 4: : this is not an item of CSL",
    ] {
        assert!(output.stdout.contains(says), "{says} in {}", output.stdout);
    }
    assert_eq!(errors(&sandbox), [] as [String; 0]);
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_written() {
    let sandbox = Sandbox::with_event();
    let before: Vec<_> = sandbox.files().into_iter().filter(|(path, _)| path.contains("sources")).collect();
    let deep = format!("@book{{a, title = {}{}}}", "{".repeat(5000), "}".repeat(5000));
    for (name, bytes, says) in [
        (
            "cut.bib",
            b"@book{a, title = {A}}\n@book{b,\n title = {B".to_vec(),
            "cut.bib:2: the entry “b”, which begins here, is not closed",
        ),
        (
            "open.bib",
            b"@book{a, title = {A}}\n@book{b, title = {B, year = 1901}\n@book{c, title = {C}}\n".to_vec(),
            "open.bib:2: the entry “b”, which begins here, is not closed",
        ),
        ("latin.bib", b"@book{a,\n title = {B\xE9zier}}".to_vec(), "“latin.bib” is not UTF-8: see line 2"),
        ("wide.bib", "@book{a}".encode_utf16().flat_map(u16::to_le_bytes).collect(), "“wide.bib” is not a text"),
        ("deep.bib", deep.into_bytes(), "deep.bib:1: more than 60 braces are open here"),
        ("cut.json", b"[{\"id\": \"a\",\n \"title\": \"A\"".to_vec(), "cut.json:2: this is not JSON"),
        ("other.json", b"{\"events\": []}".to_vec(), "other.json: this JSON is not CSL-JSON: it has no list of items"),
        ("empty.bib", b"Nothing here.".to_vec(), "“empty.bib” has no entries"),
    ] {
        let output = import(&sandbox, name, bytes);
        assert_eq!(output.code, Some(2), "{name}: {output:?}");
        assert!(output.stderr.contains(says), "{says} in {}", output.stderr);
    }
    assert!(sandbox.run(&["import", "bib", "none.bib"]).stderr.contains("“none.bib” cannot be read"));
    let after: Vec<_> = sandbox.files().into_iter().filter(|(path, _)| path.contains("sources")).collect();
    assert_eq!(after, before);
}

#[test]
fn abbreviations_that_refer_to_themselves_or_grow_without_end_do_no_harm() {
    let mut bomb = "@string{a0 = \"xxxxxxxxxx\"}\n".to_owned();
    for n in 1..40 {
        bomb += &format!("@string{{a{n} = a{0} # a{0} # a{0} # a{0}}}\n", n - 1);
    }
    bomb += "@string{b = b # c}\n@string{c = b}\n@book{x, title = \"T\", publisher = a39, address = c}\n";
    let sandbox = Sandbox::with_event();
    let output = import(&sandbox, "bomb.bib", bomb);
    assert!(output.code == Some(0) && output.stdout.contains("wrote 1 of 1 works"), "{output:?}");
    assert!(sandbox.text("sources/x.toml").len() < 20_000);
    assert_eq!(errors(&sandbox), [] as [String; 0]);
}

#[test]
fn what_is_exported_can_be_imported_again() {
    let sandbox = Sandbox::with_event();
    let bib = "@article{paper,\n  author = {Jenner, Edward and {A \\& B, Ltd}},\n  title = {{50\\% of \\#1: a\\textbackslash{}b \\textbraceleft{}c\\textbraceright{}}},\n  journal = {{The Journal}},\n  pages = {21--25, 30},\n  year = {1780–1823},\n}\n";
    assert_eq!(import(&sandbox, "a.bib", bib).code, Some(0));
    let text = sandbox.text("sources/paper.toml");
    assert!(
        text.contains("\"A & B, Ltd\"")
            && text.contains("date = \"1780/1823\"")
            && text.contains("pages = \"21–25, 30\""),
        "{text}"
    );
    assert!(text.contains("title = \"50% of #1: a\\\\b {c}\""), "{text}");
}

proptest! {
    #[test]
    fn no_file_makes_the_import_fail_or_writes_a_source_with_errors(
        parts in proptest::collection::vec(prop_oneof![
            "[@{}\"\\\\#,=$%~a-c0-9 \n]{0,12}", "\\PC{0,8}",
            Just("@article{a, title = {T}, ".to_owned()), Just("author = {A and B, C}, ".to_owned()), Just("ids = {x,y}, crossref = {a}".to_owned()),
            Just("year = {19".to_owned()), Just("\\\"{o}".to_owned()), Just("pages = {1--2}}".to_owned()), Just("@string{a = a}".to_owned()),
        ], 0..12),
        json in "\\PC{0,40}",
    ) {
        let folder = Sandbox::with_event().folder();
        let bib = parts.concat();
        let item = serde_json::json!([{ "id": json, "type": json, "title": json, "author": [{ "family": json }], "issued": { "raw": json }, "note": json }]);
        for records in [read_bibtex(&bib), read_csl_json(&bib), read_csl_json(&item.to_string())].into_iter().flatten() {
            prop_assert_eq!(new_source_files(&folder, records).err(), None);
        }
    }
}
