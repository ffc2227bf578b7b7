//! The index of a static copy of the site: what `static/copy/` needs to filter, count, search and list all events without a
//! server. It is two JSON files, because only a search needs the texts. Values of facets are numbered as in [`Facet`], events
//! in the order of time, and days from 1970-01-01; lists by event and by value are columns, which compress well.

mod events;
mod facets;
mod texts;
mod wording;

use crate::chart::{Scale, lane_colour};
use crate::model::date::Day;
use crate::model::{Actor, ActorIx};
use crate::pages::{PageContext, labels};
use crate::query::{Facet, LaneGrouping, LaneKey, Window, actor_texts, person_texts, source_texts};
use crate::routes::Route;
use events::Columns;
use facets::FacetColumns;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use wording::Wording;

/// The most events of which a copy has an index. It would have more than a megabyte for more.
pub const MAX_EVENTS: usize = 2_000;

/// Stands for an id in the addresses of records.
const ANY_ID: &str = "_";

/// The files of the index. They are in one folder; `<html data-copy>` names the first.
#[derive(Debug)]
pub struct StaticIndex {
    /// `index.json`: all that a list of events shows, and the values of facets.
    pub index: Vec<u8>,
    /// `texts.json`: the texts that are searched.
    pub texts: Vec<u8>,
}

impl StaticIndex {
    /// The names of the files.
    pub const FILES: [&str; 2] = ["index.json", "texts.json"];

    /// The index of an edition. `address` gives the address of a path of the site relative to the copy's root.
    ///
    /// # Errors
    /// None is expected: it writes to memory.
    pub fn new(site: &PageContext<'_>, address: &dyn Fn(&str) -> String) -> io::Result<Self> {
        let index = serde_json::to_vec(&Index::new(site, address))?;
        Ok(Self { index, texts: serde_json::to_vec(&Texts::new(site))? })
    }
}

#[derive(Serialize)]
struct Index<'a> {
    locale: String,
    /// The attributes of text from the timeline.
    lang: String,
    paths: Paths,
    #[serde(flatten)]
    wording: Wording,
    /// First and last day of the whole chart.
    whole: (i64, i64),
    /// `from` and `to` of the window with which the timeline starts.
    start: Option<[String; 2]>,
    facets: Vec<FacetColumns>,
    /// The first and the last day of each era.
    eras: Vec<[Option<i64>; 2]>,
    /// The names of the series of eras; that of the first is the name of the facet.
    series: Vec<&'a str>,
    actors: Actors<'a>,
    /// The language of each source, as a value of its facet.
    languages: Vec<Option<u32>>,
    lanes: Vec<Vec<Lane>>,
    events: Columns<'a>,
}

#[derive(Serialize)]
struct Texts<'a> {
    /// What each event is searched for beside the columns of the index, each with its class.
    events: Vec<Vec<Value>>,
    /// Attributes of texts in other languages.
    langs: BTreeMap<String, String>,
    /// The names by which actors, people and sources are found. A name that the facet has is empty.
    names: [Vec<Vec<&'a str>>; 3],
    /// What a suggestion says of each source.
    sources: Vec<String>,
    /// Words of one stem, separated by spaces; a line for each stem with several.
    families: String,
}

/// The addresses of pages, relative to the copy's root; those of records with [`ANY_ID`] in place of the id.
#[derive(Serialize)]
struct Paths {
    events: String,
    eras: String,
    actors: String,
    people: String,
    sources: String,
}

/// Columns of the actors.
#[derive(Serialize)]
struct Actors<'a> {
    short: Vec<&'a str>,
    colours: Vec<&'static str>,
    shapes: Vec<&'static str>,
    /// Those that an actor continues, if any.
    predecessors: Vec<Vec<u32>>,
}

#[derive(Serialize)]
struct Lane {
    title: String,
    colour: &'static str,
    /// The chain of actors of a principal's lane, or the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<Vec<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<u32>,
    /// The numbers of its events, each as its distance from the one before.
    events: Vec<u32>,
}

