//! One binary for all integration tests: each module drives one part of the program from outside.

// Helpers of tests are no tests to clippy; what fails in one fails the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod architecture;
mod broken;
mod changes;
mod chart;
mod chart_navigation;
mod check;
mod cite;
mod edition;
mod edition_zip;
mod event_page;
mod fuzz;
mod http;
mod links;
mod method;
mod new;
mod page;
mod pseudo_locale;
mod query;
mod quote;
mod relations;
mod rename;
mod routes;
mod sample;
mod sandbox;
mod schema;
mod search;
mod serve;
mod site;
mod sort_order;
mod sources;
mod suggest;
mod threads;
mod timeline_page;
mod voices;
