//! What files that could not be parsed may contain. A reference to it is not reported as missing: the file's own error
//! is the one thing to fix.

use crate::model::Namespace;
use std::collections::HashSet;

/// What files that could not be parsed may contain.
#[derive(Debug, Default)]
pub struct Unparsed {
    /// Namespaces from which any number of records may be missing.
    pub spaces: HashSet<Namespace>,
    /// Records whose own file could not be parsed.
    pub records: HashSet<(Namespace, String)>,
    /// Whether `evidence.lock` could not be parsed.
    pub lock: bool,
}

impl Unparsed {
    /// Adds the contents of other such files.
    pub fn extend(&mut self, other: Self) {
        self.spaces.extend(other.spaces);
        self.records.extend(other.records);
        self.lock |= other.lock;
    }

    /// Whether every file could be parsed.
    pub fn is_empty(&self) -> bool {
        self.spaces.is_empty() && self.records.is_empty()
    }

    /// Whether a record may be in a file that could not be parsed.
    pub fn may_contain(&self, space: Namespace, id: &str) -> bool {
        self.spaces.contains(&space) || self.records.contains(&(space, id.to_owned()))
    }

    /// Whether any record of a namespace may be in a file that could not be parsed.
    pub fn may_contain_any(&self, space: Namespace) -> bool {
        self.spaces.contains(&space) || self.records.iter().any(|(of, _)| *of == space)
    }
}
