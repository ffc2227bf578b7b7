//! One binary for all integration tests: each module drives one part of the program from outside.

mod floors;
mod query;
mod serve;
mod site;
mod web;
