//! The queries: seeded, and the same for both engines.

use crate::ask;
use crate::random::Random;
use sourceline::model::Timeline;
use sourceline::model::date::Day;
use sourceline::query::Edition;
use std::fmt::Write;

/// Words of the sample: of its topics, its outcomes, its prose and its names.
pub const WORDS: [&str; 48] = [
    "talks",
    "paper",
    "papers",
    "tells",
    "agree",
    "observers",
    "rounds",
    "clerks",
    "copies",
    "minutes",
    "meeting",
    "spring",
    "delegates",
    "ferry",
    "price",
    "lamp",
    "wardens",
    "bells",
    "noon",
    "protocol",
    "maps",
    "archive",
    "harbour",
    "river",
    "tolls",
    "salt",
    "quotas",
    "lighthouse",
    "grain",
    "weights",
    "canal",
    "kite",
    "mountain",
    "clock",
    "stamps",
    "orchard",
    "fishing",
    "wool",
    "glass",
    "moss",
    "bridge",
    "tide",
    "quarry",
    "winter",
    "copper",
    "rope",
    "amber",
    "snow",
];

/// Queries of one shape.
pub const EACH: usize = 30;

/// A query for both engines.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The query string of Sourceline's URL.
    pub text: String,
    /// A word that the texts must contain.
    pub word: Option<&'static str>,
    /// One of these actors took part, or one that they succeed.
    pub actors: Vec<u32>,
    /// The era in which the event began.
    pub era: Option<u32>,
    /// The window that the event overlaps.
    pub window: Option<(Day, Day)>,
}

/// The shape of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Either of two actors; an era; a word.
    Full,
    /// A word.
    Term,
    /// An era.
    Era,
    /// Nothing.
    All,
    /// Either of two actors; a word; a window with about a thousand hits.
    Window,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 5] = [Self::Full, Self::Term, Self::Era, Self::All, Self::Window];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full: two actors, era, word",
            Self::Term => "term: a word",
            Self::Era => "era",
            Self::All => "all: no filter",
            Self::Window => "window: two actors, word, about 1,000 hits",
        }
    }

    /// Queries of this shape with some of these words; fewer than requested if the timeline has no more.
    pub fn queries(self, edition: &Edition, words: &[&'static str], seed: u64) -> Vec<Query> {
        let mut random = Random(seed.wrapping_mul(31).wrapping_add(self as u64));
        let drawn = (0..EACH * 20).filter_map(|_| self.draw(edition, words, &mut random));
        // There is only one without a filter.
        drawn.take(if self == Self::All { 3 } else { EACH }).collect()
    }

    fn draw(self, edition: &Edition, words: &[&'static str], random: &mut Random) -> Option<Query> {
        let timeline = &edition.timeline;
        let mut query = Query::default();
        if matches!(self, Self::Full | Self::Term | Self::Window) {
            query.word = Some(random.pick(words)?);
        }
        if matches!(self, Self::Full | Self::Window) {
            query.actors = two_actors(timeline, random);
        }
        if matches!(self, Self::Full | Self::Era) {
            query.era = Some(u32::try_from(random.below(timeline.eras.len())).ok()?);
        }
        query.write(timeline);
        if self == Self::Window {
            query.window = Some(about_a_thousand(edition, &query.text, random)?);
            query.write(timeline);
        }
        Some(query)
    }
}

impl Query {
    /// The same query with the `nth` variation of upper and lower case, which is not yet in Sourceline's cache of search
    /// texts.
    pub fn spelled(&self, nth: usize) -> String {
        let capital =
            |(at, letter): (usize, char)| if nth >> at & 1 == 1 { letter.to_ascii_uppercase() } else { letter };
        let text = |word: &str| {
            let other: String = word.chars().enumerate().map(capital).collect();
            self.text.replacen(&format!("q={word}"), &format!("q={other}"), 1)
        };
        self.word.map_or_else(|| self.text.clone(), text)
    }

    /// Writes the query string.
    fn write(&mut self, timeline: &Timeline) {
        let mut parts: Vec<String> = self.word.iter().map(|word| format!("q={word}")).collect();
        parts.extend(self.era.map(|era| format!("era={}", timeline.eras[era as usize].id.as_str())));
        parts.extend(self.actors.iter().map(|&actor| format!("actor={}", timeline.actors[actor as usize].id.as_str())));
        if let Some((first, last)) = self.window {
            parts.push(format!("from={}", date(first)));
            parts.push(format!("to={}", date(last)));
        }
        self.text = parts.join("&");
    }
}

fn date(day: Day) -> String {
    let (year, month, day) = day.ymd();
    let mut out = String::from(if year < 0 { "-" } else { "" });
    let _ = write!(out, "{:04}-{month:02}-{day:02}", year.unsigned_abs());
    out
}

/// Two different actors, half of the time with lanes, as readers would choose them.
fn two_actors(timeline: &Timeline, random: &mut Random) -> Vec<u32> {
    let all: Vec<u32> = (0..).take(timeline.actors.len()).collect();
    let lanes: Vec<u32> = all.iter().copied().filter(|&actor| timeline.actors[actor as usize].lane.is_some()).collect();
    let mut two: Vec<u32> = Vec::new();
    while two.len() < all.len().min(2) {
        let among = if random.below(2) == 0 && lanes.len() > 1 { &lanes } else { &all };
        two.extend(random.pick(among).filter(|actor| !two.contains(actor)));
    }
    two
}

/// A window around one of the hits that leaves 900 to 1,100 of them; `None` if there is no such window in years that can
/// be written in a URL by the day.
fn about_a_thousand(edition: &Edition, query: &str, random: &mut Random) -> Option<(Day, Day)> {
    let all = ask::hits(edition, query);
    let middle = edition.index.earliest(random.pick(&all)?).number();
    let first_day = Day::from_ymd(-9999, 1, 1)?.number();
    let last_day = Day::from_ymd(9999, 12, 31)?.number();
    let window = |days: i64| (Day::new((middle - days).max(first_day)), Day::new((middle + days).min(last_day)));
    let left = |days: i64| {
        let (first, last) = window(days);
        ask::hits(edition, &format!("{query}&from={}&to={}", date(first), date(last))).len()
    };
    // The narrowest such window, by binary search: hits grow with the window.
    let (mut few, mut enough) = (-1, 4_000_000);
    while enough - few > 1 {
        let days = few + (enough - few) / 2;
        if left(days) >= 1000 { enough = days } else { few = days }
    }
    (900..=1100).contains(&left(enough)).then(|| window(enough))
}
