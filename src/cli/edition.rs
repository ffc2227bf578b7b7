//! The first edition, which is part of the program.

use crate::load::{File, Folder};

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
