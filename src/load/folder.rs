//! A folder of files, read from the disk or embedded in the program.

use std::borrow::Cow;
use std::path::Path;
use std::{fmt, fs, io};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 1 << 20;

/// A file: its path within the folder and its bytes.
#[derive(Clone, Debug)]
pub struct File {
    /// Path within the folder, with `/`.
    pub path: String,
    /// Contents; cut after [`LARGEST`] + 1 bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// A timeline's files, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The files.
    pub files: Vec<File>,
}

/// A folder or file that could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: String,
    error: io::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error.kind() {
            io::ErrorKind::NotFound => write!(f, "there is no folder “{}”", self.path),
            io::ErrorKind::NotADirectory => write!(f, "“{}” is not a folder", self.path),
            io::ErrorKind::PermissionDenied => write!(f, "“{}” may not be read: permission denied", self.path),
            _ => write!(f, "“{}” cannot be read: {}", self.path, self.error),
        }
    }
}

impl std::error::Error for ReadError {}

impl Folder {
    /// Takes files as they are.
    #[must_use]
    pub fn new(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// Reads a folder and those within it. Hidden files and folders are passed over.
    ///
    /// # Errors
    /// [`ReadError`] with the path that cannot be read.
    pub fn read(root: &Path) -> Result<Self, ReadError> {
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        Ok(Self::new(files))
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
        digest.finalize().to_hex()[..16].to_owned()
    }

    /// The file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// Puts a file into the folder, in place of one of the same path.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.retain(|f| f.path != path);
        self.files.push(File { path: path.into(), bytes: bytes.into() });
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<(), ReadError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |error| ReadError { path, error }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let on_disk = entry.path();
        let path = format!("{prefix}{name}");
        // Metadata follows links, as people who link a folder into their timeline expect.
        if fs::metadata(&on_disk).map_err(failed(&on_disk))?.is_dir() {
            walk(&on_disk, &format!("{path}/"), files)?;
        } else {
            files.push(File { path, bytes: head(&on_disk).map_err(failed(&on_disk))?.into() });
        }
    }
    Ok(())
}

/// The file's bytes, at most one more than may be: enough to know that it is too large.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
