//! A folder as one file: a zip archive with the same bytes wherever and whenever it is made, piece by piece.

use crate::load::file::{File, max_bytes};
use crate::load::folder::Folder;
use crate::load::jsonl::JsonlFile;
use crate::load::raw::is_published;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The folder that holds everything within the archive, so that unpacking it puts nothing beside what is there.
pub const ROOT_DIR: &str = "edition";

/// Bytes of a folder that are packed at once.
const CHUNK_BYTES: usize = 64 << 10;

/// The pieces of a folder's archive, made when they are asked for. It holds what people and the program wrote, in the
/// order of the paths; not what their editors left behind.
pub struct ZipStream {
    folder: Arc<Folder>,
    /// What comes next, last first.
    rest: Vec<Next>,
    /// `None` once it is finished.
    zip: Option<ZipWriter<StreamWriter<Sink>>>,
    made: Receiver<Vec<u8>>,
}

/// A part of the archive: positions in the folder.
enum Next {
    Begin(Which),
    File { at: usize, from: usize },
    Chunk { at: usize, chunk: usize },
    Held { bytes: Vec<u8>, from: usize },
    End,
}

/// A file that is read whole, or one that is read line by line.
#[derive(Clone, Copy)]
enum Which {
    File(usize),
    JsonlFile(usize),
}

/// Takes what the archive's writer writes.
struct Sink(Sender<Vec<u8>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.send(bytes.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl ZipStream {
    /// Begins to pack a folder.
    #[must_use]
    pub fn new(folder: Arc<Folder>) -> Self {
        let whole = |file: &File| is_published(&file.path) && file.bytes.len() <= max_bytes(&file.path);
        let files = (0..).zip(&folder.files).filter(|(_, file)| whole(file));
        let files = files.map(|(at, file)| (file.path.as_str(), Which::File(at)));
        let jsonl_files = (0..).zip(&folder.jsonl_files).filter(|(_, jsonl)| is_published(&jsonl.path));
        let jsonl_files = jsonl_files.map(|(at, jsonl)| (jsonl.path.as_str(), Which::JsonlFile(at)));
        let mut order: Vec<(&str, Which)> = files.chain(jsonl_files).collect();
        order.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        let mut rest = vec![Next::End];
        rest.extend(order.into_iter().map(|(_, which)| Next::Begin(which)));
        let (outbox, made) = channel();
        Self { folder, rest, zip: Some(ZipWriter::new_stream(Sink(outbox))), made }
    }

    /// Writes the next part. Whether there was one.
    fn step(&mut self) -> io::Result<bool> {
        let Some(mut zip) = self.zip.take() else { return Ok(false) };
        let Some(next) = self.rest.pop() else { return Ok(false) };
        match next {
            Next::Begin(which) => {
                let (path, length) = match which {
                    Which::File(at) => (&self.folder.files[at].path, self.folder.files[at].bytes.len() as u64),
                    Which::JsonlFile(at) => (&self.folder.jsonl_files[at].path, self.folder.jsonl_files[at].length()),
                };
                zip.start_file(format!("{ROOT_DIR}/{path}"), options(length))?;
                self.rest.push(match which {
                    Which::File(at) => Next::File { at, from: 0 },
                    Which::JsonlFile(at) => Next::Chunk { at, chunk: 0 },
                });
            }
            Next::File { at, from } => {
                let to = put(&mut zip, &self.folder.files[at].bytes, from)?;
                self.rest.extend(to.map(|from| Next::File { at, from }));
            }
            Next::Held { bytes, from } => {
                let to = put(&mut zip, &bytes, from)?;
                self.rest.extend(to.map(|from| Next::Held { bytes, from }));
            }
            Next::Chunk { at, chunk } => {
                let jsonl: &JsonlFile = &self.folder.jsonl_files[at];
                if let Some(found) = jsonl.chunks.get(chunk) {
                    let changed = |_| io::Error::other("a file was changed after it was read");
                    let bytes = jsonl.read(found).map_err(changed)?.into_owned();
                    self.rest.extend([Next::Chunk { at, chunk: chunk + 1 }, Next::Held { bytes, from: 0 }]);
                }
            }
            Next::End => {
                zip.finish()?;
                return Ok(true);
            }
        }
        self.zip = Some(zip);
        Ok(true)
    }
}

/// Packs the next bytes of a file. Where those behind them begin, if there are any.
fn put(zip: &mut impl Write, bytes: &[u8], from: usize) -> io::Result<Option<usize>> {
    let to = bytes.len().min(from + CHUNK_BYTES);
    zip.write_all(&bytes[from..to])?;
    Ok((to < bytes.len()).then_some(to))
}

/// The same for every file: the time is the first that the format can say.
fn options(length: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(length > u64::from(u32::MAX))
}

/// Ends with an error where a file of the disk is not any more what it was when the folder was read.
impl Iterator for ZipStream {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step() {
                Ok(more) => {
                    let made: Vec<u8> = self.made.try_iter().flatten().collect();
                    if !made.is_empty() {
                        return Some(Ok(made));
                    }
                    if !more {
                        return None;
                    }
                }
                Err(error) => {
                    // A writer that is let go still ends its archive, which must not be taken for a whole one.
                    self.made.try_iter().for_each(drop);
                    return Some(Err(error));
                }
            }
        }
    }
}

impl std::fmt::Debug for ZipStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZipStream").field("rest", &self.rest.len()).finish_non_exhaustive()
    }
}
