//! `events/*.jsonl`: files of any size, read from the disk piece by piece and never held whole.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// How many bytes of lines are read at once.
const PIECE: usize = 4 << 20;

/// A byte order mark in UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file of JSON lines, cut into pieces at the ends of lines.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Path within the folder, with `/`.
    pub path: String,
    from: From,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
enum From {
    Disk(PathBuf),
    Memory(Cow<'static, [u8]>),
}

/// Whole lines of an archive.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The number of its first line, from 0.
    pub first_line: u32,
    start: u64,
    length: u64,
    digest: blake3::Hash,
}

/// A piece that is not any more what it was when the folder was read.
#[derive(Clone, Copy, Debug)]
pub struct Changed;

impl Archive {
    /// Cuts a file of the disk.
    pub(super) fn on_disk(path: String, file: PathBuf) -> io::Result<Self> {
        let pieces = cut(File::open(&file)?)?;
        Ok(Self { path, from: From::Disk(file), pieces })
    }

    /// Cuts bytes that are held already.
    pub(super) fn held(path: String, bytes: Cow<'static, [u8]>) -> Self {
        // Reading from memory does not fail.
        let pieces = cut(&*bytes).unwrap_or_default();
        Self { path, from: From::Memory(bytes), pieces }
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> u64 {
        self.pieces.last().map_or(0, |piece| piece.start + piece.length)
    }

    /// Feeds a digest with what stands for its bytes.
    pub(super) fn digest(&self, digest: &mut blake3::Hasher) {
        self.pieces.iter().for_each(|piece| _ = digest.update(piece.digest.as_bytes()));
    }

    /// The bytes of a piece. Of one that is a single line beyond all measure, only as many as show that it is.
    ///
    /// # Errors
    /// [`Changed`] where they are not those that were cut, or cannot be read any more.
    pub fn read(&self, piece: &Piece) -> Result<Cow<'_, [u8]>, Changed> {
        let length = usize::try_from(piece.length).unwrap_or(usize::MAX).min(PIECE);
        let bytes: Cow<'_, [u8]> = match &self.from {
            From::Memory(bytes) => {
                let start = usize::try_from(piece.start).map_err(|_| Changed)?;
                bytes.get(start..start + length).ok_or(Changed)?.into()
            }
            From::Disk(path) => {
                let mut bytes = vec![0; length];
                let read = || {
                    let mut file = File::open(path)?;
                    file.seek(SeekFrom::Start(piece.start))?;
                    file.read_exact(&mut bytes)
                };
                let done: io::Result<()> = { read }();
                done.map_err(|_| Changed)?;
                bytes.into()
            }
        };
        let whole = length as u64 == piece.length;
        if whole && blake3::hash(&bytes) != piece.digest { Err(Changed) } else { Ok(bytes) }
    }
}

impl Piece {
    /// The lines of the piece's bytes with their numbers from 0, without line ends and byte order mark.
    pub fn lines<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = (u32, &'a [u8])> {
        let bytes = if self.first_line == 0 { bytes.strip_prefix(MARK).unwrap_or(bytes) } else { bytes };
        (self.first_line..).zip(bytes.split_inclusive(|&byte| byte == b'\n')).map(|(number, line)| {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            (number, line.strip_suffix(b"\r").unwrap_or(line))
        })
    }
}

/// Cuts what can be read at ends of lines. A line longer than a piece is a piece of its own.
fn cut(mut from: impl Read) -> io::Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut buffer = vec![0; PIECE];
    let (mut start, mut first_line, mut filled) = (0, 0_u32, 0);
    loop {
        let ended = fill(&mut from, &mut buffer, &mut filled)?;
        if filled == 0 {
            return Ok(pieces);
        }
        let line_end = buffer[..filled].iter().rposition(|&byte| byte == b'\n').map(|at| at + 1);
        let piece = match line_end {
            _ if ended => filled,
            Some(end) => end,
            None => {
                // Hashed on to its end, held no further.
                let mut digest = blake3::Hasher::new();
                let mut length = 0;
                loop {
                    let end = buffer[..filled].iter().position(|&byte| byte == b'\n').map(|at| at + 1);
                    let part = end.unwrap_or(filled);
                    digest.update(&buffer[..part]);
                    length += part as u64;
                    buffer.copy_within(part..filled, 0);
                    filled -= part;
                    if end.is_some() || fill(&mut from, &mut buffer, &mut filled)? && filled == 0 {
                        break;
                    }
                }
                pieces.push(Piece { first_line, start, length, digest: digest.finalize() });
                start += length;
                first_line = first_line.saturating_add(1);
                continue;
            }
        };
        let bytes = &buffer[..piece];
        pieces.push(Piece { first_line, start, length: piece as u64, digest: blake3::hash(bytes) });
        let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
        first_line = first_line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        start += piece as u64;
        buffer.copy_within(piece..filled, 0);
        filled -= piece;
    }
}

/// Fills a buffer behind what it holds; whether there is no more to read.
fn fill(from: &mut impl Read, buffer: &mut [u8], filled: &mut usize) -> io::Result<bool> {
    while *filled < buffer.len() {
        match from.read(&mut buffer[*filled..]) {
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

    fn archive(text: Vec<u8>) -> Archive {
        Archive::held("events/a.jsonl".into(), text.into())
    }

    fn lines(archive: &Archive) -> Vec<(u32, usize)> {
        let of = |piece: &Piece| {
            let bytes = archive.read(piece).expect("unchanged").into_owned();
            piece.lines(&bytes).map(|(number, line)| (number, line.len())).collect::<Vec<_>>()
        };
        archive.pieces.iter().flat_map(of).collect()
    }

    #[test]
    fn lines_keep_their_numbers_across_pieces() {
        let line = [vec![b'x'; 999], b"\r\n".to_vec()].concat();
        let many = archive([MARK, &line.repeat(9_000)].concat());
        assert!(many.pieces.len() > 2);
        let expected: Vec<_> = (0..9_000).map(|n| (n, 999)).collect();
        assert_eq!(lines(&many), expected);
        assert_eq!(many.length(), 9_000 * 1001 + 3);
        assert_eq!(lines(&archive(b"a\n\nbc".to_vec())), [(0, 1), (1, 0), (2, 2)]);
        assert_eq!(lines(&archive(Vec::new())), []);
    }

    #[test]
    fn a_line_beyond_all_measure_is_a_piece_that_is_not_held() {
        for (end, rest) in [(b"\n".as_slice(), b"a\nb\n".as_slice()), (b"", b"")] {
            let long = archive([b"a\n", vec![b'x'; 3 * PIECE + 5].as_slice(), end, rest].concat());
            let seen = lines(&long);
            assert_eq!((seen[0], seen[1]), ((0, 1), (1, PIECE)), "shown only as far as it is read");
            assert_eq!(seen.len(), if rest.is_empty() { 2 } else { 4 });
            assert_eq!(seen.last().map(|last| last.0), Some(if rest.is_empty() { 1 } else { 3 }));
        }
    }
}
