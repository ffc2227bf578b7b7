//! Threads and their steps.

use super::{clip, count};

/// What `/threads` is.
pub const THREADS_DESCRIPTION: &str =
    "Walks through this timeline, step by step, each step on a claim that somebody makes or a text that can be read.";

/// "5 steps"
pub fn steps(number: usize) -> String {
    count(number, "step", "steps")
}

/// "Step 3 of 7"
pub fn step(number: usize, all: usize) -> String {
    format!("Step {number} of {all}")
}

/// A thread in which an event stands, and where: "step 3 of 7".
pub fn step_in(number: usize, all: usize) -> String {
    format!("step {number} of {all}")
}

/// The title of a step's own page.
pub fn step_title(thread: &str, step: &str, event: &str) -> String {
    format!("{step}: {}, in “{}”", clip(event, 60), clip(thread, 60))
}
