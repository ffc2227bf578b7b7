//! The orders in which sources are listed.

use crate::collation::Collation;
use crate::model::{Source, SourceIx, Timeline};
use crate::query::list_view::{ListOptions, Params};
use roaring::RoaringBitmap;
use std::cmp::Reverse;

/// What sources are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceSortKey {
    /// By title.
    #[default]
    Title,
    /// By the date of the record.
    Date,
    /// By the publisher's name.
    Publisher,
    /// By the number of events that rest on it.
    Events,
}

impl SourceSortKey {
    /// Every key, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Title, Self::Date, Self::Publisher, Self::Events];

    /// Its value in a URL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Publisher => "publisher",
            Self::Events => "events",
        }
    }
}

/// An order of sources. In a URL, `-` before the key means descending, as in JSON:API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceSort {
    /// What they are sorted by.
    pub key: SourceSortKey,
    /// Whether the last comes first.
    pub descending: bool,
}

impl SourceSort {
    /// The order that is offered first for a key: ascending, except that the most events come first.
    pub fn by(key: SourceSortKey) -> Self {
        Self { key, descending: key == SourceSortKey::Events }
    }

    /// The opposite order.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { descending: !self.descending, ..self }
    }

    /// Reads the value of `sort`.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, word) = text.strip_prefix('-').map_or((false, text), |word| (true, word));
        let key = SourceSortKey::ALL.into_iter().find(|key| key.as_str() == word)?;
        Some(Self { key, descending })
    }
}

impl std::fmt::Display for SourceSort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(f, "{sign}{}", self.key.as_str())
    }
}

impl<C> ListOptions<C> for SourceSort {
    const KEYS: &'static [&'static str] = &["sort"];

    fn read(&mut self, _: &str, value: &str) -> bool {
        Self::parse(value).map(|sort| *self = sort).is_some()
    }

    fn write(&self, _: &C, out: &mut Params) {
        if *self != Self::default() {
            out.append_pair("sort", &self.to_string());
        }
    }
}

/// The rank of every source by every key; `None` if the record does not say.
#[derive(Debug, Default)]
pub struct Ranks([Vec<Option<u32>>; SourceSortKey::ALL.len()]);

impl Ranks {
    /// Ranks the sources. `events` are the events that rest on each source.
    pub fn new(timeline: &Timeline, events: &[RoaringBitmap], collation: &Collation) -> Self {
        let sources = || timeline.sources.iter();
        let date = |source: &Source| source.date.as_ref().map(|date| (date.earliest(), date.latest()));
        Self([
            (0..).map(SourceIx).take(events.len()).map(|source| Some(timeline.title_rank(source))).collect(),
            ranks(sources().map(date)),
            collation.ranks(&sources().map(|source| source.publisher.as_deref()).collect::<Vec<_>>()),
            ranks(events.iter().map(|events| Some(events.len()))),
        ])
    }

    /// Sources in an order. Those whose record does not say come last, ascending or descending; between equals the title
    /// decides.
    pub fn sorted(&self, sources: &RoaringBitmap, sort: SourceSort) -> Vec<SourceIx> {
        let (by, titles) = (&self.0[sort.key as usize], &self.0[SourceSortKey::Title as usize]);
        let mut order: Vec<u32> = sources.iter().collect();
        order.sort_unstable_by_key(|&at| {
            let rank = by[at as usize];
            let turned = if sort.descending { Err(Reverse(rank)) } else { Ok(rank) };
            (rank.is_none(), turned, titles[at as usize], at)
        });
        order.into_iter().map(SourceIx).collect()
    }
}

/// The rank of each key among all distinct keys.
fn ranks<K: Ord + Clone>(keys: impl Iterator<Item = Option<K>>) -> Vec<Option<u32>> {
    let keys: Vec<Option<K>> = keys.collect();
    let mut order: Vec<K> = keys.iter().flatten().cloned().collect();
    order.sort_unstable();
    order.dedup();
    let rank = |key: &K| order.binary_search(key).ok().and_then(|at| u32::try_from(at).ok());
    keys.iter().map(|key| key.as_ref().and_then(rank)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_its_url() {
        for key in SourceSortKey::ALL {
            for sort in [SourceSort::by(key), SourceSort::by(key).reversed()] {
                assert_eq!(SourceSort::parse(&sort.to_string()), Some(sort));
            }
        }
        assert_eq!([SourceSort::parse("--title"), SourceSort::parse("size"), SourceSort::parse("")], [None; 3]);
    }
}
