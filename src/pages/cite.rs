//! The page of formatted citations: of an event, a passage, a thread or a view, and of the works that it cites.

use super::citation::CitationView;
use super::{PageContext, PageLayout, labels};
use crate::cite::{self, CitedPart, CslItem, Style, TextRun};
use crate::messages::{Messages, without_isolation};
use crate::model::date::Day;
use crate::model::{CitationRef, EventIx, OriginalTitle, SourceIx, ThreadIx};
use crate::query::{CompareView, View};
use crate::routes::{CitationFormat, Route, UrlPath};
use askama::Template;

/// The formatted citations of one item.
#[derive(Debug, Template)]
#[template(path = "cite.html")]
pub struct CitePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    trail: (String, String),
    heading: String,
    titles: Vec<OriginalTitle>,
    passage: Option<CitationView>,
    quoted_in: bool,
    works: Vec<Work>,
    /// The links to the BibTeX and CSL-JSON files.
    downloads: (String, String),
}

/// A work that can be cited.
#[derive(Debug)]
struct Work {
    heading: String,
    /// The place in it that is cited.
    locator: Option<String>,
    today: Day,
    bibtex: String,
    csl_json: String,
    record: CslItem,
}

/// A citation in one style.
#[derive(Debug)]
struct StyledCitation {
    label: String,
    runs: Vec<TextRun>,
}

/// The item to cite, and the page that shows it.
struct Cited<'a> {
    title: &'a str,
    heading: String,
    path: UrlPath,
    current: &'static str,
}

/// All styles, in the order of the page.
const STYLES: [Style; 2] = [Style::Apa, Style::Chicago];

impl<'a> CitePage<'a> {
    /// An event, or one of its passages with the works that it comes from.
    pub fn event(site: PageContext<'a>, event: EventIx, passage: Option<CitationRef>, today: Day) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let record = timeline.event(event);
        let path = passage.map_or_else(|| timeline.event_path(event), |at| timeline.citation_path(at));
        let part = CitedPart {
            key: passage
                .map_or_else(|| record.id.to_string(), |at| format!("{}:{}", record.id, timeline.citation(at).id)),
            title: &record.title,
            url: site.base.public(&path),
            revised: record.revised().cloned(),
            summary: &record.summary,
            titles: &record.titles,
        };
        let entry = CslItem::part(site.edition, &part, today);
        let heading = if passage.is_some() {
            m.text().cite_passage_title(&record.title)
        } else {
            m.text().cite_title(&record.title)
        };
        let mut works = Vec::new();
        if let Some(at) = passage {
            let citation = timeline.citation(at);
            let mut locator = citation.locator.as_deref();
            let source = |ix| CslItem::source(site.edition, ix, today);
            // The locator is one in the text that was read.
            let read_in = citation.via.map(|via| (m.text().cited_via(), source(via), locator.take()));
            works.push(Work::new(
                m.text().cited_quoted_work(),
                source(citation.source),
                citation.locator.as_deref(),
                today,
            ));
            works.extend(read_in.map(|(heading, record, locator)| Work::new(heading, record, locator, today)));
        }
        let what = if passage.is_some() { m.text().cited_passage() } else { m.text().cited_event() };
        works.push(Work::new(what, entry, None, today));
        let cited = Cited { title: &record.title, heading, path, current: "timeline" };
        let cite = |format| match passage {
            Some(at) => timeline.passage_cite_path(at, format),
            None => Route::event_cite(record.id.as_str(), format).path(),
        };
        let page = Self::new(site, &cited, cite, works);
        Self {
            titles: record.titles.to_vec(),
            passage: passage.map(|at| CitationView { cite: None, ..CitationView::new(&site, at, None) }),
            quoted_in: passage.is_some_and(|at| timeline.citation(at).via.is_some()),
            ..page
        }
    }

    pub fn source(site: PageContext<'a>, source: SourceIx, today: Day) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let (path, record) = (timeline.source_path(source), timeline.source(source));
        let work = Work::new(m.text().cited_work(), CslItem::source(site.edition, source, today), None, today);
        let heading = m.text().cite_title(&record.title);
        let cited = Cited { title: &record.title, heading, path, current: "sources" };
        let cite = |format| Route::source_cite(record.id.as_str(), format).path();
        Self { titles: record.titles.clone(), ..Self::new(site, &cited, cite, vec![work]) }
    }

    pub fn thread(site: PageContext<'a>, thread: ThreadIx, today: Day) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let (path, record) = (timeline.thread_path(thread), timeline.thread(thread));
        let part = CitedPart {
            key: record.id.to_string(),
            title: &record.title,
            url: site.base.public(&path),
            revised: site.edition.last_revised.clone(),
            summary: &record.summary,
            titles: &[],
        };
        let work = Work::new(m.text().cited_thread(), CslItem::part(site.edition, &part, today), None, today);
        let heading = m.text().cite_title(&record.title);
        let cited = Cited { title: &record.title, heading, path, current: "threads" };
        let cite = |format| Route::thread_cite(record.id.as_str(), format).path();
        Self::new(site, &cited, cite, vec![work])
    }

