//! The kinds of source: those of the format, which follow the types of CSL 1.0.2, and a timeline's own.

use super::Id;

/// A kind of source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceKind {
    pub id: Id,
    /// None for a kind of the format, whose title is interface text.
    pub title: Option<String>,
    /// The type of CSL 1.0.2 as which it is cited: one of [`CSL_TYPES`].
    pub csl: &'static str,
}

/// The id of each kind of the format, in display order, with its type of CSL 1.0.2. Their titles are interface text.
///
/// An `article` whose periodical is not known to be a newspaper, a magazine or a journal is cited by the precision of its
/// date, a `book` within another work as a chapter, and a `web` page without an address as a document.
pub const DEFAULT_SOURCE_KINDS: &[(&str, &str)] = &[
    ("treaty", "treaty"),
    ("statement", "document"),
    ("strategy", "report"),
    ("speech", "speech"),
    ("report", "report"),
    ("article", "article"),
    ("book", "book"),
    ("dataset", "dataset"),
    ("web", "webpage"),
    ("letter", "personal_communication"),
    ("manuscript", "manuscript"),
    ("archival-item", "manuscript"),
    ("archival-collection", "collection"),
    ("legal-case", "legal_case"),
    ("legislation", "legislation"),
    ("bill", "bill"),
    ("regulation", "regulation"),
    ("hearing", "hearing"),
    ("patent", "patent"),
    ("standard", "standard"),
    ("newspaper-article", "article-newspaper"),
    ("magazine-article", "article-magazine"),
    ("journal-article", "article-journal"),
    ("review", "review"),
    ("periodical", "periodical"),
    ("chapter", "chapter"),
    ("encyclopedia-entry", "entry-encyclopedia"),
    ("dictionary-entry", "entry-dictionary"),
    ("conference-paper", "paper-conference"),
    ("thesis", "thesis"),
    ("pamphlet", "pamphlet"),
    ("interview", "interview"),
    ("broadcast", "broadcast"),
    ("film", "motion_picture"),
    ("performance", "performance"),
    ("song", "song"),
    ("musical-score", "musical_score"),
    ("map", "map"),
    ("image", "graphic"),
    ("blog-post", "post-weblog"),
    ("post", "post"),
    ("software", "software"),
];

/// The types of CSL 1.0.2 (specification, appendix III).
pub const CSL_TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

impl SourceKind {
    /// The kinds of the format.
    pub fn defaults() -> Vec<Self> {
        let kind = |&(id, csl): &(&str, &'static str)| Some(Self { id: Id::new(id).ok()?, title: None, csl });
        DEFAULT_SOURCE_KINDS.iter().filter_map(kind).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_format_has_an_id_and_a_type_of_csl() {
        assert_eq!(SourceKind::defaults().len(), DEFAULT_SOURCE_KINDS.len());
        for (id, csl) in DEFAULT_SOURCE_KINDS {
            assert!(CSL_TYPES.contains(csl), "{id}: {csl}");
        }
    }
}
