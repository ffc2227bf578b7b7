//! The facet values of each event, taken from the timeline and not from Sourceline's index, so that a mistake of the index
//! would show as a different answer.

use sourceline::messages::Messages;
use sourceline::model::date::Day;
use sourceline::model::{ActorIx, Event, Timeline};
use sourceline::query::{Facet, FacetKey, searchable_texts};

/// Facets with at most one value per event, which are columns. All others are tables.
pub fn is_column(facet: Facet) -> bool {
    matches!(facet.key(), "era" | "place" | "decade")
}

/// The facet values of events.
pub struct Values<'a> {
    timeline: &'a Timeline,
    /// Each actor with all its successors.
    successors: Vec<Vec<u32>>,
}

impl<'a> Values<'a> {
    /// Of the events of a timeline.
    pub fn new(timeline: &'a Timeline) -> Self {
        let mut successors = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.index()].push(actor.0));
        }
        Self { timeline, successors }
    }

    /// The positions of an event's values of a facet, without duplicates.
    pub fn of(&self, facet: Facet, event: &Event) -> Vec<u32> {
        let timeline = self.timeline;
        let works = || event.citations.iter().flat_map(|citation| [Some(citation.source), citation.via]).flatten();
        let number = |id: &str| facet.find(timeline, id);
        let mut values: Vec<u32> = match facet.key() {
            "era" => event.eras.iter().map(|era| era.0).collect(),
            "actor" => event.actors.iter().flat_map(|actor| self.successors[actor.index()].clone()).collect(),
            "person" => event.people.iter().map(|person| person.0).collect(),
            "kind" => event.kinds.iter().map(|kind| kind.0).collect(),
            "source" => works().map(|source| source.0).collect(),
            "place" => event.place.iter().filter_map(|place| number(place)).collect(),
            "language" => works().filter_map(|source| number(timeline.source(source).language.as_deref()?)).collect(),
            "decade" => decade(event.date.bounds().start_earliest).and_then(|id| number(&id)).into_iter().collect(),
            "voice" => {
                let voices = event.citations.iter().flat_map(|citation| citation.voices());
                voices.filter_map(|voice| number(timeline.voice_id(voice))).collect()
            }
            _ => Vec::new(),
        };
        values.sort_unstable();
        values.dedup();
        values
    }

    /// All searched texts of an event: those that Sourceline indexes, too.
    pub fn text(&self, event: &Event) -> String {
        let mut text = String::new();
        searchable_texts(Messages::english(), self.timeline, event, |_, part| {
            text.push_str(part);
            text.push('\n');
        });
        text
    }
}

/// The decade of a day as EDTF: `195X`.
fn decade(day: Day) -> Option<String> {
    let (year, ..) = day.ymd();
    let sign = if year < 0 { "-" } else { "" };
    (!day.is_infinite()).then(|| format!("{sign}{:03}X", year.unsigned_abs() / 10))
}
