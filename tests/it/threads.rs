//! Threads: what the check accepts, and how they read on one page and step by step.

use crate::site::{Site, fixture, fixture_folder};
use axum::http::StatusCode;
use sourceline::curate;
use sourceline::load::{self, File};
use sourceline::model::{FootnoteTarget, Id, Namespace, Tombstone};

/// Checks the fixture with another text of its thread. Returns the rule, the line and the message of each problem.
fn problems(steps: &str) -> Vec<(&'static str, usize, String)> {
    let mut folder = fixture_folder();
    let text = format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n+++\n{steps}");
    folder.put("threads/harbour-quarrel.md", text.into_bytes());
    let diagnostics = load::load(&folder).diagnostics;
    let of_thread =
        |d: &&load::Diagnostic| diagnostics.files[d.span.file as usize].path == "threads/harbour-quarrel.md";
    let seen =
        |d: &load::Diagnostic| (d.rule.name(), diagnostics.line_column(d.span).0, format!("{}; {}", d.message, d.hint));
    diagnostics.sorted().iter().filter(of_thread).map(seen).collect()
}

/// Asserts that a thread has exactly this problem.
fn wrong(steps: &str, expected: &[(&str, usize, &str)]) {
    let found = problems(steps);
    assert_eq!(found.len(), expected.len(), "{steps}\n{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!((found.0, found.1), (expected.0, expected.1), "{steps}\n{found:?}");
        assert!(found.2.contains(expected.2), "{steps}\n{found:?}");
    }
}

#[test]
fn a_step_is_carried_by_a_relation_walked_either_way_or_by_a_citation_of_its_event() {
    let first = "## 0430-treaty\nThey sign.\n\n## 0432-war\n";
    for carried in [
        "The treaty led to it.[^0430-treaty#to-war]",
        "It ended the treaty.[^0432-war#ends-treaty]",
        "It ended the treaty.[^ends-treaty]",
        "They fought.[^war]",
        "They fought.[^0432-war#war]",
        "Of this they had warned.[^0430-treaty#shared] They fought.[^war]",
    ] {
        wrong(&format!("{first}{carried}"), &[]);
    }
    // Back in time, under a former id, with a closed heading, and with the first step without a footnote.
    wrong("## 0432-war\nThey fought.\n\n## 0430-pact ##\nThey had signed.[^0432-war#ends-treaty]\n", &[]);
}

#[test]
fn a_step_that_nothing_connects_to_the_previous_one_is_a_gap() {
    let first = "## 0430-treaty\nThey sign.[^shared]\n\n";
    let gap = "nothing connects the step from “0430-treaty” to “0432-war”; put [^0430-treaty#to-war]";
    wrong(&format!("{first}## 0432-war\nThey fight."), &[("step-uncarried", 8, gap)]);
    // A citation of the earlier event does not connect the later one.
    wrong(&format!("{first}## 0432-war\nThey fight.[^0430-treaty#shared]"), &[("step-uncarried", 8, gap)]);
    // A relation between two other events does not connect these.
    let other = "## 0425-founding\nThey settle.\n\n## 0450-peace\nPeace.[^0430-treaty#to-war]";
    let advice = "no relation connects the two events: put [^0450-peace#peace], the citation of the later event";
    wrong(other, &[("step-uncarried", 8, advice)]);
    // Each gap is reported, and later steps are compared with the event before them.
    wrong(
        &format!("{first}## 0450-peace\nPeace.\n\n## 0432-war\nWar.[^0430-treaty#to-war]"),
        &[("step-uncarried", 8, "to “0450-peace”"), ("step-uncarried", 11, "from “0450-peace” to “0432-war”")],
    );
}

