//! The first edition, which the binary embeds.

use crate::load::{File, Folder};
use std::borrow::Cow;
use std::path::Path;

/// Files embedded in the binary: the path within the folder, with `/`, and the contents.
pub type EmbeddedFiles = &'static [(&'static str, &'static [u8])];

/// Reads the folder `dir`, or the embedded files if none is given.
pub fn folder(dir: Option<&Path>, embedded: EmbeddedFiles) -> Result<Folder, String> {
    let Some(dir) = dir else {
        let file = |&(path, bytes): &(&str, &'static [u8])| File { path: path.to_owned(), bytes: Cow::Borrowed(bytes) };
        return Ok(Folder::new(embedded.iter().map(file).collect()));
    };
    Folder::read(dir).map_err(|e| e.to_string())
}
