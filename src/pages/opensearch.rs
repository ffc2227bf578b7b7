//! The description that lets browsers search the site.

use super::PageContext;
use super::truncate::truncate;
use crate::routes::Route;
use askama::Template;

/// The media type of OpenSearch descriptions.
pub const OPENSEARCH: &str = "application/opensearchdescription+xml";

/// The description of the site's search: OpenSearch 1.1.
#[derive(Debug, Template)]
#[template(path = "opensearch.xml")]
pub struct OpenSearch<'a> {
    site: PageContext<'a>,
    name: String,
    description: String,
}

impl<'a> OpenSearch<'a> {
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let title = &site.edition.timeline.about.title;
        Self { site, name: short_name(title), description: truncate(&m.text().opensearch_description(title), 1024) }
    }

    fn absolute(&self, route: Route<'_>) -> String {
        self.site.base.absolute(route)
    }

    /// URL and media type.
    fn icon(&self) -> (String, &'static str) {
        let (path, media_type) = self.site.icon();
        (self.site.base.absolute(path), media_type)
    }

    fn language(&self) -> &str {
        &self.site.edition.timeline.about.language
    }
}

/// The name of the site in the browser's list of search engines: as many words of the title as fit in 16 characters
/// (OpenSearch 1.1, `ShortName`).
fn short_name(title: &str) -> String {
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