#[test]
fn everything_a_thread_refers_to_must_exist() {
    let first = "## 0430-treaty\nThey sign.\n\n";
    wrong(
        &format!("{first}## 0432-wars\nThey fight.[^war]"),
        &[("reference-unknown", 8, "there is no event “0432-wars”; did you mean “0432-war”?")],
    );
    wrong(
        &format!("{first}## 0440-rumour\nThey say.[^x]"),
        &[("reference-unknown", 8, "the event “0440-rumour” was withdrawn; remove the reference")],
    );
    wrong(
        &format!("{first}## 0432-war\nThey fight.[^0430-treaty#to-wars]"),
        &[("reference-unknown", 9, "there is no citation or relation “0430-treaty#to-wars”; did you mean “to-war”?")],
    );
    wrong(
        &format!("{first}## 0432-war\nThey fight.[^war][^0430-treaty#forged]"),
        &[("reference-unknown", 9, "“0430-treaty#forged” was withdrawn")],
    );
    wrong(
        &format!("{first}## 0432-war\nThey fight.[^0430-treety#to-war]"),
        &[("reference-unknown", 9, "did you mean “0430-treaty”?")],
    );
    wrong(
        &format!("{first}## 0432-war\n<b>They</b> [fight](/threads/none).[^war]"),
        &[("html-raw", 9, "HTML is not rendered"), ("link-dead", 9, "“/threads/none” leads nowhere")],
    );
    for path in ["/threads", "/threads/first-years", "/voices", "/voices/author", "/voices/burgomaster", "/voices/city"]
    {
        wrong(&format!("{first}## 0432-war\nThey [fight]({path}).[^war]"), &[]);
    }
    wrong(
        &format!("{first}## 0432-war\nThey [fight](/voices/mayer).[^war]"),
        &[("link-dead", 9, "did you mean “mayor”?")],
    );
}

#[test]
fn a_thread_has_at_least_two_steps_each_with_another_event_and_a_text() {
    let two = "## 0430-treaty\nThey sign.\n\n## 0432-war\nThey fight.[^war]\n";
    wrong("", &[("thread-shape", 1, "the thread has no steps")]);
    wrong("## 0430-treaty\nThey sign.", &[("thread-shape", 1, "the thread has only one step")]);
    wrong(&format!("- A list.\n- Of two.\n\n{two}"), &[("thread-shape", 5, "before the first step")]);
    wrong(&format!("{two}\n### A turn\nMore."), &[("thread-shape", 11, "no headings except those of its steps")]);
    wrong(&format!("# Title\n{two}"), &[("thread-shape", 5, "no headings")]);
    wrong(&format!("{two}\n> ## 0450-peace\n"), &[("thread-shape", 11, "no headings")]);
    wrong("## 0430-treaty\nThey sign.\n\n## 0432-war\n[^war]", &[("thread-shape", 8, "the step has no text")]);
    wrong(
        &format!("{two}\n## 0430-pact\nThey had signed.[^0430-treaty#shared]"),
        &[("step-repeated", 11, "“0430-pact” is already a step of this thread; remove one of the two")],
    );
}

#[test]
fn a_thread_needs_front_matter_a_title_and_a_summary() {
    let report = |text: &str| {
        let mut folder = fixture_folder();
        folder.put("threads/new.md", text.as_bytes().to_vec());
        folder.put("threads/deep/er.md", Vec::new());
        load::load(&folder).diagnostics.text("", false)
    };
    let text = report("## 0430-treaty\n");
    assert!(text.contains("a thread must begin with front matter between +++ lines"), "{text}");
    assert!(text.contains("a timeline has no file “threads/deep/er.md”"), "{text}");
    assert!(text.contains("threads are threads/ID.md, without subfolders"), "{text}");
    let text = report("+++\nsummry = \"S.\"\n+++\n## 0430-treaty\nA.\n\n## 0432-war\nB.[^war]\n");
    assert!(text.contains("the key `title` is missing") && text.contains("the key `summary` is missing"), "{text}");
    assert!(text.contains("there is no key `summry` here"), "{text}");
}

#[test]
fn a_published_thread_that_was_removed_is_an_error() {
    let mut folder = fixture_folder();
    folder.put("evidence.lock", b"published = [\n  \"threads/harbour-quarrel\",\n  \"threads/old-quarrel\",\n  \"threads/lost-thread\",\n  \"threads/gone\",\n]\n".to_vec());
    let text = load::load(&folder).diagnostics.text("", false);
    assert!(text.contains("“threads/gone” was published, but nothing has this id now"), "{text}");
    assert!(text.contains("1 error"), "{text}");
}

#[test]
fn every_id_of_a_thread_is_published() {
    let mut folder = fixture_folder();
    curate::publish(&mut folder).expect("no errors");
    let lock = folder.file(load::EVIDENCE_LOCK).map(|File { bytes, .. }| String::from_utf8_lossy(bytes).into_owned());
    let lock = lock.expect("a lock");
    for id in ["first-years", "harbour-quarrel", "lost-thread", "old-quarrel"] {
        assert!(lock.contains(&format!("  \"threads/{id}\",\n")), "{id} in\n{lock}");
    }
}

