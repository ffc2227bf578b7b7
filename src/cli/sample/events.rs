//! The lines of `events/*.jsonl`.

use super::random::Random;
use super::words::{ACTORS, EXERCISES, OUTCOMES, PLACES, TOPICS};
use super::{dates, records};
use crate::model::date::Day;
use serde::Serialize;
use std::io::{self, Write};

/// A synthetic timeline. An event is a function of the seed and its number, so that any event can refer to any earlier one
/// without keeping it.
pub struct SampleTimeline {
    seed: u64,
    /// The day on which each event begins, in ascending order.
    days: Vec<i64>,
}

/// An event as a line of JSON.
#[derive(Serialize)]
struct EventJson<'a> {
    id: String,
    title: String,
    summary: String,
    date: String,
    kind: &'a [&'a str],
    place: String,
    actors: &'a [&'a str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    concerns: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    significance: Option<u8>,
    text: String,
    citations: Vec<CitationJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relations: Option<[RelationJson; 1]>,
}

#[derive(Serialize)]
struct CitationJson {
    id: &'static str,
    source: String,
    locator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
}

#[derive(Serialize)]
struct RelationJson {
    id: &'static str,
    to: String,
    #[serde(rename = "type")]
    kind: &'static str,
    citations: [&'static str; 1],
}

/// Relation types for relations to earlier events.
const RELATIONS: [&str; 8] =
    ["reacted-to", "renewed", "echoed", "superseded", "ended", "violated", "strengthened", "contrasted-with"];

/// What an event is about.
struct EventSubject {
    title: String,
    kind: &'static str,
    place: String,
    topic: &'static str,
    /// Id and short name of the first actor.
    actor: (&'static str, &'static str),
}

impl SampleTimeline {
    /// `count` is at least 1.
    pub fn new(count: u32, seed: u64) -> Self {
        Self { seed, days: dates::beginnings(count, seed) }
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(u32::MAX)
    }

    /// The number of sources, at most that of events, because each source must be cited.
    pub fn sources(&self) -> u32 {
        self.count().min(records::MAX_SOURCES)
    }

    /// Writes the line of an event.
    pub fn line(&self, event: u32, out: &mut impl Write) -> io::Result<()> {
        let (subject, random) = &mut self.subject(event);
        let day = self.day(event);
        let date = dates::date(day, random);
        let (one, other, concerned) = (subject.actor, actor(random), actor(random));
        let both = [one.0, other.0];
        let acted = if one.0 == other.0 || random.chance(250) { &both[..1] } else { &both[..] };
        let concerns = [concerned.0];
        let concerns = if random.chance(200) && !both.contains(&concerned.0) { &concerns[..] } else { &[] };
        let kinds = [subject.kind, "process"];
        let kinds = if random.chance(80) && subject.kind != "process" { &kinds[..] } else { &kinds[..1] };
        let citations = self.citations(event, random);
        let EventSubject { place, topic, .. } = subject;
        let with = if acted.len() > 1 { format!(" and {}", other.1) } else { String::new() };
        let doubt = if random.chance(300) { ", as far as the papers agree" } else { "" };
        let mut text = format!("{}{with} held talks at {place} on {topic}{doubt}.[^record]", one.1);
        if let Some(second) = citations.get(1) {
            text += &format!(" {}.[^{}]", random.word(&OUTCOMES), second.id);
        }
        let relations = (event > 0 && random.chance(120)).then(|| {
            let back = 1 + random.below(event.min(200));
            let to = self.id(event.saturating_sub(back));
            [RelationJson { id: "bears-on", to, kind: random.word(&RELATIONS), citations: ["record"] }]
        });
        let line = EventJson {
            id: self.id(event),
            title: std::mem::take(&mut subject.title),
            summary: format!("{}{with} on {topic} at {place}.", one.1),
            date,
            kind: kinds,
            place: place.clone(),
            actors: acted,
            concerns,
            significance: significance(random),
            text,
            citations,
            relations,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")
    }

    fn day(&self, event: u32) -> i64 {
        self.days.get(event as usize).copied().unwrap_or(0)
    }

    /// The id of an event: year, title and number.
    fn id(&self, event: u32) -> String {
        let title = self.subject(event).0.title;
        let slug = crate::model::Id::suggestion(&title);
        let year = Day::new(self.day(event)).ymd().0;
        let era = if year < 0 { "before-" } else { "" };
        format!("{era}{:04}-{slug}-{event:x}", year.unsigned_abs())
    }

    /// One or two citations. The first cites the sources in turn, so that each is cited.
    fn citations(&self, event: u32, random: &mut Random) -> Vec<CitationJson> {
        let mut citation = |id, source: u32| CitationJson {
            id,
            source: records::source_id(source),
            locator: format!("p. {}", 1 + random.below(900)),
            says: random
                .chance(350)
                .then(|| format!("The paper tells of {} and {}.", random.word(&TOPICS), random.word(&TOPICS))),
        };
        let first = citation("record", event % self.sources());
        let second = (event % 5 < 2).then(|| citation("account", (event / 7) % self.sources()));
        std::iter::once(first).chain(second).collect()
    }

    /// The subject of an event, and the random stream for the rest of the event.
    fn subject(&self, event: u32) -> (EventSubject, Random) {
        let mut random = Random::new(self.seed, event.into());
        let place = format!("{}{}", random.word(&PLACES.0), random.word(&PLACES.1));
        let topic = random.word(&TOPICS);
        let topic_first = || topic[..1].to_uppercase() + &topic[1..];
        let by = actor(&mut random);
        let actor = by.1;
        let (kind, title) = match random.below(22) {
            0..3 => ("treaty", format!("Treaty of {place}")),
            3..5 => ("agreement", format!("Agreement on {topic}")),
            5 => ("declaration", format!("{place} Declaration on {topic}")),
            6..8 => ("statement", format!("Statement on {topic}")),
            8 => ("speech", format!("Speech at {place}")),
            9 => ("strategy", format!("Plan of {actor} for {topic}")),
            10 => ("vote", format!("Vote on {topic} at {place}")),
            11..14 => ("visit", format!("Visit of {actor} to {place}")),
            14 => ("summit", format!("{place} summit")),
            15 => ("founding", format!("Founding of the Office for {topic}")),
            16 => ("accession", format!("{actor} joins the compact of {place}")),
            17 => ("war", format!("War of the {topic}")),
            18 => ("crisis", format!("{} crisis at {place}", topic_first())),
            19 => ("exercise", format!("Exercise {}", random.word(&EXERCISES))),
            20 => ("process", format!("Talks on {topic}")),
            _ => ("other", format!("Fair of {place}")),
        };
        (EventSubject { title, kind, place, topic, actor: by }, random)
    }
}

/// Id and short name of a random actor. The actors with lanes act more often than the others.
fn actor(random: &mut Random) -> (&'static str, &'static str) {
    let among = if random.chance(550) { &ACTORS[..records::LANES] } else { &ACTORS[..] };
    random.pick(among).map_or_else(Default::default, |(id, _, short, _)| (id, short))
}

/// 1 to 5; 3 is the default and omitted, 5 is rare.
fn significance(random: &mut Random) -> Option<u8> {
    match random.below(1000) {
        0..8 => Some(5),
        8..70 => Some(4),
        70..600 => None,
        600..850 => Some(2),
        _ => Some(1),
    }
}
