//! Who speaks: the facet, the pages of voices, and what an event's page shows side by side.

use crate::site::{Answer, Site, fixture_folder, timeline};
use axum::http::StatusCode;

/// The fixture with other files in it.
fn with(files: &[(&str, &str)]) -> Site {
    let mut folder = fixture_folder();
    files.iter().for_each(|(path, text)| folder.put(path, text.as_bytes().to_vec()));
    Site::new(timeline(&folder), "https://history.example")
}

/// An event with these citations, each a source, its voice and reports as TOML, and whether it is quoted.
fn told(citations: &[(&str, &str, &str, bool)]) -> String {
    let citation = |(n, (source, voice, reports, quoted)): (usize, &(&str, &str, &str, bool))| {
        let body = if *quoted { format!("quote = \"Words {n}.\"") } else { format!("says = \"Words {n}.\"") };
        format!("[[citations]]\nid = \"c{n}\"\nsource = \"{source}\"\n{body}\nvoice = {voice}\nreports = {reports}\n")
    };
    let citations: String = citations.iter().enumerate().map(citation).collect();
    format!("+++\ntitle = \"Told\"\nsummary = \"S.\"\ndate = \"0431\"\nkind = \"war\"\n{citations}+++\nTold[^c0].\n")
}

/// The choices of the voices in the filters: headings, and names with their counts.
fn choices(page: &Answer) -> Vec<String> {
    let voices = page.body.split("<legend>Voice</legend>").nth(1).expect("voices");
    let voices = voices.split("<legend>Source</legend>").next().expect("an end");
    let text = |part: &str, end: &str| part.split(end).next().map(str::to_owned);
    let mut found = Vec::new();
    for part in voices.split('<') {
        found.extend(part.strip_prefix("legend>").and_then(|legend| text(legend, "\n")));
        found.extend(part.strip_prefix("span>").and_then(|name| text(name, "\n")));
        if let (Some(count), Some(last)) = (part.strip_prefix("span class=\"n\">"), found.last_mut()) {
            *last = format!("{last} {count}");
        }
    }
    found
}

#[tokio::test]
async fn an_event_has_the_voices_that_speak_in_it_or_are_reported() {
    let site = Site::fixture();
    for (voice, found) in [
        ("mayor", "1 of 4 events: in the voice of The Mayor"),
        ("league", "1 of 4 events: in the voice of The League"),
        ("author", "1 of 4 events: in the voice of the source’s author"),
        // A person's words are not the state's, and a silent paraphrase is nobody's.
        ("city", "0 of 4 events: in the voice of The City"),
        ("publisher", "0 of 4 events: in the voice of the source’s publisher"),
        ("unattributed", "0 of 4 events: in the voice of a speaker whom the source does not name"),
    ] {
        site.get(&format!("/?voice={voice}")).await.has(found);
    }
    site.get("/?voice=mayor&voice=city").await.has("1 of 4 events: in the voice of The City or The Mayor");
    site.get("/?voice=mayor&kind=war").await.has("0 of 4 events: War; in the voice of The Mayor");
    let page = site.get("/?voice=burgomaster").await;
    page.has("rel=\"canonical\" href=\"https://history.example/?voice=mayor\"").has("1 of 4 events");
}

#[tokio::test]
async fn a_voice_that_nobody_has_is_named_and_matches_nothing() {
    let page = Site::fixture().get("/?voice=mayer").await;
    assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    page.has("There is no voice “mayer” here").has("Did you mean “mayor”?").has("0 of 4 events");
    // Withdrawn, and so nobody's.
    Site::fixture().get("/?voice=impostor").await.has("There is no voice “impostor” here");
}

#[tokio::test]
async fn voices_stand_in_the_filters_under_their_perspectives_with_counts() {
    let page = Site::fixture().get("/").await;
    let all = ["The city", "The Mayor 1", "Others", "The League 1", "From any perspective", "The source’s author 1"];
    assert_eq!(choices(&page), all);
    let page = Site::fixture().get("/?kind=war&voice=league").await;
    let none = ["The city", "The Mayor 0", "Others", "The League 0", "From any perspective", "The source’s author 0"];
    assert_eq!(choices(&page), none, "under the other facets' filters");
    page.has("<a class=\"chip\" href=\"/?kind=war\"><span class=\"hidden\">Remove </span>the voice of The League");
    page.has("without the voice of The League</a>: 1 event");
}

