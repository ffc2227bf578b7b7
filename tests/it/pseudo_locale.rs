//! Renders every kind of page with a pseudo-locale over a timeline in Greek: text in plain Latin letters is text that
//! bypasses the message catalogue, and each text must be marked with its language.

use crate::site::{Site, TODAY, fixture_folder, timeline};
use axum::http::StatusCode;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use scraper::{ElementRef, Html, Node, Selector};
use sourceline::load::Folder;
use sourceline::messages::Messages;
use sourceline::query::Edition;

/// The pages of the small fixture, one of each kind and the states that have text of their own.
const PAGES: [&str; 60] = [
    "/",
    "/?q=harbour",
    "/?q=%CF%88%CE%B1%CF%82&sort=time",
    "/?actor=city&actor=league&actors=all&about=1&kind=treaty",
    "/?era=before&voice=mayor&source=chronicle&place=x&language=en&decade=043X",
    "/?from=0430&to=0431",
    "/?from=soon&to=0425&sort=best&lanes=x&actor=citty",
    "/?from=0440&to=0430",
    "/?actor=city&from=0426&to=0427",
    "/?actor=city&kind=founding",
    "/?lanes=kind",
    "/?lanes=none",
    "/events/0425-founding",
    "/events/0430-treaty",
    "/events/0430-treaty?actor=city",
    "/events/0432-war",
    "/events/0450-peace",
    "/events/0440-rumour",
    "/events/nothing",
    "/events/0430-treaty/cite",
    "/events/0430-treaty/cite?passage=shared",
    "/events/0430-treaty/cite?passage=none",
    "/cite",
    "/cite?actor=city",
    "/eras/before",
    "/eras/after",
    "/actors",
    "/actors/city",
    "/actors/league",
    "/people",
    "/people/mayor",
    "/people/ferryman",
    "/?person=mayor",
    "/?person=none",
    "/voices",
    "/voices/city",
    "/voices/mayor",
    "/voices/author",
    "/voices/unattributed",
    "/compare",
    "/compare?side=mayor&from=0430",
    "/compare?side=mayor&side=abbey&side=league&side=ferryman&side=city&side=none&to=0431",
    "/compare/cite?side=mayor&side=abbey",
    "/threads",
    "/threads/harbour-quarrel",
    "/threads/harbour-quarrel?step=2",
    "/threads/harbour-quarrel?step=9",
    "/threads/harbour-quarrel/cite",
    "/relations",
    "/relations?view=all",
    "/relations?type=led-to&claim=hedged",
    "/relations?type=none&page=9",
    "/sources",
    "/sources?role=primary&sort=-date&kind=none",
    "/sources/chronicle",
    "/sources/letter",
    "/sources/chronicle/cite",
    "/about",
    "/method",
    "/changes",
];

/// Elements whose text is not interface text: code, keys, formatted citations, the printed address.
const EXEMPT: &str = "script, style, code, kbd, pre, .citation-formats dd p, .print, .version, .contact, [type=hidden]";

/// Words that are the same in every language.
const NAMES: [&str; 3] = ["BibTeX", "CSL-JSON", "Sourceline"];

#[tokio::test]
async fn no_interface_text_bypasses_the_message_catalogue() {
    let site = greek_site();
    let mut faults = Vec::new();
    for path in PAGES {
        let answer = site.get(path).await;
        assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR, "{path}: {}", answer.status);
        faults.extend(faults_of(&answer.body).into_iter().map(|fault| format!("{path}: {fault}")));
    }
    faults.sort();
    faults.dedup_by_key(|fault| fault.split_once(": ").map(|(_, fault)| fault.to_owned()));
    assert!(faults.is_empty(), "{} texts:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn answers_for_scripts_and_browsers_come_from_the_catalogue() {
    let site = greek_site();
    for path in ["/chart?width=wide", "/chart?from=soon"] {
        let body = site.get(path).await.body;
        let problem: serde_json::Value = serde_json::from_str(&body).expect("problem details");
        for key in ["title", "detail"] {
            let text =
                problem[key].as_str().expect("a text").replace("soon", "").replace("from", "").replace("width", "");
            let text = text.replace("wide", "");
            assert!(!has_latin(&text), "{path}: {key}: {text}");
        }
    }
    assert_eq!(faults_of(&site.get("/chart").await.body), Vec::<String>::new());
    let description = site.get("/opensearch.xml").await.body;
    let description = description.split_once("<Description>").and_then(|(_, rest)| rest.split_once("</Description>"));
    assert!(!has_latin(description.expect("a description").0));
}

