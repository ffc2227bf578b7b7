//! The kinds of event that a timeline has unless it names its own.

/// Id and title of each default kind, in the order in which they are listed.
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
