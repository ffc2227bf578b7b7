//! The form that filters events, and what is said of what it found. The timeline and the relations have both.

use super::glyph::{Glyph, glyph};
use super::marked::foreign;
use super::{Site, words};
use crate::model::{PerspectiveIx, Timeline, Voice};
use crate::query::{Edition, Facet, Filter, LONGEST, Lanes, Order, View};
use askama::Template;
use std::collections::BTreeMap;

/// The form.
#[derive(Debug, Template)]
#[template(path = "_filters.html")]
pub struct FilterForm {
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
    pub hint: Option<&'static str>,
    /// That an actor includes those it continues.
    pub succession: Option<String>,
    /// What it is for.
    pub name: &'static str,
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
    /// Its parameter.
    pub key: &'static str,
    /// Its choices.
    pub groups: Vec<ChoicesView>,
    /// What a long list is folded behind.
    pub folded: Option<String>,
    /// Where other values are found than those listed.
    pub find: Option<Find>,
    /// Whether it is unfolded, since something in it is chosen.
    pub open: bool,
}

/// A form in which the values of a long facet are found.
#[derive(Debug)]
pub struct Find {
    /// Where it leads.
    pub action: String,
    /// Its label.
    pub label: String,
    /// What is listed without it: "The 10 sources with the most events, of 645".
    pub listed: String,
}

/// Choices of a facet, under a heading of their own or without one.
#[derive(Debug)]
pub struct ChoicesView {
    /// The heading.
    pub heading: Option<String>,
    /// The choices.
    pub choices: Vec<ChoiceView>,
}

/// A choice of a facet.
#[derive(Debug)]
pub struct ChoiceView {
    /// Its value.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How much it would give.
    pub count: u64,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The mark of an actor.
    pub glyph: Option<Glyph>,
    /// The language of its name, where it is not the timeline's.
    pub lang: Option<String>,
}

impl ChoiceView {
    /// A choice without a mark.
    pub fn plain(id: &str, title: String, count: u64, chosen: bool) -> Self {
        Self { id: id.to_owned(), title, count, chosen, glyph: None, lang: None }
    }

    /// How much it would give, in figures.
    pub fn figures(&self) -> String {
        words::number(usize::try_from(self.count).unwrap_or(usize::MAX))
    }
}

/// How much a value of a facet would give under all other conditions, and how much without any.
pub type Tally = (u64, u64);

impl FilterForm {
    /// The form of a filter on the page at `home`; `tally` counts the values of a facet.
    pub fn new(site: &Site<'_>, home: &str, view: &View, tally: &dyn Fn(Facet) -> Vec<Tally>) -> Self {
        let View { filter, lanes, .. } = view;
        let timeline = &site.edition.timeline;
        let bound = |bound: &Option<crate::query::Bound>| bound.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            home: site.href(home),
            active: filter.conditions().len(),
            lanes: (*lanes != Lanes::default()).then(|| lanes.word()),
            facets: facets(site, filter, tally),
            text: filter.text.clone().unwrap_or_default(),
            sort: (view.order != Order::default()).then(|| view.order.word()),
            view: view.with(filter.clone()).query(timeline),
            name: words::FILTER_EVENTS,
            longest: LONGEST,
            years: (bound(&filter.window.from), bound(&filter.window.to)),
            all_actors: filter.all_actors,
            about: filter.about,
            hint: None,
            succession: words::succession(timeline),
        }
    }
}

impl FacetView {
    /// Where other values are found.
    pub fn action(&self) -> &str {
        self.find.as_ref().map_or("", |find| &find.action)
    }

    /// A facet whose choices all stand in one group.
    pub fn plain(title: String, key: &'static str, choices: Vec<ChoiceView>) -> Self {
        let groups = vec![ChoicesView { heading: None, choices }];
        Self { title, key, groups, folded: None, find: None, open: false }
    }
}

