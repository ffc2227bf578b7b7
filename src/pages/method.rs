//! How the timeline is made so that it can be checked, and how far that has come.

use super::event_item::count;
use super::{Page, PageContext, PageLayout, markdown, words};
use crate::model::{EventIx, EvidencePolicy, Note, NoteKind, Route, UrlPath};
use crate::query::{MISSING, RelationFacet, Selection, SourceFacet, SourceView};
use askama::Template;
use roaring::RoaringBitmap;

/// `/method`
#[derive(Debug, Template)]
#[template(path = "method.html")]
pub struct MethodPage<'a> {
    layout: PageLayout<'a>,
    figures: Vec<StatRow>,
    required: bool,
    quotes: bool,
    voices: bool,
    relations: Option<String>,
    open: NoteSection,
    closed: Vec<NoteSection>,
}

/// A row of figures, each with the list that it counts where the site has one.
#[derive(Debug)]
struct StatRow {
    term: &'static str,
    parts: Vec<(String, Option<String>)>,
}

/// A number, what it counts in words, and the list of it.
type StatPart = (usize, String, Option<String>);

/// The notes of a kind.
#[derive(Debug)]
struct NoteSection {
    heading: &'static str,
    count: String,
    list: Vec<ListedNote>,
    /// That there are more than are listed.
    more: Option<String>,
}

/// A note with the place where it stands.
#[derive(Debug)]
struct ListedNote {
    text: String,
    href: String,
    title: String,
    date: String,
}

/// Notes of a kind that the page lists, at most.
const MAX_NOTES: usize = 100;

impl<'a> MethodPage<'a> {
    /// The page.
    #[must_use]
    pub fn new(site: PageContext<'a>) -> Self {
        let edition = site.edition;
        let closed = [NoteKind::Differs, NoteKind::Corrects].map(|kind| notes(&site, kind));
        Self {
            layout: PageLayout::new(site, words::METHOD, words::METHOD_DESCRIPTION, Route::Method, "about"),
            figures: figures(&site).into_iter().filter(|figure| !figure.parts.is_empty()).collect(),
            required: edition.timeline.about.evidence == EvidencePolicy::Required,
            quotes: edition.stats.quotations > 0,
            voices: site.speaks(),
            relations: (!edition.relations.is_empty()).then(|| site.href(Route::Relations)),
            open: notes(&site, NoteKind::Open),
            closed: closed.into_iter().filter(|notes| !notes.list.is_empty()).collect(),
        }
    }
}

impl Page for MethodPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}

/// The rows of figures. What there is none of is left out.
fn figures(site: &PageContext<'_>) -> [StatRow; 9] {
    let edition = site.edition;
    let (timeline, figures, relations) = (&edition.timeline, &edition.stats, &edition.relations);
    let row = |term, parts: Vec<StatPart>| StatRow {
        term,
        parts: parts.into_iter().filter(|(number, ..)| *number > 0).map(|(_, words, href)| (words, href)).collect(),
    };
    let plain = |number: usize, words: fn(usize) -> String| (number, words(number), None);
    let linked =
        |number: usize, words: fn(usize) -> String, path: UrlPath| (number, words(number), Some(site.href(path)));
    let claims = |manner: &str| Route::Relations.path().with_query(&format!("claim={manner}"));
    let claimed = |word: &str| {
        let claims =
            RelationFacet::Claim.find_id(word).and_then(|at| relations.of(RelationFacet::Claim).get(at as usize));
        claims.map_or(0, count)
    };
    let note = |&(_, kind): &(&str, NoteKind)| {
        let anchor = if kind == NoteKind::Open { "_open" } else { "_notes" };
        let number = figures.count(kind);
        (number, words::notes_of(kind, number), Some(site.href(Route::Method.path().with_fragment(anchor))))
    };
    let sources = linked(timeline.sources.len(), words::sources, Route::Sources.path());
    let changed = edition.history.revisions(timeline).next().map(|(_, revision)| {
        let words = words::last_changed(edition.history.len(), &revision.date.words());
        (1, words, Some(site.href(Route::Changes)))
    });
    [
        row(words::figure::EVENTS, vec![linked(timeline.events.len(), words::events, Route::Timeline.path())]),
        row(
            words::figure::CITATIONS,
            vec![
                plain(figures.quotations, words::quotations),
                plain(figures.paraphrases, words::paraphrases),
                plain(figures.references, words::bare_references),
            ],
        ),
        row(words::figure::CHECKED, vec![(figures.quotations, words::share_checked(figures), None)]),
        row(words::figure::SOURCES, [vec![sources], of_facet(site, SourceFacet::Role, words::of_role)].concat()),
        row(words::figure::LANGUAGES, of_facet(site, SourceFacet::Language, words::of_language)),
        row(
            words::figure::DATES,
            vec![
                plain(figures.dates[2], words::dated_by_two),
                plain(figures.dates[1], words::dated_by_one),
                plain(figures.dates[0], words::dated_by_none),
            ],
        ),
        row(
            words::figure::RELATIONS,
            vec![
                linked(relations.len(), words::claims, Route::Relations.path()),
                linked(claimed("hedged"), words::hedged, claims("hedged")),
                linked(claimed("disputed"), words::disputed, claims("disputed")),
            ],
        ),
        row(words::figure::NOTES, NoteKind::ALL.iter().map(note).collect()),
        row(words::figure::VERSION, [(1, edition.version.clone(), None)].into_iter().chain(changed).collect()),
    ]
}

/// How many sources have each value of a facet that their records state.
fn of_facet(site: &PageContext<'_>, facet: SourceFacet, words: fn(&str, usize) -> String) -> Vec<StatPart> {
    let catalogue = &site.edition.sources;
    let values = catalogue.ids(facet).iter().zip(catalogue.bitmaps(facet));
    let stated = (0..).zip(values).filter(|(_, (word, _))| *word != MISSING);
    let part = |(at, (word, sources)): (u32, (&String, &RoaringBitmap))| {
        let query = SourceView::new(Selection::single(facet, at)).query_string(catalogue);
        let list = site.href(Route::Sources.path().with_query(&query));
        (count(sources), words(word, count(sources)), Some(list))
    };
    stated.map(part).collect()
}

/// The notes of a kind, each with the way to where it stands.
fn notes(site: &PageContext<'_>, kind: NoteKind) -> NoteSection {
    let timeline = &site.edition.timeline;
    let notes = site.edition.stats.notes(timeline, kind);
    let all = notes.len();
    let view = |(ix, note): (EventIx, &Note)| {
        let event = timeline.event(ix);
        // A correction stands under the passage that errs.
        let place = note.corrects.map_or_else(
            || timeline.event_path(ix).with_fragment("_notes"),
            |citation| timeline.citation_path(citation),
        );
        ListedNote {
            text: markdown::render(site, &note.text, Some(ix), &|_| None),
            href: site.href(place),
            title: event.title.to_string(),
            date: event.date.words(),
        }
    };
    NoteSection {
        heading: words::notes_heading(kind),
        count: words::number(all),
        list: notes.take(MAX_NOTES).map(view).collect(),
        more: (all > MAX_NOTES).then(|| words::first_of(MAX_NOTES, all)),
    }
}
