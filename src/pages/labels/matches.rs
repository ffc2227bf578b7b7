//! In which texts an event was found.

use super::super::truncate::{sanitize, truncate};
use crate::messages::Messages;
use crate::model::{Event, EventIx, SourceIx, Timeline};
use crate::query::{Edition, SearchResult, TextRef};

/// The most fields with matches that are named.
const MAX_NAMED_FIELDS: usize = 4;

/// Which text of an event it is: "Title in Chinese", "Quotation from …".
pub fn field(m: &Messages, timeline: &Timeline, event: &Event, field: TextRef) -> String {
    let text = m.text();
    let source = |ix: SourceIx| truncate(&timeline.source(ix).title, 90);
    let of = |n: usize| event.citations.get(n).map_or_else(String::new, |citation| source(citation.source));
    match field {
        TextRef::Title => text.field_title(),
        TextRef::OriginalTitle(n) => event
            .titles
            .get(n)
            .map_or_else(String::new, |title| text.field_original_title(m.language_name(&title.language))),
        TextRef::OfficialTitle => text.field_official_title(),
        TextRef::Label => text.field_label(),
        TextRef::Date => text.field_date(),
        TextRef::Place => text.field_place(),
        TextRef::Actor(_) => text.field_actor(),
        TextRef::Person(_) => text.field_person(),
        TextRef::Summary => text.field_summary(),
        TextRef::Text => text.field_text(),
        TextRef::Quotation(n) => text.field_quotation(of(n)),
        TextRef::Translation(n) => text.field_translation(of(n)),
        TextRef::Paraphrase(n) => text.field_paraphrase(of(n)),
        TextRef::Note(_) => text.field_note(),
        TextRef::Source(_) => text.field_source(),
    }
}

/// The texts of an event that contain a match, the first few by name: "Found in: Title; Person". `None` if none does.
pub fn found_in(m: &Messages, timeline: &Timeline, ix: EventIx, texts: &[TextRef]) -> Option<String> {
    let mut fields: Vec<String> = Vec::new();
    for &text in texts {
        let name = field(m, timeline, timeline.event(ix), text);
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    let (named, others) = fields.split_at(fields.len().min(MAX_NAMED_FIELDS));
    let named = named.join(&m.text().field_separator());
    match others.len() {
        0 => (!named.is_empty()).then(|| m.text().match_found_in(named)),
        more => Some(m.text().match_found_in_more(more, named, m.number(more))),
    }
}

/// "No results for “treayt”."
pub fn no_results_for(m: &Messages, words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| m.text().quoted(*word)).collect();
    m.text().no_results_for(m.or(&quoted))
}

/// The sentence that names the words of a search that were left out, because no event has all.
pub fn left_out(m: &Messages, answer: &SearchResult) -> Option<String> {
    let words: Vec<String> = answer.left_out.iter().map(|word| m.text().quoted(sanitize(word))).collect();
    (!words.is_empty()).then(|| m.text().search_left_out(m.and(&words)))
}

/// What a timeline covers: its years and its title.
pub fn coverage(edition: &Edition) -> String {
    let m = edition.messages;
    let (first, last) = edition.index.extent();
    let years = m.years(first.ymd().0, last.ymd().0);
    let title = edition.timeline.about.title.as_str();
    // Many a title ends with the same years.
    let title = title.strip_suffix(&years).unwrap_or(title).trim_end_matches([' ', ',', ':', '.']);
    m.text().coverage(years, title)
}
