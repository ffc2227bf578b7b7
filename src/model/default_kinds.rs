//! The kinds of event of a timeline that does not declare its own.

/// Id and title of each default kind, in display order.
pub const DEFAULT_KINDS: [(&str, &str); 16] = [
    ("treaty", "Treaty"),
    ("agreement", "Agreement"),
    ("declaration", "Declaration"),
    ("statement", "Statement"),
    ("speech", "Speech"),
    ("strategy", "Strategy"),
    ("vote", "Vote"),
    ("visit", "Visit"),
    ("summit", "Summit"),
    ("founding", "Founding"),
    ("accession", "Accession"),
    ("war", "War"),
    ("crisis", "Crisis"),
    ("exercise", "Exercise"),
    ("process", "Process"),
    ("other", "Other"),
];
