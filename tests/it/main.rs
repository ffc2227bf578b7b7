//! One binary for all integration tests: each module drives one part of the program from outside.

// Helpers of tests are no tests to clippy; what fails in one fails the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod broken;
mod changes;
mod chart;
mod check;
mod cite;
mod edition;
mod find;
mod floors;
mod links;
mod method;
mod moving;
mod new;
mod query;
mod quote;
mod relations;
mod rename;
mod sample;
mod schema;
mod scratch;
mod serve;
mod site;
mod sources;
mod suggest;
mod survive;
mod threads;
mod voices;
mod web;
