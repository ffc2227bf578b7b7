//! `/edition.zip`: the whole edition as one file, and the check of such a file.

use crate::sandbox::{Sandbox, run_in};
use crate::site::{Site, fixture_folder, repository};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use sourceline::curate::ZipStream;
use sourceline::load::{Folder, load};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BASE: &str = "https://history.example";

/// The files of an archive, in the order of the archive.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        files.push((entry.name().expect("a name").into_owned(), bytes));
    }
    files
}

/// An archive with these files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The output of `sourceline check` for a path, without the path, and its exit code.
fn check(path: &Path, more: &[&str]) -> (String, Option<i32>) {
    let name = path.display().to_string();
    let output = run_in(Path::new("."), &[&["check", &name], more].concat());
    // Commands in hints do not name an archive, because nothing can be recorded in it.
    ((output.stdout + &output.stderr).replace(&name, "…").replace("check DIR ", "check … "), output.code)
}

#[tokio::test]
async fn the_archive_passes_the_check_packed_and_unpacked() {
    let answer = Site::of(fixture_folder(), BASE).get("/edition.zip").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/zip"));
    let sandbox = Sandbox::empty();
    let zip = sandbox.put("edition.zip", &answer.bytes);
    for (path, bytes) in unpacked(&answer.bytes) {
        sandbox.put(&path, bytes);
    }
    let expected = check(&repository("tests/fixtures/small"), &[]);
    assert_eq!(expected.1, Some(0), "{}", expected.0);
    assert_eq!(check(&zip, &[]), expected);
    assert_eq!(check(&sandbox.path("edition"), &[]), expected);
    // Not only without errors: the data is the same, so the version is the same.
    assert_eq!(Folder::read(&zip).expect("readable").digest(), fixture_folder().digest());
}

#[tokio::test]
async fn the_archive_has_the_files_byte_for_byte_without_backups_of_editors() {
    let mut folder = fixture_folder();
    folder.put("LICENSE", b"CC BY 4.0".to_vec());
    folder.put("events/0450-peace.md~", b"left behind".to_vec());
    folder.put("events/#0450-peace.md#", b"left behind".to_vec());
    folder.put("events/archive.jsonl", b"{\"id\": \"old\", \"withdrawn\": \"a slip\"}\n".to_vec());
    let files = unpacked(&Site::of(folder, BASE).get("/edition.zip").await.bytes);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert!(paths.is_sorted() && paths.contains(&"edition/LICENSE") && paths.contains(&"edition/events/archive.jsonl"));
    assert!(!paths.iter().any(|path| path.contains(['~', '#'])), "{paths:?}");
    assert_eq!(paths.len(), fixture_folder().files.len() + 2);
    for file in fixture_folder().files {
        let path = format!("edition/{}", file.path);
        let (_, bytes) = files.iter().find(|(other, _)| *other == path).expect(&path);
        assert_eq!(*bytes, *file.bytes, "{path}");
    }
}

#[tokio::test]
async fn the_same_data_gives_the_same_bytes_and_revalidates() {
    let (one, other) = (Site::of(fixture_folder(), BASE), Site::of(fixture_folder(), "http://localhost:1"));
    let answer = one.get("/edition.zip").await;
    assert_eq!(answer.bytes, other.get("/edition.zip").await.bytes);
    let tag = answer.header("etag");
    assert!(tag.contains(&fixture_folder().digest()), "{tag} is the data’s version");
    let version = &fixture_folder().digest()[..8];
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"edition-{version}.zip\""));
    let again = Request::get("/edition.zip").header("if-none-match", tag).body(Body::empty()).expect("a request");
    let again = other.ask(again).await;
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let mut folder = fixture_folder();
    folder.put("README", b"More.".to_vec());
    assert_ne!(Site::of(folder, BASE).get("/edition.zip").await.header("etag"), tag);
    let gzip = Request::get("/edition.zip").header("accept-encoding", "gzip").body(Body::empty()).expect("a request");
    assert_eq!(one.ask(gzip).await.header("content-encoding"), "", "it is compressed already");
}

#[tokio::test]
async fn every_page_links_to_the_archive_under_the_sites_prefix() {
    let site = Site::of(fixture_folder(), "https://example.org/history");
    for path in ["/history/", "/history/about", "/history/events/0430-treaty"] {
        assert!(site.page(path).await.links_to("/history/edition.zip"), "{path}");
    }
    assert_eq!(site.get("/history/edition.zip").await.status, StatusCode::OK);
}

