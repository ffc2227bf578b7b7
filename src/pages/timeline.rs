//! The first page: the chart, the filters and the list.

use super::chart::ChartView;
use super::entry::{Entry, count};
use super::filters::{Chip, ChoiceView, ChoicesView, FacetView, Pages};
use super::glyph::glyph;
use super::{Page, Shell, Site, html, words};
use crate::model::{EraIx, EventIx, PerspectiveIx, Timeline, Voice};
use crate::query::{Condition, Facet, Filter, Lanes, Problem, View};
use askama::Template;
use std::collections::BTreeMap;

/// The first page.
#[derive(Debug, Template)]
#[template(path = "timeline.html")]
pub struct TimelinePage<'a> {
    shell: Shell<'a>,
    heading: String,
    subtitle: Option<String>,
    intro: String,
    chart: ChartView,
    problems: Vec<String>,
    facets: Vec<FacetView>,
    years: (String, String),
    lanes: Option<&'static str>,
    all_actors: bool,
    about: bool,
    active: usize,
    sentence: String,
    chips: Vec<Chip>,
    home: String,
    groups: Vec<Group>,
    drops: Vec<Chip>,
    alone: Vec<Chip>,
    succession: Option<String>,
    found: usize,
    see_all: &'static str,
    pages: Option<Pages>,
}

/// The events of an era.
#[derive(Debug)]
struct Group {
    /// Id, title, span and link of the era.
    era: Option<(String, String, String, String)>,
    entries: Vec<Entry>,
}

impl<'a> TimelinePage<'a> {
    /// The page of a view. `None` where the list has no such page.
    #[must_use]
    pub fn new(site: Site<'a>, view: &View, problems: &[Problem]) -> Option<Self> {
        let timeline = &site.edition.timeline;
        let filter = &view.filter;
        let events = site.edition.events(filter);
        let found = count(&events);
        let page = view.page.0;
        if page > Pages::last(found) || problems.iter().any(|problem| matches!(problem, Problem::NoPage(_))) {
            return None;
        }
        let link = |view: &View| site.href(format!("/{}", view.suffix(timeline)));
        let sentence = words::shown(timeline, filter, found);
        let about = &timeline.about;
        let heading = about.title.clone();
        let path = format!("/{}", view.suffix(timeline));
        let title = if filter.is_empty() { heading.clone() } else { sentence.clone() };
        let description =
            if filter.is_empty() { about.intro.first_sentence() } else { format!("{heading}: {sentence}") };
        let mut shell = Shell::new(site, &title, &description, &path, "timeline");
        shell.noindex = problems.iter().any(|problem| matches!(problem, Problem::UnknownValue(..)));
        let shown: Vec<EventIx> = Pages::cut(events.iter(), page).map(EventIx).collect();
        let conditions = filter.conditions();
        let leading = |condition: &Condition, filter: Filter, to: Filter| {
            let found = count(&site.edition.events(&to));
            Chip {
                text: words::condition(timeline, &filter, condition),
                href: link(&view.with(to)),
                found,
                count: words::events(found),
            }
        };
        let chip = |condition: &Condition| leading(condition, filter.clone(), filter.without(condition));
        let only = |condition: &Condition| leading(condition, filter.clone(), filter.only(condition));
        let chips: Vec<Chip> = conditions.iter().map(chip).collect();
        let drops = if found == 0 { conditions.iter().map(chip).filter(|c| c.found > 0).collect() } else { Vec::new() };
        let alone = if found == 0 { conditions.iter().map(only).filter(|c| c.found > 0).collect() } else { Vec::new() };
        let turned = |page: u32| link(&View { page: crate::query::Page(page), ..view.clone() });
        let bound = |bound: &Option<crate::query::Bound>| bound.as_ref().map(ToString::to_string).unwrap_or_default();
        Some(Self {
            heading,
            subtitle: about.subtitle.clone(),
            intro: html::render(&site, &about.intro, None, &|_| None),
            chart: ChartView::page(&site, view),
            problems: problems.iter().map(|problem| words::problem(timeline, problem)).collect(),
            facets: facets(&site, filter),
            years: (bound(&filter.window.from), bound(&filter.window.to)),
            lanes: (view.lanes != Lanes::default()).then(|| view.lanes.word()),
            all_actors: filter.all_actors,
            about: filter.about,
            active: conditions.len(),
            groups: groups(&site, &shown, &view.with(filter.clone()).suffix(timeline)),
            home: site.href("/"),
            sentence,
            chips,
            drops,
            alone,
            succession: words::succession(timeline),
            found,
            see_all: words::SEE_ALL_EVENTS,
            pages: Pages::of(found, page, turned),
            shell,
        })
    }
}

