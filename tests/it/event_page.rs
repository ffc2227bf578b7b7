//! The page of an event: its evidence, its corrections, and its relations to other events.

use crate::page::Page;
use crate::site::{Site, fixture_folder, timeline};

#[tokio::test]
async fn an_event_page_shows_quotation_speaker_source_and_a_link_to_the_original() {
    let page = Site::fixture().page("/events/0430-treaty").await;
    let passage = page.id("shared");
    passage.one("blockquote").says("“The harbour, said the mayor, is for all");
    passage
        .says("The Mayor, in A letter of the mayor; quoted in The Chronicle")
        .says("Not yet checked against the source");
    // The quotation is from the chronicle, and the link scrolls to it; `-`, `,` and `&` have a meaning in a text fragment.
    let to_words = "https://example.org/chronicle#:~:text=The%20harbour%2C%20said%20the%20mayor%2C%20is%20for%20all%20%E2%80%93%20as%20long%20as%20the%20well%2Dkept%20wall%20stands.";
    assert!(passage.links_to(to_words), "{}", passage.html());
    assert_eq!(passage.attrs("a[data-copy]", "href"), ["/events/0430-treaty#shared"]);
    page.id("wrong-day").says("A. Scribe (reported view: The League)");
    page.id("seal").says("Paraphrase");
    assert_eq!(page.texts("header [lang=el]"), ["Συνθήκη"]);
    assert!(page.find_id("for-all").is_some(), "an earlier id of the passage stays an anchor");
}

/// The page of an event of 431 with these front matter and text, and with two more sources: an article without a named
/// author, and one whose author is named, both of a state medium.
async fn page_of(front_matter: &str, text: &str) -> Page {
    let mut folder = fixture_folder();
    let article = "title = \"The wall\"\npublisher = \"The Herald\"\ndate = \"0431-03\"\nstate_media = true\n";
    folder.put("sources/article.toml", article.as_bytes().to_vec());
    let signed = format!(
        "{article}authors = [{{ family = \"Reed\", given = \"Ann\" }}, {{ family = \"Zhou\", given = \"Bo\" }}]\n"
    );
    folder.put("sources/signed.toml", signed.into_bytes());
    let head = "title = \"Told\"\nsummary = \"S.\"\ndate = \"0431\"\nkind = \"war\"";
    folder.put("events/0431-told.md", format!("+++\n{head}\n{front_matter}\n+++\n{text}\n").into_bytes());
    Site::new(timeline(&folder), "https://history.example").page("/events/0431-told").await
}

fn said(id: &str, source: &str, voice: &str) -> String {
    format!("[[citations]]\nid = \"{id}\"\nsource = \"{source}\"\nsays = \"S.\"\nvoice = {voice}\n")
}

#[tokio::test]
async fn references_are_numbered_as_the_text_uses_them_then_the_facts_then_as_they_are_shown() {
    let citations: String = ["a", "b", "c", "d", "e"].map(|id| said(id, "chronicle", "\"author\"")).concat();
    let note = "[[notes]]\nkind = \"open\"\ntext = \"Open.\"\ncitations = [\"d\", \"e\", \"a\"]\n";
    let dates = "date_citations = [\"b\"]\ndates = [{ date = \"0433\", of = \"in force\", citations = [\"c\"] }]\n";
    let page = page_of(&format!("{dates}{citations}{note}"), "They say[^c]. Others, too[^a][^c].").await;
    // The file and the page have a, b, c; only the note cites d and e, which are shown in it.
    assert_eq!(page.texts(".prose sup a"), ["1", "2", "1"]);
    assert_eq!(page.texts(".facts sup a"), ["3", "1"]);
    assert_eq!(page.texts(".note h3 a"), ["2"]);
    assert_eq!(page.attrs("figure[id]", "id"), ["a", "b", "c", "d", "e"]);
    assert_eq!(page.texts("figure .number"), ["2", "3", "1", "4", "5"]);
    assert_eq!(page.count("ul > li > figure"), 5, "they are items of lists");
    assert!(page.attrs("sup a", "href").iter().all(|href| href.starts_with('#')), "and on the same page");
}

