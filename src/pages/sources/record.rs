//! The page of a source: its record, and its passages in the order of the text.

use crate::model::{CitationRef, EventIx, OriginalTitle, SourceIx};

use crate::pages::chart::ChartView;
use crate::pages::citation::{CitationView, SourceLink};
use crate::pages::contribute::ContributeLinks;
use crate::pages::lang_attribute::LangAttribute;
use crate::pages::media::MediumView;
use crate::pages::{PageContext, PageLayout, json_ld, labels, markdown};
use crate::query::{FacetKey, SourceFacet, SourceFilter, SourceView};
use crate::routes::Route;
use askama::Template;
use std::collections::{BTreeSet, HashMap};

#[derive(Debug, Template)]
#[template(path = "source.html")]
pub struct SourcePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    described: bool,
    description: Option<String>,
    title_lang: LangAttribute,
    media: Vec<MediumView>,
    titles: Vec<OriginalTitle>,
    note: String,
    facts: Vec<Fact>,
    url: Option<String>,
    /// Whether it is said which institution keeps it.
    kept: bool,
    cite: String,
    archive_url: Option<String>,
    text_of: Option<SourceLink>,
    texts: Vec<SourceLink>,
    strip: Option<ChartView>,
    passages: Vec<CitationView>,
    others: Vec<CitationView>,
    contribute: ContributeLinks,
    /// The text that says that there is more than is shown.
    more: Option<String>,
}

/// A field of the record, with a link to the sources that share its value.
#[derive(Debug)]
struct Fact {
    term: String,
    lang: LangAttribute,
    value: String,
    alike: Option<String>,
}

