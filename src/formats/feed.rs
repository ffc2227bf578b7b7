//! Additions and changes of events, newest first, as Atom and JSON Feed say them. The dates of an entry are those on which the
//! edition said it, from the revisions of its event.

use crate::model::date::{Date, Day};
use crate::model::{Event, EventIx, Revision};
use crate::pages::{PageContext, labels};
use crate::query::View;
use crate::routes::Route;
use askama::Template;

/// The most entries of a feed.
const MAX_ENTRIES: usize = 50;

/// The changes of the events of a view.
#[derive(Debug)]
pub struct Feed {
    pub title: String,
    pub description: String,
    /// The page that lists the events.
    pub page: String,
    /// The addresses of the feed as Atom and as JSON Feed.
    pub atom: String,
    pub json: String,
    pub icon: String,
    /// BCP 47: that of the data.
    pub language: String,
    pub authors: Vec<String>,
    pub licence: Option<String>,
    /// RFC 3339. The beginning of 1970 if no change has a day.
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// An event, as it was last changed.
#[derive(Debug)]
pub struct FeedEntry {
    /// Its address, which is also the id of the entry.
    pub url: String,
    /// Title and date.
    pub title: String,
    pub summary: String,
    /// HTML.
    pub content: String,
    /// When it was first and last changed, in RFC 3339.
    pub published: String,
    pub updated: String,
    /// EDTF.
    pub date: String,
    /// The titles of its kinds and actors.
    pub tags: Vec<String>,
}

/// What an entry says: its changes, the latest first, then the event.
#[derive(Debug, Template)]
#[template(path = "feed_entry.html")]
struct EntryContent<'a> {
    /// Date and text of each change.
    changes: Vec<(String, &'a str)>,
    date: String,
    place: Option<&'a str>,
    summary: &'a str,
    /// The label of the works on which the event rests, and their titles.
    sources: (String, Vec<&'a str>),
}

impl Feed {
    /// The feed of the events of a view. Its order and its page have no effect.
    ///
    /// # Errors
    /// None is expected: its template only writes text.
    pub fn new(site: &PageContext<'_>, view: &View) -> Result<Self, askama::Error> {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let about = &timeline.about;
        let (history, events) = (&site.edition.history, site.edition.events(&view.filter));
        let mut listed: Vec<EventIx> = Vec::new();
        for (ix, revision) in history.revisions(timeline) {
            if listed.len() == MAX_ENTRIES {
                break;
            }
            // The first revision that is met of an event is its last.
            if events.contains(ix.0) && day(&revision.date).is_some() && !listed.contains(&ix) {
                listed.push(ix);
            }
        }
        let entries = listed.iter().map(|&ix| FeedEntry::new(site, ix)).collect::<Result<Vec<_>, _>>()?;
        let query = View::new(view.filter.clone()).query(timeline);
        let url = |route: Route<'_>| site.base.absolute(route.path().with_query(&query));
        let filter = site.edition.with_corrections(&view.filter);
        let conditions = || labels::all_conditions(m, timeline, &filter);
        let description = if entries.is_empty() { m.text().feed_without_dates() } else { m.text().feed_description() };
        let editors = about.editors.iter().map(|editor| editor.name.clone()).collect::<Vec<_>>();
        Ok(Self {
            title: printable(&if view.filter.is_empty() {
                m.text().feed_title(&about.title)
            } else {
                m.text().feed_title_filtered(&about.title, conditions())
            }),
            description,
            page: if query.is_empty() { url(Route::Changes) } else { url(Route::Timeline) },
            atom: url(Route::ChangesAtom),
            json: url(Route::ChangesJsonFeed),
            icon: site.base.absolute(site.icon().0),
            language: about.language.clone(),
            authors: if editors.is_empty() { vec![about.title.clone()] } else { editors },
            licence: about.licence.clone(),
            updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_else(|| timestamp(Day::new(0))),
            entries,
        })
    }
}

impl FeedEntry {
    fn new(site: &PageContext<'_>, ix: EventIx) -> Result<Self, askama::Error> {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let event = timeline.event(ix);
        let days = event.revisions.iter().filter_map(|revision| day(&revision.date));
        let (first, last) = (days.clone().min(), days.max());
        let stamp = |day: Option<Day>| timestamp(day.unwrap_or(Day::new(0)));
        let date = m.date(&event.date);
        let kinds = event.kinds.iter().map(|&kind| labels::kind(m, timeline.kind(kind)));
        let actors = event.actors.iter().map(|&actor| timeline.actor(actor).title.clone());
        Ok(Self {
            url: site.base.absolute(timeline.event_path(ix)),
            title: printable(&m.text().event_with_date(&*event.title, &date)),
            summary: printable(&event.summary),
            content: printable(&EntryContent::new(site, event, date).render()?),
            published: stamp(first),
            updated: stamp(last),
            date: event.date.to_string(),
            tags: kinds.chain(actors).map(|tag| printable(&tag)).collect(),
        })
    }
}

impl<'a> EntryContent<'a> {
    fn new(site: &PageContext<'a>, event: &'a Event, date: String) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let change = |revision: &'a Revision| (m.date(&revision.date), &*revision.text);
        let mut sources: Vec<&str> = Vec::new();
        for work in timeline.works(event) {
            let title = &*timeline.source(work).title;
            if !sources.contains(&title) {
                sources.push(title);
            }
        }
        Self {
            changes: event.revisions.iter().map(change).collect(),
            date,
            place: event.place.as_deref(),
            summary: &event.summary,
            sources: (m.text().calendar_sources(), sources),
        }
    }
}

/// The day of a change: the first that its date can mean. `None` if a feed cannot say it.
fn day(date: &Date) -> Option<Day> {
    let day = date.earliest();
    (!day.is_infinite() && (1..=9999).contains(&day.ymd().0)).then_some(day)
}

/// The beginning of a day (RFC 3339).
fn timestamp(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// A text without what XML cannot contain (XML 1.0 §2.2).
fn printable(text: &str) -> String {
    let is_char = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_char).collect()
}
