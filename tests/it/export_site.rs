//! `sourceline export site`: a copy of the site as files.

use crate::page::Page;
use crate::sandbox::{ProgramOutput, Sandbox};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn export(sandbox: &Sandbox, dir: &str, more: &[&str]) -> ProgramOutput {
    sandbox.run(&[&["export", "site", dir, "--data", "data", "--date", "2026-11-30"], more].concat())
}

fn exported(sandbox: &Sandbox, dir: &str, more: &[&str]) -> String {
    let output = export(sandbox, dir, more);
    assert_eq!(output.code, Some(0), "{}{}", output.stdout, output.stderr);
    output.stdout
}

/// All files below a folder.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).expect("inside").to_str().expect("text").to_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// The file that a relative link of a file leads to, and its fragment. `None` if it leads to another site.
fn target(from: &str, link: &str) -> Option<(String, String)> {
    let (link, fragment) = link.split_once('#').unwrap_or((link, ""));
    let path = link.split('?').next().unwrap_or_default();
    if path.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    if path.is_empty() {
        return Some((from.to_owned(), fragment.to_owned()));
    }
    let mut segments: Vec<&str> = from.split('/').collect();
    segments.pop();
    for segment in path.split('/').filter(|segment| !matches!(*segment, "" | ".")) {
        if segment == ".." {
            segments.pop().unwrap_or_else(|| panic!("{link} in {from} leads out of the copy"));
        } else {
            segments.push(segment);
        }
    }
    if path.ends_with(['/', '.']) {
        segments.push("index.html");
    }
    let file = percent_encoding::percent_decode_str(&segments.join("/")).decode_utf8().expect("text").into_owned();
    Some((file, fragment.to_owned()))
}

/// The links of a page: of every attribute that is one.
fn links(page: &Page) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["href", "src", "action", "poster", "data-home", "data-share"] {
        all.extend(page.attrs(&format!("[{name}]"), name));
    }
    for list in page.attrs("[srcset]", "srcset") {
        all.extend(list.split(',').filter_map(|one| one.split_whitespace().next().map(str::to_owned)));
    }
    all
}

/// Checks that every link and every fragment of a copy with relative links leads somewhere. Returns how many there are.
fn crawl(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let text = |file: &str| String::from_utf8(files[file].clone()).expect("text");
    let pages: BTreeMap<&str, Page> = files
        .keys()
        .filter(|file| file.ends_with(".html"))
        .map(|file| (file.as_str(), Page::parse(&text(file))))
        .collect();
    let mut count = 0;
    let mut check = |from: &str, link: &str| {
        assert!(!link.starts_with('/'), "{link} in {from}");
        let Some((file, fragment)) = target(from, link) else { return };
        assert!(files.contains_key(&file), "{link} in {from} leads to {file}, which is not there");
        if let Some(page) = pages.get(file.as_str()).filter(|_| !fragment.is_empty()) {
            assert!(page.find_id(&fragment).is_some(), "{link} in {from}: nothing has this id");
        }
        count += 1;
    };
    for (file, page) in &pages {
        links(page).iter().for_each(|link| check(file, link));
    }
    for file in files.keys().filter(|file| file.ends_with(".css")) {
        for link in text(file).split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            check(file, link.trim_matches(['"', '\'']));
        }
    }
    count
}

#[test]
fn no_link_of_a_copy_is_dead_and_former_addresses_lead_on() {
    let sandbox = Sandbox::with_fixture();
    exported(&sandbox, "copy", &["--no-precompressed"]);
    let files = files(&sandbox.path("copy"));
    assert!(crawl(&files) > 2000);
    let text = |file: &str| String::from_utf8(files[file].clone()).expect("text");
    let own = [
        "index.html",
        "404.html",
        "events/0430-treaty/index.html",
        "events/0430-treaty.json",
        "events/0430-treaty/cite.bib",
        "actor/city/about/1/index.html",
        "embed/events/0430-treaty/index.html",
        "index.json",
        "events.csv",
        "chart.svg",
        ".nojekyll",
    ];
    for file in own {
        assert!(files.contains_key(file), "{file}");
    }
    // Nobody knows the address of the copy, so nothing names one.
    assert!(!files.contains_key("opensearch.xml") && !text("index.html").contains("canonical"));
    // The page of errors is shown at any path.
    assert!(!text("404.html").contains("href"));
    let former = text("events/0430-pact/index.html");
    assert!(former.contains("url=../../events/0430-treaty/") && former.contains("rel=\"canonical\""), "{former}");
    let redirects = text("_redirects");
    for line in ["/events/0430-pact /events/0430-treaty/ 301", "/events/0430-pact/* /events/0430-treaty/:splat 301"] {
        assert!(redirects.lines().any(|own| own == line), "{redirects}");
    }
    assert!(text("events/0440-rumour/index.html").contains("misread"));
    let nginx = text("nginx.conf");
    assert!(nginx.contains("location ~ \"^/events/0440-rumour/?$\" { error_page 410"), "{nginx}");
    let headers = text("_headers");
    assert!(headers.contains("/static/*\n") && headers.contains("immutable"), "{headers}");
}

