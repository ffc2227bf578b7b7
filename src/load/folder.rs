//! A folder of files, read from the disk or embedded in the program.

use super::archive::Archive;
use super::lock::LOCK;
use super::unpack;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The largest file that people write, in bytes.
pub const LARGEST: usize = 1 << 20;

/// The largest file that the program writes, and the largest text of a source.
pub(super) const LARGEST_MADE: usize = 1 << 28;

/// How large the file at this path may be, in bytes.
pub(super) fn most(path: &str) -> usize {
    if path == LOCK { LARGEST_MADE } else { LARGEST }
}

/// A file: its path within the folder and its bytes.
#[derive(Clone, Debug)]
pub struct File {
    /// Path within the folder, with `/`.
    pub path: String,
    /// Contents; cut one byte after the most that they may have.
    pub bytes: Cow<'static, [u8]>,
}

/// A timeline's files, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The files that are read whole.
    pub files: Vec<File>,
    /// `events/*.jsonl`, which are read line by line and may be of any size.
    pub archives: Vec<Archive>,
}

/// Whether a file is read line by line.
pub(super) fn is_archive(path: &str) -> bool {
    let name = path.strip_prefix("events/").filter(|name| !name.contains('/'));
    name.is_some_and(|name| Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")))
}

/// A folder or file that could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: String,
    why: Why,
}

#[derive(Debug)]
pub(super) enum Why {
    /// The folder itself is not there.
    NoFolder,
    /// A link in it leads nowhere.
    DeadLink,
    /// A pipe, a socket or a device, from which reading might never end.
    NoFile,
    /// It is no archive, or one that cannot be read.
    NoZip(String),
    /// The path of a file in an archive leads out of it.
    Outside(String),
    /// More than is read into memory.
    Large,
    /// The system says so.
    Io(io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.why {
            Why::NoFolder => write!(f, "there is no folder “{path}”"),
            Why::DeadLink => write!(f, "“{path}” is a link that leads nowhere"),
            Why::NoFile => write!(f, "“{path}” is neither a file nor a folder"),
            Why::NoZip(error) => write!(f, "“{path}” cannot be read as a zip archive: {error}"),
            Why::Outside(name) => write!(f, "“{path}” has a file “{}” that leads out of it", name.escape_debug()),
            Why::Large => write!(f, "“{path}” holds more than 256 MiB; unpack it and name the folder"),
            Why::Io(error) => match error.kind() {
                io::ErrorKind::NotADirectory => write!(f, "“{path}” is not a folder"),
                io::ErrorKind::PermissionDenied => write!(f, "“{path}” may not be read: permission denied"),
                _ => write!(f, "“{path}” cannot be read: {error}"),
            },
        }
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    pub(super) fn new(path: impl fmt::Display, why: Why) -> Self {
        Self { path: path.to_string(), why }
    }
}

impl Folder {
    /// Takes files as they are.
    #[must_use]
    pub fn new(files: Vec<File>) -> Self {
        let (lines, whole): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_archive(&file.path));
        let archives = lines.into_iter().map(|File { path, bytes }| Archive::held(path, bytes)).collect();
        Self { files: whole, archives }.sorted()
    }

    fn sorted(mut self) -> Self {
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.archives.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }

    /// Reads a folder and those within it, or a zip archive of one. Hidden files and folders are passed over.
    ///
    /// # Errors
    /// [`ReadError`] with the path that cannot be read.
    pub fn read(root: &Path) -> Result<Self, ReadError> {
        if unpack::is_packed(root) { unpack::unpack(root) } else { Self::read_up_to(root, most) }
    }

    /// Reads a folder whose files may each have as many bytes as `most` says of their paths.
    pub(super) fn read_up_to(root: &Path, most: fn(&str) -> usize) -> Result<Self, ReadError> {
        let mut folder = Self::default();
        Walk { most, above: Vec::new(), found: &mut folder }.folder(root, "")?;
        Ok(folder.sorted())
    }

    /// The first 64 bits of a digest of all paths and contents, in hexadecimal digits: the data's version.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = blake3::Hasher::new();
        for File { path, bytes } in &self.files {
            for part in [path.as_bytes(), bytes] {
                digest.update(&part.len().to_le_bytes());
                digest.update(part);
            }
        }
        for archive in &self.archives {
            digest.update(&archive.path.len().to_le_bytes());
            digest.update(archive.path.as_bytes());
            digest.update(&archive.length().to_le_bytes());
            archive.digest(&mut digest);
        }
        digest.finalize().to_hex()[..16].to_owned()
    }

    /// The file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// Takes a file out of the folder.
    pub fn remove(&mut self, path: &str) {
        self.files.retain(|f| f.path != path);
        self.archives.retain(|f| f.path != path);
    }

    /// Puts a file into the folder, in place of one of the same path.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.remove(path);
        if is_archive(path) {
            self.archives.push(Archive::held(path.into(), bytes.into()));
        } else {
            self.files.push(File { path: path.into(), bytes: bytes.into() });
        }
        *self = std::mem::take(self).sorted();
    }
}

/// A walk through a folder.
struct Walk<'a> {
    most: fn(&str) -> usize,
    /// The folders that hold the present one, as the disk knows them: a link back to one of them would never end.
    above: Vec<PathBuf>,
    found: &'a mut Folder,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), ReadError> {
        let missing = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Why::NoFolder,
            _ => Why::Io(error),
        };
        let failed = |why| ReadError { path: folder.display().to_string(), why };
        let real = fs::canonicalize(folder).map_err(|error| failed(missing(error)))?;
        if self.above.contains(&real) {
            // Kept as a file that the format does not have, so that the check names it beside all else.
            self.found.files.push(File { path: prefix.trim_end_matches('/').into(), bytes: Cow::Borrowed(&[]) });
            return Ok(());
        }
        let entries = fs::read_dir(folder).map_err(|error| failed(missing(error)))?;
        self.above.push(real);
        for entry in entries {
            let entry = entry.map_err(|error| failed(Why::Io(error)))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                self.entry(&entry.path(), format!("{prefix}{name}"))?;
            }
        }
        self.above.pop();
        Ok(())
    }

    fn entry(&mut self, on_disk: &Path, path: String) -> Result<(), ReadError> {
        let failed = |why| ReadError { path: on_disk.display().to_string(), why };
        // Metadata follows links, as people who link a folder into their timeline expect.
        let about = match fs::metadata(on_disk) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // An editor that saves by renaming has taken the file away since its name was read.
                return if on_disk.is_symlink() { Err(failed(Why::DeadLink)) } else { Ok(()) };
            }
            Err(error) => return Err(failed(Why::Io(error))),
        };
        if about.is_dir() {
            return self.folder(on_disk, &format!("{path}/"));
        }
        if !about.is_file() {
            return Err(failed(Why::NoFile));
        }
        let read = if is_archive(&path) {
            Archive::on_disk(path, on_disk.to_owned()).map(|archive| self.found.archives.push(archive))
        } else {
            let bytes = head(on_disk, (self.most)(&path));
            bytes.map(|bytes| self.found.files.push(File { path, bytes: bytes.into() }))
        };
        match read {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(Why::Io(error))),
        }
        Ok(())
    }
}

/// The file's bytes, at most one more than may be: enough to know that it is too large.
fn head(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
