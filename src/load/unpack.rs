//! A folder that comes as one file: a zip archive, read into memory and never written anywhere.

use super::folder::{File, Folder, LARGEST_MADE, ReadError, Why, is_archive, most};
use std::collections::HashSet;
use std::fs;
use std::io::{BufReader, Read, Seek};
use std::path::{Component, Path};
use zip::ZipArchive;

/// Whether a file of the disk is an archive by its name.
#[must_use]
pub fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) && path.is_file()
}

/// Reads an archive that has a folder's files at its top, or all of them within one folder. Hidden files and what
/// archivers of one system add for themselves are passed over.
pub(super) fn unpack(root: &Path) -> Result<Folder, ReadError> {
    let failed = |why| ReadError::new(root.display(), why);
    let file = fs::File::open(root).map_err(|error| failed(Why::Io(error)))?;
    let files = ZipArchive::new(BufReader::new(file)).map_err(|error| failed(Why::NoZip(error.to_string())));
    Ok(Folder::new(topped(files.and_then(|zip| files_of(zip).map_err(failed))?)))
}

fn files_of(mut zip: ZipArchive<impl Read + Seek>) -> Result<Vec<File>, Why> {
    let wrong = |error: &dyn std::fmt::Display| Why::NoZip(error.to_string());
    let (mut files, mut known, mut left) = (Vec::new(), HashSet::new(), LARGEST_MADE);
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|error| wrong(&error))?;
        let path = plain(entry.name().map_err(|error| wrong(&error))?.as_ref())?;
        let own = |part: &str| part.starts_with('.') || part == "__MACOSX";
        if entry.is_dir() || path.split('/').any(own) {
            continue;
        }
        if !known.insert(path.clone()) {
            return Err(Why::NoZip(format!("“{path}” is in it twice")));
        }
        // As of the disk, one byte more than may be is enough to know that a file is too large.
        let within = path.split_once('/').map_or(path.as_str(), |(_, within)| within);
        let lines = is_archive(&path) || is_archive(within);
        let most = if lines { left } else { most(&path).max(most(within)).min(left) };
        let mut bytes = Vec::new();
        entry.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| wrong(&error))?;
        left = left.checked_sub(bytes.len()).ok_or(Why::Large)?;
        files.push(File { path, bytes: bytes.into() });
    }
    Ok(files)
}

/// The path of an entry, where it stays within the archive.
fn plain(name: &str) -> Result<String, Why> {
    let within = |part: Component<'_>| matches!(part, Component::Normal(_));
    let path = name.trim_end_matches('/');
    if path.is_empty() || path.contains(['\\', '\0', ':']) || !Path::new(path).components().all(within) {
        return Err(Why::Outside(name.to_owned()));
    }
    Ok(path.to_owned())
}

/// The files without the folder that holds all of them, where there is one.
fn topped(mut files: Vec<File>) -> Vec<File> {
    let top = files.iter().find_map(|file| file.path.strip_suffix("/timeline.toml")).map(|top| format!("{top}/"));
    if let Some(top) = top.filter(|top| files.iter().all(|file| file.path.starts_with(top))) {
        files.iter_mut().for_each(|file| _ = file.path.drain(..top.len()));
    }
    files
}
