//! Words of the search box and of what it suggests.

use super::clip;
use crate::model::Source;

pub const ACTOR: &str = "Actor";
pub const VOICE: &str = "Voice";

/// "Source, 2001"
pub fn source_of(source: &Source) -> String {
    source.date.as_ref().map_or_else(|| "Source".into(), |date| format!("Source, {}", date.words()))
}

/// What browsers say of the site's search: at most 1,024 characters (OpenSearch 1.1, `Description`).
pub fn search_in(title: &str) -> String {
    clip(&format!("Search events and sources of “{title}”"), 1024)
}

/// What browsers call the site in lists of searches: as many words of the title as 16 characters hold (OpenSearch 1.1,
/// `ShortName`).
pub fn short_name(title: &str) -> String {
    let mut name: String = title.chars().take(16).collect();
    let cut = title[name.len()..].starts_with(char::is_alphanumeric);
    if let Some((words, _)) = name.rsplit_once(char::is_whitespace).filter(|_| cut) {
        name = words.to_owned();
    }
    name.trim_end_matches([' ', ',', ':', ';', '–', '—', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_the_title_as_far_as_its_words_fit_16_characters() {
        for (title, short) in [
            ("No limits? China, Russia and NATO", "No limits? China"),
            ("The War: a history of it", "The War: a"),
            ("Rome", "Rome"),
            ("Verfassungsgeschichte", "Verfassungsgesch"),
            ("中苏关系史", "中苏关系史"),
        ] {
            assert_eq!(short_name(title), short);
        }
    }
}
