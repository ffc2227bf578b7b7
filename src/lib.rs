//! Sourceline: an interactive historical timeline whose every claim shows the passage it rests on.
//!
//! The library has layers. A layer imports only those below it in this table:
//!
//! | layer | what it does |
//! |---|---|
//! | [`cli`] | one file per command; reads the clock, the disk and the environment |
//! | [`web`] | server, router, extractors, handlers, errors, middleware, response cache |
//! | [`formats`] | (edition, view) to files of data: CSV, JSON, iCalendar, feeds |
//! | [`pages`] | (edition, view) to HTML |
//! | [`curate`] | changes or inspects a folder: scaffolds, rename, quote finder, evidence record, JSON Schema, link check, zip |
//! | [`cite`] | (edition, item, day) to CSL items, and CSL items to citations in several styles and formats |
//! | [`chart`] | (edition, view, width) to a scene of bands, lanes, marks and labels: geometry only |
//! | [`query`] | filters, facets, windows, text search, counts, canonical queries |
//! | [`load`] | files to a timeline, or to diagnostics |
//! | [`messages`] | every text that a reader sees, by language: catalogues, numbers, lists, dates in words |
//! | [`routes`] | the route table: every public path of the site |
//! | [`model`] | events, sources, citations, relations; no I/O |
//! | [`collation`] | the order of names, by language |

pub mod chart;
pub mod cite;
pub mod cli;
pub mod collation;
pub mod curate;
mod did_you_mean;
pub mod formats;
pub mod load;
pub mod messages;
pub mod model;
pub mod pages;
pub mod query;
pub mod routes;
pub mod web;
