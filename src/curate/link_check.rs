//! Checks the web addresses of a timeline against what their servers answered. The requests themselves are made in `cli`.

use crate::load::folder::Folder;
use crate::load::raw::SideFindings;
use crate::load::rule::Rule;
use crate::load::source_texts::SourceTexts;
use crate::load::span::Span;
use crate::load::{self, LoadRun, Outcome};
use std::collections::{BTreeMap, HashSet};

/// The result of requesting an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkStatus {
    /// It exists.
    Found,
    /// It exists at another address.
    Moved {
        /// That address.
        to: String,
        /// Whether the server says that the move is permanent (RFC 9110 §15.4.2 and §15.4.9).
        permanent: bool,
    },
    /// It does not exist: 404 or 410 (RFC 9110 §15.5.5 and §15.5.11).
    Gone {
        /// The status code.
        status: u16,
        /// The address that the server redirected to first, if it did.
        redirected_to: Option<String>,
    },
    /// Whether it exists could not be found out, for this reason.
    Unknown(String),
}

/// Statuses by the addresses that were requested.
#[derive(Clone, Debug, Default)]
pub struct LinkStatuses(BTreeMap<String, LinkStatus>);

impl FromIterator<(String, LinkStatus)> for LinkStatuses {
    fn from_iter<I: IntoIterator<Item = (String, LinkStatus)>>(statuses: I) -> Self {
        Self(statuses.into_iter().collect())
    }
}

/// The web addresses in a folder, each once, in the order of the files: those of sources and of links in Markdown.
pub fn web_addresses(folder: &Folder) -> Vec<String> {
    let run = load::run(folder, None, true);
    let mut seen = HashSet::new();
    let mut addresses = Vec::new();
    for_each_address(&run, |address, _| {
        if seen.insert(address.to_owned()) {
            addresses.push(address.to_owned());
        }
    });
    addresses
}

/// Checks a folder as [`load::check`] does, and also reports addresses that are gone, have moved or could not be
/// requested.
pub fn check_links(folder: &Folder, texts: Option<&SourceTexts>, statuses: &LinkStatuses) -> Outcome {
    let mut run = load::run(folder, texts, false);
    let is_found = |address: &str| statuses.0.get(address) == Some(&LinkStatus::Found);
    // What is gone but has an archived copy, by the address that is gone.
    let archived: BTreeMap<&str, &str> = run
        .raw
        .sources
        .iter()
        .filter_map(|source| {
            let copy = source.record.archive_url.as_deref().filter(|copy| is_found(copy))?;
            Some((source.record.url.as_deref()?, copy))
        })
        .collect();
    for_each_address(&run, |address, span| {
        let problem = statuses.0.get(address).and_then(|status| problem(address, status));
        let problem = problem.map(|(rule, message, hint)| match archived.get(address) {
            Some(copy) if rule == Rule::UrlGone => (
                Rule::UrlMoved,
                message,
                format!("its archived copy answers, so readers can read it; you can also write url = \"{copy}\""),
            ),
            _ => (rule, message, hint),
        });
        if let Some((rule, message, hint)) = problem {
            run.outcome.diagnostics.add(rule, span, message, hint);
        }
    });
    run.outcome.diagnostics.look_up_lines(folder);
    run.outcome.timeline = run.outcome.timeline.filter(|_| !run.outcome.diagnostics.has_errors());
    run.outcome
}

fn for_each_address(run: &LoadRun<'_>, mut visit: impl FnMut(&str, Span)) {
    run.raw.web_addresses(&mut visit);
    let silent = run.outcome.diagnostics.fork().silent();
    for input in &run.inputs {
        input.for_each_event(&silent, &mut SideFindings::default(), |event, _| event.web_addresses(&mut visit));
    }
}

/// The rule that an address breaks, with message and hint.
fn problem(address: &str, status: &LinkStatus) -> Option<(Rule, String, String)> {
    Some(match status {
        LinkStatus::Found => return None,
        LinkStatus::Gone { status, redirected_to } => {
            let led = redirected_to.as_ref().map(|to| format!(", after a redirect to {to}")).unwrap_or_default();
            let hint = "write its new address, or that of an archived copy: archive_url = \"…\"";
            (Rule::UrlGone, format!("“{address}” no longer exists ({status}{led})"), hint.to_owned())
        }
        LinkStatus::Moved { to, permanent: true } => {
            (Rule::UrlMoved, format!("“{address}” has moved"), format!("write its new address: {to}"))
        }
        LinkStatus::Moved { to, permanent: false } => {
            let hint = format!("if that address is permanent, write {to}");
            (Rule::UrlMoved, format!("“{address}” is redirected for now"), hint)
        }
        LinkStatus::Unknown(why) => {
            let hint = "open it in a browser, or check again later";
            (Rule::UrlUnchecked, format!("“{address}” could not be checked: {why}"), hint.to_owned())
        }
    })
}
