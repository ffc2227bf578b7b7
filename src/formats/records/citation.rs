//! Citations as JSON.

use crate::formats::edtf_day;
use crate::model::{Body, Citation, CitationRef, Voice};
use crate::pages::PageContext;
use serde::Serialize;
use utoipa::ToSchema;

/// A reference to a source: a quotation, a paraphrase, or a bare reference.
#[derive(Debug, Serialize, ToSchema)]
pub struct CitationRecord<'a> {
    id: &'a str,
    /// The address of the citation.
    url: String,
    source: &'a str,
    via: Option<&'a str>,
    /// The title of the source.
    title: &'a str,
    /// Where the source can be read.
    source_url: Option<&'a str>,
    locator: Option<&'a str>,
    quote: Option<&'a str>,
    /// The words before the quotation, if its words occur more than once.
    prefix: Option<&'a str>,
    /// The words after it.
    suffix: Option<&'a str>,
    language: Option<&'a str>,
    translation: Option<&'a str>,
    translator: Option<&'a str>,
    /// A paraphrase, in Markdown.
    says: Option<&'a str>,
    voice: Vec<&'a str>,
    reports: Vec<&'a str>,
    attributed_to: Vec<&'a str>,
    /// The day on which its words were found in the text of the source.
    verified: Option<String>,
}

impl<'a> CitationRecord<'a> {
    /// The record of a citation.
    pub fn new(site: &PageContext<'a>, at: CitationRef, citation: &'a Citation) -> Self {
        let timeline = &site.edition.timeline;
        let source = timeline.source(citation.source);
        let quote = citation.quote();
        let voices = |of: &'a [Voice]| of.iter().map(|&voice| timeline.voice_id(voice)).collect();
        Self {
            id: citation.id.as_str(),
            url: site.base.absolute(timeline.citation_path(at)),
            source: source.id.as_str(),
            via: citation.via.map(|via| timeline.source(via).id.as_str()),
            title: &source.title,
            source_url: timeline.source(citation.read_in()).url.as_deref(),
            locator: citation.locator.as_deref(),
            quote: quote.map(|quote| &*quote.exact),
            prefix: quote.and_then(|quote| quote.prefix.as_deref()),
            suffix: quote.and_then(|quote| quote.suffix.as_deref()),
            language: quote.and_then(|quote| quote.language.as_deref()),
            translation: quote.and_then(|quote| quote.translation.as_deref()),
            translator: quote.and_then(|quote| quote.translator.as_deref()),
            says: if let Body::Says(text) = &citation.body { Some(text.as_str()) } else { None },
            voice: voices(&citation.voice),
            reports: voices(&citation.reports),
            attributed_to: voices(&citation.attributed_to),
            verified: citation.verified.and_then(|verified| edtf_day(verified.on)),
        }
    }
}
