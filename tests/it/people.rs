//! People: the facet, the list and the page of each.

use crate::page::Page;
use crate::sandbox::{EVENT, Sandbox};
use crate::site::{Site, fixture_folder, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};

#[tokio::test]
async fn the_timeline_is_filtered_by_the_people_who_took_part() {
    let site = Site::fixture();
    let page = site.page("/?person=mayor").await;
    assert_eq!(page.summary(), "1 of 4 events: with The Mayor");
    assert_eq!(page.events(), ["0430-treaty"]);
    assert_eq!(page.choice("person", "mayor").label, "The Mayor");
    assert_eq!(page.link("Remove The Mayor"), "/");
    assert_eq!(site.page("/?person=mayor&kind=war").await.summary(), "0 of 4 events: with The Mayor; War");
    // A former id, and keys in another order.
    let page = site.page("/?kind=treaty&person=burgomaster&actor=city").await;
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/?actor=city&person=mayor&kind=treaty"));
    let [problem] = &site.page("/?person=impostor").await.problems()[..] else { panic!("one problem") };
    assert!(problem.starts_with("There is no person “impostor”"), "{problem}");
}

#[tokio::test]
async fn a_filter_by_people_applies_wherever_filters_do() {
    let site = Site::large_fixture();
    let found = site.page("/?person=elissa&person=miron").await;
    assert_eq!(
        found.events(),
        [
            "0345-toll-quarrel",
            "0346-miron-oration",
            "0347-first-harbour-war",
            "0358-second-harbour-war",
            "0382-peace-of-reeds"
        ]
    );
    assert!(found.summary().ends_with("with Elissa or Miron"), "{}", found.summary());
    let event = site.page("/events/0347-first-harbour-war?person=elissa").await;
    assert_eq!(event.attrs(".prev-next a[rel=prev]", "href"), Vec::<String>::new(), "it is the first of hers");
    assert_eq!(event.attrs(".prev-next a[rel=next]", "href"), ["/events/0358-second-harbour-war?person=elissa"]);
    for path in ["/relations?view=all&person=li-wen", "/compare?side=maron&side=isles&person=elissa"] {
        assert!(site.page(path).await.choices(Some("person")).iter().any(|choice| choice.checked), "{path}");
    }
    site.page("/cite?person=li-wen").await.says("with Li Wen");
    let all = site.page("/choices/person?find=ar").await;
    assert_eq!(all.heading(), "All people");
    assert_eq!(all.choices(Some("person")).len(), 0, "no name has a word that begins so");
    let found = site.page("/choices/person?find=li").await;
    assert_eq!(found.choice("person", "li-wen").count, Some(5));
}

#[tokio::test]
async fn people_are_listed_under_the_actor_they_speak_for_in_the_order_of_their_names() {
    let people = "[[person]]\nid = \"z\"\nname = \"Zeno\"\nspeaks_for = \"city\"\n[[person]]\nid = \"e\"\nname = \"Éloi\"\n\
                  speaks_for = \"city\"\n[[person]]\nid = \"f\"\nname = \"Fay\"\nspeaks_for = \"city\"\n\
                  [[person]]\nid = \"mayor\"\nname = \"The Mayor\"\nsummary = \"Head of the council.\"\nnames = { el = \"Δήμαρχος\" }\n\
                  [[person]]\nid = \"l\"\nname = \"Lea\"\nspeaks_for = \"league\"\n";
    let mut folder = fixture_folder();
    folder.put("people.toml", people.as_bytes().to_vec());
    let page = Site::new(timeline(&folder), "https://history.example").page("/people").await;
    assert_eq!(page.texts("main h2"), ["The City", "The League", "Others"]);
    assert_eq!(page.main().link("The City"), "/actors/city");
    assert_eq!(page.texts("main h3"), ["Éloi", "Fay", "Zeno", "Lea", "The Mayor"]);
    page.main().says_in_order(&["The Mayor", "Δήμαρχος", "Head of the council.", "1 event", "quoted once"]);
    assert_eq!(page.main().link("The Mayor"), "/people/mayor");
    assert_eq!(page.current().as_deref(), Some("People"));
}

