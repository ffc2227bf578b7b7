//! The form that filters events. The timeline and the relations have it.

use super::lang_attribute::LangAttribute;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, labels};
use crate::messages::{Messages, Text};
use crate::model::{PerspectiveIx, Route, Voice};
use crate::query::{Criteria, EventSort, Facet, FacetKey, Filter, LaneGrouping, MAX_QUERY_CHARS, View, title_lang};
use askama::Template;
use std::collections::BTreeMap;

/// The form.
#[derive(Debug, Template)]
#[template(path = "_filters.html")]
pub struct FilterForm {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// Where it leads: the page that it filters, which without a query shows everything.
    pub home: String,
    /// How many conditions there are.
    pub active: usize,
    /// The chart's lines, where they are not the usual ones.
    pub lanes: Option<&'static str>,
    /// What can be chosen.
    pub facets: Vec<FacetView>,
    /// The years that were given.
    pub years: (String, String),
    /// `actors=all`
    pub all_actors: bool,
    /// `about=1`
    pub about: bool,
    /// What is looked for.
    pub text: String,
    /// The order of the list, where it is not the usual one.
    pub sort: Option<&'static str>,
    /// What else is to be known of it.
    pub hint: Option<String>,
    /// That an actor includes those it continues.
    pub succession: Option<String>,
    /// What it is for.
    pub name: String,
    /// The longest text that is looked for, in characters.
    pub longest: usize,
    /// The query of what is filtered by now, for the forms in which values of long facets are found.
    pub view: String,
}

/// A facet with its choices.
#[derive(Debug)]
pub struct FacetView {
    /// Its name.
    pub title: String,
    /// The language of its name: that of an era series is in the data.
    pub lang: LangAttribute,
    /// Its parameter.
    pub key: &'static str,
    /// Its choices.
    pub groups: Vec<FacetValueGroup>,
    /// What a long list is folded behind.
    pub folded: Option<String>,
    /// Where other values are found than those listed.
    pub search: Option<FacetSearch>,
    /// Whether it is unfolded, since something in it is chosen.
    pub open: bool,
}

/// A form in which the values of a long facet are found.
#[derive(Debug)]
pub struct FacetSearch {
    /// Where it leads.
    pub action: String,
    /// Its label.
    pub label: String,
    /// What is listed without it: "The 10 sources with the most events, of 645".
    pub listed: String,
}

/// Choices of a facet, under a heading of their own or without one.
#[derive(Debug)]
pub struct FacetValueGroup {
    /// The heading.
    pub heading: Option<String>,
    /// The language of the heading.
    pub lang: LangAttribute,
    /// The choices.
    pub values: Vec<FacetValueView>,
}

/// A choice of a facet.
#[derive(Debug)]
pub struct FacetValueView {
    /// Its value.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How much it would give.
    pub count: u64,
    /// The same, in figures.
    pub figures: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The mark of an actor.
    pub symbol: Option<ActorSymbol>,
    /// The language of its name.
    pub lang: LangAttribute,
}

impl FacetValueView {
    /// A value without a symbol, whose name is interface text.
    pub fn plain(m: &Messages, id: &str, title: String, count: u64, chosen: bool) -> Self {
        let figures = m.number(count);
        Self { id: id.to_owned(), title, count, figures, chosen, symbol: None, lang: LangAttribute::default() }
    }
}

/// How much a value of a facet would give under all other conditions, and how much without any.
pub type ValueCounts = (u64, u64);

impl FilterForm {
    /// The form of a filter on the page at `home`; `counts` counts the values of a facet.
    pub fn new(
        site: &PageContext<'_>,
        home: Route<'_>,
        view: &View,
        counts: &dyn Fn(Facet) -> Vec<ValueCounts>,
    ) -> Self {
        let m = site.messages();
        let View { filter, options, .. } = view;
        let timeline = &site.edition.timeline;
        let bound = |bound: &Option<crate::query::Bound>| bound.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            t: site.messages().text(),
            home: site.href(home),
            active: filter.conditions().len(),
            lanes: (options.lanes != LaneGrouping::default()).then(|| options.lanes.as_str()),
            facets: facets(site, filter, counts),
            text: filter.text.clone().unwrap_or_default(),
            sort: (options.sort != EventSort::default()).then(|| options.sort.as_str()),
            view: view.with_filter(filter.clone()).query(timeline),
            name: m.text().filter_events(),
            longest: MAX_QUERY_CHARS,
            years: (bound(&filter.window.from), bound(&filter.window.to)),
            all_actors: filter.all_actors,
            about: filter.about,
            hint: None,
            succession: labels::succession(m, timeline),
        }
    }
}

impl FacetView {
    /// Where other values are found.
    pub fn action(&self) -> &str {
        self.search.as_ref().map_or("", |search| &search.action)
    }

    /// A facet whose choices all stand in one group.
    pub fn plain(title: String, key: &'static str, values: Vec<FacetValueView>) -> Self {
        let groups = vec![FacetValueGroup { heading: None, lang: LangAttribute::default(), values }];
        Self { title, lang: LangAttribute::default(), key, groups, folded: None, search: None, open: false }
    }
}

fn facets(site: &PageContext<'_>, filter: &Filter, counts: &dyn Fn(Facet) -> Vec<ValueCounts>) -> Vec<FacetView> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let mut views = Vec::new();
    for facet in Facet::ALL {
        // A value that nothing has is no choice; of the default kinds most have nothing.
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
    matches!(facet, Facet::Source | Facet::Place | Facet::Language | Facet::Decade)
}

/// Sorts values that are in the order of [`labels::value_order`]: those chosen first, then those with the most events.
pub fn by_count(values: &mut [(u32, ValueCounts)], chosen: &dyn Fn(u32) -> bool) {
    values.sort_by_key(|&(value, (count, any))| (!chosen(value), std::cmp::Reverse((count, any))));
}

/// A value of a facet as a choice.
pub fn choice(site: &PageContext<'_>, filter: &Filter, facet: Facet, value: u32, count: u64) -> FacetValueView {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    // Voices are actors first.
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
            // Interface text: languages, decades, and speakers without a name.
            (_, None) => LangAttribute::default(),
            (Facet::Source, _) => match title_lang(timeline, &timeline.sources[value as usize]) {
                Some(own) => LangAttribute(Some(own.to_owned())),
                None => site.lang(),
            },
            _ => site.lang(),
        },
    }
}

/// Values of a long facet that the form lists, and values from which on one is folded.
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

/// The choices of the voices, under the headings of their perspectives where the timeline names any.
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
