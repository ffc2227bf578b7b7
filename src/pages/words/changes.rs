//! What was changed when.

use super::count;

/// What `/changes` is.
pub const CHANGES_DESCRIPTION: &str =
    "What was changed in this timeline and when, newest first, and which addresses moved or were withdrawn.";

/// How much was changed: what stands above the list.
pub fn changed(number: usize) -> String {
    if number == 0 {
        return "No change of an event is recorded.".into();
    }
    format!("{}, the newest first. Each stands on the page of its event, too.", count(number, "change", "changes"))
}

/// What the older changes of an event are folded behind: "4 earlier changes".
pub fn earlier_changes(number: usize) -> String {
    count(number, "earlier change", "earlier changes")
}