#[tokio::test]
async fn many_voices_are_folded_and_unfolded_where_one_is_chosen() {
    let names: Vec<String> = (0..9).map(|n| format!("\"p{n}\"")).collect();
    let people: String =
        (0..9).fold(String::new(), |all, n| format!("{all}[[person]]\nid = \"p{n}\"\nname = \"P {n}\"\n"));
    let people = format!("{people}[[person]]\nid = \"mayor\"\nname = \"The Mayor\"\n");
    let event = told(&[("chronicle", &format!("[{}]", names.join(", ")), "[]", true)]);
    let site = with(&[("people.toml", &people), ("events/0431-told.md", &event)]);
    site.get("/").await.has("<details><summary>12 voices</summary>");
    site.get("/?voice=p3").await.has("<details open><summary>12 voices</summary>").has("1 of 5 events");
    Site::fixture().get("/").await.has_not("voices</summary>");
}

#[tokio::test]
async fn a_timeline_without_perspectives_lists_voices_without_headings() {
    let site = with(&[
        ("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        ("people.toml", "[[person]]\nid = \"mayor\"\nname = \"The Mayor\"\n"),
        ("sources/chronicle.toml", "title = \"The Chronicle\"\n"),
    ]);
    let page = site.get("/").await;
    assert_eq!(choices(&page), ["The League 1", "The Mayor 1", "The source’s author 1"]);
    site.get("/events/0430-treaty").await.has_not("class=\"sides\"");
}

#[tokio::test]
async fn the_list_of_voices_says_how_much_each_says_from_which_perspective() {
    let page = Site::fixture().get("/voices").await;
    assert_eq!(page.status, StatusCode::OK);
    let places = [
        "<h2 id=\"_city\">The city</h2>",
        "<a href=\"/voices/mayor\">The Mayor</a>",
        "<span>for The City</span><span>1 passage</span><span>1 event</span>",
        "<h2 id=\"_abbey\">The abbey</h2>",
        "<a href=\"/voices/author#_abbey\">Authors of sources</a>",
        "<h2 id=\"_\">Others</h2>",
        "<a href=\"/voices/league\">The League</a>",
    ]
    .map(|text| page.body.find(text).unwrap_or_else(|| panic!("no “{text}” in:\n{}", page.body)));
    assert!(places.is_sorted(), "in the order of the timeline's perspectives: {places:?}");
    page.has_not("Ferryman").has_not("/voices/city\"").has_not("/voices/publisher");
    page.has("<a href=\"/voices\" aria-current=\"page\">Voices</a>");
}

#[tokio::test]
async fn a_voice_has_a_page_with_what_it_says_in_the_order_of_time() {
    let later = told(&[("letter", "\"mayor\"", "[]", false), ("letter", "\"mayor\"", "[]", true)]);
    let site = with(&[("events/0431-told.md", &later)]);
    let page = site.get("/voices/mayor").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<h1>The Mayor</h1>").has("<title>The voice of The Mayor · A small war</title>");
    page.has("Speaks for</dt><dd><a href=\"/voices/city\">The City</a>, whose own voice is counted apart");
    page.has("<a href=\"/voices#_city\">The city</a>").has("2 passages · 1 paraphrase · 2 events");
    page.has("href=\"/?voice=mayor\">See the 2 events in the timeline</a>").has("Where it stands");
    page.has("<h2 id=\"_told\" tabindex=\"-1\">2 passages and 1 paraphrase, in order of time</h2>");
    let places = [
        "href=\"/events/0430-treaty\">Treaty",
        "The harbour, said",
        "href=\"/events/0431-told\">Told",
        "“Words 1.”",
        "Words 0.",
    ]
    .map(|text| page.body.find(text).unwrap_or_else(|| panic!("no “{text}” in:\n{}", page.body)));
    assert!(places.is_sorted(), "{places:?}");
    page.has("href=\"/events/0430-treaty#shared\" data-copy").has("A letter of the mayor");
    let league = site.get("/voices/league").await;
    league.has("A. Scribe, reporting The League").has("<a href=\"/actors/league\">What The League did</a>");
    let city = site.get("/voices/city").await;
    assert_eq!(city.status, StatusCode::OK);
    city.has("Nothing is quoted or paraphrased in this voice.").has("<a href=\"/voices/mayor\">The Mayor</a>");
    city.has("The &#60;Ferryman&#62;").has_not("/voices/ferryman").has_not("Where it stands");
}

#[tokio::test]
async fn authors_are_listed_by_source_under_the_source_s_perspective() {
    let event = told(&[("letter", "\"author\"", "[]", false), ("chronicle", "\"publisher\"", "[]", true)]);
    let site = with(&[("events/0431-told.md", &event)]);
    let page = site.get("/voices/author").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<h1>Authors of sources</h1>").has("1 passage · 1 paraphrase · 2 events").has("href=\"/?voice=author\"");
    let places = [
        "<h2 id=\"_abbey\">The abbey</h2>",
        "<a href=\"/sources/chronicle\">",
        "<span>A. Scribe</span><span>1 passage</span><span>1 event</span>",
        "<h2 id=\"_\">Others</h2>",
        "<a href=\"/sources/letter\">",
        "<span>1 paraphrase</span><span>1 event</span>",
    ]
    .map(|text| page.body.find(text).unwrap_or_else(|| panic!("no “{text}” in:\n{}", page.body)));
    assert!(places.is_sorted(), "{places:?}");
    site.get("/voices/publisher").await.has("<h1>Publishers of sources</h1>").has("/sources/chronicle");
    site.get("/voices/unattributed").await.has("Nothing is quoted or paraphrased in this voice.");
}

