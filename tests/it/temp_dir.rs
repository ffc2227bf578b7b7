//! A small timeline on the disk and the program run over it, as a curator does.

use crate::site::repository;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is removed when the test is over.
pub struct TempDir(pub PathBuf);

impl TempDir {
    /// A timeline of one event whose quotation stands in `texts/`.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("sourceline-check-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let dir = Self(std::env::temp_dir().join(name));
        dir.put("data/timeline.toml", "title = \"T\"\nlanguage = \"en\"\n");
        dir.put("data/sources/text.toml", "title = \"Text\"\n");
        dir.put("data/events/treaty.md", EVENT);
        dir.put("texts/text.txt", "Article 1. Both parties shall help each other.\n");
        dir
    }

    /// A copy of the small timeline of `tests/fixtures/small`.
    pub fn fixture() -> Self {
        let dir = Self::new();
        fs::remove_dir_all(dir.path("data")).expect("removed");
        dir.copy(&repository("tests/fixtures/small"), "data");
        dir
    }

    fn copy(&self, from: &Path, to: &str) {
        for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let to = format!("{to}/{}", entry.file_name().and_then(|name| name.to_str()).expect("a name"));
            if entry.is_dir() { self.copy(&entry, &to) } else { self.put(&to, fs::read(&entry).expect("a file")) }
        }
    }

    /// Every file with its text, in the order of paths.
    pub fn files(&self) -> Vec<(String, String)> {
        let folder = sourceline::load::Folder::read(&self.path("data")).expect("a folder");
        let archives = folder.jsonl_files.iter().map(|archive| archive.path.clone());
        let paths = folder.files.iter().map(|file| file.path.clone()).chain(archives);
        let mut files: Vec<_> = paths.map(|path| (self.text(&path), path)).map(|(text, path)| (path, text)).collect();
        files.sort();
        files
    }

    /// The text of a file of the timeline.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path("data").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub fn check(&self, more: &[&str]) -> Seen {
        sourceline(&[&["check", "data"], more].concat(), &self.0)
    }

    pub fn record(&self) -> Seen {
        self.check(&["--texts", "texts", "--record"])
    }

    pub fn lock(&self) -> String {
        fs::read_to_string(self.path("data/evidence.lock")).unwrap_or_default()
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The event of [`TempDir`].
pub const EVENT: &str = "+++\ntitle = \"Treaty\"\nsummary = \"Two states sign.\"\ndate = \"1950-02-14\"\nkind = \"treaty\"\n\n\
                     [[citations]]\nid = \"help\"\nsource = \"text\"\nquote = \"Both parties shall help\"\nvoice = \"author\"\n+++\n\
                     Two states sign.[^help]\n";

/// What a command printed, and how it ended.
#[derive(Debug)]
pub struct Seen {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

/// Runs the program in a folder.
pub fn sourceline(arguments: &[&str], within: &Path) -> Seen {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sourceline"));
    // What the curator's own shell may say.
    for name in ["SOURCELINE_DATA", "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let Output { status, stdout, stderr } = command.args(arguments).current_dir(within).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
    Seen { out: text(stdout), err: text(stderr), code: status.code() }
}
