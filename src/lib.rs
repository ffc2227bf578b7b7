//! Sourceline.
pub mod cli;
pub mod load;
pub mod model;
