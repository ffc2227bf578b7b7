//! Links from the page of a record to its file in the public repository.

use super::PageContext;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that are percent-encoded in a path: all but the unreserved ones and the slash (RFC 3986 §2.3, §3.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Where readers propose a change of a record, and see its earlier forms.
#[derive(Clone, Debug, Default)]
pub struct ContributeLinks {
    pub edit: Option<String>,
    pub history: Option<String>,
}

impl ContributeLinks {
    /// The links of a record in this file, whose line counts from 1.
    pub fn new(site: &PageContext<'_>, path: &str, line: u32) -> Self {
        let repository = &site.edition.timeline.about.repository;
        let link = |pattern: &String| {
            // The first line needs no address.
            let pattern = if line == 1 { pattern.trim_end_matches("#L{line}") } else { pattern };
            let path = utf8_percent_encode(path, PATH).to_string();
            pattern.replace("{path}", &path).replace("{line}", &line.to_string())
        };
        Self { edit: repository.edit.as_ref().map(link), history: repository.history.as_ref().map(link) }
    }

    pub fn is_empty(&self) -> bool {
        self.edit.is_none() && self.history.is_none()
    }
}
