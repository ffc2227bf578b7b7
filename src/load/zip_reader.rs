//! A folder as a zip archive, read into memory and never unpacked to the disk.

use crate::load::file::{File, MAX_GENERATED_BYTES, ReadError, ReadErrorKind, is_jsonl, max_bytes};
use std::collections::HashSet;
use std::fs;
use std::io::{BufReader, Read, Seek};
use std::path::{Component, Path};
use zip::ZipArchive;

/// Whether a path is an existing zip archive, judged by its name.
pub fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) && path.is_file()
}

/// Reads the files of an archive that has a folder's files at its root, or all of them within one folder. Hidden files
/// and the metadata that macOS adds are skipped.
pub fn read_zip(root: &Path) -> Result<Vec<File>, ReadError> {
    let failed = |kind| ReadError::new(root.display(), kind);
    let file = fs::File::open(root).map_err(|error| failed(ReadErrorKind::Io(error)))?;
    let zip =
        ZipArchive::new(BufReader::new(file)).map_err(|error| failed(ReadErrorKind::BadZip(error.to_string())))?;
    Ok(strip_root_dir(files_of(zip).map_err(failed)?))
}

fn files_of(mut zip: ZipArchive<impl Read + Seek>) -> Result<Vec<File>, ReadErrorKind> {
    let bad = |error: &dyn std::fmt::Display| ReadErrorKind::BadZip(error.to_string());
    let (mut files, mut known, mut left) = (Vec::new(), HashSet::new(), MAX_GENERATED_BYTES);
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|error| bad(&error))?;
        let path = safe_path(entry.name().map_err(|error| bad(&error))?.as_ref())?;
        let skipped = |part: &str| part.starts_with('.') || part == "__MACOSX";
        if entry.is_dir() || path.split('/').any(skipped) {
            continue;
        }
        if !known.insert(path.clone()) {
            return Err(ReadErrorKind::BadZip(format!("“{path}” is in it twice")));
        }
        // One byte over the limit is enough to know that a file is too large. The root folder is not stripped yet.
        let within = path.split_once('/').map_or(path.as_str(), |(_, within)| within);
        let unlimited = is_jsonl(&path) || is_jsonl(within);
        let limit = if unlimited { left } else { max_bytes(&path).max(max_bytes(within)).min(left) };
        let mut bytes = Vec::new();
        entry.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| bad(&error))?;
        left = left.checked_sub(bytes.len()).ok_or(ReadErrorKind::TooLarge)?;
        files.push(File { path, bytes: bytes.into() });
    }
    Ok(files)
}

/// The path of an entry, if it stays within the archive.
fn safe_path(name: &str) -> Result<String, ReadErrorKind> {
    let within = |part: Component<'_>| matches!(part, Component::Normal(_));
    let path = name.trim_end_matches('/');
    if path.is_empty() || path.contains(['\\', '\0', ':']) || !Path::new(path).components().all(within) {
        return Err(ReadErrorKind::PathOutside(name.to_owned()));
    }
    Ok(path.to_owned())
}

/// The files without the folder that contains all of them, if there is one.
fn strip_root_dir(mut files: Vec<File>) -> Vec<File> {
    let root = files.iter().find_map(|file| file.path.strip_suffix("/timeline.toml")).map(|root| format!("{root}/"));
    if let Some(root) = root.filter(|root| files.iter().all(|file| file.path.starts_with(root))) {
        files.iter_mut().for_each(|file| _ = file.path.drain(..root.len()));
    }
    files
}
