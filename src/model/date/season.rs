//! The EDTF codes in the place of a month: seasons (level 1) and other parts of a year (level 2).

/// A part of a year by its EDTF code: 21 to 24 are seasons of an unstated hemisphere, 25 to 28 northern and 29 to 32
/// southern seasons, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves (ISO 8601-2:2019 §4.8; EDTF "Sub-year
/// groupings").
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Season(u8);

impl Season {
    /// `None` unless `code` is 21 to 41.
    pub(super) fn new(code: u8) -> Option<Season> {
        (21..=41).contains(&code).then_some(Season(code))
    }

    /// 21 to 41.
    pub fn code(self) -> u8 {
        self.0
    }

    /// First month (1 to 12) and number of months. Months past December are those of the next year.
    ///
    /// The standard does not say when a season begins, or in which hemisphere 21 to 24 are. We use meteorological seasons of
    /// the northern hemisphere: whole months, because a source that says "spring" does not mean an equinox, and the north,
    /// because most sources do. A winter belongs to the year in which it begins, so that the seasons of a year are in order
    /// of their codes.
    pub(super) fn months(self) -> (u8, u8) {
        match self.0 {
            21 | 25 | 31 => (3, 3),
            22 | 26 | 32 => (6, 3),
            23 | 27 | 29 => (9, 3),
            24 | 28 | 30 => (12, 3),
            code @ 33..=36 => ((code - 33) * 3 + 1, 3),
            code @ 37..=39 => ((code - 37) * 4 + 1, 4),
            40 => (1, 6),
            _ => (7, 6),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(code: u8) -> (u8, u8) {
        Season::new(code).unwrap().months()
    }

    #[test]
    fn southern_seasons_lie_half_a_year_from_the_northern() {
        for northern in 25..=28 {
            let (north, _) = months(northern);
            let (south, _) = months(northern + 4);
            assert_eq!((north + 6 - 1) % 12 + 1, south);
        }
    }

    #[test]
    fn quarters_thirds_and_halves_each_fill_the_year() {
        for codes in [33..=36, 37..=39, 40..=41] {
            let mut next = 1;
            for code in codes {
                let (first, count) = months(code);
                assert_eq!(first, next);
                next = first + count;
            }
            assert_eq!(next, 13);
        }
    }

    #[test]
    fn codes_outside_the_list_are_no_seasons() {
        assert_eq!(Season::new(20), None);
        assert_eq!(Season::new(42), None);
    }
}
