//! A folder as a zip archive, made chunk by chunk while it is sent. The same folder always gives the same bytes.

use crate::load::file::{File, max_bytes};
use crate::load::folder::Folder;
use crate::load::jsonl::JsonlFile;
use crate::load::raw::is_published;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The root folder of the archive, so that unpacking it does not scatter files.
pub const ROOT_DIR: &str = "edition";

/// How many bytes of a file are compressed at once.
const CHUNK_BYTES: usize = 64 << 10;

/// The chunks of a folder's archive, made when they are asked for. It contains the published files in the order of their
/// paths, without what editors leave behind.
pub struct ZipStream {
    folder: Arc<Folder>,
    /// What is still to do; the next step is the last item.
    todo: Vec<ZipStep>,
    /// `None` when it is finished.
    zip: Option<ZipWriter<StreamWriter<Sink>>>,
    output: Receiver<Vec<u8>>,
}

/// A step of writing the archive. `at` is the position of a file in the folder.
enum ZipStep {
    Begin(FileIndex),
    File { at: usize, offset: usize },
    Media { at: usize },
    Chunk { at: usize, chunk: usize },
    Bytes { bytes: Vec<u8>, offset: usize },
    End,
}

/// The position of a file in [`Folder::files`], in [`Folder::jsonl_files`] or in [`Folder::media_files`].
#[derive(Clone, Copy)]
enum FileIndex {
    File(usize),
    JsonlFile(usize),
    MediaFile(usize),
}

/// Receives what the zip writer writes.
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
    /// Starts an archive of a folder.
    pub fn new(folder: Arc<Folder>) -> Self {
        let whole = |file: &File| is_published(&file.path) && file.bytes.len() <= max_bytes(&file.path);
        let files = (0..).zip(&folder.files).filter(|(_, file)| whole(file));
        let files = files.map(|(at, file)| (file.path.as_str(), FileIndex::File(at)));
        let jsonl_files = (0..).zip(&folder.jsonl_files).filter(|(_, jsonl)| is_published(&jsonl.path));
        let jsonl_files = jsonl_files.map(|(at, jsonl)| (jsonl.path.as_str(), FileIndex::JsonlFile(at)));
        let media_files = (0..).zip(&folder.media_files);
        let media_files = media_files.filter(|(_, media)| media.is_published() && is_published(&media.path));
        let media_files = media_files.map(|(at, media)| (media.path.as_str(), FileIndex::MediaFile(at)));
        let mut order: Vec<(&str, FileIndex)> = files.chain(jsonl_files).chain(media_files).collect();
        order.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        let mut todo = vec![ZipStep::End];
        todo.extend(order.into_iter().map(|(_, which)| ZipStep::Begin(which)));
        let (sender, output) = channel();
        Self { folder, todo, zip: Some(ZipWriter::new_stream(Sink(sender))), output }
    }

    /// Does the next step. Returns false if everything is done.
    fn step(&mut self) -> io::Result<bool> {
        let Some(mut zip) = self.zip.take() else { return Ok(false) };
        let Some(next) = self.todo.pop() else { return Ok(false) };
        match next {
            ZipStep::Begin(which) => {
                let (path, length) = match which {
                    FileIndex::File(at) => (&self.folder.files[at].path, self.folder.files[at].bytes.len() as u64),
                    FileIndex::JsonlFile(at) => {
                        (&self.folder.jsonl_files[at].path, self.folder.jsonl_files[at].length())
                    }
                    FileIndex::MediaFile(at) => {
                        (&self.folder.media_files[at].path, self.folder.media_files[at].length())
                    }
                };
                zip.start_file(format!("{ROOT_DIR}/{path}"), options(length))?;
                self.todo.push(match which {
                    FileIndex::File(at) => ZipStep::File { at, offset: 0 },
                    FileIndex::JsonlFile(at) => ZipStep::Chunk { at, chunk: 0 },
                    FileIndex::MediaFile(at) => ZipStep::Media { at },
                });
            }
            ZipStep::File { at, offset } => {
                let next = write_part(&mut zip, &self.folder.files[at].bytes, offset)?;
                self.todo.extend(next.map(|offset| ZipStep::File { at, offset }));
            }
            ZipStep::Bytes { bytes, offset } => {
                let next = write_part(&mut zip, &bytes, offset)?;
                self.todo.extend(next.map(|offset| ZipStep::Bytes { bytes, offset }));
            }
            ZipStep::Media { at } => {
                let changed = |_| io::Error::other("a picture was changed after it was read");
                let bytes = self.folder.media_files[at].read().map_err(changed)?.into_owned();
                self.todo.push(ZipStep::Bytes { bytes, offset: 0 });
            }
            ZipStep::Chunk { at, chunk } => {
                let jsonl: &JsonlFile = &self.folder.jsonl_files[at];
                if let Some(found) = jsonl.chunks.get(chunk) {
                    let changed = |_| io::Error::other("a file was changed after it was read");
                    let bytes = jsonl.read(found).map_err(changed)?.into_owned();
                    self.todo.extend([ZipStep::Chunk { at, chunk: chunk + 1 }, ZipStep::Bytes { bytes, offset: 0 }]);
                }
            }
            ZipStep::End => {
                zip.finish()?;
                return Ok(true);
            }
        }
        self.zip = Some(zip);
        Ok(true)
    }
}

/// Writes the next bytes of a file. Returns the offset of the following ones, or `None` at the end.
fn write_part(zip: &mut impl Write, bytes: &[u8], offset: usize) -> io::Result<Option<usize>> {
    let end = bytes.len().min(offset + CHUNK_BYTES);
    zip.write_all(&bytes[offset..end])?;
    Ok((end < bytes.len()).then_some(end))
}

/// The options of every file. The time is the earliest that the format can express, so that the bytes do not depend on it.
fn options(length: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(length > u64::from(u32::MAX))
}

/// Ends with an error if a file on the disk is no longer what it was when the folder was read.
impl Iterator for ZipStream {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step() {
                Ok(more) => {
                    let chunk: Vec<u8> = self.output.try_iter().flatten().collect();
                    if !chunk.is_empty() {
                        return Some(Ok(chunk));
                    }
                    if !more {
                        return None;
                    }
                }
                Err(error) => {
                    // Dropping the zip writer has completed the archive, which must not be taken for a whole one.
                    self.output.try_iter().for_each(drop);
                    return Some(Err(error));
                }
            }
        }
    }
}

impl std::fmt::Debug for ZipStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZipStream").field("todo", &self.todo.len()).finish_non_exhaustive()
    }
}
