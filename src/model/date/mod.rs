//! Dates as history knows them: EDTF (ISO 8601-2:2019, annex A) read, bounded, and put in words.
//!
//! | file | what it is about |
//! |---|---|
//! | `day` | one day of the proleptic Gregorian calendar, counted from 1970-01-01 |
//! | `season` | the codes 21 to 41 that stand where a month stands |
//! | `single` | one date without a slash: what of it is known, and how surely |
//! | `qualifier` | `?`, `~` and `%` |
//! | `edtf` | [`Date`]: a single date or an interval; what a chart asks of it; its canonical text |
//! | `parse`, `components` | text to [`Date`] |
//! | `bounds` | the four days between which a date begins and ends |
//! | `machine` | the `datetime` attribute of HTML |
//! | `pattern` | a regular expression that every date matches, for editors |
//! | `period` | [`Period`]: a year, month or day in a query parameter |
//! | `error`, `hint` | what is wrong with a date, and what to write |
//! | `human` | the EDTF for dates as people write them |
//!
//! Years are astronomical inside (0 is 1 BCE, -43 is 44 BCE) and historical in words. Nothing here reads
//! a clock or does I/O, nothing is a floating-point number, and no words are more precise than the date.

mod bounds;
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