#[test]
fn a_footnote_refers_to_the_citation_or_relation_that_it_names() {
    let timeline = fixture();
    let at = timeline.find(Namespace::Threads, "harbour-quarrel").expect("a thread");
    let thread = &timeline.threads[at as usize];
    let named: Vec<String> = thread.steps[1]
        .footnotes
        .iter()
        .map(|footnote| match footnote.target {
            FootnoteTarget::Citation(at) => timeline.citation_path(at).to_string(),
            FootnoteTarget::Relation(at) => timeline.relation_path(at).to_string(),
        })
        .collect();
    assert_eq!(named, ["/events/0430-treaty#to-war", "/events/0432-war#ends-treaty", "/events/0432-war#war"]);
    assert_eq!(thread.steps[2].footnotes.len(), 1, "named twice, kept once");
    assert_eq!(
        timeline.tombstone(Namespace::Threads, "old-quarrel"),
        Some(&Tombstone::Renamed(Id::new("harbour-quarrel").expect("an id")))
    );
}

#[tokio::test]
async fn the_list_of_threads_says_what_each_shows_and_how_long_it_is() {
    let page = Site::fixture().page("/threads").await;
    assert_eq!(
        page.attrs("main h2 a", "href"),
        ["/threads/first-years", "/threads/harbour-quarrel"],
        "by their beginning"
    );
    assert_eq!(page.texts("main h2"), ["The first years", "How the <harbour> was lost"]);
    page.says("From a shared harbour to a peace that the city did not make.");
    let figures: Vec<_> = page.all("main p.byline").into_iter().map(|by| by.texts("span")).collect();
    assert_eq!(figures, [["425–430", "2 steps"], ["430–450", "3 steps"]]);
    assert_eq!(page.current().as_deref(), Some("Stories"));
}

#[tokio::test]
async fn a_thread_reads_as_one_page_with_its_evidence_below_each_step() {
    let page = Site::fixture().page("/threads/harbour-quarrel").await;
    assert_eq!(page.heading(), "How the <harbour> was lost");
    page.says("430–450 · 3 steps");
    let charts = page.attrs(".scene[role=group]", "aria-label");
    assert!(!charts.is_empty() && charts.iter().all(|label| label.ends_with(", 3 events")), "{charts:?}");
    let steps = page.all("section.step");
    assert_eq!(page.attrs("section.step", "id"), ["0430-treaty", "0432-war", "0450-peace"]);
    for (n, step) in (1..).zip(&steps) {
        assert_eq!(step.link(&format!("Step {n} of 3")), format!("/threads/harbour-quarrel?step={n}"));
    }
    // The event, its date and its page; the footnote leads to the passage below, which leads to its own event.
    let [treaty, war, peace] = steps[..] else { panic!("three steps") };
    assert_eq!((treaty.one("time").get("datetime"), treaty.one("time").text().as_str()), ("0430-05-01", "1 May 430"));
    assert_eq!(treaty.one("h2").link("Treaty of the <Harbour> & the League"), "/events/0430-treaty");
    let footnote = treaty.one("sup a");
    assert_eq!((footnote.text().as_str(), footnote.get("href")), ("1", "#_note-1"));
    assert_eq!(footnote.get("aria-label"), "Reference 1");
    let passage = page.id("_note-1");
    assert_eq!((passage.one(".number").text().as_str(), passage.attr("tabindex")), ("1", Some("-1")));
    passage.says("The Mayor");
    assert_eq!(passage.get("aria-label"), "Reference 1, A letter of the mayor");
    assert!(passage.links_to("/events/0430-treaty#shared"));
    let back = passage.attrs(".back-links a", "href");
    assert_eq!(back, [format!("#{}", footnote.get("id"))]);
    // A claim names both events, who makes it and with what reservation, and shows its passage.
    let claim = page.id("_note-2");
    claim.says("1 May 430, led to War over the harbour").says("Tentatively claimed by The Mayor, in");
    assert_eq!(claim.link("War over the harbour"), "/events/0432-war");
    war.says("“The harbour, said the mayor, is for all");
    assert_eq!(war.count("blockquote"), 1, "two claims rest on one passage, which is shown once");
    assert_eq!(page.id("_note-4").one(".number").text(), "4");
    page.id("_note-4").says("Paraphrase");
    // A reference named twice has one number.
    assert_eq!(peace.attrs("sup a", "href"), ["#_note-5", "#_note-5"]);
    let places: Vec<_> = peace.attrs("sup a", "id").into_iter().map(|id| format!("#{id}")).collect();
    assert_eq!(page.id("_note-5").attrs(".back-links a", "href"), places);
    assert_eq!(page.attrs("[id^=_note-]", "id"), (1..6).map(|n| format!("_note-{n}")).collect::<Vec<_>>());
    let mut ids = page.attrs("[id]", "id");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "every id is there once: {ids:?}");
}

