//! The folder of a copy: what earlier exports wrote into it, and files that are replaced whole.

use crate::cli::require_empty;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The list of the files that exports wrote. A folder with files but without this list is nobody's copy.
const MANIFEST: &str = ".sourceline-copy";

/// The folder in which files are written before they take their places.
const PARTS: &str = ".sourceline-part";

/// In the list, in the place of the digest of a file: an export was interrupted when it wrote the file.
const UNKNOWN: &str = "?";

/// In the list, in the place of the digest of a file: the digest of what all files are made from follows.
const ORIGIN: &str = "=";

/// Hexadecimal digits of the digest of a file: 80 bits.
const DIGEST_DIGITS: usize = 20;

/// A folder that is being written.
#[derive(Debug)]
pub struct CopyFolder {
    dir: PathBuf,
    /// What files are made with, besides what is in them: a change of it changes files that are made from others.
    version: String,
    /// The digest of everything that the copy is made from.
    origin: String,
    /// What earlier exports wrote.
    before: Manifest,
    now: Mutex<BTreeMap<String, String>>,
    journal: Mutex<File>,
    part: AtomicU64,
    figures: Mutex<Figures>,
}

/// The list of the files that exports wrote.
#[derive(Debug, Default)]
struct Manifest {
    /// The files, with the digest of each if it is known.
    files: BTreeMap<String, Option<String>>,
    /// What they were made from, if the last export was completed.
    origin: Option<String>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Files in the copy, and their size in bytes.
    pub files: u64,
    pub bytes: u64,
    /// Of these, how many were new or different.
    pub written: u64,
    /// Files of the last export that are no longer there.
    pub removed: u64,
}

impl CopyFolder {
    /// Opens or makes a folder for a copy that is made from what has the digest `origin`.
    ///
    /// # Errors
    /// A message if it has files and no list of them, or cannot be read or written.
    pub fn open(dir: &Path, version: String, origin: String) -> Result<Self, String> {
        let list = fs::read_to_string(dir.join(MANIFEST)).ok();
        let has_manifest = list.is_some();
        if !has_manifest {
            require_empty(dir).map_err(|why| format!("{why}, or that of an earlier `sourceline export site`"))?;
        }
        let before = list.map(|list| Manifest::read(&list, &version)).unwrap_or_default();
        let parts = dir.join(PARTS);
        let _ = fs::remove_dir_all(&parts);
        fs::create_dir_all(&parts).map_err(|e| cannot_write(&parts, &e))?;
        let manifest = dir.join(MANIFEST);
        let journal = OpenOptions::new().create(true).append(true).open(&manifest);
        let mut journal = journal.map_err(|e| cannot_write(&manifest, &e))?;
        if !has_manifest {
            journal.write_all(format!("{version}\n").as_bytes()).map_err(|e| cannot_write(&manifest, &e))?;
        }
        Ok(Self {
            dir: dir.to_owned(),
            version,
            origin,
            before,
            now: Mutex::default(),
            journal: Mutex::new(journal),
            part: AtomicU64::new(0),
            figures: Mutex::default(),
        })
    }

    /// What the folder has if the last export wrote it from the same and its files are still there: then there is nothing to do.
    pub fn current(&self) -> Option<Figures> {
        if self.before.origin.as_deref() != Some(&self.origin) {
            return None;
        }
        let mut figures = Figures::default();
        for path in self.before.files.keys() {
            let data = fs::symlink_metadata(self.dir.join(path)).ok().filter(fs::Metadata::is_file)?;
            figures.files += 1;
            figures.bytes += data.len();
        }
        fs::remove_dir_all(self.dir.join(PARTS)).ok()?;
        Some(figures)
    }

