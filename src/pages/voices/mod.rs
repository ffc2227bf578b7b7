//! Voices: the list by perspective, and the page of each.

mod named;
mod unnamed;

pub use named::VoicePage;
pub use unnamed::UnnamedVoicePage;

use super::event_item::count;
use super::lang_attribute::LangAttribute;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, PageLayout, labels};
use crate::messages::Messages;
use crate::model::{OriginalTitle, PersonIx, PerspectiveIx, Timeline, Voice};
use crate::query::{Facet, Filter, View, VoiceCounts};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

/// All voices, by perspective.
#[derive(Debug, Template)]
#[template(path = "voices.html")]
pub struct VoicesPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    /// The link to the comparison of sides.
    compare: Option<String>,
    /// The link to the people, if there are any.
    people: Option<String>,
    groups: Vec<PerspectiveVoices>,
}

#[derive(Debug)]
struct PerspectiveVoices {
    anchor: String,
    title: String,
    lang: LangAttribute,
    rows: Vec<VoiceItem>,
}

#[derive(Debug)]
struct VoiceItem {
    href: String,
    title: String,
    lang: LangAttribute,
    symbol: Option<ActorSymbol>,
    titles: Vec<OriginalTitle>,
    summary: Option<String>,
    speaks_for: Option<String>,
    counts: Vec<String>,
}

impl<'a> VoicesPage<'a> {
    /// The list of voices, in the order of the timeline's perspectives.
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let perspectives = (0..).map(PerspectiveIx).take(timeline.perspectives.len()).map(Some);
        let groups = perspectives.chain([None]).map(|perspective| PerspectiveVoices {
            anchor: anchor(&site, perspective),
            title: perspective.map_or_else(|| m.text().no_perspective(), |p| timeline.perspective(p).title.clone()),
            lang: if perspective.is_some() { site.lang() } else { LangAttribute::default() },
            rows: timeline.voices().filter_map(|voice| row(&site, voice, perspective)).collect(),
        });
        Self {
            layout: PageLayout::new(
                site,
                m.text().voices_title(),
                m.text().voices_description(),
                Route::Voices,
                "voices",
            ),
            compare: super::compare::link(&site, &[]),
            people: super::people::link_to_list(&site),
            groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        }
    }
}

/// A voice in the list of a perspective, if it speaks from it.
fn row(site: &PageContext<'_>, voice: Voice, perspective: Option<PerspectiveIx>) -> Option<VoiceItem> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let path = site.href(timeline.voice_path(voice));
    let title = labels::speaker(m, timeline, voice);
    let (href, tally, events, symbol, titles, speaks_for) = match voice {
        Voice::Actor(_) | Voice::Person(_) if timeline.own_perspective(voice) != perspective => return None,
        Voice::Actor(actor) => {
            let record = timeline.actor(actor);
            let mark = symbol(record.colour, record.symbol);
            (path, tally(site, voice), events(site, voice).clone(), Some(mark), record.titles.clone(), None)
        }
        Voice::Person(person) => {
            let record = timeline.person(person);
            let speaks_for = record.speaks_for.map(|actor| timeline.actor(actor).title.clone());
            (path, tally(site, voice), events(site, voice).clone(), None, record.names.clone(), speaks_for)
        }
        _ => {
            let (tally, events) = site.edition.voices.in_perspective(timeline, voice, perspective);
            (format!("{path}#{}", anchor(site, perspective)), tally, events, None, Vec::new(), None)
        }
    };
    let named = matches!(voice, Voice::Actor(_) | Voice::Person(_));
    let lang = if named { site.lang() } else { LangAttribute::default() };
    let (summary, counts) = (summary(timeline, voice), counts(m, tally, &events));
    (!events.is_empty()).then_some(VoiceItem { href, title, lang, symbol, titles, summary, speaks_for, counts })
}

/// The summary of an actor or a person.
fn summary(timeline: &Timeline, voice: Voice) -> Option<String> {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).summary.clone(),
        Voice::Person(person) => timeline.person(person).summary.clone(),
        Voice::Author | Voice::Publisher | Voice::Unattributed => None,
    }
}

/// A perspective's section of the list, and its title.
pub fn perspective_link(site: &PageContext<'_>, perspective: PerspectiveIx) -> (String, String) {
    let section = Route::Voices.path().with_fragment(&anchor(site, Some(perspective)));
    (site.href(section), site.edition.timeline.perspective(perspective).title.clone())
}

/// The fragment of a perspective's section.
fn anchor(site: &PageContext<'_>, perspective: Option<PerspectiveIx>) -> String {
    let id = perspective.map(|perspective| site.edition.timeline.perspective(perspective).id.to_string());
    format!("_{}", id.unwrap_or_default())
}

fn tally(site: &PageContext<'_>, voice: Voice) -> VoiceCounts {
    site.edition.voices.counts(&site.edition.timeline, voice)
}

/// The events in which a voice speaks or is reported.
fn events<'a>(site: &PageContext<'a>, voice: Voice) -> &'a RoaringBitmap {
    &site.edition.index.postings(Facet::Voice, false)[site.edition.timeline.voice_number(voice)]
}

/// "2 quotations", "3 paraphrases", "4 events"
fn counts(m: &Messages, tally: VoiceCounts, events: &RoaringBitmap) -> Vec<String> {
    let mut counts = labels::voice_counts(m, tally);
    counts.push(m.events(count(events)));
    counts
}

/// The query that filters the timeline by a voice.
fn query(site: &PageContext<'_>, voice: Voice) -> String {
    view(site, voice).query_string(&site.edition.timeline)
}

/// The view of the events in which a voice speaks.
fn view(site: &PageContext<'_>, voice: Voice) -> View {
    let value = u32::try_from(site.edition.timeline.voice_number(voice)).unwrap_or(u32::MAX);
    View::new(Filter::single(Facet::Voice, value))
}

/// A person's name, with a link to the page of their voice if they have one.
pub fn speaker(site: &PageContext<'_>, person: PersonIx) -> (Option<String>, String) {
    let timeline = &site.edition.timeline;
    let voice = Voice::Person(person);
    let speaks = !events(site, voice).is_empty();
    (speaks.then(|| site.href(timeline.voice_path(voice))), timeline.person(person).name.clone())
}