#[tokio::test]
async fn an_interface_in_another_language_than_the_timeline_says_so() {
    let body = greek_site().get("/events/0430-treaty").await.body;
    let html = Html::parse_document(&body);
    let lang = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).next().map(|element| language(element).to_owned())
    };
    assert_eq!(lang("html").as_deref(), Some("en-XA"));
    assert_eq!(lang("h1").as_deref(), Some("el"));
    assert_eq!(lang("footer p").as_deref(), Some("en-XA"));
    let english = Site::fixture().get("/events/0430-treaty").await.body;
    assert_eq!(english.matches("lang=\"en\"").count(), 1, "nothing is marked if everything is in one language");
}

/// What is wrong with the text of a page: Latin letters, and text whose `lang` is that of the other language.
fn faults_of(body: &str) -> Vec<String> {
    let html = Html::parse_document(body);
    let exempt = Selector::parse(EXEMPT).expect("a selector");
    let is_exempt = |element: ElementRef<'_>| {
        element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|element| exempt.matches(&element))
    };
    let mut faults = Vec::new();
    for node in html.tree.nodes() {
        match node.value() {
            Node::Text(text) => {
                let Some(parent) = node.parent().and_then(ElementRef::wrap).filter(|parent| !is_exempt(*parent)) else {
                    continue;
                };
                faults.extend(fault_in(text).map(|fault| format!("{fault} in <{}>", parent.value().name())));
                let wrong = match (has_greek(text), has_pseudo(text)) {
                    (true, false) => language(parent) == "en-XA",
                    (false, true) => language(parent) != "en-XA",
                    _ => false,
                };
                // A search text, or a chip or a claimant that may have words of either, is not marked.
                let mixed =
                    Selector::parse("title, .chip, .empty a, .sentence, .chip .text, .empty-plot p, .edge .claim")
                        .expect("a selector");
                if wrong && !mixed.matches(&parent) {
                    faults.push(format!("“{}” is marked as {}", text.trim(), language(parent)));
                }
            }
            Node::Element(element) => {
                let Some(own) = ElementRef::wrap(node).filter(|own| !is_exempt(*own)) else { continue };
                let description = own.value().attr("name") == Some("description");
                for (name, value) in element.attrs() {
                    let is_text = matches!(name, "aria-label" | "placeholder" | "alt" | "title")
                        || (name == "content" && description)
                        || (name.starts_with("data-") && value.contains(' ') && !value.starts_with(['/', '%']));
                    if is_text && !(name == "title" && element.name() == "link") {
                        faults
                            .extend(fault_in(value).map(|fault| format!("{fault} in {name} of <{}>", element.name())));
                    }
                }
            }
            _ => {}
        }
    }
    faults
}

/// Text in Latin letters, apart from addresses, ids that a reader typed, and names that are the same everywhere.
fn fault_in(text: &str) -> Option<String> {
    let rest = text.split_whitespace().filter(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.contains("://") && !text.trim().starts_with('/') && !word.contains('=') && !NAMES.contains(&word)
    });
    let typed = ["soon", "best", "citty", "nothing", "none", "harbour", "from", "to", "sort", "lanes", "side", "x"];
    let options =
        ["actor", "kind", "en", "relevance", "time", "title", "date", "publisher", "events", "city", "league"];
    let known = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        typed.contains(&word) || options.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let latin: Vec<&str> = rest.filter(|word| has_latin(word) && !known(word)).collect();
    (!latin.is_empty()).then(|| format!("“{}” ({})", latin.join(" "), text.trim()))
}

/// The language of an element: its own `lang`, or that of the nearest ancestor that has one.
fn language(element: ElementRef<'_>) -> &str {
    let own = element.value().attr("lang");
    let inherited = || element.ancestors().filter_map(ElementRef::wrap).find_map(|above| above.value().attr("lang"));
    // A fragment has the language of the page that asks for it.
    own.or_else(inherited).unwrap_or("en-XA")
}

fn has_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

fn has_greek(text: &str) -> bool {
    text.contains(|c: char| matches!(c, '\u{370}'..='\u{3FF}'))
}

fn has_pseudo(text: &str) -> bool {
    text.contains(|c: char| PSEUDO.contains(c))
}

/// The small fixture in Greek letters, with the pseudo-locale as its interface.
fn greek_site() -> Site {
    let folder = greek_folder();
    let messages = Messages::from_ftl("en-XA", &pseudo_catalogue()).expect("the pseudo-locale is complete");
    let edition = Edition::with_messages(timeline(&folder), "test", Box::leak(Box::new(messages)));
    Site::with(edition, Folder::default(), "https://example.org", TODAY)
}