impl Page for TimelinePage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }

    fn noindex(&self) -> bool {
        self.shell.noindex
    }
}

fn facets(site: &Site<'_>, filter: &Filter) -> Vec<FacetView> {
    let timeline = &site.edition.timeline;
    let mut views = Vec::new();
    for facet in Facet::ALL {
        let counts = site.edition.counts(filter, facet);
        let used = |value: u32| !site.edition.index.postings(facet, true)[value as usize].is_empty();
        let choice = |(value, count): (u32, u64)| {
            // Voices are actors first.
            let is_actor = matches!(facet, Facet::Actor | Facet::Voice);
            let actor = timeline.actors.get(value as usize).filter(|_| is_actor);
            ChoiceView {
                id: facet.id(timeline, value).to_owned(),
                title: words::choice(timeline, facet, value),
                none: count == 0,
                count: words::number(usize::try_from(count).unwrap_or(usize::MAX)),
                chosen: filter.has(facet, value),
                glyph: actor.map(|actor| glyph(actor.colour, actor.mark)),
            }
        };
        // A value that no event has is no choice; of the default kinds most have none.
        let all = (0..).zip(counts).filter(|&(value, _)| used(value) || filter.has(facet, value));
        if facet == Facet::Voice {
            views.extend(voices(timeline, filter, all.map(|(value, count)| (value, choice((value, count)))).collect()));
            continue;
        }
        let mut groups: Vec<(usize, Vec<ChoiceView>)> = Vec::new();
        for (value, count) in all {
            let group = facet.group(timeline, value);
            let made = choice((value, count));
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, choices)) => choices.push(made),
                None => groups.push((group, vec![made])),
            }
        }
        for (group, choices) in groups {
            let series = timeline.series.get(group).filter(|series| facet == Facet::Era && series.name != "main");
            let title = series.map_or_else(|| words::facet(facet).to_owned(), |series| series.name.clone());
            let groups = vec![ChoicesView { heading: None, choices }];
            views.push(FacetView { title, key: facet.key(), groups, folded: None, open: false });
        }
    }
    views
}

/// Voices that are listed without being folded.
const UNFOLDED: usize = 8;

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
        open: !filter.chosen(Facet::Voice).is_empty(),
    })
}

/// Events under the headings of the first series' eras.
fn groups(site: &Site<'_>, events: &[EventIx], query: &str) -> Vec<Group> {
    let timeline = &site.edition.timeline;
    let mut groups: Vec<(Option<EraIx>, Vec<Entry>)> = Vec::new();
    for &ix in events {
        let era = timeline.event(ix).eras.iter().copied().find(|&era| timeline.era(era).series == 0);
        let entry = Entry::new(site, ix, query);
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((era, vec![entry])),
        }
    }
    let heading = |era: EraIx| {
        let path = site.href(timeline.era_path(era));
        let record = timeline.era(era);
        (record.id.to_string(), record.title.clone(), super::eras::span(record), path)
    };
    groups.into_iter().map(|(era, entries)| Group { era: era.map(heading), entries }).collect()
}
