//! A file of a timeline's folder: its bytes, how large it may be, and why it could not be read.

use std::borrow::Cow;
use std::path::Path;
use std::{fmt, io};

/// The path of the evidence lock within the folder.
pub const EVIDENCE_LOCK: &str = "evidence.lock";

/// The largest file that people write, in bytes.
pub const MAX_FILE_BYTES: usize = 1 << 20;

/// The largest file that the program writes, and the largest text of a source, in bytes.
pub const MAX_GENERATED_BYTES: usize = 1 << 28;

/// The largest picture, in bytes.
pub const MAX_MEDIA_BYTES: usize = 20 << 20;

/// How large the file at this path may be, in bytes.
pub fn max_bytes(path: &str) -> usize {
    match path {
        EVIDENCE_LOCK => MAX_GENERATED_BYTES,
        _ if is_media(path) => MAX_MEDIA_BYTES,
        _ => MAX_FILE_BYTES,
    }
}

/// Whether the file at this path is one of JSON lines, which is read line by line and may have any size.
pub fn is_jsonl(path: &str) -> bool {
    let name = path.strip_prefix("events/").filter(|name| !name.contains('/'));
    name.is_some_and(|name| Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")))
}

/// Whether the file at this path belongs to the media, of which only type, size and digest are kept.
pub fn is_media(path: &str) -> bool {
    path.starts_with("media/")
}

/// A file: its path within the folder and its bytes.
#[derive(Clone, Debug)]
pub struct File {
    /// Path within the folder, with `/`.
    pub path: String,
    /// Contents. A file that is too large is cut one byte after its limit.
    pub bytes: Cow<'static, [u8]>,
}

/// A folder or file that could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: String,
    kind: ReadErrorKind,
}

/// Why it could not be read.
#[derive(Debug)]
pub enum ReadErrorKind {
    /// The folder itself does not exist.
    NoFolder,
    /// It is a pipe, a socket or a device: reading it might never end.
    NotAFile,
    /// It is not a zip archive, or one that cannot be read.
    BadZip(String),
    /// The path of a file in an archive leads out of the archive.
    PathOutside(String),
    /// It holds more than is read into memory.
    TooLarge,
    /// The operating system's error.
    Io(io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.kind {
            ReadErrorKind::NoFolder => write!(f, "there is no folder “{path}”"),
            ReadErrorKind::NotAFile => write!(f, "“{path}” is neither a file nor a folder"),
            ReadErrorKind::BadZip(error) => write!(f, "“{path}” cannot be read as a zip archive: {error}"),
            ReadErrorKind::PathOutside(name) => {
                write!(f, "“{path}” has a file “{}” that leads out of it", name.escape_debug())
            }
            ReadErrorKind::TooLarge => write!(f, "“{path}” holds more than 256 MiB; unpack it and name the folder"),
            ReadErrorKind::Io(error) => match error.kind() {
                io::ErrorKind::NotADirectory => write!(f, "“{path}” is not a folder"),
                io::ErrorKind::PermissionDenied => write!(f, "“{path}” may not be read: permission denied"),
                _ => write!(f, "“{path}” cannot be read: {error}"),
            },
        }
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// An error with the path that could not be read.
    pub fn new(path: impl fmt::Display, kind: ReadErrorKind) -> Self {
        Self { path: path.to_string(), kind }
    }
}
