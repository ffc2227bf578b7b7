//! The page about the method: how the timeline can be checked, with figures.

use super::event_item::count;
use super::{PageContext, PageLayout, markdown};
use crate::messages::Messages;
use crate::model::{EventIx, Note, NoteKind};
use crate::query::{MISSING, RelationFacet, SourceFacet, SourceFilter, SourceView, Stats};
use crate::routes::{Route, UrlPath};
use askama::Template;
use roaring::RoaringBitmap;

/// `/method`
#[derive(Debug, Template)]
#[template(path = "method.html")]
pub struct MethodPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    figures: Vec<StatRow>,
    /// What the editors say.
    method: String,
    /// The forms of evidence that occur: what each is called, and what it is.
    forms: Vec<(String, String)>,
    /// The badges of quotations that occur: the words of each, and what they mean.
    badges: Vec<(String, String)>,
    /// Whether any quotation was found in its source.
    verified: bool,
    /// Whether the date of any event rests on evidence.
    dated: bool,
    notes: bool,
    voices: bool,
    relations: Option<String>,
    open: NoteSection,
    closed: Vec<NoteSection>,
}

/// A row of figures, each with a link to what it counts if the site has such a list.
#[derive(Debug)]
struct StatRow {
    term: String,
    parts: Vec<(String, Option<String>)>,
}

/// A number, what it counts, and the link to the list.
type StatPart = (usize, String, Option<String>);

/// The notes of a kind.
#[derive(Debug)]
struct NoteSection {
    heading: String,
    count: String,
    list: Vec<ListedNote>,
    /// The text that says that there are more than are listed.
    more: Option<String>,
}

/// A note with a link to its page.
#[derive(Debug)]
struct ListedNote {
    text: String,
    href: String,
    title: String,
    date: String,
}

/// The most notes of a kind that the page lists.
const MAX_NOTES: usize = 100;

impl<'a> MethodPage<'a> {
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let edition = site.edition;
        let (t, stats) = (m.text(), &edition.stats);
        let occurring = |parts: Vec<(usize, String, String)>| {
            parts.into_iter().filter(|(number, ..)| *number > 0).map(|(_, term, text)| (term, text)).collect()
        };
        let closed = [NoteKind::Differs, NoteKind::Corrects].map(|kind| notes(&site, kind));
        Self {
            layout: PageLayout::new(
                site,
                m.text().method_title(),
                m.text().method_description(),
                Route::Method,
                "about",
            ),
            figures: figures(&site).into_iter().filter(|figure| !figure.parts.is_empty()).collect(),
            method: markdown::render(&site, &edition.timeline.about.method, 2, None, &|_| None),
            forms: occurring(vec![
                (stats.quotations, t.method_quotation(), t.method_quotation_text()),
                (stats.paraphrases, t.method_paraphrase(), t.method_paraphrase_text()),
                (stats.references, t.method_reference(), t.method_reference_text()),
            ]),
            badges: occurring(vec![
                (stats.verified, t.method_checked_term(), t.method_checked_text()),
                (stats.quotations - stats.verified, t.method_unchecked_term(), t.method_unchecked_text()),
            ]),
            verified: stats.verified > 0,
            dated: stats.dates[1] + stats.dates[2] > 0,
            notes: NoteKind::ALL.iter().any(|&(_, kind)| stats.count(kind) > 0),
            voices: site.speaks(),
            relations: (!edition.relations.is_empty()).then(|| site.href(Route::Relations)),
            open: notes(&site, NoteKind::Open),
            closed: closed.into_iter().filter(|notes| !notes.list.is_empty()).collect(),
        }
    }
}

