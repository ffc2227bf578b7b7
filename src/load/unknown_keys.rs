//! Hints for keys that people write where the format has others.

/// Keys that people write, the key of this format that tells what has them, and the hint.
type Row = (&'static [&'static str], &'static str, &'static str);

/// Keys of other tools, and guesses.
const ROWS: &[Row] = &[
    // An event
    (
        &["tags", "tag", "group", "groups", "category", "categories", "type"],
        "date_of",
        "write kind = [\"…\"], the main one first; your own kinds are declared in timeline.toml, as [[kind]]",
    ),
    (
        &["end", "start", "end_date", "start_date", "from", "until", "year"],
        "date_of",
        "write both ends into `date`: date = \"1796/1797\"",
    ),
    (
        &["description", "headline", "body", "content"],
        "date_of",
        "write one sentence as `summary`, and the whole text below the second +++",
    ),
    (
        &["source", "sources", "reference", "references", "url", "link"],
        "date_of",
        "cite it in [[citations]], with id, source, and quote and voice, or says; its address belongs into sources/ID.toml",
    ),
    (&["location", "locations", "where", "venue"], "date_of", "write place = \"…\""),
    (&["importance", "priority", "weight", "rank"], "date_of", "write significance = 5, or a number from 1 to 4"),
    (
        &["author", "authors", "editor"],
        "date_of",
        "who took part belongs into `actors` and `people`, and who wrote a source into sources/ID.toml",
    ),
    (&["color", "colour", "mark", "lane"], "date_of", "actors have it, in actors.toml, and events have `actors`"),
    (&["image", "images", "picture", "photo", "img"], "media", "write [[media]]"),
    (&["published", "status", "hidden"], "draft", "write draft = true while only you should see it"),
    // A line of JSON
    (
        &["draft"],
        "text",
        "a line of JSON cannot be a draft: write it into a file of its own, events/ID.md, or leave it out until it is ready",
    ),
    // What has a file of its own
    (&["id", "slug", "unique_id"], "draft", "leave it out: the name of the file is the id"),
    // A source
    (&["type", "category", "genre", "medium"], "authors", "write kind = \"…\""),
    (&["year", "published", "issued"], "authors", "write date = \"…\": when it was published or signed"),
    (&["link", "website", "href"], "authors", "write url = \"https://…\""),
    (&["name", "headline"], "authors", "write title = \"…\""),
    (&["journal", "book", "site", "in"], "container", "write container = \"…\""),
    // An actor
    (&["name"], "successor_of", "write title = \"…\""),
    (&["type"], "successor_of", "write kind = \"…\""),
    (&["color"], "successor_of", "write colour = \"…\""),
    (&["predecessor", "predecessors", "replaces"], "successor_of", "write successor_of = [\"…\"]"),
    (
        &["from", "until", "start", "end", "founded", "ended"],
        "successor_of",
        "write both ends into `date`: date = \"1707/1800\", or \"1949/..\" if it still exists",
    ),
    // A person
    (&["title"], "speaks_for", "write name = \"…\""),
    (
        &["born", "died", "birth", "death", "lived", "from", "until"],
        "speaks_for",
        "write both ends into `date`: date = \"1749-05-17/1823-01-26\", or \"1952/..\" if they are alive",
    ),
    (&["actor", "country", "affiliation", "party"], "speaks_for", "write speaks_for = \"…\", with the id of an actor"),
    (&["people", "persons"], "person", "write [[person]]"),
    // Pictures beside the records to which they belong
    (&["media"], "actor", "write [[actor.media]] below the [[actor]] that it shows"),
    (&["media"], "person", "write [[person.media]] below the [[person]] that it shows"),
    // An era
    (&["name"], "series", "write title = \"…\""),
    (
        &["start", "begin", "begins", "date"],
        "series",
        "write from = \"…\", and until = \"…\" if no era follows at once",
    ),
    (&["end", "ends", "to"], "series", "write until = \"…\""),
    // The timeline
    (&["name", "headline"], "subtitle", "write title = \"…\""),
    (&["description", "text"], "subtitle", "write subtitle = \"…\" in one sentence, and intro = \"…\" in Markdown"),
    (&["author", "authors", "editor"], "subtitle", "write editors = [\"…\"]"),
    (&["email", "mail"], "subtitle", "write contact = \"mailto:…\""),
    (&["url", "site", "homepage"], "subtitle", "write base_url = \"https://…\""),
    // A citation
    (&["page", "pages", "section", "where"], "locator", "write locator = \"…\""),
    (&["text", "quotation", "words", "exact"], "locator", "write quote = \"…\", and voice = \"…\": who says it"),
    (&["author", "speaker", "by", "who"], "locator", "write voice = \"…\""),
    (&["note", "paraphrase", "summary"], "locator", "write says = \"…\""),
    (&["url", "link", "title", "date"], "locator", "it belongs to the source, into sources/ID.toml"),
    // A relation
    (&["target", "event", "with"], "hedged", "write to = \"…\", with the id of the other event"),
    (&["kind", "relation"], "hedged", "write type = \"…\""),
    (&["from", "source"], "hedged", "leave it out: a relation leads from the event in which it is written"),
];

/// The hint for a key that this format calls otherwise, if the key that tells what has it is `known` here.
pub fn of_other_tools(key: &str, known: &[&str]) -> Option<&'static str> {
    let found = ROWS.iter().find(|(keys, here, _)| keys.contains(&key) && known.contains(here));
    found.map(|&(.., hint)| hint).filter(|_| !known.contains(&key))
}
