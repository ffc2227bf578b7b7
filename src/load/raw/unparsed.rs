//! What a folder may hold in files that could not be read: nobody is told that a thing is missing only because a
//! quotation mark is.

use crate::model::Namespace;
use std::collections::HashSet;

/// What stands in files that could not be read.
#[derive(Debug, Default)]
pub struct Unparsed {
    /// Namespaces of which any number of records may be missing.
    pub spaces: HashSet<Namespace>,
    /// Records whose file could not be read.
    pub records: HashSet<(Namespace, String)>,
    /// Whether `evidence.lock` could not be read.
    pub lock: bool,
}

impl Unparsed {
    /// Adds what stands in other such files.
    pub fn extend(&mut self, other: Self) {
        self.spaces.extend(other.spaces);
        self.records.extend(other.records);
        self.lock |= other.lock;
    }

    /// Whether a record may stand in a file that could not be read.
    pub fn may_contain(&self, space: Namespace, id: &str) -> bool {
        self.spaces.contains(&space) || self.records.contains(&(space, id.to_owned()))
    }

    /// Whether any record of a namespace may be missing.
    pub fn any(&self, space: Namespace) -> bool {
        self.spaces.contains(&space) || self.records.iter().any(|(of, _)| *of == space)
    }
}