impl<'a> SourcePage<'a> {
    pub fn new(site: PageContext<'a>, ix: SourceIx) -> Self {
        let m = site.messages();
        let t = m.text();
        let timeline = &site.edition.timeline;
        let source = timeline.source(ix);
        let sources = site.edition.sources();
        let alike = |facet: SourceFacet| {
            let value = facet.find(sources, facet.id_of(timeline, source)?)?;
            let query = SourceView::new(SourceFilter::single(facet, value)).query_string(sources);
            Some(site.href(Route::Sources.path().with_query(&query)))
        };
        let mut facts: Vec<Fact> = Vec::new();
        let interface = LangAttribute::default;
        let mut fact = |term: String, lang: LangAttribute, value: Option<String>, facet: Option<SourceFacet>| {
            let value = value.filter(|value| !value.is_empty());
            facts.extend(value.map(|value| Fact { term, lang, value, alike: facet.and_then(alike) }));
        };
        let perspective = source.perspective.map(|at| timeline.perspective(at).title.clone());
        fact(t.source_authors(), site.lang(), Some(labels::authors(m, source)), None);
        fact(t.source_container(), site.lang(), source.container.clone(), None);
        let details = &source.details;
        fact(t.source_editors(), site.lang(), Some(labels::names(m, &details.editors)), None);
        fact(t.source_translators(), site.lang(), Some(labels::names(m, &details.translators)), None);
        for (term, value) in [
            (t.source_edition(), &details.edition),
            (t.source_volume(), &details.volume),
            (t.source_issue(), &details.issue),
            (t.source_pages(), &details.pages.as_ref().map(|pages| pages.replace('-', "–"))),
        ] {
            fact(term, site.lang(), value.clone(), None);
        }
        fact(t.source_publisher(), site.lang(), source.publisher.clone(), Some(SourceFacet::Publisher));
        fact(t.source_publisher_place(), site.lang(), details.publisher_place.clone(), None);
        fact(t.source_date(), interface(), source.date.as_ref().map(|date| m.date(date)), None);
        fact(
            t.source_kind(),
            interface(),
            source.kind.map(|kind| labels::source_kind(m, timeline, kind)),
            Some(SourceFacet::Kind),
        );
        fact(
            t.source_role(),
            interface(),
            source.role.map(|role| labels::source_role(m, role)),
            Some(SourceFacet::Role),
        );
        fact(
            t.source_language(),
            interface(),
            source.language.as_deref().map(|tag| m.language_name(tag)),
            Some(SourceFacet::Language),
        );
        fact(t.source_perspective(), site.lang(), perspective, Some(SourceFacet::Perspective));
        fact(t.source_state_media(), interface(), source.state_media.then(|| t.yes()), None);
        fact(t.source_archive(), site.lang(), details.archive.clone(), None);
        fact(t.source_shelfmark(), site.lang(), details.shelfmark.clone(), None);
        fact(t.source_doi(), interface(), details.doi.clone(), None);
        fact(t.source_isbn(), interface(), details.isbn.clone(), None);
        fact(t.source_licence(), site.lang(), source.licence.clone(), None);
        fact(t.source_access(), interface(), source.access.map(|access| labels::access(m, access)), None);
        fact(t.source_accessed(), interface(), source.accessed.as_ref().map(|date| m.date(date)), None);
        let citations = site.edition.backlinks.citations_of(ix);
        let events = sources.events(ix);
        let (passages, others) = passages(&site, ix);
        let shown = passages.iter().chain(&others).count();
        let texts = (0..).map(SourceIx).zip(&timeline.sources).filter(|(_, other)| other.text_of == Some(ix));
        let mut texts: Vec<SourceIx> = texts.map(|(text, _)| text).collect();
        texts.sort_by_key(|&text| timeline.title_rank(text));
        let description = m.text().source_description(&source.title, m.evidence(citations.len(), sources.quoted(ix)));
        Self {
            layout: PageLayout::new(
                site,
                SourceLink::new(&site, ix).text(m),
                &description,
                timeline.source_path(ix),
                "sources",
            )
            .about(json_ld::source(&site, ix)),
            title: source.title.clone(),
            described: source.described,
            media: MediumView::all(&site, &source.media),
            description: source.description.clone(),
            title_lang: SourceLink::new(&site, ix).lang,
            titles: source.titles.clone(),
            note: source
                .note
                .as_ref()
                .map(|note| markdown::render(&site, note, 1, None, &|_| None))
                .unwrap_or_default(),
            url: source.url.clone(),
            kept: source.details.archive.is_some(),
            cite: site.href(Route::SourceCite { id: source.id.as_str() }),
            archive_url: source.archive_url.clone(),
            text_of: source.text_of.map(|work| SourceLink::new(&site, work)),
            texts: texts.into_iter().map(|text| SourceLink::new(&site, text)).collect(),
            facts,
            strip: (!events.is_empty()).then(|| ChartView::strip(&site, None, events, None)),
            more: (shown == MAX_CITATIONS_OF_SOURCE)
                .then(|| m.text().first_of(m.number(MAX_CITATIONS_OF_SOURCE), m.number(citations.len()))),
            passages,
            others,
            contribute: ContributeLinks::new(&site, &format!("sources/{}.toml", source.id), 1),
        }
    }
}

/// The most passages and references that a page shows.
const MAX_CITATIONS_OF_SOURCE: usize = 200;

/// The passages of a source in the order of its text, one for identical quotations, and its other citations; each with
/// the events that cite it.
fn passages(site: &PageContext<'_>, ix: SourceIx) -> (Vec<CitationView>, Vec<CitationView>) {
    let timeline = &site.edition.timeline;
    let mut citations = site.edition.backlinks.citations_of(ix).to_vec();
    // Verified passages are in the order of the text; the others follow in the order of events.
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
        let shown = CitationView::new(site, at, None);
        // This is the page of the source, so its passages do not repeat its name.
        let here = timeline.citation(at).source == ix;
        CitationView { used_by: used_by.collect(), source: shown.source.filter(|_| !here), ..shown }
    };
    let (quoted, others): (Vec<_>, Vec<_>) = shown.into_iter().partition(|(words, ..)| words.is_some());
    let views =
        |of: Vec<(Option<&str>, CitationRef, Vec<CitationRef>)>| of.iter().map(|(_, at, all)| view(*at, all)).collect();
    (views(quoted), views(others))
}
