//! The filter form of the timeline and of the relations.

use super::lang_attribute::LangAttribute;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, labels};
use crate::messages::{Messages, Text};
use crate::model::{PerspectiveIx, Timeline, Voice};
use crate::query::{
    Bound, Criteria, EventIds, EventSort, Facet, FacetKey, FacetValue, Filter, LaneGrouping, View, title_lang,
};
use crate::routes::Route;
use askama::Template;
use std::collections::BTreeMap;

/// The form.
#[derive(Debug, Template)]
#[template(path = "_filters.html")]
pub struct FilterForm {
    pub(crate) t: Text<'static>,
    /// The page that it filters.
    pub home: String,
    /// Parameters of the page that the form keeps.
    pub kept: Vec<(String, String)>,
    /// The page without conditions.
    pub clear: String,
    /// Whether `view=all` keeps the list that it filters.
    pub list: bool,
    /// The number of active conditions.
    pub active: usize,
    /// The grouping of the chart's lanes, unless it is the default.
    pub lanes: Option<&'static str>,
    /// The facets.
    pub facets: Vec<FacetView>,
    /// The start and the end of the window, as they can be typed.
    pub years: (String, String),
    /// Examples of both, from the timeline.
    pub year_examples: (String, String),
    /// What can be typed there.
    pub years_hint: String,
    /// `actors=all`
    pub all_actors: bool,
    /// `about=1`
    pub about: bool,
    /// The label and the text of a search box in the form. The box of the timeline is in the masthead.
    pub search: Option<(String, String)>,
    /// The least significance, if it is a condition.
    pub significance: Option<u8>,
    /// The order of the list, unless it is the default.
    pub sort: Option<&'static str>,
    /// A hint below the heading.
    pub hint: Option<String>,
    /// The sentence that says that an actor includes those it continues.
    pub succession: Option<String>,
    /// The accessible name.
    pub name: String,
    /// The query of the current filter, for the search forms of long facets.
    pub view: String,
}

/// A facet with its values.
#[derive(Debug)]
pub struct FacetView {
    pub title: String,
    /// The language of its name: the name of an era series is in the data.
    pub lang: LangAttribute,
    /// Its query parameter.
    pub key: &'static str,
    /// Its values.
    pub groups: Vec<FacetValueGroup>,
    /// The label of a folded list.
    pub folded: Option<String>,
    /// The search form for values that are not listed.
    pub search: Option<FacetSearch>,
    /// Whether it is open because one of its values is chosen.
    pub open: bool,
}

/// A form that searches the values of a long facet.
#[derive(Debug)]
pub struct FacetSearch {
    /// The URL of the form.
    pub action: String,
    pub label: String,
    /// The description of the listed values: "The 10 sources with the most events, of 645".
    pub listed: String,
}

/// Values of a facet, with or without a heading.
#[derive(Debug)]
pub struct FacetValueGroup {
    pub heading: Option<String>,
    pub lang: LangAttribute,
    pub values: Vec<FacetValueView>,
}

/// A value of a facet, as a checkbox.
#[derive(Debug)]
pub struct FacetValueView {
    pub id: String,
    pub title: String,
    /// The number of items that it would match.
    pub count: u64,
    /// The same number, formatted.
    pub figures: String,
    pub chosen: bool,
    /// The symbol of an actor.
    pub symbol: Option<ActorSymbol>,
    pub lang: LangAttribute,
}

impl FacetValueView {
    /// A value without a symbol, whose name is interface text.
    pub fn plain(m: &Messages, id: &str, title: String, count: u64, chosen: bool) -> Self {
        let figures = m.number(count);
        Self { id: id.to_owned(), title, count, figures, chosen, symbol: None, lang: LangAttribute::default() }
    }
}

/// The number of events with a value of a facet that match all other conditions, and the number without any condition.
pub type ValueCounts = (u64, u64);