    /// A view of the timeline, or the whole timeline.
    pub fn view(site: PageContext<'a>, view: &View, today: Day) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let view = view.with_filter(site.edition.with_corrections(&view.filter).into_owned());
        let query = view.query_string(timeline);
        let path = Route::Timeline.path().with_query(&query);
        let url = site.base.public(&path);
        let whole = view.filter.is_empty();
        let found = super::event_item::count(&site.edition.events(&view.filter));
        let sentence = labels::shown(m, timeline, &view.filter, found);
        let title: &str = if whole { &timeline.about.title } else { &sentence };
        let record = if whole {
            CslItem::whole(site.edition, &url, today)
        } else {
            view_item(&site, "view", title, &query, url, today)
        };
        let what = if whole { m.text().cited_edition() } else { m.text().cited_view() };
        let cited = Cited { title, heading: m.text().cite_title(title), path, current: "timeline" };
        let cite = |format| Route::timeline_cite(format).path().with_query(&query);
        Self::new(site, &cited, cite, vec![Work::new(what, record, None, today)])
    }

    /// A comparison of sides.
    pub fn comparison(site: PageContext<'a>, view: &CompareView, today: Day) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let view = view.with_filter(view.filter.with_events(&site.edition.with_corrections(&view.filter.events)));
        let query = view.query_string(timeline);
        let path = Route::Compare.path().with_query(&query);
        let title = labels::comparison(m, timeline, &view.filter);
        let record = view_item(&site, "comparison", &title, &query, site.base.public(&path), today);
        let cited = Cited { title: &title, heading: m.text().cite_title(&title), path, current: "voices" };
        let cite = |format| Route::compare_cite(format).path().with_query(&query);
        Self::new(site, &cited, cite, vec![Work::new(m.text().cited_comparison(), record, None, today)])
    }

    /// The page of an item. `cite` gives the path of each format.
    fn new(
        site: PageContext<'a>,
        cited: &Cited<'_>,
        cite: impl Fn(CitationFormat) -> UrlPath,
        works: Vec<Work>,
    ) -> Self {
        let m = site.messages();
        let path = cite(CitationFormat::Page);
        let mut layout = PageLayout::new(site, &cited.heading, m.text().cite_description(), path, cited.current);
        // The date of access is today.
        layout.noindex = true;
        Self {
            trail: (site.href(&cited.path), cited.title.to_owned()),
            heading: cited.heading.clone(),
            titles: Vec::new(),
            passage: None,
            quoted_in: false,
            works,
            downloads: (site.href(cite(CitationFormat::Bibtex)), site.href(cite(CitationFormat::CslJson))),
            layout,
        }
    }

    /// All items of the page as BibTeX.
    pub fn bibtex(&self) -> String {
        cite::bibtex(self.works.iter().map(|work| &work.record))
    }

    /// All items of the page as CSL-JSON.
    pub fn csl_json(&self) -> String {
        cite::csl_json(self.works.iter().map(|work| &work.record))
    }
}

/// A view as an item. Its key begins with `prefix`.
fn view_item(site: &PageContext<'_>, prefix: &str, title: &str, query: &str, url: String, today: Day) -> CslItem {
    let key = format!("{prefix}-{}", &blake3::hash(query.as_bytes()).to_hex()[..8]);
    let revised = site.edition.last_revised.clone();
    // Programs read the title, too.
    let title = &without_isolation(title);
    CslItem::part(site.edition, &CitedPart { key, title, url, revised, summary: "", titles: &[] }, today)
}

impl Work {
    fn new(heading: String, record: CslItem, locator: Option<&str>, today: Day) -> Self {
        let (bibtex, csl_json) = (cite::bibtex([&record]), cite::csl_json([&record]));
        Self { heading, locator: locator.map(str::to_owned), today, bibtex, csl_json, record }
    }

    /// The citation in all styles. It takes a while, and files for programs do not need it.
    fn forms(&self, m: &Messages) -> Vec<StyledCitation> {
        let (t, record) = (m.text(), &self.record);
        let mut forms = Vec::new();
        for style in STYLES {
            let (citation, entry) = match style {
                Style::Apa => (t.style_apa_text(), t.style_apa_list()),
                Style::Chicago => (t.style_chicago_note(), t.style_chicago_bibliography()),
            };
            if let Some(styled) = record.formatted(style, self.locator.as_deref()) {
                let (citation, entry) = (
                    StyledCitation { label: citation, runs: styled.citation },
                    StyledCitation { label: entry, runs: styled.entry },
                );
                // Historians need the note first; others need the bibliography.
                let both = if style == Style::Chicago { [citation, entry] } else { [entry, citation] };
                // Some works are not in a bibliography: Chicago omits unpublished documents.
                forms.extend(both.into_iter().filter(|form| !form.runs.iter().all(|run| run.text.trim().is_empty())));
            }
        }
        let address = record.url().map(|url| match record.version() {
            Some(version) => t.address_version_accessed(url, version, m.day(self.today)),
            None => t.address_accessed(url, m.day(self.today)),
        });
        forms.extend(
            address.map(|text| StyledCitation { label: t.cite_address(), runs: vec![TextRun { text, italic: false }] }),
        );
        forms
    }
}
