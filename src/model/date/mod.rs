//! Historical dates: EDTF (ISO 8601-2:2019, annex A) parsed, bounded, and written.
//!
//! | file | what it is about |
//! |---|---|
//! | `day` | one day of the proleptic Gregorian calendar, counted from 1970-01-01 |
//! | `season` | the codes 21 to 41 in the place of a month |
//! | `single_date` | a date without a slash: its known components and their qualifiers |
//! | `qualifier` | `?`, `~` and `%` |
//! | `edtf` | [`Date`]: a single date or an interval; its properties and canonical text |
//! | `parse`, `components` | text to [`Date`] |
//! | `bounds` | the four days between which a date begins and ends |
//! | `calendar_days` | the days of a date that is known to the day |
//! | `html_datetime` | the `datetime` attribute of HTML |
//! | `pattern` | a regular expression for the JSON Schema that matches every valid date |
//! | `period` | [`Period`]: a decade, year, month or day in a query parameter |
//! | `error`, `hint` | what is wrong with a date, and what to write instead |
//! | `loose` | EDTF for dates in everyday notation, for hints and for what readers type |
//!
//! Years are astronomical (0 is 1 BCE, -43 is 44 BCE); [`crate::messages`] puts dates into words, with historical years.
//! Nothing here reads a clock.

mod bounds;
mod calendar_days;
mod components;
mod day;
mod edtf;
mod error;
mod hint;
mod html_datetime;
mod loose;
mod parse;
mod pattern;
mod period;
mod qualifier;
mod season;
mod single_date;
#[cfg(test)]
pub(crate) mod strategies;

pub use bounds::Bounds;
pub use day::{Day, days_in_month, is_leap_year};
pub use edtf::{Date, IntervalEnd};
pub use error::{DateError, UnsupportedFeature};
pub use pattern::PATTERN;
pub use period::Period;
pub use season::Season;
pub use single_date::{DateValue, SingleDate, UnspecifiedYear};
