//! `events/*.jsonl`: files of any size, read from the disk in chunks and never held whole.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes of lines are read at once.
const CHUNK_BYTES: usize = 4 << 20;

/// A byte order mark in UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A file of JSON lines, cut into chunks at line ends.
#[derive(Clone, Debug)]
pub struct JsonlFile {
    /// Path within the folder, with `/`.
    pub path: String,
    /// Its chunks, in order.
    pub chunks: Vec<Chunk>,
    storage: Storage,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
enum Storage {
    /// Kept open, so that a file that replaces it at the same path is not taken for it.
    Disk(Arc<Mutex<File>>),
    Memory(Cow<'static, [u8]>),
}

/// Whole lines of a file.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// The number of its first line, from 0.
    pub first_line: u32,
    start: u64,
    length: u64,
    digest: blake3::Hash,
}

/// A chunk that is no longer what it was when the folder was read.
#[derive(Clone, Copy, Debug)]
pub struct FileChanged;

impl JsonlFile {
    /// Cuts a file of the disk into chunks.
    pub fn on_disk(path: String, file: &Path) -> io::Result<Self> {
        let file = File::open(file)?;
        let chunks = cut(&file)?;
        Ok(Self { path, chunks, storage: Storage::Disk(Arc::new(Mutex::new(file))) })
    }

    /// Cuts bytes in memory into chunks.
    pub fn in_memory(path: String, bytes: Cow<'static, [u8]>) -> Self {
        // Reading from memory does not fail.
        let chunks = cut(&*bytes).unwrap_or_default();
        Self { path, chunks, storage: Storage::Memory(bytes) }
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.chunks.last().map_or(0, |chunk| chunk.start + chunk.length)
    }

    /// Feeds a digest with the digests of the chunks, so that the file is not read again.
    pub fn update_digest(&self, digest: &mut blake3::Hasher) {
        self.chunks.iter().for_each(|chunk| _ = digest.update(chunk.digest.as_bytes()));
    }

    /// Reads a chunk. If it is one over-long line, reads only enough bytes to prove that it exceeds the limit.
    ///
    /// # Errors
    /// [`FileChanged`] if the bytes are not those that were cut, or can no longer be read.
    pub fn read(&self, chunk: &Chunk) -> Result<Cow<'_, [u8]>, FileChanged> {
        let length = usize::try_from(chunk.length).unwrap_or(usize::MAX).min(CHUNK_BYTES);
        let bytes: Cow<'_, [u8]> = match &self.storage {
            Storage::Memory(bytes) => {
                let start = usize::try_from(chunk.start).map_err(|_| FileChanged)?;
                bytes.get(start..start + length).ok_or(FileChanged)?.into()
            }
            Storage::Disk(file) => {
                let mut bytes = vec![0; length];
                let read = || {
                    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                    file.seek(SeekFrom::Start(chunk.start))?;
                    file.read_exact(&mut bytes)
                };
                let done: io::Result<()> = { read }();
                done.map_err(|_| FileChanged)?;
                bytes.into()
            }
        };
        let whole = length as u64 == chunk.length;
        if whole && blake3::hash(&bytes) != chunk.digest { Err(FileChanged) } else { Ok(bytes) }
    }
}

impl Chunk {
    /// The lines in the chunk's bytes with their numbers from 0, without line ends and byte order mark.
    pub fn lines<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = (u32, &'a [u8])> {
        let bytes = if self.first_line == 0 { bytes.strip_prefix(BOM).unwrap_or(bytes) } else { bytes };
        (self.first_line..).zip(bytes.split_inclusive(|&byte| byte == b'\n')).map(|(number, line)| {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            (number, line.strip_suffix(b"\r").unwrap_or(line))
        })
    }
}

/// Cuts a file into chunks at line ends. A line longer than a chunk is a chunk of its own.
fn cut(mut reader: impl Read) -> io::Result<Vec<Chunk>> {
    let mut chunks = Vec::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    let (mut start, mut first_line, mut filled) = (0, 0_u32, 0);
    loop {
        let ended = fill(&mut reader, &mut buffer, &mut filled)?;
        if filled == 0 {
            return Ok(chunks);
        }
        let line_end = buffer[..filled].iter().rposition(|&byte| byte == b'\n').map(|at| at + 1);
        let length = match line_end {
            _ if ended => filled,
            Some(end) => end,
            None => {
                // An over-long line: hashed to its end, but not held.
                let mut digest = blake3::Hasher::new();
                let mut length = 0;
                loop {
                    let end = buffer[..filled].iter().position(|&byte| byte == b'\n').map(|at| at + 1);
                    let part = end.unwrap_or(filled);
                    digest.update(&buffer[..part]);
                    length += part as u64;
                    buffer.copy_within(part..filled, 0);
                    filled -= part;
                    if end.is_some() || fill(&mut reader, &mut buffer, &mut filled)? && filled == 0 {
                        break;
                    }
                }
                chunks.push(Chunk { first_line, start, length, digest: digest.finalize() });
                start += length;
                first_line = first_line.saturating_add(1);
                continue;
            }
        };
        let bytes = &buffer[..length];
        chunks.push(Chunk { first_line, start, length: length as u64, digest: blake3::hash(bytes) });
        let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
        first_line = first_line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        start += length as u64;
        buffer.copy_within(length..filled, 0);
        filled -= length;
    }
}

/// Fills the rest of a buffer. Returns whether the end of the file is reached.
fn fill(reader: &mut impl Read, buffer: &mut [u8], filled: &mut usize) -> io::Result<bool> {
    while *filled < buffer.len() {
        match reader.read(&mut buffer[*filled..]) {
            Ok(0) => return Ok(true),
            Ok(more) => *filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: Vec<u8>) -> JsonlFile {
        JsonlFile::in_memory("events/a.jsonl".into(), text.into())
    }

    fn lines(file: &JsonlFile) -> Vec<(u32, usize)> {
        let of = |chunk: &Chunk| {
            let bytes = file.read(chunk).expect("unchanged").into_owned();
            chunk.lines(&bytes).map(|(number, line)| (number, line.len())).collect::<Vec<_>>()
        };
        file.chunks.iter().flat_map(of).collect()
    }

    #[test]
    fn lines_keep_their_numbers_across_chunks() {
        let line = [vec![b'x'; 999], b"\r\n".to_vec()].concat();
        let many = file([BOM, &line.repeat(9_000)].concat());
        assert!(many.chunks.len() > 2);
        let expected: Vec<_> = (0..9_000).map(|n| (n, 999)).collect();
        assert_eq!(lines(&many), expected);
        assert_eq!(many.length(), 9_000 * 1001 + 3);
        assert_eq!(lines(&file(b"a\n\nbc".to_vec())), [(0, 1), (1, 0), (2, 2)]);
        assert_eq!(lines(&file(Vec::new())), []);
    }

    #[test]
    fn an_over_long_line_is_a_chunk_of_which_only_the_beginning_is_read() {
        for (end, rest) in [(b"\n".as_slice(), b"a\nb\n".as_slice()), (b"", b"")] {
            let long = file([b"a\n", vec![b'x'; 3 * CHUNK_BYTES + 5].as_slice(), end, rest].concat());
            let seen = lines(&long);
            assert_eq!((seen[0], seen[1]), ((0, 1), (1, CHUNK_BYTES)), "only its beginning is read");
            assert_eq!(seen.len(), if rest.is_empty() { 2 } else { 4 });
            assert_eq!(seen.last().map(|last| last.0), Some(if rest.is_empty() { 1 } else { 3 }));
        }
    }
}
