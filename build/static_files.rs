//! Bundles the scripts and style sheets of `static/`, and lists all files of the folder for the library to embed.

use sourceline_bundler::{bundle_script, bundle_style};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

const STYLE: &str = "main.css";
/// The script of every page, and those that are loaded separately: `theme.js` before anything is drawn, `copy.js` on pages
/// with something to copy, `relations.js` on the page of relations, `filters.js` on pages with a filter form, `my-list.js` on pages
/// with events, `suggest.js` when the search box first has the focus,
/// `card-content.js` for the first card of the chart, `reference-card.js` on pages with references, `present.js` on pages of
/// threads.
const SCRIPTS: [&str; 10] = [
    "main.js",
    "theme.js",
    "copy.js",
    "relations.js",
    "filters.js",
    "my-list.js",
    "suggest.js",
    "card-content.js",
    "reference-card.js",
    "present.js",
];

/// Writes the bundles, and `static_files.rs`: a list of the name and the contents of each file.
pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=static");
    bundle_all(out).map_err(|error| format!("static/{error}").into())
}

fn bundle_all(out: &Path) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    let used = std::cell::RefCell::new(BTreeSet::new());
    let read = |name: &str| -> io::Result<String> {
        used.borrow_mut().insert(name.to_owned());
        fs::read_to_string(folder.join(name))
    };
    let mut embedded = Vec::new();
    let mut bundle = |name: &str, code: String| -> io::Result<()> {
        fs::write(out.join(name), code)?;
        embedded.push((name.to_owned(), out.join(name)));
        Ok(())
    };
    bundle(STYLE, bundle_style(STYLE, &read)?)?;
    for name in SCRIPTS {
        let script = bundle_script(name, &read)?;
        if let Some(lazy) = script.lazy.iter().find(|lazy| !SCRIPTS.contains(&lazy.as_str())) {
            return Err(format!("{name}: loads {lazy}, which is not among the scripts in build.rs").into());
        }
        bundle(name, script.code)?;
    }
    for name in list(&folder, "")? {
        if !name.ends_with(".css") && !name.ends_with(".js") {
            embedded.push((name.clone(), folder.join(name)));
        } else if !used.borrow().contains(&name) {
            return Err(format!("{name}: nothing imports this file").into());
        }
    }
    let mut code = String::from("&[\n");
    for (name, path) in embedded {
        writeln!(code, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    code.push(']');
    Ok(fs::write(out.join("static_files.rs"), code)?)
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