#[tokio::test]
async fn voices_answer_for_ever() {
    let site = Site::fixture();
    for (from, to) in [
        ("/voices/burgomaster", "/voices/mayor"),
        ("/voices/metropolis", "/voices/city"),
        ("/voices/Mayor", "/voices/mayor"),
        ("/voices/AUTHOR", "/voices/author"),
        ("/voices/mayor/", "/voices/mayor"),
    ] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let gone = site.get("/voices/impostor").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.has("The mayor had no double.");
    let unknown = site.get("/voices/mayer").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.has("href=\"/voices/mayor\"");
}

/// The headings of the sides of an event's page, each with the numbers of its citations.
fn sides(page: &Answer) -> Vec<String> {
    let sides = page.body.split("<div class=\"side\"><h3 class=\"sub\">").skip(1);
    let side = |side: &str| {
        let side = side.split("</div>\n").next().unwrap_or(side);
        let heading = side.split('<').next().expect("a heading").to_owned();
        let numbers = side.split("<span class=\"number\">").skip(1).filter_map(|rest| rest.split('<').next());
        numbers.fold(heading, |all, number| format!("{all} {number}"))
    };
    sides.map(side).collect()
}

#[tokio::test]
async fn several_perspectives_on_an_event_stand_side_by_side() {
    let page = Site::fixture().get("/events/0430-treaty").await;
    page.has("<h3 class=\"sub\">The city</h3>").has("<h3 class=\"sub\">The abbey</h3>");
    // In the order of the timeline's perspectives; numbers, footnotes and what is said elsewhere follow the page.
    let event = told(&[
        ("chronicle", "\"author\"", "[]", true),
        ("letter", "\"mayor\"", "[]", false),
        ("letter", "\"league\"", "[]", true),
        ("chronicle", "\"author\"", "[\"league\"]", false),
        ("letter", "\"mayor\"", "[]", true),
        ("letter", "[\"mayor\"]", "[]", true),
        ("chronicle", "[]", "[]", false),
    ]);
    let page = with(&[(
        "events/0431-told.md",
        &event.replace(
            "id = \"c5\"\nsource = \"letter\"\nquote = \"Words 5.\"\nvoice = [\"mayor\"]",
            "id = \"c5\"\nsource = \"chronicle\"\nquote = \"Words 5.\"\nvoice = [\"author\", \"mayor\"]",
        ),
    )])
    .get("/events/0431-told")
    .await;
    assert_eq!(sides(&page).len(), 4);
    let heads = ["The city", "The city and The abbey", "The abbey", "Others"];
    let places: Vec<_> = heads.iter().map(|head| page.body.find(&format!("<h3 class=\"sub\">{head}</h3>"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    let order: Vec<&str> = page
        .body
        .split("<figure class=\"passage")
        .skip(1)
        .filter_map(|f| f.split(" id=\"").nth(1))
        .map(|f| &f[..2])
        .collect();
    assert_eq!(
        order,
        ["c4", "c1", "c5", "c0", "c3", "c2", "c6"],
        "quotations before paraphrases, in the order of the file"
    );
    let numbers: Vec<&str> =
        page.body.split("<span class=\"number\">").skip(1).filter_map(|n| n.split('<').next()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7"]);
    page.has("aria-label=\"Evidence 4\">4</a></sup>").has("In our words, and further references");
    assert_eq!(page.count("href=\"/events/0431-told#c0\""), 2, "the footnote and the permalink");
}

#[tokio::test]
async fn one_perspective_alone_needs_no_heading() {
    let event = told(&[
        ("letter", "\"mayor\"", "[]", true),
        ("letter", "\"league\"", "[]", true),
        ("chronicle", "[]", "[]", false),
    ]);
    let page = with(&[("events/0431-told.md", &event)]).get("/events/0431-told").await;
    page.has_not("class=\"side").has("<h2>What the sources say</h2>").has("In our words, and further references");
}

#[tokio::test]
async fn who_speaks_is_linked_from_events_and_actors() {
    let site = Site::fixture();
    site.get("/events/0430-treaty").await.has("<dt>People</dt><dd><a href=\"/voices/mayor\">The Mayor</a>");
    let city = site.get("/actors/city").await;
    city.has("<a href=\"/voices/mayor\">The Mayor</a>, The &#60;Ferryman&#62;").has_not("<Ferryman>");
    site.get("/actors/league").await.has("<a href=\"/voices/league\">1 passage in its voice</a>");
}