#[tokio::test]
async fn each_reference_links_back_to_every_place_that_uses_it() {
    let page = page_of(
        &format!(
            "date_citations = [\"a\"]\n{}{}[[relations]]\nid = \"to-war\"\nto = \"0432-war\"\ntype = \"led-to\"\ncitations = [\"a\"]\n",
            said("a", "chronicle", "\"author\""),
            said("b", "chronicle", "\"author\""),
        ),
        "They say[^a]. Others[^b], too[^a].",
    )
    .await;
    let back = page.id("a").attrs(".back-links a", "href");
    let places: Vec<_> = back.iter().map(|href| page.id(href.trim_start_matches('#'))).collect();
    let texts: Vec<_> = places.iter().map(|place| place.text()).collect();
    assert_eq!(texts, ["1", "1", "1", "reference 1"], "twice in the text, in the facts, and under a claim");
    assert!(places.iter().all(|place| place.get("href") == "#a"));
    assert_eq!(page.id("b").attrs(".back-links a", "aria-label"), ["Back to where reference 2 is used"]);
    assert_eq!(page.id("a").attrs(".back-links a", "aria-label")[3], "Back to use 4 of reference 1");
}

#[tokio::test]
async fn an_unnamed_author_is_known_by_the_publication_and_state_media_are_identified() {
    let citations =
        [said("a", "article", "\"author\""), said("b", "signed", "\"author\""), said("c", "article", "\"publisher\"")];
    let page = page_of(&citations.concat(), "They say[^a][^b][^c].").await;
    page.id("a").says("An unnamed author for The Herald (state media), paraphrased from The wall, March 431");
    page.id("b").says("Ann Reed and Bo Zhou, paraphrased from The wall").says("The Herald (state media), March 431");
    page.id("c").says("The Herald (state media) as publisher, paraphrased from The wall, March 431");
}

#[tokio::test]
async fn screen_readers_hear_short_names_with_numbers_and_no_arrows() {
    let citations = [said("a", "article", "\"author\""), said("b", "signed", "\"author\"")];
    let page = page_of(&citations.concat(), "They say[^a][^b], and[^0430-treaty#shared].").await;
    assert_eq!(page.attrs("figure", "aria-label"), ["Reference 1, The Herald 431", "Reference 2, Reed and Zhou 431"]);
    let marks = page.attrs(".prose sup a", "aria-label");
    assert_eq!(marks, ["Reference 1", "Reference 2", "Reference on another page"]);
    page.id("b").says("Link to reference 2").says("Cite reference 2");
    for page in [page, Site::fixture().page("/events/0430-treaty").await] {
        for link in page.all("main a") {
            let hidden: String = link.texts("[aria-hidden=true]").concat();
            for arrow in ["↗", "←", "→", "↩"] {
                assert_eq!(link.text().matches(arrow).count(), hidden.matches(arrow).count(), "{}", link.html());
            }
        }
    }
}

#[tokio::test]
async fn a_correction_is_shown_under_the_passage_it_corrects_with_its_own_evidence() {
    let site = Site::fixture();
    let page = site.page("/events/0430-treaty").await;
    let correction = page.id("wrong-day").one(".correction");
    correction.says_in_order(&["The letter is dated the first.", "The seal bears the first of May."]);
    assert_eq!(correction.attrs("figure", "id"), ["seal"]);
    let all = page.main().text();
    assert_eq!(all.matches("The letter is dated the first.").count(), 1);
    assert_eq!(page.attrs("[id=seal]", "id").len(), 1);
    site.page("/sources/chronicle").await.says("The letter is dated the first.");
}

#[tokio::test]
async fn the_head_of_an_event_names_its_main_facts_and_leads_to_its_neighbours() {
    let site = Site::fixture();
    let page = site.page("/events/0430-treaty").await;
    let head = page.one(".event-head");
    let facts = page.one("dl.facts");
    for fact in head.texts(".main-facts a") {
        assert!(facts.has_link(&fact), "{fact} is among the facts, too");
    }
    assert!(head.count(".main-facts a") >= 2);
    let (before, after) = ("a[rel=prev]", "a[rel=next]");
    for neighbour in [before, after] {
        assert_eq!(head.attrs(neighbour, "href"), page.one(".prev-next").attrs(neighbour, "href"));
    }
    assert!(head.links_to("/events/0430-treaty/cite"));
    let report = page.main().link("Report an error");
    let address = "https%3A%2F%2Fhistory.example%2Fevents%2F0430-treaty";
    assert!(report.starts_with("mailto:errors@example.org?subject=") && report.contains(address), "{report}");
}