#[test]
fn a_large_edition_is_sent_in_small_chunks() {
    let mut folder = fixture_folder();
    // Digits that hardly compress, so that the output is nearly as large as the input.
    let mut number = 1_u64;
    let line = |_| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        format!("{{\"id\": \"e{number}\"}}\n")
    };
    let lines: String = (0..250_000).map(line).collect();
    assert!(lines.len() > 6 << 20, "{}", lines.len());
    folder.put("events/many.jsonl", lines.clone().into_bytes());
    let pieces: Vec<Vec<u8>> = ZipStream::new(Arc::new(folder)).map(|piece| piece.expect("a piece")).collect();
    assert!(pieces.iter().all(|piece| piece.len() <= 256 << 10));
    let files = unpacked(&pieces.concat());
    let (_, bytes) = files.iter().find(|(path, _)| path == "edition/events/many.jsonl").expect("the lines");
    assert!(*bytes == lines.into_bytes());
}

#[test]
fn a_file_that_changes_during_the_download_aborts_it() {
    let sandbox = Sandbox::empty();
    sandbox.put("data/timeline.toml", "title = \"T\"\nlanguage = \"en\"\n");
    let lines = sandbox.put("data/events/a.jsonl", "{\"id\": \"old\", \"withdrawn\": \"a slip\"}\n");
    let folder = Folder::read(&sandbox.path("data")).expect("a folder");
    fs::write(lines, "{\"id\": \"new\", \"withdrawn\": \"a slip\"}\n").expect("written");
    let mut pack = ZipStream::new(Arc::new(folder));
    assert!(pack.any(|piece| piece.is_err()), "half an edition is never taken for a whole one");
    assert!(pack.next().is_none());
}

#[test]
fn an_archive_may_have_its_files_at_the_top_and_system_files_are_ignored() {
    let sandbox = Sandbox::empty();
    let files: Vec<_> = fixture_folder().files;
    let mut flat: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    flat.extend([("__MACOSX/._timeline.toml", &b"x"[..]), (".DS_Store", b"x")]);
    let path = sandbox.put("flat.ZIP", packed(&flat));
    let folder = Folder::read(&path).expect("readable");
    assert_eq!(folder.digest(), fixture_folder().digest());
    assert!(load(&folder).timeline.is_some());
}

#[test]
fn a_file_that_is_not_an_archive_of_a_timeline_is_refused_in_one_line_with_exit_code_2() {
    let sandbox = Sandbox::empty();
    let zeros = vec![0; 100 << 20];
    let large: Vec<(String, &[u8])> = (0..3).map(|n| (format!("events/{n}.jsonl"), zeros.as_slice())).collect();
    let large: Vec<(&str, &[u8])> = large.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    let toml: (&str, &[u8]) = ("timeline.toml", b"title = \"T\"\n");
    for (name, bytes, named) in [
        ("text.zip", b"no archive".to_vec(), "cannot be read as a zip archive"),
        ("cut.zip", packed(&[toml])[..60].to_vec(), "cannot be read as a zip archive"),
        ("up.zip", packed(&[toml, ("../evil.md", b"x")]), "“../evil.md” that leads out of it"),
        ("deep.zip", packed(&[("a/../../evil.md", b"x")]), "“a/../../evil.md” that leads out of it"),
        ("root.zip", packed(&[("/etc/evil", b"x")]), "“/etc/evil” that leads out of it"),
        ("windows.zip", packed(&[("..\\evil.md", b"x")]), "evil.md” that leads out of it"),
        ("bomb.zip", packed(&large), "holds more than 256 MiB; unpack it and name the folder"),
    ] {
        let (said, code) = check(&sandbox.put(name, bytes), &[]);
        assert_eq!(code, Some(2), "{name}: {said}");
        assert!(said.contains(named) && said.trim().lines().count() == 1, "{name}: {said}");
    }
    assert_eq!(
        fs::read_dir(sandbox.path("")).expect("the folder").count(),
        7,
        "nothing was written next to the archives"
    );
    let (said, code) =
        check(&sandbox.put("one.zip", packed(&[toml])), &["--texts", "tests/fixtures/small", "--record"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("unpack it and use --record with the folder"), "{said}");
}

#[test]
fn problems_in_an_archive_are_reported_with_file_and_line_like_those_in_a_folder() {
    let sandbox = Sandbox::empty();
    let zip = packed(&[
        ("e/timeline.toml", b"title = \"T\"\nlanguage = \"en\"\n"),
        ("e/events/one.md", b"+++\ntitle = \"T\"\ndate = 1950\nkind = \"war\"\n+++\nText.\n"),
    ]);
    let (said, code) = check(&sandbox.put("one.zip", zip), &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("error[type-wrong]") && said.contains("…/events/one.md:3:8"), "{said}");
}