#[test]
fn a_copy_is_written_again_only_where_something_is_different() {
    let sandbox = Sandbox::with_event();
    exported(&sandbox, "a", &[]);
    exported(&sandbox, "b", &[]);
    let first = files(&sandbox.path("a"));
    assert_eq!(first, files(&sandbox.path("b")));
    assert!(first.contains_key("events/treaty/index.html.br") && first.contains_key("events/treaty/index.html.gz"));
    let brotli = &first["events/treaty/index.html.br"];
    let mut page = Vec::new();
    brotli::BrotliDecompress(&mut brotli.as_slice(), &mut page).expect("Brotli");
    assert_eq!(page, first["events/treaty/index.html"]);

    let again = exported(&sandbox, "a", &[]);
    assert!(again.contains(" 0 written, 0 removed"), "{again}");
    // A file that is gone comes back, and so does one that an interrupted export may have written.
    fs::remove_file(sandbox.path("a/about/index.html")).expect("it is there");
    assert!(exported(&sandbox, "a", &[]).contains(" 1 written, 0 removed"));
    sandbox.put("a/index.html", "half a page");
    let manifest = fs::read_to_string(sandbox.path("a/.sourceline-copy")).expect("a list");
    sandbox.put("a/.sourceline-copy", format!("{manifest}? index.html\n"));
    assert!(exported(&sandbox, "a", &[]).contains(" 1 written, 0 removed"));
    assert_eq!(files(&sandbox.path("a")), first);
    // A file of one's own stays; a record that is gone takes its files along.
    sandbox.put("a/CNAME", "history.example");
    sandbox.put("data/actors.toml", "[[actor]]\nid = \"china\"\ntitle = \"China\"\n");
    exported(&sandbox, "a", &[]);
    assert!(sandbox.path("a/actors/china/index.html").exists());
    fs::remove_file(sandbox.path("data/actors.toml")).expect("removed");
    exported(&sandbox, "a", &[]);
    assert!(!sandbox.path("a/actors/china").exists());
    fs::remove_file(sandbox.path("a/CNAME")).expect("it is there");
    assert_eq!(files(&sandbox.path("a")), first);
}

#[test]
fn nothing_of_anybody_else_is_overwritten() {
    let sandbox = Sandbox::with_event();
    sandbox.put("home/letter.txt", "Dear");
    let refused = export(&sandbox, "home", &[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("“home” is not empty"), "{}", refused.stderr);
    assert_eq!(files(&sandbox.path("home")).len(), 1);

    exported(&sandbox, "copy", &[]);
    sandbox.put("data/actors.toml", "[[actor]]\nid = \"china\"\ntitle = \"China\"\n");
    sandbox.put("copy/actors/china/index.html", "mine");
    let refused = export(&sandbox, "copy", &[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("no export wrote it"), "{}", refused.stderr);
    assert_eq!(fs::read(sandbox.path("copy/actors/china/index.html")).expect("a file"), b"mine");
    assert_eq!(export(&sandbox, "new", &["--date", "yesterday"]).code, Some(2));
}

#[test]
fn with_a_base_url_links_begin_with_its_path_and_addresses_are_whole() {
    let sandbox = Sandbox::with_event();
    exported(&sandbox, "copy", &["--base-url", "https://example.org/history", "--no-precompressed"]);
    let files = files(&sandbox.path("copy"));
    let mut seen = BTreeSet::new();
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
        let page = Page::parse(std::str::from_utf8(bytes).expect("text"));
        for link in links(&page) {
            let Some(path) =
                link.strip_prefix("https://example.org").or(Some(&link)).filter(|link| link.starts_with('/'))
            else {
                continue;
            };
            let path = path.strip_prefix("/history/").unwrap_or_else(|| panic!("{link} in {file}"));
            let (target, _) = target("index.html", path).expect("inside");
            assert!(files.contains_key(&target), "{link} in {file}");
            seen.insert(target);
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
    let event = Page::parse(std::str::from_utf8(&files["events/treaty/index.html"]).expect("text"));
    let whole = "https://example.org/history/events/treaty/";
    assert_eq!(event.attrs("link[rel=canonical]", "href"), [whole]);
    assert!(files.contains_key("changes.atom") && files.contains_key("opensearch.xml"));
    let citation = String::from_utf8(files["events/treaty/cite.bib"].clone()).expect("text");
    assert!(
        citation.contains("https://example.org/history/events/treaty") && citation.contains("2026-11-30"),
        "{citation}"
    );
}