impl<'a> Index<'a> {
    fn new(site: &PageContext<'a>, address: &dyn Fn(&str) -> String) -> Self {
        let (edition, m) = (site.edition, site.messages());
        let timeline = &edition.timeline;
        let whole = Scale::whole(edition);
        let record = |route: Route<'_>| address(&site.href(route));
        let language = |tag: &str| timeline.find_language(tag);
        let actors = || (0..).map(ActorIx).take(timeline.actors.len());
        let predecessors =
            |actor| timeline.with_predecessors(actor).into_iter().skip(1).map(|before| before.0).collect();
        Self {
            locale: m.text().cldr_locale(),
            lang: site.lang().to_string(),
            paths: Paths {
                events: record(Route::Event { id: ANY_ID }),
                eras: record(Route::Era { id: ANY_ID }),
                actors: record(Route::Actor { id: ANY_ID }),
                people: record(Route::Person { id: ANY_ID }),
                sources: record(Route::Source { id: ANY_ID }),
            },
            wording: Wording::new(edition),
            whole: (whole.first.number(), whole.last.number()),
            start: timeline.about.start.as_ref().map(|start| {
                let Window { from, to } = Window::of_interval(start);
                [from, to].map(|bound| bound.map(|bound| bound.to_string()).unwrap_or_default())
            }),
            facets: Facet::ALL.map(|facet| FacetColumns::new(site, facet)).into(),
            eras: timeline.eras.iter().map(|era| [known(era.first), known(era.last)]).collect(),
            series: timeline.series.iter().map(|series| &*series.name).collect(),
            actors: Actors {
                short: timeline.actors.iter().map(Actor::short).collect(),
                colours: timeline.actors.iter().map(|actor| actor.colour.as_str()).collect(),
                shapes: timeline.actors.iter().map(|actor| actor.symbol.as_str()).collect(),
                predecessors: actors().map(predecessors).collect(),
            },
            languages: timeline.sources.iter().map(|source| source.language.as_deref().and_then(language)).collect(),
            lanes: LaneGrouping::ALL.map(|grouping| lanes(site, grouping)).into(),
            events: Columns::new(site, address),
        }
    }
}

impl<'a> Texts<'a> {
    fn new(site: &PageContext<'a>) -> Self {
        let (edition, m) = (site.edition, site.messages());
        let timeline = &edition.timeline;
        let mut langs = BTreeMap::new();
        let events = timeline.enumerate_events().map(|(ix, _)| texts::of_event(site, ix, &mut langs)).collect();
        Self {
            events,
            langs,
            names: [
                names(site, Facet::Actor, timeline.actors.iter().map(|actor| actor_texts(actor).collect())),
                names(site, Facet::Person, timeline.people.iter().map(|person| person_texts(person).collect())),
                names(site, Facet::Source, timeline.sources.iter().map(|source| source_texts(source).collect())),
            ],
            sources: timeline.sources.iter().map(|source| labels::suggested_source(m, source)).collect(),
            families: edition.search.word_families().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// The names of the values of a facet, without those that the facet has.
fn names<'a>(site: &PageContext<'_>, facet: Facet, all: impl Iterator<Item = Vec<&'a str>>) -> Vec<Vec<&'a str>> {
    let known = site.facet_names(facet);
    let new = |(value, names): (u32, Vec<&'a str>)| {
        names.into_iter().map(|name| if name == known.name(value) { "" } else { name }).collect()
    };
    (0..).zip(all).map(new).collect()
}

fn lanes(site: &PageContext<'_>, grouping: LaneGrouping) -> Vec<Lane> {
    let timeline = &site.edition.timeline;
    let lane = |lane: &crate::query::LaneEvents| {
        let mut before = 0;
        let distance = |event: u32| event - std::mem::replace(&mut before, event);
        Lane {
            title: labels::lane(site.messages(), timeline, &lane.of),
            colour: lane_colour(timeline, &lane.of).as_str(),
            actors: match &lane.of {
                LaneKey::Principal(chain) => Some(chain.iter().map(|actor| actor.0).collect()),
                _ => None,
            },
            kind: if let LaneKey::Kind(kind) = lane.of { Some(kind.0) } else { None },
            events: lane.events.iter().map(distance).collect(),
        }
    };
    site.edition.index.lanes(grouping).iter().map(lane).collect()
}

/// A day by its number; `None` for the infinities.
fn known(day: Day) -> Option<i64> {
    (!day.is_infinite()).then(|| day.number())
}

/// The only value of a list without its brackets.
fn unwrapped<T: Serialize + Copy>(list: &[T]) -> Value {
    match list {
        [one] => serde_json::json!(one),
        _ => serde_json::json!(list),
    }
}