#[tokio::test]
async fn evidence_is_counted_whole_with_what_is_quoted() {
    let site = Site::fixture();
    // Counted by hand in tests/fixtures/small: the treaty cites three times, and two of these are quotations.
    site.page("/").await.one("[data-event='0430-treaty'] .byline").says("3 references, 2 quoted");
}

#[tokio::test]
async fn a_withdrawn_citation_keeps_its_address_and_says_why() {
    let page = Site::fixture().page("/events/0430-treaty").await;
    let withdrawn = page.id("forged");
    assert_eq!((withdrawn.text().as_str(), withdrawn.attr("tabindex")), ("Withdrawn The copy was forged.", Some("-1")));
}

#[tokio::test]
async fn relations_are_read_from_both_ends_with_their_claimant() {
    let site = Site::fixture();
    let treaty = site.page("/events/0430-treaty").await;
    treaty.id("to-war").says("led to War over the harbour").says("Tentatively claimed by The Mayor");
    treaty.says("was ended by War over the harbour");
    let war = site.page("/events/0432-war").await;
    war.says("resulted from Treaty of the <Harbour> & the League");
    war.id("ends-treaty").says("ended Treaty of the <Harbour> & the League").says("Disputed by");
    war.says("432 – c. 434");
    assert!(war.find_id("to-war").is_none(), "the id belongs to the other event’s page");
}

#[tokio::test]
async fn only_a_claimed_cause_is_listed_under_led_to() {
    let page = Site::fixture().page("/events/0430-treaty").await;
    // The treaty led to the war. That the war ended the treaty does not make it a cause of the treaty.
    let headings = page.texts("h2");
    let [led_to, other] = ["Consequences", "Other connections"].map(|heading| {
        headings.iter().find(|own| own.starts_with(heading)).unwrap_or_else(|| panic!("no {heading} in {headings:?}"))
    });
    page.main().says_in_order(&[led_to, "led to War", other, "was ended by"]);
    assert!(!headings.iter().any(|heading| heading.starts_with("Causes")));
}

#[tokio::test]
async fn evidence_of_another_event_is_linked() {
    let page = Site::fixture().page("/events/0432-war").await;
    assert_eq!(page.id("ends-treaty").link("A letter of the mayor"), "/events/0430-treaty#shared");
}

#[tokio::test]
async fn a_source_shows_its_passages_with_the_events_that_cite_them() {
    let site = Site::fixture();
    let page = site.page("/sources/chronicle").await;
    page.says("Quotations, in the order of the source").says("primary source");
    assert!(page.links_to("/events/0432-war#war"), "the paraphrase that this event cites");
    let list = site.page("/sources").await;
    list.says("Primary sources").says("Secondary sources").says("A letter of the mayor");
}

#[tokio::test]
async fn text_from_data_files_is_escaped_on_every_page() {
    let site = Site::fixture();
    for path in [
        "/",
        "/events/0430-treaty",
        "/events/0430-treaty/cite",
        "/actors",
        "/actors/harbour",
        "/actors/city",
        "/?actor=harbour&about=1",
        "/sources/letter",
        "/sources",
        "/changes",
        "/method",
        "/threads",
        "/threads/harbour-quarrel",
        "/threads/harbour-quarrel?step=1",
        "/relations",
        "/relations?actor=harbour&about=1",
        "/people",
        "/people/ferryman",
        "/voices/city",
        "/voices/ferryman",
    ] {
        let answer = site.get(path).await;
        for raw in ["<Harbour>", "\"Port\"", "<harbour>", "<Ferryman>", "<Anchorage>"] {
            assert!(!answer.body.contains(raw), "{raw} in {path}");
        }
    }
    let page = site.page("/events/0430-treaty").await;
    assert_eq!(page.heading(), "Treaty of the <Harbour> & the League");
}

#[tokio::test]
async fn the_old_address_of_a_relation_that_moved_leads_to_its_new_one() {
    let moved = "[[relations]]\nid = \"old\"\naliases = [\"older\"]\nmoved = \"0430-treaty#to-war\"\n";
    let page = page_of(&format!("{}{moved}", said("a", "chronicle", "\"author\"")), "They say[^a].").await;
    for id in ["old", "older"] {
        assert!(page.id(id).says("Moved to").links_to("/events/0430-treaty#to-war"), "{id}");
    }
}
