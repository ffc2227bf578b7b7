//! The page of a source: the record, and its passages in the order of the text.

use crate::model::date::Date;
use crate::model::{CitationRef, EventIx, OriginalTitle, Route, SourceIx};
use crate::pages::chart::ChartView;
use crate::pages::citation::{CitationView, SourceLink};
use crate::pages::{Page, PageContext, PageLayout, markdown, words};
use crate::query::{FacetKey, Selection, SourceFacet, SourceView};
use askama::Template;
use std::collections::{BTreeSet, HashMap};

/// The page of a source.
#[derive(Debug, Template)]
#[template(path = "source.html")]
pub struct SourcePage<'a> {
    layout: PageLayout<'a>,
    title: String,
    described: bool,
    description: Option<String>,
    language: Option<String>,
    titles: Vec<OriginalTitle>,
    note: String,
    facts: Vec<Fact>,
    url: Option<String>,
    cite: String,
    archive_url: Option<String>,
    text_of: Option<SourceLink>,
    texts: Vec<SourceLink>,
    strip: Option<ChartView>,
    passages: Vec<CitationView>,
    others: Vec<CitationView>,
    /// That there is more than is shown.
    more: Option<String>,
}

/// What the record says, with the list of the sources that say the same.
#[derive(Debug)]
struct Fact {
    term: &'static str,
    value: String,
    alike: Option<String>,
}

impl<'a> SourcePage<'a> {
    /// The page of a source.
    #[must_use]
    pub fn new(site: PageContext<'a>, ix: SourceIx) -> Self {
        let timeline = &site.edition.timeline;
        let source = timeline.source(ix);
        let sources = &site.edition.sources;
        let alike = |facet: SourceFacet| {
            let value = facet.find(sources, facet.id_of(timeline, source)?)?;
            let query = SourceView::new(Selection::single(facet, value)).query_string(sources);
            Some(site.href(Route::Sources.path().with_query(&query)))
        };
        let mut facts: Vec<Fact> = Vec::new();
        let mut fact = |term, value: Option<String>, facet: Option<SourceFacet>| {
            let value = value.filter(|value| !value.is_empty());
            facts.extend(value.map(|value| Fact { term, value, alike: facet.and_then(alike) }));
        };
        let perspective = source.perspective.map(|at| timeline.perspective(at).title.clone());
        fact(words::fact::AUTHORS, Some(words::list(&source.authors, "and")), None);
        fact(words::fact::CONTAINER, source.container.clone(), None);
        fact(words::fact::PUBLISHER, source.publisher.clone(), Some(SourceFacet::Publisher));
        fact(words::fact::DATE, source.date.as_ref().map(Date::words), None);
        fact(words::fact::KIND, source.kind.map(|kind| words::source_kind(kind).into()), Some(SourceFacet::Kind));
        fact(words::fact::ROLE, source.role.map(|role| words::source_role(role).into()), Some(SourceFacet::Role));
        fact(words::fact::LANGUAGE, source.language.as_deref().map(words::language), Some(SourceFacet::Language));
        fact(words::fact::PERSPECTIVE, perspective, Some(SourceFacet::Perspective));
        fact(words::fact::STATE_MEDIA, source.state_media.then(|| words::fact::YES.to_owned()), None);
        fact(words::fact::LICENCE, source.licence.clone(), None);
        fact(words::fact::ACCESS, source.access.map(|access| words::access(access).to_owned()), None);
        fact(words::fact::ACCESSED, source.accessed.as_ref().map(Date::words), None);
        let citations = site.edition.backlinks.citations_of(ix);
        let events = sources.events(ix);
        let (passages, others) = passages(&site, ix);
        let shown = passages.iter().chain(&others).count();
        let texts = (0..).map(SourceIx).zip(&timeline.sources).filter(|(_, other)| other.text_of == Some(ix));
        let description = words::source_description(&source.title, passages.len());
        Self {
            layout: PageLayout::new(
                site,
                &format!("{}{}", source.title, SourceLink::new(&site, ix).rest),
                &description,
                timeline.source_path(ix),
                "sources",
            ),
            title: source.title.clone(),
            described: source.described,
            description: source.description.clone(),
            language: SourceLink::new(&site, ix).language,
            titles: source.titles.clone(),
            note: source.note.as_ref().map(|note| markdown::render(&site, note, None, &|_| None)).unwrap_or_default(),
            url: source.url.clone(),
            cite: site.href(Route::SourceCite { id: source.id.as_str() }),
            archive_url: source.archive_url.clone(),
            text_of: source.text_of.map(|work| SourceLink::new(&site, work)),
            texts: texts.map(|(ix, _)| SourceLink::new(&site, ix)).collect(),
            facts,
            strip: (!events.is_empty()).then(|| ChartView::strip(&site, None, events, None)),
            more: (shown == MAX_CITATIONS_OF_SOURCE).then(|| words::first_of(MAX_CITATIONS_OF_SOURCE, citations.len())),
            passages,
            others,
        }
    }
}

impl Page for SourcePage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}

/// Passages and references that one page shows, at most.
const MAX_CITATIONS_OF_SOURCE: usize = 200;

/// The quoted passages of a source in the order of its text, one for the same words, and its other citations; each
/// with the events that rest on it.
fn passages(site: &PageContext<'_>, ix: SourceIx) -> (Vec<CitationView>, Vec<CitationView>) {
    let timeline = &site.edition.timeline;
    let mut citations = site.edition.backlinks.citations_of(ix).to_vec();
    // Passages that were found in the text stand in its order; the others behind them, in the order of events.
    let key = |at: &CitationRef| {
        let citation = timeline.citation(*at);
        let found = citation.verified.filter(|_| citation.read_in() == ix).map(|verified| verified.offset);
        (found.unwrap_or(usize::MAX), *at)
    };
    citations.sort_by_key(key);
    let mut shown: Vec<(Option<&str>, CitationRef, Vec<CitationRef>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for at in citations {
        let words = timeline.citation(at).quote().map(|quote| &*quote.exact);
        match words.and_then(|words| known.get(words)) {
            Some(&same) => shown[same].2.push(at),
            None => {
                known.extend(words.map(|words| (words, shown.len())));
                shown.push((words, at, vec![at]));
            }
        }
    }
    shown.truncate(MAX_CITATIONS_OF_SOURCE);
    let view = |at: CitationRef, all: &[CitationRef]| {
        let resting = |&at: &CitationRef| {
            let others = site.edition.backlinks.events_citing(at);
            std::iter::once(at.event).chain(others.iter().copied())
        };
        let events: BTreeSet<EventIx> = all.iter().flat_map(resting).collect();
        let used_by = events.into_iter().map(|event| {
            let own = all.iter().find(|at| at.event == event);
            let path = own.map_or_else(|| timeline.event_path(event), |&at| timeline.citation_path(at));
            (site.href(path), timeline.event(event).title.to_string())
        });
        let shown = CitationView::new(site, at, None, false);
        // The page is the source's own: its name is not said again with each of its passages.
        let here = timeline.citation(at).source == ix;
        CitationView { used_by: used_by.collect(), source: shown.source.filter(|_| !here), ..shown }
    };
    let (quoted, others): (Vec<_>, Vec<_>) = shown.into_iter().partition(|(words, ..)| words.is_some());
    let views =
        |of: Vec<(Option<&str>, CitationRef, Vec<CitationRef>)>| of.iter().map(|(_, at, all)| view(*at, all)).collect();
    (views(quoted), views(others))
}