#[tokio::test]
async fn a_step_has_a_page_with_its_chart_its_position_and_a_link_to_the_next() {
    let site = Site::fixture();
    let page = site.page("/threads/harbour-quarrel?step=2").await;
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/threads/harbour-quarrel"));
    assert_eq!(page.title(), "Step 2 of 3: War over the harbour, in “How the <harbour> was lost” · A small war");
    assert!(page.has_link("Step 2 of 3"));
    assert_eq!(page.link("← The whole story"), "/threads/harbour-quarrel#0432-war");
    let focus = page.attrs(".mark.focus a", "href");
    assert!(!focus.is_empty() && focus.iter().all(|href| href == "/events/0432-war"), "{focus:?}");
    assert_eq!(page.one("section.step").get("id"), "0432-war");
    let (previous, next) = (page.one("a[rel=prev]"), page.one("a[rel=next]"));
    assert_eq!(previous.get("href"), "/threads/harbour-quarrel?step=1#_here");
    assert_eq!(next.get("href"), "/threads/harbour-quarrel?step=3#_here");
    previous.says("Previous step").says("Treaty of the");
    next.says("Next step").says("Peace");
    page.id("_here");
    // The same numbers as on the whole page.
    assert_eq!(page.attrs("[id^=_note-]", "id"), ["_note-2", "_note-3", "_note-4"]);
    let ends = async |step: &str| {
        let page = site.page(&format!("/threads/harbour-quarrel?step={step}")).await;
        (page.count("a[rel=prev]"), page.count("a[rel=next]"))
    };
    assert_eq!((ends("1").await, ends("3").await), ((0, 1), (1, 0)));
    // The last of several counts; an empty or unknown value has no effect.
    site.page("/threads/harbour-quarrel?step=1&step=3&x=y").await.says("Step 3 of 3");
    for query in ["step=", "actor=city"] {
        assert_eq!(site.page(&format!("/threads/harbour-quarrel?{query}")).await.count("section.step"), 3, "{query}");
    }
}

#[tokio::test]
async fn the_chart_of_a_step_has_only_the_arc_of_the_relation_by_which_it_follows() {
    let site = Site::fixture();
    let arcs = async |step: u32| {
        let page = site.page(&format!("/threads/harbour-quarrel?step={step}")).await;
        (page.count(".arc"), page.texts(".relation"))
    };
    assert_eq!(arcs(1).await.0, 0, "nothing leads to the first step");
    // Two relations join the events of this step and the one before: the first in the text is drawn.
    assert_eq!(arcs(2).await, (1, vec!["led to".to_owned()]));
    assert_eq!(arcs(3).await.0, 0, "a passage leads to it");
}