#[tokio::test]
async fn a_person_has_a_page_with_their_events_and_words() {
    let site = Site::fixture();
    let page = site.page("/people/mayor").await;
    assert_eq!(page.heading(), "The Mayor");
    page.says("Head of the council from 428 to 441.");
    assert_eq!(page.one(".event-head .when").text(), "c. 395 – 450");
    let facts = page.one("dl.facts");
    assert_eq!((facts.link("The City"), facts.link("quoted once")), ("/actors/city".into(), "/voices/mayor".into()));
    assert_eq!(page.link("See the 1 event in the timeline"), "/?person=mayor");
    assert_eq!((page.count("section.chart"), page.events()), (1, vec!["0430-treaty".to_owned()]));
    assert_eq!(page.attrs("article h3 a", "href"), ["/events/0430-treaty?person=mayor"]);
    page.id("_words").parent().says("The harbour, said the mayor, is for all");
    assert!(page.links_to("/events/0430-treaty#shared"));
    let voice = site.page("/voices/mayor").await;
    assert_eq!(voice.link("The Mayor: took part in 1 event"), "/people/mayor");
    let ferryman = site.page("/people/ferryman").await;
    ferryman.says("No events in this timeline");
    assert_eq!((ferryman.count("section.chart"), ferryman.links_to("/voices/ferryman")), (0, false));
    for list in ["/actors", "/voices"] {
        assert_eq!(site.page(list).await.main().link("People"), "/people");
    }
}

#[tokio::test]
async fn former_ids_of_people_redirect_and_unknown_ones_lead_to_similar_people() {
    let site = Site::fixture();
    for (from, to) in [("/people/burgomaster", "/people/mayor"), ("/people/Mayor", "/people/mayor")] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let gone = site.get("/people/impostor").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("The mayor had no double.");
    let unknown = site.get("/people/mayer").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.page().main().link("The Mayor"), "/people/mayor");
    assert_eq!(site.get("/people/city").await.status, StatusCode::NOT_FOUND, "an actor is no person");
}

#[tokio::test]
async fn a_timeline_without_people_does_not_mention_them() {
    let file = |path: &str, text: &str| File { path: path.into(), bytes: text.as_bytes().to_vec().into() };
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("actors.toml", "[[actor]]\nid = \"a\"\ntitle = \"A\"\n"),
        file("events/e.md", "+++\ntitle = \"E\"\ndate = \"1950\"\nkind = \"war\"\nactors = [\"a\"]\n+++\nIt was.\n"),
    ]);
    let site = Site::new(timeline(&folder), "https://history.example");
    assert_eq!(site.get("/people").await.status, StatusCode::NOT_FOUND);
    for path in ["/", "/actors", "/events/e"] {
        let page: Page = site.page(path).await;
        assert!(!page.links_to("/people") && page.choices(Some("person")).is_empty(), "{path}");
        page.does_not_say("People");
    }
}

#[test]
fn links_to_people_in_texts_are_checked() {
    let linking_to = |address: &str| {
        let sandbox = Sandbox::with_event();
        sandbox.put("data/events/treaty.md", EVENT.replace("sign.[^help]", &format!("sign [it]({address}).[^help]")));
        sandbox.put("data/people.toml", "[[person]]\nid = \"mao-zedong\"\nname = \"Mao Zedong\"\n");
        sandbox.check(&[])
    };
    assert_eq!(linking_to("/people/mao-zedong").code, Some(0));
    assert_eq!(linking_to("/people").code, Some(0));
    let dead = linking_to("/people/mao-zedog");
    assert_eq!(dead.code, Some(1));
    assert!(dead.stdout.contains("did you mean “/people/mao-zedong”?"), "{}", dead.stdout);
}