/// What is shown, what was chosen, and where nothing was found, what would be.
#[derive(Debug, Template)]
#[template(path = "_shown.html")]
pub struct Shown {
    /// What could not be read.
    pub problems: Vec<String>,
    /// What is shown.
    pub sentence: String,
    /// The conditions.
    pub chips: Vec<Chip>,
    /// Whether nothing was found.
    pub nothing: bool,
    /// Conditions without which something is found.
    pub drops: Vec<Chip>,
    /// Conditions that alone find something.
    pub alone: Vec<Chip>,
    /// The page without conditions.
    pub home: String,
    /// The words of the link to it.
    pub all: &'static str,
    /// How to cite what is shown.
    pub cite: Option<String>,
    /// What was looked for in place of words that nothing has.
    pub instead: Option<Instead>,
    /// Words of a search that alone find something.
    pub words: Vec<Chip>,
    /// How many are surely in the window, where not all are.
    pub certainty: Option<String>,
    /// Orders in which the list can be had.
    pub orders: Vec<OrderLink>,
}

/// What was looked for in place of words that nothing has.
#[derive(Debug)]
pub struct Instead {
    /// That nothing has them.
    pub nothing: String,
    /// What was looked for.
    pub text: String,
    /// The way to look for that alone.
    pub href: String,
}

impl Instead {
    /// What was looked for in place of words of a filter that nothing has, if there are any; `href` leads to it.
    pub fn new(edition: &Edition, filter: &Filter, href: String) -> Option<Self> {
        let answer = edition.answer(filter)?;
        let text = answer.corrected.clone()?;
        let typed: Vec<&str> = answer.instead.iter().map(|(typed, _)| typed.as_str()).collect();
        Some(Self { nothing: words::nothing_has(&typed), text, href })
    }
}

/// The way to a list in another order.
#[derive(Debug)]
pub struct OrderLink {
    /// The words.
    pub text: &'static str,
    /// The way.
    pub href: String,
    /// Whether it is the present one.
    pub current: bool,
}

/// A condition with the link to a view without it, or with it alone.
#[derive(Debug)]
pub struct Chip {
    /// The condition in words.
    pub text: String,
    /// The view.
    pub href: String,
    /// How much that has.
    pub found: usize,
    /// The same in words.
    pub count: String,
}

impl Shown {
    /// Of a view in which so much is found, with these conditions: `without` and `only` give what is had without one of
    /// them, and with one alone.
    pub fn new<C>(
        (problems, sentence): (Vec<String>, String),
        found: usize,
        conditions: &[C],
        without: impl Fn(&C) -> Chip,
        only: impl Fn(&C) -> Chip,
        (home, all): (String, &'static str),
    ) -> Self {
        let nothing = found == 0;
        let some = |chip: &Chip| nothing && chip.found > 0;
        let chips: Vec<Chip> = conditions.iter().map(&without).collect();
        let drops = if nothing { conditions.iter().map(&without).filter(some).collect() } else { Vec::new() };
        let alone = if nothing { conditions.iter().map(&only).filter(some).collect() } else { Vec::new() };
        Self {
            problems,
            sentence,
            chips,
            nothing,
            drops,
            alone,
            home,
            all,
            cite: None,
            instead: None,
            words: Vec::new(),
            certainty: None,
            orders: Vec::new(),
        }
    }
}

/// The pages of a list.
#[derive(Debug)]
pub struct Pages {
    /// Which one this is.
    pub here: u32,
    /// How many there are.
    pub last: u32,
    /// The one before.
    pub before: Option<String>,
    /// The one after.
    pub after: Option<String>,
}

impl Pages {
    /// How many pages a list of so many has: one at least.
    pub fn count(found: usize, a_page: u32) -> u32 {
        u32::try_from(found).unwrap_or(u32::MAX).div_ceil(a_page).max(1)
    }

