//! The facets of a filter form: their values, how many items each would match, and which of them are listed.

use super::lang_attribute::LangAttribute;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, labels};
use crate::messages::Messages;
use crate::model::{PerspectiveIx, Timeline, Voice};
use crate::query::{Criteria, EventCondition, Facet, FacetKey, FacetValue, Filter, title_lang};
use crate::routes::Route;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A facet with its values.
#[derive(Debug)]
pub struct FacetView {
    pub title: String,
    /// The language of its name: the name of an era series is in the data.
    pub lang: LangAttribute,
    /// Its query parameter.
    pub key: &'static str,
    /// Whether it is unfolded.
    pub open: bool,
    /// The page without its chosen values, if there are any.
    pub clear: Option<String>,
    /// How chosen actors are combined.
    pub modes: Option<ActorModes>,
    /// The values that are always listed.
    pub values: Vec<FacetValueView>,
    /// The other values.
    pub more: Option<MoreValues>,
}

/// How chosen actors are combined.
#[derive(Debug)]
pub struct ActorModes {
    /// `actors=all`
    pub all: bool,
    /// `about=1`
    pub about: bool,
    /// The sentence that says that an actor includes those it continues.
    pub succession: Option<String>,
}

/// The values of a facet that are folded.
#[derive(Debug)]
pub struct MoreValues {
    /// "Show all 38"
    pub label: String,
    pub groups: Vec<FacetValueGroup>,
    /// The search form, if there are many values.
    pub search: Option<FacetSearch>,
}

/// A form that searches all values of a facet.
#[derive(Debug)]
pub struct FacetSearch {
    /// The URL of the form.
    pub action: String,
    pub label: String,
    /// The link to the page of all values, if not all of them are listed: URL and text.
    pub all: Option<(String, String)>,
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
    /// The years of an era.
    pub years: Option<String>,
    pub lang: LangAttribute,
}

impl FacetValueView {
    /// A value without a symbol, whose name is interface text.
    pub fn plain(m: &Messages, id: &str, title: String, count: u64, chosen: bool) -> Self {
        let figures = m.number(count);
        Self {
            id: id.to_owned(),
            title,
            count,
            figures,
            chosen,
            symbol: None,
            years: None,
            lang: LangAttribute::default(),
        }
    }
}

/// The number of events with a value of a facet that match all other conditions, and the number without any condition.
pub type ValueCounts = (u64, u64);

/// The facets of the form, in its order. A decade is better asked for with a window; links with one remain valid.
const ORDER: [Facet; 8] =
    [Facet::Era, Facet::Actor, Facet::Person, Facet::Kind, Facet::Voice, Facet::Source, Facet::Place, Facet::Language];

/// The facets that are folded unless a value is chosen.
const FOLDED: [Facet; 5] = [Facet::Person, Facet::Voice, Facet::Source, Facet::Place, Facet::Language];

/// The most values that are listed without being folded; of more values, the number of those that remain.
const MAX_OPEN_VALUES: usize = 8;
const OPEN_VALUES: usize = 6;

/// The number of values above which a facet has a search form.
const MAX_WITHOUT_SEARCH: usize = 20;

/// The most values that are all listed; of more values, the number of those that are. The search form finds the others.
const MAX_LISTED_VALUES: usize = 50;
const LISTED_OF_MANY: usize = 20;

impl FacetView {
    /// The URL of the search form.
    pub fn action(&self) -> Option<&str> {
        self.more.as_ref()?.search.as_ref().map(|search| &*search.action)
    }

    /// The facet on a page to which the page of all values does not lead back.
    #[must_use]
    pub fn without_search(self) -> Self {
        Self { more: self.more.map(|more| MoreValues { search: None, ..more }), ..self }
    }

