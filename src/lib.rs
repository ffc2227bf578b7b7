//! Sourceline: an interactive historical timeline whose every claim shows the passage it rests on.
//!
//! The house, from the top floor down; a floor imports those below it and nothing above:
//!
//! | floor | what it does |
//! |---|---|
//! | [`cli`] | one file a command; reads the clock, the disk, the environment |
//! | [`web`] | router, handlers, headers: requests to views, pages to answers |
//! | [`pages`] | (edition, view) to HTML |
//! | [`curate`] | what changes or inspects a folder: scaffolds, renaming, the quote finder, the evidence lock, JSON Schema, the link check, the zip |
//! | [`cite`] | (edition, thing, day) to records, and records to styles of citation and formats |
//! | [`chart`] | (edition, filter) to bands, lanes, marks, labels: pure geometry, knows no HTML |
//! | [`query`] | filter, facets, windows, counts, canonical URLs of views |
//! | [`load`] | files to a timeline, or to everything that is wrong with them |
//! | [`messages`] | every text that a reader sees, by language: catalogues, numbers, lists, dates in words, sort order |
//! | [`model`] | what a timeline is; no I/O |
//! | [`collation`] | sort order by language |

pub mod chart;
pub mod cite;
pub mod cli;
pub mod collation;
pub mod curate;
mod did_you_mean;
pub mod load;
pub mod messages;
pub mod model;
pub mod pages;
pub mod query;
pub mod web;
