//! One binary for all integration tests: each module tests one part of the program from outside.

// Clippy does not count helpers as tests. A panic in a helper fails the test that called it.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod any_folder;
mod architecture;
mod broken;
mod cases;
mod changes;
mod chart;
mod chart_navigation;
mod chart_tools;
mod check;
mod cite;
mod compare;
mod contribute;
mod downloads;
mod drafts;
mod edition;
mod edition_zip;
mod empty_pages;
mod event_page;
mod headers;
mod http;
mod init;
mod links;
mod location;
mod look;
mod method;
mod mistakes;
mod new;
mod not_the_edition;
mod observability;
mod page;
mod people;
mod pseudo_locale;
mod query;
mod quote;
mod relations;
mod reload;
mod rename;
mod routes;
mod sample;
mod sandbox;
mod schema;
mod search;
mod serve;
mod server;
mod site;
mod sort_order;
mod sources;
mod start_window;
mod suggest;
mod threads;
mod timeline_page;
mod voices;
mod watch;