    /// A facet with `total` values, of which these are listed: the first of them, and the others under "Show all".
    pub fn new(m: &Messages, title: String, key: &'static str, mut values: Vec<FacetValueView>, total: usize) -> Self {
        let more = if values.len() > MAX_OPEN_VALUES { values.split_off(OPEN_VALUES) } else { Vec::new() };
        let label = if values.len() + more.len() < total {
            m.text().show_some_values(m.number(values.len() + more.len()), m.number(total))
        } else {
            m.text().show_all_values(m.number(total))
        };
        let rest = FacetValueGroup { heading: None, lang: LangAttribute::default(), values: more };
        Self {
            title,
            lang: LangAttribute::default(),
            key,
            open: true,
            clear: None,
            modes: None,
            values,
            more: (!rest.values.is_empty()).then(|| MoreValues { label, groups: vec![rest], search: None }),
        }
    }
}

/// The facets of the form of a filter, whose view has this query. `counts` counts the values of a facet; `link` is the page with another filter.
pub fn facets(
    site: &PageContext<'_>,
    (filter, query): (&Filter, &str),
    counts: &dyn Fn(Facet) -> Vec<ValueCounts>,
    link: &dyn Fn(Filter) -> String,
) -> Vec<FacetView> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let mut views = Vec::new();
    for facet in ORDER {
        let mut offered: Vec<(u32, ValueCounts)> = (0..).zip(counts(facet)).collect();
        // A value that no event has is not offered: most of the default kinds have none.
        offered.retain(|&(value, (_, any))| any > 0 || filter.facets.contains(facet, value));
        offered.sort_by_key(|&(value, _)| facet.group(timeline, value));
        let groups =
            offered.chunk_by(|(left, _), (right, _)| facet.group(timeline, *left) == facet.group(timeline, *right));
        for all in groups {
            let group = facet.group(timeline, all[0].0);
            let total = all.len();
            let values = listed(site, filter, facet, all);
            let series = timeline.series.get(group).filter(|series| facet == Facet::Era && series.name != "main");
            let title = series.map_or_else(|| labels::facet(m, facet), |series| series.name.clone());
            let chosen = filter.facets.known(facet).any(|value| facet.group(timeline, value) == group);
            let mut made = FacetView::new(m, title, facet.key(), values, total);
            if let Some(more) = &mut made.more {
                more.search = (total > MAX_WITHOUT_SEARCH).then(|| FacetSearch::new(site, facet, query, total));
                if facet == Facet::Voice {
                    more.groups = by_perspective(site, std::mem::take(&mut more.groups));
                }
            }
            views.push(FacetView {
                lang: if series.is_some() { site.lang() } else { LangAttribute::default() },
                open: chosen || !FOLDED.contains(&facet),
                clear: chosen.then(|| link(without_group(timeline, filter, facet, group))),
                modes: (facet == Facet::Actor).then(|| ActorModes {
                    all: filter.all_actors,
                    about: filter.about,
                    succession: labels::succession(m, timeline),
                }),
                ..made
            });
        }
    }
    views
}

/// The values of a facet that the form lists: those with the most events first, then by name; eras by time. The order is
/// the same whichever of them are chosen, so that none moves while a reader chooses.
fn listed(site: &PageContext<'_>, filter: &Filter, facet: Facet, all: &[(u32, ValueCounts)]) -> Vec<FacetValueView> {
    let names = site.facet_names(facet);
    // Under `actors=all`, the numbers of actors depend on the chosen ones.
    let weight =
        |(count, any): ValueCounts| Reverse(if filter.all_actors && facet == Facet::Actor { any } else { count });
    let place = |&(value, counts): &(u32, ValueCounts)| (weight(counts), names.rank(value), value);
    let mut all = if all.len() > MAX_LISTED_VALUES {
        let mut listed = first(all, LISTED_OF_MANY, place);
        let is_listed = |value: u32| listed.iter().any(|&(own, _)| own == value);
        let chosen = all.iter().filter(|&&(value, _)| filter.facets.contains(facet, value) && !is_listed(value));
        let chosen: Vec<_> = chosen.copied().collect();
        listed.extend(chosen);
        listed
    } else {
        all.to_vec()
    };
    all.sort_unstable_by_key(place);
    if facet == Facet::Era {
        let open = if all.len() > MAX_OPEN_VALUES { OPEN_VALUES } else { all.len() };
        let (open, more) = all.split_at_mut(open);
        for eras in [open, more] {
            eras.sort_by_key(|&(era, _)| era);
        }
    }
    all.iter().map(|&(value, counts)| choice(site, filter, facet, value, counts.0)).collect()
}

