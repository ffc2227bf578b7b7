//! Hints for keys that people write where the format does not have them.

/// The lists of tables of an event.
const LISTS_OF_EVENT: [&str; 5] = ["citations", "relations", "notes", "revisions", "dates"];

/// The keys of an event that its lists of tables do not have.
const KEYS_OF_EVENT: [&str; 14] = [
    "title",
    "official_title",
    "label",
    "summary",
    "date_of",
    "date_citations",
    "kind",
    "place",
    "actors",
    "concerns",
    "people",
    "significance",
    "after",
    "titles",
];

/// The hint for a key of the event that is written in one of its lists: in TOML a key belongs to the last `[[list]]` above it.
pub fn of_the_event(key: &str, list: Option<&str>) -> Option<String> {
    let list = list.filter(|list| LISTS_OF_EVENT.contains(list))?;
    KEYS_OF_EVENT.contains(&key).then(|| {
        format!("`{key}` is a key of the event, but here it belongs to [[{list}]]: move it above the first [[…]]")
    })
}

/// Keys of other tools, the key of this format that tells whether it is an event that has them, and the hint.
const OF_OTHER_TOOLS: [(&[&str], &str, &str); 4] = [
    (
        &["tags", "tag", "group", "groups", "category", "categories", "type"],
        "kind",
        "write kind = [\"…\"], the main one first; your own kinds are declared in timeline.toml, as [[kind]]",
    ),
    (
        &["end", "start", "end_date", "start_date", "from", "until"],
        "date_of",
        "write both ends into `date`: date = \"1796/1797\"",
    ),
    (
        &["description", "headline", "body", "content"],
        "summary",
        "write one sentence as `summary`, and the whole text below the second +++",
    ),
    (
        &["source", "sources", "reference", "references", "url", "link"],
        "citations",
        "cite it in [[citations]], with id, source, and quote and voice, or says; its address belongs into sources/ID.toml",
    ),
];

/// The hint for a key of another tool, if the key that this format has instead is `known` here.
pub fn of_other_tools(key: &str, known: &[&str]) -> Option<&'static str> {
    let found = OF_OTHER_TOOLS.iter().find(|(keys, instead, _)| keys.contains(&key) && known.contains(instead));
    found.map(|&(.., hint)| hint)
}
