//! Every word of the interface that does not stand in a template. Dates are put in words by [`crate::model::date`].

use crate::model::date::{DateError, Period};
use crate::model::{
    Access, ActorKind, Citation, NoteKind, RelationKind, Source, SourceKind, SourceRole, Timeline, Voice,
};
use crate::query::{Bound, Choice, Condition, Facet, Filter, Problem};

pub const TIMELINE: &str = "Timeline";
pub const ACTORS: &str = "Actors";
pub const SOURCES: &str = "Sources";
pub const ABOUT: &str = "About";
pub const EVIDENCE: &str = "Evidence";
pub const OTHERS: &str = "Others";

/// "1 event", "14 events", "1,204 events".
pub fn count(number: usize, one: &str, many: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", if number == 1 { one } else { many })
}

/// "14 events"
pub fn events(number: usize) -> String {
    count(number, "event", "events")
}

/// How another part of the page names a citation: "passage 3", "reference 8".
pub fn numbered(citation: &Citation, number: usize) -> String {
    format!("{} {number}", if citation.quote().is_some() { "passage" } else { "reference" })
}

/// "2 passages"
pub fn passages(number: usize) -> String {
    count(number, "passage", "passages")
}

/// "a", "a and b", "a, b and c"; with `or`: "a, b or c".
pub fn list(items: &[String], joint: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

/// A text cut at a word to a length in characters.
pub fn clip(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most - 1).collect();
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head))
}

/// What somebody gave us, for saying back: no control characters, not too long.
pub fn echo(text: &str) -> String {
    clip(&text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect::<String>(), 60)
}

/// The heading of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Era => "Era",
        Facet::Actor => "Actor",
        Facet::Kind => "Kind",
    }
}

/// A chip: one condition of a filter.
pub fn condition(timeline: &Timeline, filter: &Filter, condition: &Condition) -> String {
    let bound = |bound: Option<&Bound>| match bound {
        Some(Bound::Period(period)) => period.words(),
        Some(Bound::Unread(text)) => format!("“{}”", echo(text)),
        None => String::new(),
    };
    match condition {
        Condition::Choice(facet, Choice::Known(value)) => facet.value(timeline, *value).1.to_owned(),
        Condition::Choice(_, Choice::Unknown(text)) => format!("“{}”", echo(text)),
        Condition::AllActors => "all of these actors together".into(),
        Condition::About => "including events about them".into(),
        Condition::From => format!("from {}", bound(filter.window.from.as_ref())),
        Condition::To => format!("to {}", bound(filter.window.to.as_ref())),
    }
}

/// The sentence that says what is shown: "41 of 123 events: China or the Soviet Union; treaties; 1945–1953".
pub fn shown(timeline: &Timeline, filter: &Filter, found: usize) -> String {
    let total = timeline.events.len();
    let mut parts = Vec::new();
    for facet in Facet::ALL {
        // A URL sorts values by their ids; a sentence names them in the order of the timeline.
        let mut chosen: Vec<&Choice> = filter.chosen(facet).iter().collect();
        chosen.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
        for choice in chosen {
            let (group, title) = match choice {
                Choice::Known(value) => (facet.group(timeline, *value), facet.value(timeline, *value).1.to_owned()),
                Choice::Unknown(text) => (0, format!("“{}”", echo(text))),
            };
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, titles)) => titles.push(title),
                None => groups.push((group, vec![title])),
            }
        }
        let joint = if facet == Facet::Actor && filter.all_actors { "and" } else { "or" };
        for (_, titles) in groups {
            let about = if facet == Facet::Actor && filter.about { ", acting or concerned" } else { "" };
            parts.push(format!("{}{about}", list(&titles, joint)));
        }
    }
    let period = |bound: &Option<Bound>| match bound {
        Some(Bound::Period(period)) => Some(period.words()),
        _ => None,
    };
    match (period(&filter.window.from), period(&filter.window.to)) {
        (Some(from), Some(to)) if from == to => parts.push(from),
        (Some(from), Some(to)) if [&from, &to].iter().all(|p| !p.contains(' ')) => parts.push(format!("{from}–{to}")),
        (Some(from), Some(to)) => parts.push(format!("{from} – {to}")),
        (Some(from), None) => parts.push(format!("from {from}")),
        (None, Some(to)) => parts.push(format!("to {to}")),
        (None, None) => {}
    }
    match (parts.is_empty(), found == total) {
        (true, _) => events(total),
        (false, _) => format!("{found} of {}: {}", events(total), parts.join("; ")),
    }
}

/// That a successor includes its predecessors, by the first example that the timeline has.
pub fn succession(timeline: &Timeline) -> Option<String> {
    let heir = timeline.actors.iter().find(|actor| !actor.successor_of.is_empty())?;
    let before: Vec<String> = heir.successor_of.iter().map(|&before| timeline.actor(before).title.clone()).collect();
    Some(format!("An actor includes those it continues: {} includes {}.", heir.title, list(&before, "and")))
}