/// The first `n` items by their keys, without putting the others in order.
fn first<T: Copy, K: Ord>(items: &[T], n: usize, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut found: Vec<(K, T)> = Vec::with_capacity(n + 1);
    for item in items {
        let own = key(item);
        if found.len() == n && found.last().is_some_and(|(last, _)| *last <= own) {
            continue;
        }
        let at = found.partition_point(|(other, _)| *other <= own);
        found.insert(at, (own, *item));
        found.truncate(n);
    }
    found.into_iter().map(|(_, item)| item).collect()
}

/// A filter without the chosen values of a group of a facet.
fn without_group(timeline: &Timeline, filter: &Filter, facet: Facet, group: usize) -> Filter {
    let own = filter.facets.known(facet).filter(|&value| facet.group(timeline, value) == group);
    own.fold(filter.clone(), |filter, value| filter.without(&EventCondition::Facet(facet, FacetValue::Known(value))))
}

/// Sorts values that are in the order of their names: those chosen first, then those with the most events.
pub fn by_count(values: &mut [(u32, ValueCounts)], chosen: &dyn Fn(u32) -> bool) {
    values.sort_by_key(|&(value, (count, any))| (!chosen(value), Reverse((count, any))));
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
        title: site.facet_names(facet).name(value).to_owned(),
        count,
        figures: m.number(count),
        chosen: filter.facets.contains(facet, value),
        symbol: actor.map(|actor| symbol(actor.colour, actor.symbol)),
        years: (facet == Facet::Era).then(|| super::era::span(m, &timeline.eras[value as usize])),
        lang: match (facet, facet.title(timeline, value)) {
            // Languages, decades and speakers without a name are interface text.
            (_, None) => LangAttribute::default(),
            (Facet::Source, _) => site.lang_or(title_lang(timeline, &timeline.sources[value as usize])),
            _ => site.lang(),
        },
    }
}

impl FacetSearch {
    /// The search among `total` values in a view with this query.
    fn new(site: &PageContext<'_>, facet: Facet, query: &str, total: usize) -> Self {
        let m = site.messages();
        let route = Route::FacetValues { facet: facet.key() };
        let all = || {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("view", query).finish();
            (site.href(route.path().with_query(&query)), labels::all_values(m, facet))
        };
        Self {
            action: site.href(route),
            label: labels::find_value(m, facet),
            all: (total > MAX_LISTED_VALUES).then(all),
        }
    }
}

/// Voices under the headings of their perspectives, if the timeline has any.
fn by_perspective(site: &PageContext<'_>, groups: Vec<FacetValueGroup>) -> Vec<FacetValueGroup> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    if timeline.perspectives.is_empty() {
        return groups;
    }
    let mut headed: BTreeMap<(u8, Option<PerspectiveIx>), Vec<FacetValueView>> = BTreeMap::new();
    for choice in groups.into_iter().flat_map(|group| group.values) {
        let voice = Facet::Voice.find(timeline, &choice.id).and_then(|value| timeline.voice_at(value as usize));
        let place = match voice.map(|voice| (timeline.own_perspective(voice), voice)) {
            Some((Some(perspective), _)) => (0, Some(perspective)),
            Some((None, Voice::Actor(_) | Voice::Person(_))) => (1, None),
            _ => (2, None),
        };
        headed.entry(place).or_default().push(choice);
    }
    let heading = |(place, perspective): (u8, Option<PerspectiveIx>)| match (perspective, place) {
        (Some(perspective), _) => timeline.perspective(perspective).title.clone(),
        (None, 1) => m.text().no_perspective(),
        (None, _) => m.text().any_perspective(),
    };
    let group = |(place, values): ((u8, Option<PerspectiveIx>), Vec<FacetValueView>)| FacetValueGroup {
        heading: Some(heading(place)),
        lang: if place.1.is_some() { site.lang() } else { LangAttribute::default() },
        values,
    };
    headed.into_iter().map(group).collect()
}
