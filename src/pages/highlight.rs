//! Text with the search words highlighted, and excerpts around them.

use super::lang_attribute::LangAttribute;
use super::{PageContext, labels};
use crate::model::EventIx;
use crate::query::{Highlighter, SearchResult, Snippet, TextRef};
use askama::Template;

/// A text in parts, some of which are highlighted.
#[derive(Clone, Debug, Default, Template)]
#[template(
    source = "{% for (part, marked) in parts %}{% if marked %}<mark>{{ part }}</mark>{% else %}{{ part }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub struct Highlighted {
    parts: Vec<(String, bool)>,
}

impl Highlighted {
    /// A text without highlights.
    pub fn plain(text: &str) -> Self {
        Self { parts: vec![(text.to_owned(), false)] }
    }

    /// A text with the highlights of a search, if there is one.
    pub fn new(answer: Option<&SearchResult>, text: &str) -> Self {
        answer.map_or_else(|| Self::plain(text), |answer| Self::by(&answer.highlighter, text))
    }

    fn by(marks: &Highlighter, text: &str) -> Self {
        Self { parts: marks.segments(text).into_iter().map(|(part, marked)| (part.to_owned(), marked)).collect() }
    }
}

/// An excerpt of a text around a search word, in a list of results.
#[derive(Debug)]
pub struct SnippetView {
    /// The name of the text that it is from.
    pub of: String,
    pub text: Highlighted,
    /// Its language.
    pub lang: LangAttribute,
    /// Whether it is a quotation.
    pub quoted: bool,
    /// The link to the text.
    pub href: String,
}

/// Excerpts of an event's texts for the search words that are not in the `shown` texts. `query` is the reader's filter
/// with its `?`.
pub fn snippets(
    site: &PageContext<'_>,
    ix: EventIx,
    query: &str,
    answer: &SearchResult,
    shown: &[&str],
) -> Vec<SnippetView> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let event = timeline.event(ix);
    let view = |snippet: Snippet| {
        let citation = match snippet.text_ref {
            TextRef::Quotation(n) | TextRef::Translation(n) | TextRef::Paraphrase(n) => event.citations.get(n),
            _ => None,
        };
        let anchor = citation.map_or_else(String::new, |citation| format!("#{}", citation.id));
        SnippetView {
            of: labels::field(m, timeline, event, snippet.text_ref),
            text: Highlighted::by(&answer.highlighter, &snippet.text),
            lang: site.lang_or(snippet.language.as_deref()),
            quoted: matches!(snippet.text_ref, TextRef::Quotation(_)),
            href: format!("{}{query}{anchor}", site.href(timeline.event_path(ix))),
        }
    };
    answer.snippets(m, timeline, event, shown).into_iter().map(view).collect()
}
