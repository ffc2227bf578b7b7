//! The kinds of event of a timeline that does not declare its own.

/// The id of each default kind, in display order. Their titles are interface text.
pub const DEFAULT_KINDS: [&str; 16] = [
    "treaty",
    "agreement",
    "declaration",
    "statement",
    "speech",
    "strategy",
    "vote",
    "visit",
    "summit",
    "founding",
    "accession",
    "war",
    "crisis",
    "exercise",
    "process",
    "other",
];
