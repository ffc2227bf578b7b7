//! In which of its texts an event was found.

use super::{Edition, SearchResult, TextRef, searchable_texts};
use crate::model::EventIx;

impl Edition {
    /// The texts of an event that have a search word; the weightiest first, each once.
    pub fn texts_found(&self, ix: EventIx, result: &SearchResult) -> Vec<TextRef> {
        let mut texts: Vec<TextRef> = Vec::new();
        searchable_texts(self.messages, &self.timeline, self.timeline.event(ix), |text_ref, text| {
            if !texts.contains(&text_ref) && !result.highlighter.find(text).is_empty() {
                texts.push(text_ref);
            }
        });
        texts
    }
}
