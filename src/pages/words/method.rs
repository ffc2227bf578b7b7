//! How the timeline is made: its figures in words.

use super::{count, language, number};
use crate::model::NoteKind;
use crate::query::Stats;

/// What `/method` is.
pub const METHOD_DESCRIPTION: &str = "How quotations are checked, how dates are proved, what is claimed and by whom, \
                                      how to report an error, and how far all that has come.";

/// The terms of the figures.
pub mod figure {
    pub const EVENTS: &str = "Events";
    pub const CITATIONS: &str = "Passages";
    pub const CHECKED: &str = "Checked";
    pub const SOURCES: &str = "Sources";
    pub const LANGUAGES: &str = "Languages";
    pub const DATES: &str = "Dates";
    pub const RELATIONS: &str = "Relations";
    pub const NOTES: &str = "Notes";
    pub const VERSION: &str = "Version";
}

/// "120 quotations"
pub fn quotations(number: usize) -> String {
    count(number, "quotation", "quotations")
}

/// "300 paraphrases"
pub fn paraphrases(number: usize) -> String {
    count(number, "paraphrase", "paraphrases")
}

/// "40 references without words"
pub fn bare_references(number: usize) -> String {
    count(number, "reference without words", "references without words")
}

/// How many quotations were found in copies of their sources: "69 of 70 quotations (98 %), last on 24 November 2026".
pub fn share_checked(figures: &Stats) -> String {
    let (found, all) = (figures.verified, figures.quotations);
    let Some((_, last)) = figures.checked else {
        return format!("none of {} has been looked up in a copy of its source yet", quotations(all));
    };
    // Rounded down, so that all are all.
    let share = found.saturating_mul(100) / all.max(1);
    let (of, found) = (quotations(all), number(found));
    format!("{found} of {of} ({share} %) found word for word in a copy of the source, last on {}", last.words())
}

/// "183 primary"
pub fn of_role(role: &str, found: usize) -> String {
    let role = match role {
        "primary" => "primary",
        "secondary" => "secondary",
        _ => "of reference",
    };
    format!("{} {role}", number(found))
}

/// "35 in Chinese"
pub fn of_language(tag: &str, found: usize) -> String {
    format!("{} in {}", number(found), language(tag))
}

/// Events by how many works their dates rest on.
pub fn dated_by_two(events: usize) -> String {
    count(events, "rests on two works or more", "rest on two works or more")
}

/// The same of one work.
pub fn dated_by_one(events: usize) -> String {
    count(events, "rests on one work", "rest on one work")
}

/// The same of none.
pub fn dated_by_none(events: usize) -> String {
    count(events, "names none", "name none")
}

/// "12 with a reservation"
pub fn hedged(found: usize) -> String {
    format!("{} with a reservation", number(found))
}

/// "3 disputed"
pub fn disputed(found: usize) -> String {
    format!("{} disputed", number(found))
}

/// "4 open questions"
pub fn notes_of(kind: NoteKind, number: usize) -> String {
    match kind {
        NoteKind::Differs => count(number, "note where sources differ", "notes where sources differ"),
        NoteKind::Open => count(number, "open question", "open questions"),
        NoteKind::Corrects => count(number, "correction of a source", "corrections of sources"),
    }
}

/// The heading of all notes of a kind.
pub fn notes_heading(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Differs => "Where sources differ",
        NoteKind::Open => "Open questions",
        NoteKind::Corrects => "Corrections of sources",
    }
}

/// "78 changes, the last on 25 November 2026"
pub fn last_changed(changes: usize, day: &str) -> String {
    format!("{}, the last: {day}", count(changes, "change", "changes"))
}
