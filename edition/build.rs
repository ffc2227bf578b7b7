//! Lists the files of the first edition for the program to embed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    // Cargo runs a build script in the folder of its package. Where that was when the script was compiled does not matter.
    let root = Path::new("../data").canonicalize()?;
    // Cargo looks at every file below a folder, so a new file is noticed as well as an edit.
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    list(&root, &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?;
        let name = name.to_str().ok_or_else(|| io::Error::other("a file name is not UTF-8"))?.replace('\\', "/");
        code.push_str(&format!("    ({name:?}, include_bytes!({file:?})),\n"));
    }
    code.push(']');
    let out = std::env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("files.rs"), code)
}

/// Adds the files of a folder and of those within it, without hidden ones.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() { list(&entry.path(), files)? } else { files.push(entry.path()) }
    }
    Ok(())
}