    /// Where in a list of several pages this one stands; `turned` gives the link to another.
    pub fn new(here: u32, last: u32, turned: impl Fn(u32) -> String) -> Option<Self> {
        let before = (here > 1).then(|| turned(here - 1));
        let after = (here < last).then(|| turned(here + 1));
        (last > 1).then_some(Self { here, last, before, after })
    }
}

fn facets(site: &Site<'_>, filter: &Filter, tally: &dyn Fn(Facet) -> Vec<Tally>) -> Vec<FacetView> {
    let timeline = &site.edition.timeline;
    let mut views = Vec::new();
    for facet in Facet::ALL {
        // A value that nothing has is no choice; of the default kinds most have nothing.
        let mut all: Vec<(u32, Tally)> =
            (0..).zip(tally(facet)).filter(|&(value, (_, any))| any > 0 || filter.has(facet, value)).collect();
        let values = all.len();
        let long = is_long(facet) && values > UNFOLDED;
        if long {
            by_count(&mut all, &|value| filter.has(facet, value));
            all.truncate(LISTED.max(filter.chosen(facet).len()));
        }
        let choices = || all.iter().map(|&(value, (count, _))| (value, choice(timeline, filter, facet, value, count)));
        if facet == Facet::Voice {
            views.extend(voices(timeline, filter, choices().collect()));
            continue;
        }
        let mut groups: Vec<(usize, Vec<ChoiceView>)> = Vec::new();
        for (value, made) in choices() {
            let group = facet.group(timeline, value);
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, choices)) => choices.push(made),
                None => groups.push((group, vec![made])),
            }
        }
        for (group, choices) in groups {
            let series = timeline.series.get(group).filter(|series| facet == Facet::Era && series.name != "main");
            let title = series.map_or_else(|| words::facet(facet).to_owned(), |series| series.name.clone());
            let listed = choices.len();
            views.push(FacetView {
                folded: long.then(|| words::folded_values(facet, values)),
                find: (listed < values && long).then(|| Find::new(site, facet, listed, values)),
                open: !filter.chosen(facet).is_empty(),
                ..FacetView::plain(title, facet.key(), choices)
            });
        }
    }
    views
}

/// Whether a facet may have so many values that a page cannot list them.
pub fn is_long(facet: Facet) -> bool {
    matches!(facet, Facet::Source | Facet::Place | Facet::Language | Facet::Decade)
}

/// Sorts values: those chosen first, then those with the most events, then as the timeline has them.
pub fn by_count(values: &mut [(u32, Tally)], chosen: &dyn Fn(u32) -> bool) {
    values.sort_by_key(|&(value, (count, any))| (!chosen(value), std::cmp::Reverse((count, any)), value));
}

/// A value of a facet as a choice.
pub fn choice(timeline: &Timeline, filter: &Filter, facet: Facet, value: u32, count: u64) -> ChoiceView {
    // Voices are actors first.
    let is_actor = matches!(facet, Facet::Actor | Facet::Voice);
    let actor = timeline.actors.get(value as usize).filter(|_| is_actor);
    ChoiceView {
        id: facet.id(timeline, value).to_owned(),
        title: words::choice(timeline, facet, value),
        count,
        chosen: filter.has(facet, value),
        glyph: actor.map(|actor| glyph(actor.colour, actor.mark)),
        lang: timeline
            .sources
            .get(value as usize)
            .filter(|_| facet == Facet::Source)
            .and_then(|s| foreign(timeline, s)),
    }
}

/// Values of a long facet that the form lists, and values from which on one is folded.
const LISTED: usize = 10;
const UNFOLDED: usize = 8;

impl Find {
    fn new(site: &Site<'_>, facet: Facet, listed: usize, all: usize) -> Self {
        Self {
            action: site.href(format!("/choices/{}", facet.key())),
            label: words::find_value(facet),
            listed: words::listed_values(facet, listed, all),
        }
    }
}

/// The choices of the voices, under the headings of their perspectives where the timeline names any.
fn voices(timeline: &Timeline, filter: &Filter, choices: Vec<(u32, ChoiceView)>) -> Option<FacetView> {
    let (key, count) = (Facet::Voice.key(), choices.len());
    let mut groups: BTreeMap<(u8, Option<PerspectiveIx>), Vec<ChoiceView>> = BTreeMap::new();
    for (value, choice) in choices {
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
        (None, 1) => words::NO_PERSPECTIVE.into(),
        (None, _) => words::ANY_PERSPECTIVE.into(),
    };
    let named = !timeline.perspectives.is_empty();
    let group =
        |((place, perspective), choices)| ChoicesView { heading: named.then(|| heading(place, perspective)), choices };
    let groups: Vec<ChoicesView> = groups.into_iter().map(group).collect();
    (!groups.is_empty()).then(|| FacetView {
        title: words::facet(Facet::Voice).to_owned(),
        key,
        groups,
        folded: (count > UNFOLDED).then(|| words::voices(count)),
        find: None,
        open: !filter.chosen(Facet::Voice).is_empty(),
    })
}
