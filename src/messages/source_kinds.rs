//! Titles of the kinds of source of the format.

use super::Messages;

impl Messages {
    /// The title of a kind of the format ([`crate::model::DEFAULT_SOURCE_KINDS`]); the id itself for any other.
    pub fn source_kind(&self, id: &str) -> String {
        let text = self.text();
        match id {
            "treaty" => text.source_kind_treaty(),
            "statement" => text.source_kind_statement(),
            "strategy" => text.source_kind_strategy(),
            "speech" => text.source_kind_speech(),
            "report" => text.source_kind_report(),
            "article" => text.source_kind_article(),
            "book" => text.source_kind_book(),
            "dataset" => text.source_kind_dataset(),
            "web" => text.source_kind_web(),
            "letter" => text.source_kind_letter(),
            "manuscript" => text.source_kind_manuscript(),
            "archival-item" => text.source_kind_archival_item(),
            "archival-collection" => text.source_kind_archival_collection(),
            "legal-case" => text.source_kind_legal_case(),
            "legislation" => text.source_kind_legislation(),
            "bill" => text.source_kind_bill(),
            "regulation" => text.source_kind_regulation(),
            "hearing" => text.source_kind_hearing(),
            "patent" => text.source_kind_patent(),
            "standard" => text.source_kind_standard(),
            "newspaper-article" => text.source_kind_newspaper_article(),
            "magazine-article" => text.source_kind_magazine_article(),
            "journal-article" => text.source_kind_journal_article(),
            "review" => text.source_kind_review(),
            "periodical" => text.source_kind_periodical(),
            "chapter" => text.source_kind_chapter(),
            "encyclopedia-entry" => text.source_kind_encyclopedia_entry(),
            "dictionary-entry" => text.source_kind_dictionary_entry(),
            "conference-paper" => text.source_kind_conference_paper(),
            "thesis" => text.source_kind_thesis(),
            "pamphlet" => text.source_kind_pamphlet(),
            "interview" => text.source_kind_interview(),
            "broadcast" => text.source_kind_broadcast(),
            "film" => text.source_kind_film(),
            "performance" => text.source_kind_performance(),
            "song" => text.source_kind_song(),
            "musical-score" => text.source_kind_musical_score(),
            "map" => text.source_kind_map(),
            "image" => text.source_kind_image(),
            "blog-post" => text.source_kind_blog_post(),
            "post" => text.source_kind_post(),
            "software" => text.source_kind_software(),
            _ => id.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DEFAULT_SOURCE_KINDS;

    #[test]
    fn every_kind_of_source_of_the_format_has_a_title() {
        for (id, _) in DEFAULT_SOURCE_KINDS {
            assert_ne!(&Messages::english().source_kind(id), id);
        }
    }
}
