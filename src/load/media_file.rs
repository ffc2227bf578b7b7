//! The files of `media/`: pictures, of which only type, size and digest are known. Their bytes are read when they are asked for.

use crate::load::file::MAX_MEDIA_BYTES;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

/// The largest picture, in pixels: what a decoder needs for it is a few bytes each.
pub const MAX_PICTURE_PIXELS: u64 = 40_000_000;

/// The longest side of a picture, in pixels. A WebP picture cannot have more than 16,383.
pub const MAX_PICTURE_SIDE: u32 = 16_000;

/// How many bytes of a file that is no picture are enough to say what it is.
const SNIFFED_BYTES: usize = 512;

/// A file of `media/`.
#[derive(Clone, Debug)]
pub struct MediaFile {
    /// Path within the folder, with `/`.
    pub path: String,
    /// Its size as a picture, or why it cannot be shown.
    pub picture: Result<PictureSize, MediaProblem>,
    /// Whether only drafts use it. It is then not published.
    pub is_draft: bool,
    digest: blake3::Hash,
    length: u64,
    storage: MediaStorage,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
enum MediaStorage {
    Disk(PathBuf),
    Memory(Cow<'static, [u8]>),
}

/// The size of a picture as it is shown, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    pub width: u32,
    pub height: u32,
}

/// Why a file cannot be shown as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaProblem {
    /// It is something else, in words.
    Type(&'static str),
    /// Its name ends as if it were of another type than this.
    Ending(&'static str),
    /// It begins as a picture, but cannot be read.
    Damaged,
    /// It has more than [`MAX_MEDIA_BYTES`].
    Bytes,
    /// It has more than [`MAX_PICTURE_PIXELS`], or a side of more than [`MAX_PICTURE_SIDE`].
    Pixels(PictureSize),
}

/// A file that is no longer what it was when the folder was read.
#[derive(Clone, Copy, Debug)]
pub struct MediaChanged;

impl MediaFile {
    /// Looks at a file of the disk.
    pub fn on_disk(path: String, on_disk: &Path) -> io::Result<Self> {
        let file = File::open(on_disk)?;
        let length = file.metadata()?.len();
        let bytes = first_bytes(file)?;
        let (picture, digest) = (picture_size(&path, &bytes), blake3::hash(&bytes));
        Ok(Self { path, picture, is_draft: false, digest, length, storage: MediaStorage::Disk(on_disk.to_owned()) })
    }

    /// Looks at bytes in memory.
    pub fn in_memory(path: String, bytes: Cow<'static, [u8]>) -> Self {
        let (picture, digest, length) = (picture_size(&path, &bytes), blake3::hash(&bytes), bytes.len() as u64);
        Self { path, picture, is_draft: false, digest, length, storage: MediaStorage::Memory(bytes) }
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The digits of its digest that are part of its address: 80 bits.
    pub fn short_digest(&self) -> String {
        self.digest.to_hex()[..20].to_owned()
    }

    /// Whether it can be published: a larger file than a picture may be is not read to its end.
    pub fn is_published(&self) -> bool {
        !self.is_draft && self.length <= MAX_MEDIA_BYTES as u64
    }

    /// Feeds a digest with what the file holds.
    pub fn update_digest(&self, digest: &mut blake3::Hasher) {
        digest.update(self.digest.as_bytes());
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`MediaChanged`] if it is not what it was when the folder was read, or can no longer be read.
    pub fn read(&self) -> Result<Cow<'_, [u8]>, MediaChanged> {
        let bytes: Cow<'_, [u8]> = match &self.storage {
            MediaStorage::Memory(bytes) => Cow::Borrowed(bytes),
            MediaStorage::Disk(path) => File::open(path).and_then(first_bytes).map_err(|_| MediaChanged)?.into(),
        };
        if blake3::hash(&bytes) == self.digest { Ok(bytes) } else { Err(MediaChanged) }
    }
}

/// The bytes of a file, at most one more than a picture may have: enough to know that it is too large.
fn first_bytes(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_MEDIA_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the header of a picture. Nothing is decoded.
fn picture_size(path: &str, bytes: &[u8]) -> Result<PictureSize, MediaProblem> {
    let (format, ending) = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => (ImageFormat::Jpeg, ".jpg"),
        Ok(ImageFormat::Png) => (ImageFormat::Png, ".png"),
        Ok(ImageFormat::WebP) => (ImageFormat::WebP, ".webp"),
        Ok(ImageFormat::Gif) => return Err(MediaProblem::Type("a GIF")),
        Ok(ImageFormat::Tiff) => return Err(MediaProblem::Type("a TIFF")),
        Ok(ImageFormat::Avif) => return Err(MediaProblem::Type("an AVIF")),
        Ok(ImageFormat::Bmp) => return Err(MediaProblem::Type("a BMP")),
        _ => return Err(MediaProblem::Type(other_type(bytes))),
    };
    let written = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ImageFormat::from_extension(written) != Some(format) {
        return Err(MediaProblem::Ending(ending));
    }
    if bytes.len() > MAX_MEDIA_BYTES {
        return Err(MediaProblem::Bytes);
    }
    let damaged = |_| MediaProblem::Damaged;
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let on_its_side = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let size = match on_its_side {
        true => PictureSize { width: height, height: width },
        false => PictureSize { width, height },
    };
    if width == 0 || height == 0 {
        return Err(MediaProblem::Damaged);
    }
    if width.max(height) > MAX_PICTURE_SIDE || u64::from(width) * u64::from(height) > MAX_PICTURE_PIXELS {
        return Err(MediaProblem::Pixels(size));
    }
    Ok(size)
}

/// What a file is that is no picture of a known type, in words.
fn other_type(bytes: &[u8]) -> &'static str {
    let start = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    let has = |words: &str| start.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words.as_bytes()));
    match bytes {
        [] => "empty",
        _ if has("<svg") => "an SVG drawing",
        _ if start.starts_with(b"%PDF") => "a PDF document",
        _ if start.get(4..8) == Some(b"ftyp") => "a video, or a picture of a type that not all browsers show",
        _ => "no picture that browsers show",
    }
}