impl FilterForm {
    /// The form of a filter on the page at `home`. `counts` counts the values of a facet.
    pub fn new(
        site: &PageContext<'_>,
        home: Route<'_>,
        view: &View,
        counts: &dyn Fn(Facet) -> Vec<ValueCounts>,
    ) -> Self {
        let m = site.messages();
        let View { filter, options, .. } = view;
        let timeline = &site.edition.timeline;
        let bound = |bound: &Option<Bound>| match bound {
            Some(Bound::Period(period)) => labels::box_value(m, period),
            Some(Bound::Invalid(typed)) => typed.clone(),
            None => String::new(),
        };
        Self {
            t: site.messages().text(),
            clear: site.href(home),
            home: site.href(home),
            kept: chosen(timeline, filter),
            list: false,
            active: filter.conditions().len(),
            lanes: (options.lanes != LaneGrouping::default()).then(|| options.lanes.as_str()),
            facets: facets(site, filter, counts),
            search: None,
            significance: filter.significance,
            sort: (options.sort != EventSort::default()).then(|| options.sort.as_str()),
            view: view.with_filter(filter.clone()).query(timeline),
            name: m.text().filter_events(),
            years: (bound(&filter.window.from), bound(&filter.window.to)),
            year_examples: labels::year_examples(m, timeline),
            years_hint: labels::years_hint(m, timeline),
            all_actors: filter.all_actors,
            about: filter.about,
            hint: None,
            succession: labels::succession(m, timeline),
        }
    }
}

impl FacetView {
    /// The URL of the search form.
    pub fn action(&self) -> &str {
        self.search.as_ref().map_or("", |search| &search.action)
    }

    /// A facet with one group of values.
    pub fn plain(title: String, key: &'static str, values: Vec<FacetValueView>) -> Self {
        let groups = vec![FacetValueGroup { heading: None, lang: LangAttribute::default(), values }];
        Self { title, lang: LangAttribute::default(), key, groups, folded: None, search: None, open: false }
    }
}

/// The events that are chosen one by one, which the form keeps.
fn chosen(timeline: &Timeline, filter: &Filter) -> Vec<(String, String)> {
    let param = |event: &FacetValue| (EventIds.key().to_owned(), event.id(timeline, EventIds).to_owned());
    filter.chosen.values(EventIds).iter().map(param).collect()
}

fn facets(site: &PageContext<'_>, filter: &Filter, counts: &dyn Fn(Facet) -> Vec<ValueCounts>) -> Vec<FacetView> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let mut views = Vec::new();
    for facet in Facet::ALL {
        // A value that no event has is not offered: most of the default kinds have none.
        let mut all: Vec<(u32, ValueCounts)> = (0..)
            .zip(counts(facet))
            .filter(|&(value, (_, any))| any > 0 || filter.facets.contains(facet, value))
            .collect();
        let rank = labels::value_order(m, timeline, facet);
        all.sort_by_key(|&(value, _)| rank(value));
        let total = all.len();
        let long = is_long(facet) && total > MAX_OPEN_VALUES;
        if long {
            by_count(&mut all, &|value| filter.facets.contains(facet, value));
            all.truncate(MAX_LISTED_VALUES.max(filter.facets.values(facet).len()));
        }
        let values = || all.iter().map(|&(value, (count, _))| (value, choice(site, filter, facet, value, count)));
        if facet == Facet::Voice {
            views.extend(voices(site, filter, values().collect()));
            continue;
        }
        let mut groups: Vec<(usize, Vec<FacetValueView>)> = Vec::new();
        for (value, made) in values() {
            let group = facet.group(timeline, value);
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, values)) => values.push(made),
                None => groups.push((group, vec![made])),
            }
        }
        for (group, values) in groups {
            let series = timeline.series.get(group).filter(|series| facet == Facet::Era && series.name != "main");
            let title = series.map_or_else(|| labels::facet(m, facet), |series| series.name.clone());
            let listed = values.len();
            views.push(FacetView {
                lang: if series.is_some() { site.lang() } else { LangAttribute::default() },
                folded: long.then(|| labels::values(m, facet, total)),
                search: (listed < total && long).then(|| FacetSearch::new(site, facet, listed, total)),
                open: !filter.facets.values(facet).is_empty(),
                ..FacetView::plain(title, facet.key(), values)
            });
        }
    }
    views
}

