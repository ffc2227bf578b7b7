//! The first edition, which is part of the program.

use crate::load::{File, Folder};
use std::path::Path;

#[derive(rust_embed::RustEmbed)]
#[folder = "data/"]
struct FirstEdition;

/// The files of the first edition, as they were when the program was built.
pub fn first_edition() -> Folder {
    let file = |path: std::borrow::Cow<'static, str>| {
        let bytes = FirstEdition::get(&path)?.data;
        Some(File { path: path.into_owned(), bytes })
    };
    Folder::new(FirstEdition::iter().filter_map(file).collect())
}

/// The files of a folder, or of the first edition where none is named.
pub fn folder(dir: Option<&Path>) -> Result<Folder, String> {
    dir.map_or_else(|| Ok(first_edition()), |dir| Folder::read(dir).map_err(|e| e.to_string()))
}