/// Letters that replace those of the alphabet and look like them.
const PSEUDO: &str = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";

/// The English catalogue with every letter of its texts replaced. Lists, numbers and names of languages are Georgian.
fn pseudo_catalogue() -> String {
    let folder = crate::site::repository("locales/en");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the catalogue").map(|file| file.unwrap().path()).collect();
    files.sort();
    let all: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let mut resource = fluent_syntax::parser::parse(all).expect("Fluent");
    for entry in &mut resource.body {
        let Entry::Message(message) = entry else { continue };
        if message.id.name == "cldr-locale" {
            message.value = Some(Pattern { elements: vec![PatternElement::TextElement { value: "ka".into() }] });
            continue;
        }
        message.value.iter_mut().for_each(pseudo_pattern);
        message.attributes.iter_mut().for_each(|attribute| pseudo_pattern(&mut attribute.value));
    }
    fluent_syntax::serializer::serialize(&resource)
}

fn pseudo_pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = value.chars().map(pseudo_letter).collect(),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|variant| pseudo_pattern(&mut variant.value));
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::Placeable { .. }) } => {
                panic!("nested placeables are not used");
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

fn pseudo_letter(letter: char) -> char {
    let at = match letter {
        'a'..='z' => letter as usize - 'a' as usize,
        'A'..='Z' => letter as usize - 'A' as usize + 26,
        _ => return letter,
    };
    PSEUDO.chars().nth(at).unwrap_or(letter)
}

/// Keys whose values are text for readers.
const TEXT_KEYS: [&str; 19] = [
    "title",
    "official_title",
    "label",
    "subtitle",
    "summary",
    "place",
    "date_of",
    "quote",
    "says",
    "text",
    "intro",
    "scope",
    "publisher",
    "description",
    "locator",
    "name",
    "licence",
    "withdrawn",
    "authors",
];

/// The small fixture with the values of its text keys and its Markdown in Greek letters.
fn greek_folder() -> Folder {
    let mut folder = fixture_folder();
    for file in &mut folder.files {
        let text = String::from_utf8_lossy(&file.bytes);
        let greek = match text.strip_prefix("+++\n").and_then(|front| front.split_once("+++\n")) {
            Some((front, body)) => format!("+++\n{}+++\n{}", greek_toml(front), greek_markdown(body)),
            None => greek_toml(&text),
        };
        file.bytes = greek.into_bytes().into();
    }
    folder
}

fn greek_toml(text: &str) -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some(("language", _)) => "language = \"el\"\n".to_owned(),
        Some(("titles", _)) => "titles = { la = \"ΦΟΕΔΥΣ\" }\n".to_owned(),
        Some((key @ ("editors" | "series"), value)) => format!("{key} = {}\n", greek_values(value)),
        Some((key, value)) if TEXT_KEYS.contains(&key) => format!("{key} = {}\n", greek_letters(value)),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Of an inline table, only the values are converted.
fn greek_values(text: &str) -> String {
    let mut quoted = false;
    text.split_inclusive('"')
        .map(|part| {
            quoted = !quoted;
            if quoted { part.to_owned() } else { greek_letters(part) }
        })
        .collect()
}

fn greek_markdown(text: &str) -> String {
    text.lines()
        .map(|line| if line.starts_with("## ") { format!("{line}\n") } else { format!("{}\n", greek_letters(line)) })
        .collect()
}

/// Latin letters as Greek ones, except in footnotes, targets of links and escapes.
fn greek_letters(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kept = ["[^", "](", "\\", "<"].iter().find(|start| rest.starts_with(**start)).map(|start| match *start {
            "[^" => rest.find(']').map_or(rest.len(), |end| end + 1),
            "](" => rest.find(')').map_or(rest.len(), |end| end + 1),
            "\\" => 2,
            _ => 1,
        });
        let (head, tail) = rest.split_at(kept.unwrap_or(first.len_utf8()));
        if kept.is_some() {
            out.push_str(head);
        } else {
            out.push(greek_letter(first));
        }
        rest = tail;
    }
    out
}

fn greek_letter(letter: char) -> char {
    const GREEK: &str = "αβψδεφγηιξκλμνοπϙρστθωϝχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϘΡΣΤΘΩϜΧΥΖ";
    let at = match letter {
        'a'..='z' => letter as usize - 'a' as usize,
        'A'..='Z' => letter as usize - 'A' as usize + 26,
        _ => return letter,
    };
    GREEK.chars().nth(at).unwrap_or(letter)
}
