//! A window: the stretch of time that is looked at.

use crate::model::date::{Day, Period};

/// One side of a window as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A year, month or day.
    Period(Period),
    /// Text that is none: kept, named to the reader, and without effect.
    Unread(String),
}

/// From a period to a period, each whole. Without bounds it holds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// From the first day of this.
    pub from: Option<Bound>,
    /// To the last day of this.
    pub to: Option<Bound>,
}

impl Window {
    /// The first day; [`Day::MIN`] where there is none.
    #[must_use]
    pub fn first(&self) -> Day {
        self.period(self.from.as_ref()).map_or(Day::MIN, Period::first)
    }

    /// The last day; [`Day::MAX`] where there is none.
    #[must_use]
    pub fn last(&self) -> Day {
        self.period(self.to.as_ref()).map_or(Day::MAX, Period::last)
    }

    /// Whether it holds everything.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.first() == Day::MIN && self.last() == Day::MAX
    }

    /// Whether it ends before it begins.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.first() > self.last()
    }

    fn period<'a>(&self, bound: Option<&'a Bound>) -> Option<&'a Period> {
        match bound {
            Some(Bound::Period(period)) => Some(period),
            _ => None,
        }
    }
}

impl Bound {
    /// Reads a year, month or day; text that is none is kept as it is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Unread(text.to_owned()), Self::Period)
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Unread(text) => f.write_str(text),
        }
    }
}
