//! What servers answered to the addresses of a timeline. Asking is the work of `cli`; here stands what came of it.

use super::draft::Rest;
use super::folder::Folder;
use super::report::Report;
use super::{Aids, Run, run};
use std::collections::{BTreeMap, HashSet};

/// What came of asking for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    Found,
    /// It is there under another address.
    Moved {
        /// That address.
        to: String,
        /// Whether the server says that it stays there (RFC 9110 §15.4.2 and §15.4.9).
        for_ever: bool,
    },
    /// It is not there: 404 or 410 (RFC 9110 §15.5.5 and §15.5.11).
    Gone {
        /// The status.
        status: u16,
        /// The address to which the server led, where it did.
        at: Option<String>,
    },
    /// Whether it is there could not be found out, for this reason.
    Unknown(String),
}

/// Answers by the addresses that were asked for.
#[derive(Clone, Debug, Default)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// The answer to an address, if it was asked for.
    #[must_use]
    pub fn of(&self, address: &str) -> Option<&Answer> {
        self.0.get(address)
    }
}

impl FromIterator<(String, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, Answer)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}

/// The addresses of the web that a folder names, each once, in the order in which they stand: of sources and of links in
/// Markdown.
#[must_use]
pub fn addresses(folder: &Folder) -> Vec<String> {
    let Run { draft, events, .. } = run(folder, Aids::default(), true);
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    let mut note = |address: &str| {
        if seen.insert(address.to_owned()) {
            all.push(address.to_owned());
        }
    };
    draft.addresses(|address, _| note(address));
    let report = Report::new(&Folder::default(), true);
    for unit in &events {
        unit.each(&report, &mut Rest::default(), |event, _| event.addresses(|address, _| note(address)));
    }
    all
}