/// Whether a facet may have so many values that a page cannot list them.
pub fn is_long(facet: Facet) -> bool {
    matches!(facet, Facet::Person | Facet::Source | Facet::Place | Facet::Language | Facet::Decade)
}

/// Sorts values that are in the order of [`labels::value_order`]: those chosen first, then those with the most events.
pub fn by_count(values: &mut [(u32, ValueCounts)], chosen: &dyn Fn(u32) -> bool) {
    values.sort_by_key(|&(value, (count, any))| (!chosen(value), std::cmp::Reverse((count, any))));
}

/// A value of a facet as a checkbox.
pub fn choice(site: &PageContext<'_>, filter: &Filter, facet: Facet, value: u32, count: u64) -> FacetValueView {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    // The numbers of voices begin with the actors.
    let is_actor = matches!(facet, Facet::Actor | Facet::Voice);
    let actor = timeline.actors.get(value as usize).filter(|_| is_actor);
    FacetValueView {
        id: facet.id(timeline, value).to_owned(),
        title: labels::listed_value(m, timeline, facet, value),
        count,
        figures: m.number(count),
        chosen: filter.facets.contains(facet, value),
        symbol: actor.map(|actor| symbol(actor.colour, actor.symbol)),
        lang: match (facet, facet.title(timeline, value)) {
            // Languages, decades and speakers without a name are interface text.
            (_, None) => LangAttribute::default(),
            (Facet::Source, _) => site.lang_or(title_lang(timeline, &timeline.sources[value as usize])),
            _ => site.lang(),
        },
    }
}

/// The number of values of a long facet that the form lists, and the number above which a facet is folded.
const MAX_LISTED_VALUES: usize = 10;
const MAX_OPEN_VALUES: usize = 8;

impl FacetSearch {
    fn new(site: &PageContext<'_>, facet: Facet, listed: usize, all: usize) -> Self {
        let m = site.messages();
        Self {
            action: site.href(Route::FacetValues { facet: facet.key() }),
            label: labels::find_value(m, facet),
            listed: m.text().values_listed_by_events(labels::values(m, facet, listed), m.number(all)),
        }
    }
}

/// The voices, under the headings of their perspectives if the timeline has any.
fn voices(site: &PageContext<'_>, filter: &Filter, values: Vec<(u32, FacetValueView)>) -> Option<FacetView> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let (key, count) = (Facet::Voice.key(), values.len());
    let mut groups: BTreeMap<(u8, Option<PerspectiveIx>), Vec<FacetValueView>> = BTreeMap::new();
    for (value, choice) in values {
        let voice = timeline.voice_at(value as usize)?;
        let place = match timeline.own_perspective(voice) {
            Some(perspective) => (0, Some(perspective)),
            None if matches!(voice, Voice::Actor(_) | Voice::Person(_)) => (1, None),
            None => (2, None),
        };
        groups.entry(place).or_default().push(choice);
    }
    let heading = |place: u8, perspective: Option<PerspectiveIx>| match (perspective, place) {
        (Some(perspective), _) => timeline.perspective(perspective).title.clone(),
        (None, 1) => m.text().no_perspective(),
        (None, _) => m.text().any_perspective(),
    };
    let named = !timeline.perspectives.is_empty();
    let group = |((place, perspective), values)| FacetValueGroup {
        heading: named.then(|| heading(place, perspective)),
        lang: if perspective.is_some() { site.lang() } else { LangAttribute::default() },
        values,
    };
    let groups: Vec<FacetValueGroup> = groups.into_iter().map(group).collect();
    (!groups.is_empty()).then(|| FacetView {
        title: labels::facet(m, Facet::Voice),
        lang: LangAttribute::default(),
        key,
        groups,
        folded: (count > MAX_OPEN_VALUES).then(|| labels::values(m, Facet::Voice, count)),
        search: None,
        open: !filter.facets.values(Facet::Voice).is_empty(),
    })
}
