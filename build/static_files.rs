//! Bundles the scripts and style sheets of `static/`, and lists all files of the folder for the library to embed: each with
//! a digest of its own, which is part of its address, and compressed.

use sourceline_bundler::{bundle_script, bundle_style};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The style sheet of every page, those of some kinds of pages, and those of timelines with a logo, with media or with a glossary,
/// and that of pages in frames of other sites.
const STYLES: [&str; 8] = [
    "main.css",
    "filter-pages.css",
    "reading.css",
    "relations.css",
    "logo.css",
    "media.css",
    "glossary.css",
    "embed.css",
];
/// The scripts of the timeline's page and of every other page, and those that are loaded separately: `root-attributes.js` before anything is
/// drawn, `copy.js` on pages with something to copy, `relations.js` on the page of relations, `filters.js`
/// on other pages with a filter form, `suggest.js` when the search box first has the focus,
/// `card-content.js` for the first card of the chart, `reference-card.js` on pages with references, `present.js` on pages of
/// threads, `glossary-card.js` in timelines with a glossary, `embed-frame.js` on pages in frames of other sites, `embed.js` around them,
/// and `static-copy.js` in static copies.
const SCRIPTS: [&str; 14] = [
    "timeline-page.js",
    "main.js",
    "root-attributes.js",
    "copy.js",
    "relations.js",
    "filters.js",
    "suggest.js",
    "card-content.js",
    "reference-card.js",
    "present.js",
    "glossary-card.js",
    "embed-frame.js",
    "embed.js",
    "static-copy.js",
];

/// Digits of a digest. A file has few versions.
const DIGEST_DIGITS: usize = 12;

/// Brotli's window, as a power of two: more than any file has.
const BROTLI_WINDOW: u32 = 18;

/// Writes the files, and `static_files.rs`: a list of the name, the digest and the contents of each.
pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=static");
    build_all(out).map_err(|error| format!("static/{error}").into())
}

fn build_all(out: &Path) -> Result<(), Box<dyn Error>> {
    // Cargo runs a build script in the folder of its package.
    let folder = PathBuf::from("static");
    let names = list(&folder, "")?;
    let files = StaticFiles { folder, out: out.join("static"), read: RefCell::default(), digests: RefCell::default() };
    for name in STYLES {
        files.digest(name)?;
    }
    for name in SCRIPTS {
        files.digest(name)?;
    }
    for name in names {
        if !is_bundled(&name) {
            files.digest(&name)?;
        } else if !files.read.borrow().contains(&name) {
            return Err(format!("{name}: nothing imports this file").into());
        }
    }
    let mut code = String::from("&[\n");
    for (name, digest) in files.digests.take() {
        let digest = digest.ok_or_else(|| format!("{name}: imports itself"))?;
        let include = |path: PathBuf| format!("include_bytes!({path:?})");
        let compressed = |ending: &str| {
            let path = files.path(&format!("{name}{ending}"));
            if path.exists() { format!("Some({})", include(path)) } else { "None".to_owned() }
        };
        let (identity, gzip, brotli) = (include(files.path(&name)), compressed(".gz"), compressed(".br"));
        writeln!(
            code,
            "    EmbeddedFile {{ name: {name:?}, digest: {digest:?}, identity: {identity}, gzip: {gzip}, brotli: {brotli} }},"
        )?;
    }
    code.push(']');
    Ok(fs::write(out.join("static_files.rs"), code)?)
}

/// The files while they are being built.
struct StaticFiles {
    folder: PathBuf,
    out: PathBuf,
    /// The scripts and style sheets that were read.
    read: RefCell<BTreeSet<String>>,
    /// The digest of each file, or `None` while the files that it names are being built.
    digests: RefCell<BTreeMap<String, Option<String>>>,
}

impl StaticFiles {
    /// Builds a file, unless that is done, after the files that it names: its digest follows from theirs.
    fn digest(&self, name: &str) -> io::Result<String> {
        if let Some(digest) = self.digests.borrow().get(name) {
            return digest.clone().ok_or_else(|| io::Error::other(format!("{name}: loads itself")));
        }
        self.digests.borrow_mut().insert(name.to_owned(), None);
        let read = |name: &str| -> io::Result<String> {
            self.read.borrow_mut().insert(name.to_owned());
            fs::read_to_string(self.folder.join(name))
        };
        let address = |name: &str| self.address(name);
        let bytes = if STYLES.contains(&name) {
            bundle_style(name, &read, &address).map_err(io::Error::other)?.into_bytes()
        } else if SCRIPTS.contains(&name) {
            bundle_script(name, &read, &address).map_err(io::Error::other)?.code.into_bytes()
        } else {
            fs::read(self.folder.join(name))?
        };
        let digest = blake3::hash(&bytes).to_hex()[..DIGEST_DIGITS].to_owned();
        self.write(name, &bytes)?;
        self.digests.borrow_mut().insert(name.to_owned(), Some(digest.clone()));
        Ok(digest)
    }

    /// The address of a file relative to one at the top of the folder.
    fn address(&self, name: &str) -> io::Result<String> {
        if is_bundled(name) && !SCRIPTS.contains(&name) {
            return Err(io::Error::other("it is not among the scripts in build/static_files.rs"));
        }
        Ok(format!("../{}/{name}", self.digest(name)?))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    /// Writes a file and, if that makes it smaller, what it is compressed. Zstandard makes all of these files larger than
    /// Brotli does, and whoever takes one takes the other.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.out))?;
        fs::write(&path, bytes)?;
        for (ending, compressed) in [(".gz", gzip(bytes)?), (".br", brotli(bytes)?)] {
            let path = self.path(&format!("{name}{ending}"));
            // A font is compressed already.
            if compressed.len() < bytes.len() * 9 / 10 {
                fs::write(path, compressed)?;
            } else if path.exists() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// Whether a file becomes part of another one, or is made of several.
fn is_bundled(name: &str) -> bool {
    name.ends_with(".css") || name.ends_with(".js")
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 11, BROTLI_WINDOW);
    encoder.write_all(bytes)?;
    Ok(encoder.into_inner())
}

/// The files of a folder and of those within it, in order, by their paths from the top.
fn list(folder: &Path, within: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names.extend(list(&entry.path(), &format!("{name}/"))?);
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
