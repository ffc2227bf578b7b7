//! Titles, descriptions and sentences of whole pages.

use super::{clip, count, echo, events, list, number, passages};
use crate::pages::SiteError;

/// What `/actors` is.
pub const ACTORS_DESCRIPTION: &str =
    "Who acts in this timeline: states, alliances and organisations, with the events of each.";

/// The terms of a source's record.
pub mod fact {
    pub const AUTHORS: &str = "By";
    pub const CONTAINER: &str = "In";
    pub const PUBLISHER: &str = "Publisher";
    pub const DATE: &str = "Date";
    pub const KIND: &str = "Kind";
    pub const ROLE: &str = "Role";
    pub const LANGUAGE: &str = "Language";
    pub const PERSPECTIVE: &str = "Perspective";
    pub const STATE_MEDIA: &str = "State media";
    pub const LICENCE: &str = "Licence";
    pub const ACCESS: &str = "Access";
    pub const ACCESSED: &str = "Read on";
    pub const YES: &str = "yes";
}

/// The accessible name of a link to evidence: its number on the page, or the source of another event's citation.
pub fn evidence(number: Option<usize>, source: &str) -> String {
    number.map_or_else(|| format!("Evidence: {}", clip(source, 60)), |number| format!("Evidence {number}"))
}

/// The headings of an event's relations: what came of it, what it came of, and the rest.
pub const CLAIMS: [&str; 3] = [
    "What it led to, and on whose word",
    "What led to it, and on whose word",
    "How it bears on other events, and on whose word",
];

/// What an actor's page is.
pub fn actor_description(actor: &str, acting: &str, timeline: &str) -> String {
    format!("{actor}: {acting} in {timeline}, each with its evidence.")
}

/// "3 events about it"
pub fn about_it(number: usize) -> String {
    format!("{} about it", events(number))
}

/// What a source's page is.
pub fn source_description(title: &str, quoted: usize) -> String {
    format!("{title}: the record, and {} quoted here.", passages(quoted))
}

/// "3 references"
pub fn references(number: usize) -> String {
    count(number, "reference", "references")
}

/// "16 claims that one event bears on another"
pub fn claims(number: usize) -> String {
    count(number, "claim that one event bears on another", "claims that one event bears on another")
}

/// "33 notes where sources differ or err"
pub fn notes(number: usize) -> String {
    count(number, "note where sources differ, err or are silent", "notes where sources differ, err or are silent")
}

/// From a day or year to another, both in words.
pub fn span(from: &str, to: &str) -> String {
    match (from == to, from.contains(' ') || to.contains(' ')) {
        (true, _) => from.to_owned(),
        (false, true) => format!("{from} – {to}"),
        (false, false) => format!("{from}–{to}"),
    }
}

/// A time without an end.
pub fn since(from: &str) -> String {
    format!("since {from}")
}

/// A speaker, and whose view they render: "the author, reporting the United States".
pub fn speakers(speaking: &[String], reported: &[String]) -> String {
    let (speaking, reported) = (list(speaking, "and"), list(reported, "and"));
    match (speaking.is_empty(), reported.is_empty()) {
        (false, false) => format!("{speaking}, reporting {reported}"),
        (true, false) => format!("reporting {reported}"),
        (_, true) => speaking,
    }
}

/// The same after "Paraphrase": "of the author, reporting the United States".
pub fn paraphrased(speaking: &[String], reported: &[String]) -> String {
    let words = speakers(speaking, reported);
    if speaking.is_empty() { words } else { format!("of {words}") }
}

/// Heading and message of a page that is not there.
pub fn situation(situation: &SiteError) -> (&'static str, String) {
    match situation {
        SiteError::UnknownId(_, id) => ("Not found", format!("Nothing here is called “{}”.", echo(id))),
        SiteError::UnknownPath(path) => ("Not found", format!("There is no page “{}” here.", echo(path))),
        SiteError::Withdrawn(id, reason) => ("Withdrawn", format!("“{}” was withdrawn. {reason}", echo(id))),
        SiteError::NoStep(_, step) => ("No such step", format!("This thread has no step “{}”.", echo(step))),
        SiteError::NoPassage(_, id) => ("No such passage", format!("This event has no passage “{}”.", echo(id))),
        SiteError::NoPage(page) => ("No such page", format!("There is no page “{}” of this list.", echo(page))),
        SiteError::NotUtf8 => ("This address cannot be read", "Its path is not UTF-8.".into()),
        SiteError::TooLong => ("This address is too long", "Choose fewer values: 8,192 characters are read.".into()),
        SiteError::Method => ("Not possible", "Pages here can only be read: GET and HEAD.".into()),
        SiteError::Failed => ("Something failed", "The program failed on this page, and the fault is ours.".into()),
    }
}

/// That a list is cut: "These are the first 100 of 12,345."
pub fn first_of(shown: usize, all: usize) -> String {
    format!("These are the first {} of {}.", number(shown), number(all))
}