/// The rows of figures, without those that are zero.
fn figures(site: &PageContext<'_>) -> [StatRow; 9] {
    let m = site.messages();
    let t = m.text();
    let edition = site.edition;
    let (timeline, figures, relations) = (&edition.timeline, &edition.stats, &edition.relations);
    let row = |term, parts: Vec<StatPart>| StatRow {
        term,
        parts: parts.into_iter().filter(|(number, ..)| *number > 0).map(|(_, words, href)| (words, href)).collect(),
    };
    let plain = |number: usize, text: &dyn Fn(usize) -> String| (number, text(number), None);
    let linked =
        |number: usize, text: &dyn Fn(usize) -> String, path: UrlPath| (number, text(number), Some(site.href(path)));
    let claims = |manner: &str| Route::Relations.path().with_query(&format!("claim={manner}"));
    let claimed = |word: &str| {
        let claims =
            RelationFacet::Claim.find_id(word).and_then(|at| relations.of(RelationFacet::Claim).get(at as usize));
        claims.map_or(0, count)
    };
    let note = |&(_, kind): &(&str, NoteKind)| {
        let anchor = if kind == NoteKind::Open { "_open" } else { "_notes" };
        let number = figures.count(kind);
        (number, notes_counted(m, kind, number), Some(site.href(Route::Method.path().with_fragment(anchor))))
    };
    let sources = linked(timeline.sources.len(), &|number| m.sources(number), Route::Sources.path());
    let changed = edition.history.revisions(timeline).next().map(|(_, revision)| {
        let words = t.last_changed(m.changes(edition.history.len()), m.date(&revision.date));
        (1, words, Some(site.href(Route::Changes)))
    });
    [
        row(t.figure_events(), vec![linked(timeline.events.len(), &|number| m.events(number), Route::Timeline.path())]),
        row(
            t.figure_passages(),
            vec![
                plain(figures.quotations, &|number| m.quotations(number)),
                plain(figures.paraphrases, &|number| m.paraphrases(number)),
                plain(figures.references, &|number| m.bare_references(number)),
            ],
        ),
        row(t.figure_checked(), vec![(figures.quotations, share_checked(m, figures), None)]),
        row(
            t.figure_sources(),
            [vec![sources], of_facet(site, SourceFacet::Role, &|role, number| of_role(m, role, number))].concat(),
        ),
        row(
            t.figure_languages(),
            of_facet(site, SourceFacet::Language, &|tag, number| {
                t.sources_in_language(m.number(number), m.language_name(tag))
            }),
        ),
        row(
            t.figure_dates(),
            vec![
                plain(figures.dates[2], &|number| m.dated_by_two(number)),
                plain(figures.dates[1], &|number| m.dated_by_one(number)),
                plain(figures.dates[0], &|number| m.dated_by_none(number)),
            ],
        ),
        row(
            t.figure_relations(),
            vec![
                linked(relations.len(), &|number| m.claims(number), Route::Relations.path().with_query("view=all")),
                linked(claimed("hedged"), &|number| t.number_hedged(m.number(number)), claims("hedged")),
                linked(claimed("disputed"), &|number| t.number_disputed(m.number(number)), claims("disputed")),
            ],
        ),
        row(t.figure_notes(), NoteKind::ALL.iter().map(note).collect()),
        row(t.figure_version(), [(1, edition.version.clone(), None)].into_iter().chain(changed).collect()),
    ]
}

/// The number of sources for each value of a facet.
fn of_facet(site: &PageContext<'_>, facet: SourceFacet, text: &dyn Fn(&str, usize) -> String) -> Vec<StatPart> {
    let source_index = site.edition.sources();
    let values = source_index.ids(facet).iter().zip(source_index.bitmaps(facet));
    let stated = (0..).zip(values).filter(|(_, (word, _))| *word != MISSING);
    let part = |(at, (word, sources)): (u32, (&String, &RoaringBitmap))| {
        let query = SourceView::new(SourceFilter::single(facet, at)).query_string(source_index);
        let list = site.href(Route::Sources.path().with_query(&query));
        (count(sources), text(word, count(sources)), Some(list))
    };
    stated.map(part).collect()
}

/// The notes of a kind, each with a link to its page.
fn notes(site: &PageContext<'_>, kind: NoteKind) -> NoteSection {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let notes = site.edition.stats.notes(timeline, kind);
    let all = notes.len();
    let view = |(ix, note): (EventIx, &Note)| {
        let event = timeline.event(ix);
        // A correction is shown below the passage that it corrects.
        let place = note.corrects.map_or_else(
            || timeline.event_path(ix).with_fragment("_notes"),
            |citation| timeline.citation_path(citation),
        );
        ListedNote {
            text: markdown::render(site, &note.text, 3, Some(ix), &|_| None),
            href: site.href(place),
            title: event.title.to_string(),
            date: m.date(&event.date),
        }
    };
    NoteSection {
        heading: match kind {
            NoteKind::Differs => m.text().notes_differ_title(),
            NoteKind::Open => m.text().notes_open_title(),
            NoteKind::Corrects => m.text().notes_correct_title(),
        },
        count: m.number(all),
        list: notes.take(MAX_NOTES).map(view).collect(),
        more: (all > MAX_NOTES).then(|| m.text().first_of(m.number(MAX_NOTES), m.number(all))),
    }
}

/// The number of verified quotations: "69 of 70 quotations (98 %) …, last on 24 November 2026".
fn share_checked(m: &Messages, figures: &Stats) -> String {
    let (found, all) = (figures.verified, figures.quotations);
    let quotations = m.quotations(all);
    let Some((_, last)) = figures.checked else { return m.text().none_checked(quotations) };
    // Rounded down, so that 100 % means all of them.
    let percent = m.number(found.saturating_mul(100) / all.max(1));
    m.text().share_checked(m.number(found), quotations, percent, m.day(last))
}

/// "183 primary"
fn of_role(m: &Messages, role: &str, number: usize) -> String {
    let (text, number) = (m.text(), m.number(number));
    match role {
        "primary" => text.sources_primary(number),
        "secondary" => text.sources_secondary(number),
        _ => text.sources_reference(number),
    }
}

/// The number of notes of a kind: "4 open questions"
fn notes_counted(m: &Messages, kind: NoteKind, number: usize) -> String {
    match kind {
        NoteKind::Differs => m.notes_differ(number),
        NoteKind::Open => m.notes_open(number),
        NoteKind::Corrects => m.notes_correct(number),
    }
}
