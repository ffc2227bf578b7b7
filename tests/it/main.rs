//! One binary for all integration tests: each module drives one part of the program from outside.

// Helpers of tests are no tests to clippy; what fails in one fails the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod broken;
mod changes;
mod chart;
mod check;
mod floors;
mod method;
mod moving;
mod query;
mod relations;
mod sample;
mod serve;
mod site;
mod sources;
mod survive;
mod threads;
mod voices;
mod web;
