//! Titles of the default kinds of event.

use super::Messages;

impl Messages {
    /// The title of a default kind ([`crate::model::DEFAULT_KINDS`]); the id itself for any other.
    pub fn kind(&self, id: &str) -> String {
        let text = self.text();
        match id {
            "treaty" => text.kind_treaty(),
            "agreement" => text.kind_agreement(),
            "declaration" => text.kind_declaration(),
            "statement" => text.kind_statement(),
            "speech" => text.kind_speech(),
            "strategy" => text.kind_strategy(),
            "vote" => text.kind_vote(),
            "visit" => text.kind_visit(),
            "summit" => text.kind_summit(),
            "founding" => text.kind_founding(),
            "accession" => text.kind_accession(),
            "war" => text.kind_war(),
            "crisis" => text.kind_crisis(),
            "exercise" => text.kind_exercise(),
            "process" => text.kind_process(),
            "other" => text.kind_other(),
            _ => id.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DEFAULT_KINDS;

    #[test]
    fn every_default_kind_has_a_title() {
        for id in DEFAULT_KINDS {
            let title = Messages::english().kind(id);
            assert_eq!(title.to_lowercase(), id);
            assert_ne!(title, id);
        }
    }
}
