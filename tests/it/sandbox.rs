//! Temporary folders in which tests run the program as a curator does.

use crate::site::repository;
use sourceline::load::Folder;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that is removed when the test ends.
pub struct Sandbox(tempfile::TempDir);

impl Sandbox {
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// With a timeline of one event in `data/`, [`EVENT`], whose quotation is in `texts/`.
    pub fn with_event() -> Self {
        let sandbox = Self::empty();
        sandbox.put(
            "data/timeline.toml",
            "title = \"T\"\nlanguage = \"en\"\neditors = [\"E\"]\ncontact = \"mailto:e@example.org\"\n",
        );
        sandbox.put("data/sources/text.toml", "title = \"Text\"\n");
        sandbox.put("data/events/treaty.md", EVENT);
        sandbox.put("texts/text.txt", "Article 1. Both parties shall help each other.\n");
        sandbox
    }

    /// With a copy of `tests/fixtures/small` in `data/`.
    pub fn with_fixture() -> Self {
        let sandbox = Self::empty();
        sandbox.copy_data(&repository("tests/fixtures/small"));
        sandbox
    }

    /// Copies a timeline to `data/`.
    pub fn copy_data(&self, from: &Path) {
        self.copy(from, "data");
    }

    fn copy(&self, from: &Path, to: &str) {
        for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let to = format!("{to}/{}", entry.file_name().and_then(|name| name.to_str()).expect("a name"));
            if entry.is_dir() {
                self.copy(&entry, &to);
            } else {
                self.put(&to, fs::read(&entry).expect("a file"));
            }
        }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file, and creates its parent folders.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes).expect("written");
        path
    }

    /// The timeline in `data/`, read anew.
    pub fn folder(&self) -> Folder {
        Folder::read(&self.path("data")).expect("a folder")
    }

    /// The text of a file of the timeline in `data/`.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path("data").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file of the timeline in `data/` with its text, ordered by path.
    pub fn files(&self) -> Vec<(String, String)> {
        let folder = self.folder();
        let lines = folder.jsonl_files.iter().map(|file| file.path.clone());
        let paths = folder.files.iter().map(|file| file.path.clone()).chain(lines);
        let mut files: Vec<_> = paths.map(|path| (path.clone(), self.text(&path))).collect();
        files.sort();
        files
    }

    /// Runs the program in this folder.
    pub fn run(&self, arguments: &[&str]) -> ProgramOutput {
        run_in(self.0.path(), arguments)
    }

    /// Runs `sourceline check data` with more arguments.
    pub fn check(&self, more: &[&str]) -> ProgramOutput {
        self.run(&[&["check", "data"], more].concat())
    }

    /// Records the quotations that occur in `texts/`.
    pub fn record(&self) -> ProgramOutput {
        self.check(&["--texts", "texts", "--record"])
    }

    /// Runs `sourceline publish data`.
    pub fn publish(&self) -> ProgramOutput {
        self.run(&["publish", "data"])
    }

    /// The text of `evidence.lock`; empty if there is none.
    pub fn lock(&self) -> String {
        fs::read_to_string(self.path("data/evidence.lock")).unwrap_or_default()
    }
}

/// The event of [`Sandbox::with_event`].
pub const EVENT: &str = "+++\ntitle = \"Treaty\"\nsummary = \"Two states sign.\"\ndate = \"1950-02-14\"\nkind = \"treaty\"\n\n\
                     [[citations]]\nid = \"help\"\nsource = \"text\"\nquote = \"Both parties shall help\"\nvoice = \"author\"\n+++\n\
                     Two states sign.[^help]\n";

/// The output of the program and its exit code.
#[derive(Debug, PartialEq, Eq)]
pub struct ProgramOutput {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, arguments: &[&str]) -> ProgramOutput {
    let output = program().args(arguments).current_dir(folder).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
    ProgramOutput { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}

/// The program, without the environment variables of the user who runs the tests, and without responses that are made in advance:
/// hundreds of programs would make them for nobody.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sourceline"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SOURCELINE_")) {
        command.env_remove(name);
    }
    for name in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    command.env("SOURCELINE_NO_WARMING", "true");
    command
}