#[tokio::test]
async fn a_thread_is_presented_passage_by_passage_with_links_in_both_directions() {
    let site = Site::fixture();
    let thread = "/threads/harbour-quarrel";
    let mut path = format!("{thread}?present=1");
    let mut way: Vec<(String, String)> = Vec::new();
    loop {
        let page = site.page(&path).await;
        assert_eq!(page.canonical().as_deref(), Some("https://history.example/threads/harbour-quarrel"));
        let (step, count) = (page.one(".present-bar .figures").text(), page.texts(".present-count"));
        assert_eq!(
            page.count(".present-passage .passage, .present-passage .present-claim"),
            page.count(".present-passage > *") - count.len()
        );
        way.push((step, count.concat()));
        let back = page.attrs("a[rel=prev][href]", "href");
        assert_eq!(back.len(), usize::from(way.len() > 1), "{path}");
        if let [back] = &back[..] {
            assert_eq!(site.page(back).await.attrs("a[rel=next]", "href"), [path.clone()]);
        }
        match &page.attrs("a[rel=next][href]", "href")[..] {
            [next] => path.clone_from(next),
            _ => break,
        }
    }
    let seen: Vec<(&str, &str)> = way.iter().map(|(step, passage)| (&**step, &**passage)).collect();
    let expected = [
        ("1 of 3", ""),
        ("2 of 3", "Passage 1 of 3"),
        ("2 of 3", "Passage 2 of 3"),
        ("2 of 3", "Passage 3 of 3"),
        ("3 of 3", ""),
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_number_in_a_presented_text_leads_to_its_passage_and_marks_the_one_that_is_shown() {
    let site = Site::fixture();
    let page = site.page("/threads/harbour-quarrel?step=2&present=1&passage=3").await;
    let at = |passage: &str| format!("/threads/harbour-quarrel?step=2&present=1{passage}");
    assert_eq!(page.attrs("sup a", "href"), [at(""), at("&passage=2#_passage"), at("&passage=3#_passage")]);
    assert_eq!(page.texts("sup a[aria-current]"), ["4"]);
    page.one(".present-passage").says("4").says("Paraphrase");
    // The page to read is where presenting ends, and where it begins.
    assert_eq!(page.link("Exit"), "/threads/harbour-quarrel?step=2");
    assert_eq!(site.page("/threads/harbour-quarrel?step=2").await.link("Present"), at(""));
    assert_eq!(page.attrs(".present-bar li a", "href").len(), 3);
}

#[tokio::test]
async fn an_unknown_passage_of_a_presentation_is_not_found_and_links_to_the_thread() {
    let site = Site::fixture();
    for (query, message) in [
        ("step=2&present=1&passage=4", "This step has no passage “4”."),
        ("step=2&present=1&passage=0", "This step has no passage “0”."),
        ("step=2&present=1&passage=x", "This step has no passage “x”."),
        ("step=9&present=1", "This story has no step “9”."),
    ] {
        let answer = site.get(&format!("/threads/harbour-quarrel?{query}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{query}");
        answer.page().says(message);
        assert!(answer.page().main().links_to("/threads/harbour-quarrel"), "{query}");
    }
    assert_eq!(site.page("/threads/harbour-quarrel?step=2&present=no").await.count("section.step"), 1);
}

#[tokio::test]
async fn an_unknown_step_is_not_found_and_links_to_the_thread() {
    let site = Site::fixture();
    for step in ["0", "4", "-1", "two", "99999999999999999999", "1.5", "%00", "%3Cscript%3E"] {
        let answer = site.get(&format!("/threads/harbour-quarrel?step={step}")).await;
        assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::NOT_FOUND, "noindex"), "{step}");
        let page = answer.page();
        page.says("This story has no step “");
        assert!(page.links_to("/threads/harbour-quarrel"), "{step}");
        assert_eq!(page.count("script:not([src])"), 0);
    }
    let long = format!("/threads/harbour-quarrel?step={}", "1".repeat(9_000));
    assert_eq!(site.get(&long).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn published_addresses_of_threads_redirect() {
    let site = Site::fixture();
    for (from, to) in [
        ("/threads/old-quarrel", "/threads/harbour-quarrel"),
        ("/threads/old-quarrel?step=2", "/threads/harbour-quarrel?step=2"),
        ("/Threads/Harbour-Quarrel/", "/threads/harbour-quarrel"),
        ("/threads/", "/threads"),
    ] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let gone = site.get("/threads/lost-thread").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("It led nowhere.");
    let unknown = site.get("/threads/harbour-quarel").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.page().main().links_to("/threads/harbour-quarrel"));
}

#[tokio::test]
async fn an_event_lists_the_threads_it_is_part_of() {
    let site = Site::fixture();
    let facts = site.page("/events/0430-treaty").await;
    let facts = facts.one("dl.facts");
    assert_eq!(
        facts.described("Stories").as_deref(),
        Some("The first years, step 2 of 2; How the <harbour> was lost, step 1 of 3")
    );
    assert_eq!(facts.link("How the <harbour> was lost"), "/threads/harbour-quarrel#0430-treaty");
    assert_eq!(facts.link("The first years"), "/threads/first-years#0430-treaty");
    site.page("/events/0450-peace").await.says("step 3 of 3");
    assert_eq!(site.page("/").await.link("Stories"), "/threads");
}

#[tokio::test]
async fn a_timeline_without_threads_does_not_mention_them() {
    let mut folder = fixture_folder();
    folder.files.retain(|file| !file.path.starts_with("threads/"));
    let site = Site::new(crate::site::timeline(&folder), "https://history.example");
    let event = site.page("/events/0430-treaty").await;
    assert_eq!((event.one("dl.facts").described("Stories"), event.links_to("/threads")), (None, false));
    site.page("/threads").await.says("This timeline has no stories yet.");
    assert_eq!(site.get("/threads/harbour-quarrel").await.status, StatusCode::NOT_FOUND);
}