    /// Writes a file, unless it is there. `compressed` makes the copies of it with these endings, which are not made if
    /// nothing has changed.
    ///
    /// # Errors
    /// A message if a file cannot be written, is written twice, or is somebody else's.
    pub fn put(
        &self,
        path: &str,
        bytes: &[u8],
        endings: &[&'static str],
        compressed: impl Fn(&'static str) -> Result<Option<Vec<u8>>, String>,
    ) -> Result<(), String> {
        let digest = blake3::hash(bytes).to_hex()[..DIGEST_DIGITS].to_owned();
        let copies = || endings.iter().map(|ending| (*ending, format!("{path}.{ending}")));
        let kept: Vec<String> =
            copies().map(|(_, name)| name).filter(|name| self.before.files.contains_key(name)).collect();
        // A copy has the digest of the file that it is made from.
        if self.has(path, &digest) && kept.iter().all(|name| self.has(name, &digest)) {
            for name in std::iter::once(path).chain(kept.iter().map(String::as_str)) {
                let length = fs::metadata(self.dir.join(name)).map_or(0, |data| data.len());
                self.count(name, &digest, length, false)?;
            }
            return Ok(());
        }
        let is_written = self.replace(path, bytes)?;
        self.count(path, &digest, bytes.len() as u64, is_written)?;
        for (ending, name) in copies() {
            if let Some(bytes) = compressed(ending)? {
                let is_written = self.replace(&name, &bytes)?;
                self.count(&name, &digest, bytes.len() as u64, is_written)?;
            }
        }
        Ok(())
    }

    fn count(&self, path: &str, digest: &str, length: u64, is_written: bool) -> Result<(), String> {
        let mut figures = lock(&self.figures);
        figures.files += 1;
        figures.bytes += length;
        figures.written += u64::from(is_written);
        match lock(&self.now).insert(path.to_owned(), digest.to_owned()) {
            Some(_) => Err(format!("two addresses of the site have the same file, “{path}”")),
            None => Ok(()),
        }
    }

    /// Whether an earlier export wrote a file, which is still there.
    fn has(&self, path: &str, digest: &str) -> bool {
        let is_known = self.before.files.get(path).is_some_and(|own| own.as_deref() == Some(digest));
        is_known && fs::symlink_metadata(self.dir.join(path)).is_ok_and(|data| data.is_file())
    }

    /// Puts a whole file into its place, unless the same is there; tells whether it did.
    fn replace(&self, path: &str, bytes: &[u8]) -> Result<bool, String> {
        let place = self.dir.join(path);
        let failed = |error: &io::Error| cannot_write(&place, error);
        let is_own = self.before.files.contains_key(path);
        if is_own && fs::read(&place).is_ok_and(|there| there == bytes) {
            return Ok(false);
        }
        if !is_own && fs::symlink_metadata(&place).is_ok() {
            return Err(format!("“{}” is there already, and no export wrote it: move it away", place.display()));
        }
        // If the export is interrupted, the next one knows whose file this is, and not what is in it.
        lock(&self.journal).write_all(format!("{UNKNOWN} {path}\n").as_bytes()).map_err(|e| failed(&e))?;
        if is_own {
            let part = self.dir.join(PARTS).join(self.part.fetch_add(1, Ordering::Relaxed).to_string());
            fs::write(&part, bytes).and_then(|()| in_folder(&place, || fs::rename(&part, &place)))
        } else {
            // Nobody reads a new file yet. To rename it from another folder would take as long as all the rest.
            in_folder(&place, || OpenOptions::new().write(true).create_new(true).open(&place))
                .and_then(|mut file| file.write_all(bytes))
        }
        .map_err(|e| failed(&e))?;
        Ok(true)
    }

    /// Removes what earlier exports wrote and this one did not, and writes the list.
    ///
    /// # Errors
    /// A message if something cannot be removed or written.
    pub fn finish(self) -> Result<Figures, String> {
        let now = self.now.into_inner().unwrap_or_default();
        let mut figures = self.figures.into_inner().unwrap_or_default();
        let mut emptied = BTreeSet::new();
        for path in self.before.files.keys().filter(|path| !now.contains_key(*path)) {
            let place = self.dir.join(path);
            match fs::remove_file(&place) {
                Ok(()) => figures.removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(format!("“{}” cannot be removed: {error}", place.display())),
            }
            emptied.extend(
                Path::new(path).ancestors().skip(1).filter(|dir| !dir.as_os_str().is_empty()).map(Path::to_owned),
            );
        }
        // The deepest first. A folder that is not empty stays.
        for dir in emptied.iter().rev() {
            let _ = fs::remove_dir(self.dir.join(dir));
        }
        let mut text = format!("{}\n{ORIGIN} {}\n", self.version, self.origin);
        text.extend(now.iter().map(|(path, digest)| format!("{digest} {path}\n")));
        let (part, manifest) = (self.dir.join(PARTS).join("list"), self.dir.join(MANIFEST));
        fs::write(&part, text).and_then(|()| fs::rename(&part, &manifest)).map_err(|e| cannot_write(&manifest, &e))?;
        fs::remove_dir_all(self.dir.join(PARTS)).map_err(|e| cannot_write(&self.dir, &e))?;
        Ok(figures)
    }
}

impl Manifest {
    /// Reads a list. Digests count only if the files were made in the same way.
    fn read(text: &str, version: &str) -> Self {
        let is_same = text.lines().next() == Some(version);
        let mut manifest = Self::default();
        let mut is_complete = is_same;
        for line in text.lines().skip(1) {
            let Some((digest, path)) = line.split_once(' ') else { continue };
            if digest == ORIGIN {
                manifest.origin = Some(path.to_owned());
                continue;
            }
            // A list is not followed out of its folder.
            if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
                continue;
            }
            is_complete &= digest != UNKNOWN;
            let digest = Some(digest.to_owned()).filter(|digest| is_same && digest != UNKNOWN);
            manifest.files.insert(path.to_owned(), digest);
        }
        manifest.origin = manifest.origin.filter(|_| is_complete);
        manifest
    }
}

/// Does something with a file, whose folder is made if it is missing.
fn in_folder<T>(place: &Path, action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match action() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            place.parent().map_or(Ok(()), fs::create_dir_all)?;
            action()
        }
        done => done,
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("“{}” cannot be written: {error}", path.display())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
