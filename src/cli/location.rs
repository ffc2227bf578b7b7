//! Which timeline a command is about.
//!
//! It is named by `--data` (before or after the command), by the command's own argument, or by `SOURCELINE_DATA`. If none of
//! these names one, it is the one in which the program was started, or in `data` below; at last, the embedded edition.

use super::EmbeddedFiles;
use crate::load::{File, Folder};
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that every timeline has.
const TIMELINE_FILE: &str = "timeline.toml";

/// The variable that names a timeline.
const VARIABLE: &str = "SOURCELINE_DATA";

/// The flag that names a timeline.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DataFlag {
    /// The folder of the timeline, or a zip archive of it, before or after the command [env: SOURCELINE_DATA] [default: this
    /// folder or ./data, if it is a timeline]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// The places that name a timeline, each with how it does so.
#[derive(Clone, Debug, Default)]
pub struct LocationArgs(Vec<(PathBuf, &'static str)>);

impl LocationArgs {
    /// What `--data` before the command names, and the environment.
    pub fn outside(flag: Option<PathBuf>) -> Self {
        let variable = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        Self(Vec::new()).and(flag, "--data").and(variable, VARIABLE)
    }

    /// The same, and what a command itself names: its argument and its `--data`.
    pub fn with(self, argument: Option<PathBuf>, flag: DataFlag) -> Self {
        self.and(argument, "the argument").and(flag.data, "--data")
    }

    fn and(mut self, path: Option<PathBuf>, by: &'static str) -> Self {
        self.0.extend(path.map(|path| (path, by)));
        self
    }

    /// The one place that is named, if any.
    ///
    /// # Errors
    /// A message if two different ones are named.
    pub fn one(self) -> Result<Option<PathBuf>, String> {
        let mut named = self.0.into_iter();
        let Some((first, by)) = named.next() else { return Ok(None) };
        match named.find(|(other, _)| !same_place(&first, other)) {
            Some((other, by_other)) => Err(format!(
                "two timelines are named: “{}” by {by}, and “{}” by {by_other}; name one",
                first.display(),
                other.display()
            )),
            None => Ok(Some(first)),
        }
    }

    /// The timeline to read.
    ///
    /// # Errors
    /// A message if two different ones are named.
    pub fn find(self) -> Result<Location, String> {
        Ok(match self.one()? {
            Some(path) => Location::Folder(path),
            None => nearby().map_or(Location::Embedded, Location::Folder),
        })
    }

    /// The timeline to change, which must be a folder.
    ///
    /// # Errors
    /// A message if two different ones are named, or there is none, or it is an archive.
    pub fn find_folder(self) -> Result<PathBuf, String> {
        match self.find()? {
            Location::Folder(path) if path.is_file() => {
                Err(format!("“{}” is a file; name the folder of a timeline", path.display()))
            }
            Location::Folder(path) => Ok(path),
            Location::Embedded => {
                Err("no timeline is named, and there is none here: name its folder with --data, or begin one with `sourceline init DIR`".into())
            }
        }
    }
}

/// Where a timeline is.
#[derive(Clone, Debug)]
pub enum Location {
    /// In a folder or an archive.
    Folder(PathBuf),
    /// In the program itself.
    Embedded,
}

impl Location {
    /// Reads it.
    ///
    /// # Errors
    /// A message if it cannot be read.
    pub fn read(&self, embedded: EmbeddedFiles) -> Result<Folder, String> {
        match self {
            Self::Folder(path) => Folder::read(path).map_err(|e| e.to_string()),
            Self::Embedded => {
                let file = |&(path, bytes): &(&str, &'static [u8])| File {
                    path: path.to_owned(),
                    bytes: Cow::Borrowed(bytes),
                };
                Ok(Folder::new(embedded.iter().map(file).collect()))
            }
        }
    }

    /// The folder or archive.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Folder(path) => Some(path),
            Self::Embedded => None,
        }
    }

    /// Its name for people.
    pub fn name(&self) -> String {
        match self {
            Self::Folder(path) => folder_name(path),
            Self::Embedded => "the built-in first edition".into(),
        }
    }

    /// What the paths of its files begin with, as a terminal can open them.
    pub fn prefix(&self) -> String {
        match self {
            Self::Folder(path) if path.as_os_str() != "." => path.display().to_string(),
            _ => String::new(),
        }
    }
}

/// The name of a folder or an archive for people.
pub fn folder_name(path: &Path) -> String {
    match std::env::current_dir() {
        Ok(here) if path.as_os_str() == "." => format!("this folder, {}", here.display()),
        _ => path.display().to_string(),
    }
}

/// This folder or `data` below it, if it is a timeline.
fn nearby() -> Option<PathBuf> {
    [".", "data"].map(PathBuf::from).into_iter().find(|path| path.join(TIMELINE_FILE).is_file())
}

/// Whether two paths lead to the same place. Paths that lead nowhere are compared as they are written.
fn same_place(a: &Path, b: &Path) -> bool {
    a == b || fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b))
}
