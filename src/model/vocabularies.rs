//! What events and sources say in words of their own rather than by an id: places, languages, decades, each with a number.

use super::date::{Date, Day};
use super::{Citation, Event, SourceIx, Timeline};
use std::collections::BTreeSet;

/// The values that a timeline's events and sources have beside their references, each list in its own order.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    /// Every place, in the order of its letters' codes.
    pub places: Box<[Box<str>]>,
    /// Every language of a source, BCP 47, in the order of the tags.
    pub languages: Box<[Box<str>]>,
    /// Every decade in which an event begins, in the order of time.
    pub decades: Box<[Decade]>,
}

/// Ten years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decade {
    /// In EDTF: `195X` (ISO 8601-2 §4.6, level 1).
    pub id: String,
    /// In words: "1950s".
    pub words: String,
    first: Day,
    last: Day,
}

impl Decade {
    /// The decade of a day: none where its year has not four digits, or is not known.
    fn of(day: Day) -> Option<Self> {
        let (year, ..) = day.ymd();
        if day.is_infinite() || year.unsigned_abs() > 9999 {
            return None;
        }
        let id = format!("{}{:03}X", if year < 0 { "-" } else { "" }, year.unsigned_abs() / 10);
        let date: Date = id.parse().ok()?;
        // The year 0 is one of 000X and not of -000X.
        let last = if year < 0 { date.latest().min(Day::from_ymd(-1, 12, 31)?) } else { date.latest() };
        Some(Self { words: date.words(), first: date.earliest(), last, id })
    }

    fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Vocabularies {
    /// Gathers them; events come in the order of time.
    pub(super) fn new(timeline: &Timeline) -> Self {
        let places: BTreeSet<&str> = timeline.events.iter().filter_map(|event| event.place.as_deref()).collect();
        let languages: BTreeSet<&str> =
            timeline.sources.iter().filter_map(|source| source.language.as_deref()).collect();
        let mut decades: Vec<Decade> = Vec::new();
        for event in &timeline.events {
            let day = event.date.earliest();
            if !decades.last().is_some_and(|last| last.holds(day)) {
                decades.extend(Decade::of(day));
            }
        }
        Self {
            places: places.into_iter().map(Into::into).collect(),
            languages: languages.into_iter().map(Into::into).collect(),
            decades: decades.into(),
        }
    }
}

impl Timeline {
    /// The number of a place.
    #[must_use]
    pub fn find_place(&self, place: &str) -> Option<u32> {
        number(self.vocabularies().places.binary_search_by(|own| (**own).cmp(place)))
    }

    /// The number of a language of sources.
    #[must_use]
    pub fn find_language(&self, tag: &str) -> Option<u32> {
        number(self.vocabularies().languages.binary_search_by(|own| (**own).cmp(tag)))
    }

    /// The number of the decade in which a day lies.
    #[must_use]
    pub fn decade_of(&self, day: Day) -> Option<u32> {
        let decades = &self.vocabularies().decades;
        let at = decades.partition_point(|decade| decade.last < day);
        decades.get(at).filter(|decade| decade.holds(day)).and_then(|_| u32::try_from(at).ok())
    }

    /// The works on which an event's citations rest: those whose words they are, and those in which they were read.
    pub fn works(&self, event: &Event) -> impl Iterator<Item = SourceIx> {
        event.citations.iter().flat_map(|Citation { source, via, .. }| [Some(*source), *via]).flatten()
    }
}

fn number(found: Result<usize, usize>) -> Option<u32> {
    found.ok().and_then(|at| u32::try_from(at).ok())
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
        assert_eq!(decade(1950, 1, 1).unwrap().words, "1950s");
        assert!(!decade(-9, 1, 1).unwrap().holds(Day::from_ymd(0, 1, 1).unwrap()));
        assert_eq!(decade(0, 1, 1).unwrap().id, "000X");
        assert_eq!(decade(-17_000, 1, 1), None);
        assert_eq!(Decade::of(Day::MIN), None);
    }
}
