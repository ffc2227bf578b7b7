//! What the filters say of the window, made once for an edition.

use super::labels;
use crate::messages::Messages;
use crate::model::Timeline;

/// What can be typed into the boxes for a window.
#[derive(Debug)]
pub struct WindowHints {
    /// An example for each box.
    pub examples: (String, String),
    /// A sentence.
    pub sentence: String,
}

impl WindowHints {
    /// The hints of a timeline.
    pub fn new(m: &Messages, timeline: &Timeline) -> Self {
        Self { examples: labels::year_examples(m, timeline), sentence: labels::years_hint(m, timeline) }
    }
}
