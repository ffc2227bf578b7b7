//! [`Vocabularies`]: the distinct values of fields that hold text instead of an id: places, languages, decades.

use super::date::{Date, Day, IntervalEnd};
use super::{Citation, Event, SourceIx, Timeline};
use crate::collation::Collation;
use std::collections::BTreeSet;

/// The distinct places, languages and decades of a timeline. A value's number is its position here.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    /// Every place of an event, in the order of the timeline's language.
    pub places: Box<[Box<str>]>,
    /// The numbers of the places, sorted by code point: a binary search by collation would be many times slower.
    places_by_code_point: Box<[u32]>,
    /// Every language of a source, BCP 47, sorted by tag.
    pub languages: Box<[Box<str>]>,
    /// Every decade in which an event begins, in chronological order.
    pub decades: Box<[Decade]>,
}

/// Ten years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decade {
    /// EDTF: `195X` (ISO 8601-2:2019 §4.6, level 1).
    pub id: String,
    first: Day,
    last: Day,
}

impl Decade {
    /// The decade of a day; `None` if the day is infinite or its year has more than four digits.
    fn of(day: Day) -> Option<Self> {
        let (year, ..) = day.ymd();
        if day.is_infinite() || year.unsigned_abs() > 9999 {
            return None;
        }
        let id = format!("{}{:03}X", if year < 0 { "-" } else { "" }, year.unsigned_abs() / 10);
        let date: Date = id.parse().ok()?;
        // Year 0 belongs to 000X, not to -000X.
        let last = if year < 0 { date.latest().min(Day::from_ymd(-1, 12, 31)?) } else { date.latest() };
        Some(Self { first: date.earliest(), last, id })
    }

    fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// The days between which a date begins, if anything is known of its beginning.
fn beginning(date: &Date) -> Option<(Day, Day)> {
    match date.start() {
        IntervalEnd::Known(start) => Some((start.earliest(), start.latest())),
        IntervalEnd::Open | IntervalEnd::Unknown => None,
    }
}

impl Vocabularies {
    /// Collects the values. `timeline.events` must be in chronological order.
    pub(super) fn new(timeline: &Timeline, collation: &Collation) -> Self {
        let places: BTreeSet<&str> = timeline.events.iter().filter_map(|event| event.place.as_deref()).collect();
        let mut places: Vec<&str> = places.into_iter().collect();
        places.sort_by(|left, right| collation.compare(left, right));
        let mut places_by_code_point: Box<[u32]> = (0..).take(places.len()).collect();
        places_by_code_point.sort_unstable_by_key(|&at| places[at as usize]);
        let languages: BTreeSet<&str> =
            timeline.sources.iter().filter_map(|source| source.language.as_deref()).collect();
        let mut decades: Vec<Decade> = Vec::new();
        for event in &timeline.events {
            let Some((first, last)) = beginning(&event.date) else { continue };
            if !decades.last().is_some_and(|decade| decade.contains(first)) {
                decades.extend(Decade::of(first).filter(|decade| decade.contains(last)));
            }
        }
        Self {
            places: places.into_iter().map(Into::into).collect(),
            places_by_code_point,
            languages: languages.into_iter().map(Into::into).collect(),
            decades: decades.into(),
        }
    }
}

impl Timeline {
    pub fn find_place(&self, place: &str) -> Option<u32> {
        let Vocabularies { places, places_by_code_point, .. } = self.vocabularies();
        let at = places_by_code_point.binary_search_by(|&at| (*places[at as usize]).cmp(place)).ok()?;
        places_by_code_point.get(at).copied()
    }

    pub fn find_language(&self, tag: &str) -> Option<u32> {
        let found = self.vocabularies().languages.binary_search_by(|own| (**own).cmp(tag));
        found.ok().and_then(|at| u32::try_from(at).ok())
    }

    /// The number of the decade in which a date begins; `None` if it is not known, as for `19XX` and `/1905`.
    pub fn decade_of(&self, date: &Date) -> Option<u32> {
        let decades = &self.vocabularies().decades;
        let (first, last) = beginning(date)?;
        let at = decades.partition_point(|decade| decade.last < first);
        decades.get(at).filter(|decade| decade.contains(first) && decade.contains(last))?;
        u32::try_from(at).ok()
    }

    /// The sources of an event's citations: the cited works, and those in which they were read (`via`).
    pub fn works(&self, event: &Event) -> impl Iterator<Item = SourceIx> {
        event.citations.iter().flat_map(|Citation { source, via, .. }| [Some(*source), *via]).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decade_is_that_of_the_years_digits_and_only_of_years_with_four() {
        let decade = |year, month, day| Decade::of(Day::from_ymd(year, month, day).unwrap());
        let ids = [(1950, 1, 1), (1959, 12, 31), (1960, 1, 1), (-43, 3, 15), (4, 1, 1)];
        let ids: Vec<_> = ids.map(|(year, month, day)| decade(year, month, day).unwrap().id).into();
        assert_eq!(ids, ["195X", "195X", "196X", "-004X", "000X"]);
        assert!(!decade(-9, 1, 1).unwrap().contains(Day::from_ymd(0, 1, 1).unwrap()));
        assert_eq!(decade(0, 1, 1).unwrap().id, "000X");
        assert_eq!(decade(-17_000, 1, 1), None);
        assert_eq!(Decade::of(Day::MIN), None);
    }
}
