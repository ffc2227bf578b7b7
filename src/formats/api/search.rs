//! What a text finds: the events, the best first, with the words where they are.

use super::{EventRef, Links, List};
use crate::model::EventIx;
use crate::pages::{PageContext, labels};
use crate::query::{Filter, SearchResult, TextRef};
use serde::Serialize;
use utoipa::ToSchema;

/// A part of the results of a search.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchList<T> {
    /// The number of events of the whole result.
    pub count: usize,
    /// The version of the data.
    pub data_version: String,
    /// Words that no text has, each with the word that was searched for instead.
    pub corrections: Vec<CorrectionRecord>,
    /// Words that were left out because no event has all.
    pub left_out: Vec<String>,
    /// The search text as it was applied.
    pub applied_text: String,
    pub links: Links,
    /// The results of this part.
    pub items: Vec<T>,
}

/// A word that was corrected.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionRecord {
    typed: String,
    searched: String,
}

/// An event that was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchRecord {
    event: EventRef,
    /// The title and the summary, and excerpts of other texts, so that each search word is in one of them.
    snippets: Vec<SnippetRecord>,
}

/// A text with search words.
#[derive(Debug, Serialize, ToSchema)]
pub struct SnippetRecord {
    /// Which text of the event it is.
    field: String,
    /// The text in parts, in its order.
    parts: Vec<PartRecord>,
    /// The language of the text, if it is not that of the timeline.
    language: Option<String>,
    /// The id of the citation that it is from.
    citation: Option<String>,
}

/// A part of a text.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartRecord {
    text: String,
    /// Whether it is a search word.
    highlighted: bool,
}

impl<T> SearchList<T> {
    /// A part of the results of a filter.
    pub fn new(list: List<T>, filter: &Filter, result: &SearchResult) -> Self {
        let List { count, data_version, links, items } = list;
        let applied = result.applied_text.clone().or_else(|| filter.text.clone());
        Self {
            count,
            data_version,
            corrections: CorrectionRecord::all(result),
            left_out: result.left_out.clone(),
            applied_text: applied.unwrap_or_default(),
            links,
            items,
        }
    }
}

impl CorrectionRecord {
    /// The corrections of a search.
    pub fn all(result: &SearchResult) -> Vec<Self> {
        let corrections = result.corrections.iter();
        corrections.map(|(typed, searched)| Self { typed: typed.clone(), searched: searched.clone() }).collect()
    }
}

impl SearchRecord {
    /// An event that was found.
    pub fn new(site: &PageContext<'_>, ix: EventIx, result: &SearchResult) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let event = timeline.event(ix);
        let parts = |text: &str| -> Vec<PartRecord> {
            let segments = result.highlighter.segments(text).into_iter();
            segments.map(|(text, highlighted)| PartRecord { text: text.to_owned(), highlighted }).collect()
        };
        let shown = [(TextRef::Title, &*event.title), (TextRef::Summary, &*event.summary)];
        let heads = shown.map(|(of, text)| SnippetRecord {
            field: labels::field(m, timeline, event, of),
            parts: parts(text),
            language: None,
            citation: None,
        });
        let excerpts = result.snippets(m, timeline, event, &shown.map(|(_, text)| text)).into_iter();
        let excerpts = excerpts.map(|snippet| SnippetRecord {
            field: labels::field(m, timeline, event, snippet.text_ref),
            parts: parts(&snippet.text),
            language: snippet.language,
            citation: match snippet.text_ref {
                TextRef::Quotation(n) | TextRef::Translation(n) | TextRef::Paraphrase(n) => {
                    event.citations.get(n).map(|citation| citation.id.to_string())
                }
                _ => None,
            },
        });
        Self { event: EventRef::new(site, ix), snippets: heads.into_iter().chain(excerpts).collect() }
    }
}