/// What a reader is told of a parameter that could not be read.
pub fn problem(timeline: &Timeline, problem: &Problem) -> String {
    match problem {
        Problem::UnknownValue(facet, value) => {
            let known = (0..).map(|n| facet.value(timeline, n).0.as_str()).take(facet.len(timeline));
            let near = crate::load::nearest(value, known);
            let near = near.map_or(String::new(), |near| format!(" Did you mean “{near}”?"));
            let name = match facet {
                Facet::Era => "era",
                Facet::Actor => "actor",
                Facet::Kind => "kind",
            };
            format!("There is no {name} “{}” here, so it matches nothing.{near}", echo(value))
        }
        Problem::NoPeriod { key, value } => {
            let hint = match value.parse::<Period>() {
                Err(error) if !matches!(error, DateError::NotEdtf { .. }) => error.hint().replace('`', ""),
                _ => "Write 1950, 1950-02 or 1950-02-14.".into(),
            };
            format!("“{}” in “{key}” is not a year, month or day, so it was passed over. {hint}", echo(value))
        }
        Problem::Reversed => "“From” is later than “to”, so nothing lies between them.".into(),
        Problem::NoPage(value) => format!("“{}” is not the number of a page.", echo(value)),
    }
}

/// Who says something. The author and the publisher are named where the source names them.
pub fn voice(timeline: &Timeline, source: &Source, voice: Voice) -> String {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).title.clone(),
        Voice::Person(person) => timeline.person(person).name.clone(),
        Voice::Author if source.authors.is_empty() => "the author".into(),
        Voice::Author => list(&source.authors, "and"),
        Voice::Publisher => {
            source.publisher.as_ref().map_or_else(|| "the publisher".into(), |p| format!("{p}, as publisher"))
        }
        Voice::Unattributed => "a speaker whom the source does not name".into(),
    }
}

/// A relation read forwards ("led to") or backwards ("follows from").
pub fn relation(kind: RelationKind, backwards: bool) -> &'static str {
    match (kind, backwards) {
        (RelationKind::LedTo, false) => "led to",
        (RelationKind::LedTo, true) => "came of",
        (RelationKind::ReactedTo, false) => "reacted to",
        (RelationKind::ReactedTo, true) => "drew a reaction:",
        (RelationKind::Strengthened, false) => "strengthened",
        (RelationKind::Strengthened, true) => "was strengthened by",
        (RelationKind::Weakened, false) => "weakened",
        (RelationKind::Weakened, true) => "was weakened by",
        (RelationKind::Ended, false) => "ended",
        (RelationKind::Ended, true) => "was ended by",
        (RelationKind::PartOf, false) => "was part of",
        (RelationKind::PartOf, true) => "included",
        (RelationKind::Superseded, false) => "superseded",
        (RelationKind::Superseded, true) => "was superseded by",
        (RelationKind::Renewed, false) => "renewed",
        (RelationKind::Renewed, true) => "was renewed by",
        (RelationKind::Violated, false) => "violated",
        (RelationKind::Violated, true) => "was violated by",
        (RelationKind::Echoed, false) => "echoed",
        (RelationKind::Echoed, true) => "was echoed by",
        (RelationKind::ContrastedWith, _) => "is contrasted with",
    }
}

/// Whether the event that a relation leads from is what came of the other: a reaction, a breach.
pub fn looks_back(kind: RelationKind) -> bool {
    !matches!(kind, RelationKind::LedTo | RelationKind::Strengthened | RelationKind::Weakened | RelationKind::Ended)
}

/// The heading of a note.
pub fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Differs => "Sources differ",
        NoteKind::Open => "Not known",
        NoteKind::Corrects => "Correction",
    }
}

/// What sort of actor.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "State",
        ActorKind::Organisation => "Organisation",
        ActorKind::Group => "Group",
        ActorKind::Other => "Other",
    }
}

/// What sort of source.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Treaty => "Treaty",
        SourceKind::Statement => "Statement",
        SourceKind::Strategy => "Strategy",
        SourceKind::Speech => "Speech or interview",
        SourceKind::Report => "Report",
        SourceKind::Article => "Article",
        SourceKind::Book => "Book",
        SourceKind::Dataset => "Data set",
        SourceKind::Web => "Web page",
    }
}

/// How near a source stands to what it tells.
pub fn source_role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Primary => "primary source",
        SourceRole::Secondary => "secondary source",
        SourceRole::Reference => "work of reference",
    }
}

/// What it takes to read a source.
pub fn access(access: Access) -> &'static str {
    match access {
        Access::Free => "free to read",
        Access::Registration => "after registration",
        Access::Paywall => "for payment",
    }
}

/// The name of a language; its tag where we have no name for it.
pub fn language(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let name = match primary {
        "ar" => "Arabic",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "la" => "Latin",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ru" => "Russian",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        _ => return tag.to_owned(),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words_with_their_number() {
        assert_eq!(
            [events(0), events(1), events(1204), events(1_000_000)],
            ["0 events", "1 event", "1,204 events", "1,000,000 events"]
        );
    }

    #[test]
    fn lists_read_as_people_write_them() {
        let items: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(
            [list(&items, "or"), list(&items[..2], "and"), list(&items[..1], "or")],
            ["a, b or c", "a and b", "a"]
        );
    }

    #[test]
    fn what_a_reader_gave_is_said_back_tamed() {
        assert_eq!(echo("a\0b\u{1b}[1m"), "a\u{FFFD}b\u{FFFD}[1m");
        assert!(echo(&"x".repeat(5000)).chars().count() <= 60);
    }
}
