//! A folder of files, read from the disk or embedded in the program.

use crate::load::file::{EVIDENCE_LOCK, File, ReadError, ReadErrorKind, is_jsonl, is_media, max_bytes};
use crate::load::jsonl::JsonlFile;
use crate::load::media_file::MediaFile;
use crate::load::zip_reader;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A timeline's files, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The files that are read whole.
    pub files: Vec<File>,
    /// `events/*.jsonl`, which are read line by line and may have any size.
    pub jsonl_files: Vec<JsonlFile>,
    /// `media/**`
    pub media_files: Vec<MediaFile>,
    /// Its path as it was named; empty if it is not on the disk.
    pub name: String,
    /// The paths of links that lead nowhere. Each is also an empty file of [`Self::files`].
    pub dead_links: BTreeSet<String>,
}

impl Folder {
    /// A folder of these files.
    pub fn new(files: Vec<File>) -> Self {
        let mut folder = Self::default();
        files.into_iter().for_each(|file| folder.add(file));
        folder.sorted()
    }

    fn add(&mut self, file: File) {
        let File { path, bytes } = file;
        if is_jsonl(&path) {
            self.jsonl_files.push(JsonlFile::in_memory(path, bytes));
        } else if is_media(&path) {
            self.media_files.push(MediaFile::in_memory(path, bytes));
        } else {
            self.files.push(File { path, bytes });
        }
    }

    fn sorted(mut self) -> Self {
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.jsonl_files.sort_by(|a, b| a.path.cmp(&b.path));
        self.media_files.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }

    /// Reads a folder with its subfolders, or a zip archive of one. Hidden files and folders are skipped.
    ///
    /// # Errors
    /// [`ReadError`] with the path that cannot be read.
    pub fn read(root: &Path) -> Result<Self, ReadError> {
        if zip_reader::is_zip(root) {
            Ok(Self::new(zip_reader::read_zip(root)?))
        } else {
            Self::read_with_limit(root, max_bytes)
        }
    }

    /// Reads a folder whose files may each have as many bytes as `max_bytes` returns for their paths.
    pub fn read_with_limit(root: &Path, max_bytes: fn(&str) -> usize) -> Result<Self, ReadError> {
        let mut folder = Self { name: root.display().to_string(), ..Self::default() };
        Walk { max_bytes, ancestors: Vec::new(), folder: &mut folder }.folder(root, "")?;
        Ok(folder.sorted())
    }

    /// The data's version: the first 64 bits of a digest of all paths and contents, in hexadecimal digits.
    pub fn digest(&self) -> String {
        let mut digest = blake3::Hasher::new();
        for File { path, bytes } in &self.files {
            for part in [path.as_bytes(), bytes] {
                digest.update(&part.len().to_le_bytes());
                digest.update(part);
            }
        }
        for jsonl in &self.jsonl_files {
            digest.update(&jsonl.path.len().to_le_bytes());
            digest.update(jsonl.path.as_bytes());
            digest.update(&jsonl.length().to_le_bytes());
            jsonl.update_digest(&mut digest);
        }
        for media in self.media_files.iter().filter(|media| !media.is_draft) {
            digest.update(&media.path.len().to_le_bytes());
            digest.update(media.path.as_bytes());
            media.update_digest(&mut digest);
        }
        digest.finalize().to_hex()[..16].to_owned()
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// The file of the media at a path.
    pub fn media_file(&self, path: &str) -> Option<&MediaFile> {
        let at = self.media_files.binary_search_by(|media| media.path.as_str().cmp(path)).ok()?;
        self.media_files.get(at)
    }

    /// The folder without the drafts at these paths, and without what `evidence.lock` says of their quotations.
    #[must_use]
    pub fn without_drafts(mut self, paths: &[String]) -> Self {
        self.files.retain(|file| !paths.contains(&file.path));
        self.media_files.iter_mut().for_each(|media| media.is_draft |= paths.contains(&media.path));
        let id = |path: &String| Some(path.strip_prefix("events/")?.strip_suffix(".md")?.to_owned());
        let keys: Vec<String> = paths.iter().filter_map(id).map(|id| format!("\"{id}#")).collect();
        let lock = self.files.iter_mut().find(|file| file.path == EVIDENCE_LOCK);
        if let Some(lock) = lock.filter(|_| !keys.is_empty()) {
            let text = String::from_utf8_lossy(&lock.bytes);
            let is_public = |line: &&str| !keys.iter().any(|key| line.starts_with(key));
            lock.bytes = text.split_inclusive('\n').filter(is_public).collect::<String>().into_bytes().into();
        }
        self
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.files.retain(|f| f.path != path);
        self.jsonl_files.retain(|f| f.path != path);
        self.media_files.retain(|f| f.path != path);
    }

    /// Adds a file, or replaces the one at the same path.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.remove(path);
        self.add(File { path: path.into(), bytes: bytes.into() });
        *self = std::mem::take(self).sorted();
    }
}

/// A walk through a folder of the disk.
struct Walk<'a> {
    max_bytes: fn(&str) -> usize,
    /// The canonical paths of the folders that contain the current one: a link back to one of them would never end.
    ancestors: Vec<PathBuf>,
    folder: &'a mut Folder,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), ReadError> {
        let missing = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => ReadErrorKind::NoFolder,
            _ => ReadErrorKind::Io(error),
        };
        let failed = |kind| ReadError::new(folder.display(), kind);
        let canonical = fs::canonicalize(folder).map_err(|error| failed(missing(error)))?;
        if self.ancestors.contains(&canonical) {
            // Kept as an unknown file, so that the check reports it together with everything else.
            self.folder.files.push(File { path: prefix.trim_end_matches('/').into(), bytes: Cow::Borrowed(&[]) });
            return Ok(());
        }
        let entries = fs::read_dir(folder).map_err(|error| failed(missing(error)))?;
        self.ancestors.push(canonical);
        for entry in entries {
            let entry = entry.map_err(|error| failed(ReadErrorKind::Io(error)))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                self.entry(&entry.path(), format!("{prefix}{name}"))?;
            }
        }
        self.ancestors.pop();
        Ok(())
    }

    fn entry(&mut self, on_disk: &Path, path: String) -> Result<(), ReadError> {
        let failed = |kind| ReadError::new(on_disk.display(), kind);
        // Metadata follows links: people link folders into their timeline.
        let metadata = match fs::metadata(on_disk) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // An editor that saves by renaming may have removed the file since its name was read.
                if on_disk.is_symlink() {
                    self.folder.files.push(File { path: path.clone(), bytes: Cow::Borrowed(&[]) });
                    self.folder.dead_links.insert(path);
                }
                return Ok(());
            }
            Err(error) => return Err(failed(ReadErrorKind::Io(error))),
        };
        if metadata.is_dir() {
            return self.folder(on_disk, &format!("{path}/"));
        }
        if !metadata.is_file() {
            return Err(failed(ReadErrorKind::NotAFile));
        }
        let read = if is_jsonl(&path) {
            JsonlFile::on_disk(path, on_disk).map(|jsonl| self.folder.jsonl_files.push(jsonl))
        } else if is_media(&path) {
            MediaFile::on_disk(path, on_disk).map(|media| self.folder.media_files.push(media))
        } else {
            let bytes = read_up_to(on_disk, (self.max_bytes)(&path));
            bytes.map(|bytes| self.folder.files.push(File { path, bytes: bytes.into() }))
        };
        match read {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(ReadErrorKind::Io(error))),
        }
        Ok(())
    }
}

/// The file's bytes, at most one more than `max_bytes`: enough to know that it is too large.
fn read_up_to(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
