//! Why something was found, and where it stands.

use super::{clip, count, language, list};
use crate::model::{Event, SourceIx, Timeline};
use crate::query::TextRef;

/// What heads the reasons for which an event is listed.
pub const WHY: &str = "Why is this here?";

/// Which text of an event it is: "Title in Chinese", "Quotation from …".
pub fn part(timeline: &Timeline, event: &Event, part: TextRef) -> String {
    let source = |ix: SourceIx| clip(&timeline.source(ix).title, 90);
    let of = |n: usize| event.citations.get(n).map_or_else(String::new, |citation| source(citation.source));
    match part {
        TextRef::Title => "Title".into(),
        TextRef::OfficialTitle => "Official title".into(),
        TextRef::OriginalTitle(n) => {
            event.titles.get(n).map_or_else(String::new, |title| format!("Title in {}", language(&title.language)))
        }
        TextRef::Label => "Label".into(),
        TextRef::Date => "Date".into(),
        TextRef::Place => "Place".into(),
        TextRef::Actor(_) => "Actor".into(),
        TextRef::Person(_) => "Person".into(),
        TextRef::Summary => "Summary".into(),
        TextRef::Text => "Text".into(),
        TextRef::Quotation(n) => format!("Quotation from “{}”", of(n)),
        TextRef::Translation(n) => format!("Translation from “{}”", of(n)),
        TextRef::Paraphrase(n) => format!("Paraphrase of “{}”", of(n)),
        TextRef::Note(_) => "Note".into(),
        TextRef::Source(_) => "Source".into(),
    }
}

/// In which texts something was found; of many the first few.
pub fn found_in(parts: &[String]) -> String {
    let shown = &parts[..parts.len().min(4)];
    let more = parts.len() - shown.len();
    let rest = if more > 0 { format!(" and {}", count(more, "other text", "other texts")) } else { String::new() };
    format!("Found in: {}{rest}", shown.join("; "))
}

/// A condition with the value by which it is met: "Kind: Treaty".
pub fn because(facet: &str, value: &str) -> String {
    format!("{facet}: {value}")
}

/// Through whom an event is one of an actor.
pub fn took_part(actor: &str, acted: bool, heir: Option<&str>) -> String {
    let heir = heir.map_or_else(String::new, |heir| format!(", which {heir} continues"));
    format!("{}: {actor}{heir}", if acted { "Actor" } else { "About" })
}

/// How surely an event is in the window.
pub fn in_window(perhaps: bool) -> String {
    let how = if perhaps { "perhaps in these years: it is not known exactly" } else { "in these years" };
    format!("Date: {how}")
}

/// "Nothing has “treayt”."
pub fn nothing_has(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    format!("Nothing has {}.", list(&quoted, "or"))
}
