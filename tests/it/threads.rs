//! Threads: what the check lets pass, and how they read as one page and step by step.

use crate::site::{Site, fixture, fixture_folder};
use axum::http::StatusCode;
use sourceline::curate;
use sourceline::load::{self, File};
use sourceline::model::{FootnoteTarget, Id, Namespace, Tombstone};

/// The fixture with another text of its thread; of what is wrong with it the rule, the line and the message.
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

/// Asserts that exactly this is wrong with a thread.
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
    // Back in time, under an earlier id, with a heading that is closed, and with the first step without a footnote.
    wrong("## 0432-war\nThey fought.\n\n## 0430-pact ##\nThey had signed.[^0432-war#ends-treaty]\n", &[]);
}

#[test]
fn a_step_that_nothing_joins_to_the_one_before_is_a_gap() {
    let first = "## 0430-treaty\nThey sign.[^shared]\n\n";
    let gap = "nothing connects the step from “0430-treaty” to “0432-war”; put [^0430-treaty#to-war]";
    wrong(&format!("{first}## 0432-war\nThey fight."), &[("step-uncarried", 8, gap)]);
    // A citation of the earlier event says nothing of the later one.
    wrong(&format!("{first}## 0432-war\nThey fight.[^0430-treaty#shared]"), &[("step-uncarried", 8, gap)]);
    // A relation between two other events carries nothing.
    let other = "## 0425-founding\nThey settle.\n\n## 0450-peace\nPeace.[^0430-treaty#to-war]";
    let advice = "no relation connects the two events: put [^0450-peace#citation]";
    wrong(other, &[("step-uncarried", 8, advice)]);
    // Each gap is told, and the steps behind it are measured from the event before them.
    wrong(
        &format!("{first}## 0450-peace\nPeace.\n\n## 0432-war\nWar.[^0430-treaty#to-war]"),
        &[("step-uncarried", 8, "to “0450-peace”"), ("step-uncarried", 11, "from “0450-peace” to “0432-war”")],
    );
}

#[test]
fn what_a_thread_names_must_be_there() {
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
fn a_thread_is_a_walk_of_at_least_two_steps_each_another_event_with_words() {
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
fn a_published_thread_that_is_gone_is_missed() {
    let mut folder = fixture_folder();
    folder.put("evidence.lock", b"published = [\n  \"threads/harbour-quarrel\",\n  \"threads/old-quarrel\",\n  \"threads/lost-thread\",\n  \"threads/gone\",\n]\n".to_vec());
    let text = load::load(&folder).diagnostics.text("", false);
    assert!(text.contains("“threads/gone” was published, but nothing has this id now"), "{text}");
    assert!(text.contains("1 error"), "{text}");
}

#[test]
fn every_id_of_a_thread_is_published() {
    let mut folder = fixture_folder();
    let mut texts = load::SourceTexts::default();
    let words = "The harbour, said the mayor, is for all – as long as the well-kept wall stands.";
    texts.insert("chronicle", &format!("{words} It was on the second day of May."));
    let today = sourceline::model::date::Day::from_ymd(2026, 11, 25).expect("a day");
    let _ = curate::record(&mut folder, &texts, today);
    let lock = folder.file(load::EVIDENCE_LOCK).map(|File { bytes, .. }| String::from_utf8_lossy(bytes).into_owned());
    let lock = lock.expect("a lock");
    for id in ["first-years", "harbour-quarrel", "lost-thread", "old-quarrel"] {
        assert!(lock.contains(&format!("  \"threads/{id}\",\n")), "{id} in\n{lock}");
    }
}

#[test]
fn a_footnote_is_the_citation_or_relation_that_it_names() {
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
    let page = Site::fixture().get("/threads").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<a href=\"/threads/harbour-quarrel\">How the &#60;harbour&#62; was lost</a>");
    page.has("From a shared harbour to a peace that the city did not make.");
    page.has("<span>430–450</span><span>3 steps</span>").has("<span>425–430</span><span>2 steps</span>");
    let [first, second] = ["The first years", "How the &#60;harbour&#62;"].map(|title| page.body.find(title));
    assert!(first < second, "in the order in which they begin");
    page.has("<a href=\"/threads\" aria-current=\"page\">Threads</a>");
}

#[tokio::test]
async fn a_thread_reads_as_one_page_with_its_evidence_below_each_step() {
    let page = Site::fixture().get("/threads/harbour-quarrel").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<h1>How the &#60;harbour&#62; was lost</h1>").has("430–450 · 3 steps").has_not("<harbour>");
    page.has("aria-label=\"Timeline chart, ").has(", 3 events\"");
    let steps: Vec<&str> = page.body.split("<section class=\"step\" id=\"").skip(1).collect();
    let anchors: Vec<&str> = steps.iter().map(|step| &step[..step.find('"').expect("an id")]).collect();
    assert_eq!(anchors, ["0430-treaty", "0432-war", "0450-peace"]);
    for (n, step) in steps.iter().enumerate() {
        assert!(step.contains(&format!("href=\"/threads/harbour-quarrel?step={}\">Step {} of 3</a>", n + 1, n + 1)));
    }
    let has = |step: usize, text: &str| assert!(steps[step].contains(text), "no “{text}” in:\n{}", steps[step]);
    // The event, its date and its page; the footnote leads to the passage below, which leads to its own event.
    has(0, "<time datetime=\"0430-05-01\">1 May 430</time>");
    has(0, "<a href=\"/events/0430-treaty\">Treaty of the &#60;Harbour&#62; &#38; the League</a></h2>");
    has(0, "<sup class=\"ref\"><a href=\"#_note-1\" aria-label=\"Evidence 1\">1</a></sup>");
    has(0, "id=\"_note-1\" tabindex=\"-1\"");
    has(0, "<span class=\"number\">1</span> <b>The Mayor</b>");
    has(0, "href=\"/events/0430-treaty#shared\" data-copy");
    // A claim names both events, who makes it and with what reservation, and shows its passage.
    has(1, "id=\"_note-2\"");
    has(1, "1 May 430, <span class=\"rel\">led to</span> <a href=\"/events/0432-war\">War over the harbour</a>");
    has(1, "Claimed by The Mayor, with a reservation, in");
    has(1, "“The harbour, said the mayor, is for all");
    assert_eq!(steps[1].matches("<blockquote").count(), 1, "two claims rest on one passage, which is shown once");
    has(1, "<span class=\"number\">4</span> <b>Paraphrase</b>");
    // A reference named twice has one number.
    assert_eq!(steps[2].matches("#_note-5\"").count(), 2);
    assert_eq!(steps[2].matches("id=\"_note-5\"").count(), 1);
    assert_eq!(page.count("id=\"_note-"), 5);
    let ids: Vec<&str> =
        page.body.split(" id=\"").skip(1).map(|rest| &rest[..rest.find('"').expect("an end")]).collect();
    let mut distinct = ids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(ids.len(), distinct.len(), "every id stands once: {ids:?}");
}

#[tokio::test]
async fn a_step_has_a_page_with_its_chart_its_place_and_the_way_on() {
    let site = Site::fixture();
    let page = site.get("/threads/harbour-quarrel?step=2").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<link rel=\"canonical\" href=\"https://history.example/threads/harbour-quarrel\">");
    page.has("<title>Step 2 of 3: War over the harbour, in “How the &#60;harbour&#62; was lost” · A small war</title>");
    page.has("Step 2 of 3</a>").has("href=\"/threads/harbour-quarrel#0432-war\">← The whole thread");
    page.has("class=\"mark focus\" href=\"/events/0432-war\"").has("<section class=\"step\" id=\"0432-war\"");
    page.has(
        "<a rel=\"prev\" href=\"/threads/harbour-quarrel?step=1#_here\"><small>← Previous step</small>Treaty of the",
    );
    page.has("<a rel=\"next\" href=\"/threads/harbour-quarrel?step=3#_here\"><small>Next step →</small>Peace</a>");
    // The same numbers as on the whole page.
    page.has("id=\"_note-2\"").has("id=\"_note-4\"").has_not("id=\"_note-1\"");
    assert_eq!((page.count("<h1"), page.count("<section class=\"step\"")), (1, 1));
    site.get("/threads/harbour-quarrel?step=1").await.has_not("rel=\"prev\"").has("rel=\"next\"");
    site.get("/threads/harbour-quarrel?step=3").await.has("rel=\"prev\"").has_not("rel=\"next\"");
    // The last of several counts, what is empty or unknown has no effect.
    site.get("/threads/harbour-quarrel?step=1&step=3&x=y").await.has("Step 3 of 3");
    assert_eq!(site.get("/threads/harbour-quarrel?step=").await.count("<section class=\"step\""), 3);
    assert_eq!(site.get("/threads/harbour-quarrel?actor=city").await.count("<section class=\"step\""), 3);
}

#[tokio::test]
async fn a_step_that_a_thread_has_not_is_not_found_and_leads_to_the_thread() {
    let site = Site::fixture();
    for step in ["0", "4", "-1", "two", "99999999999999999999", "1.5", "%00", "%3Cscript%3E"] {
        let page = site.get(&format!("/threads/harbour-quarrel?step={step}")).await;
        assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::NOT_FOUND, "noindex"), "{step}");
        page.has("This thread has no step “").has("href=\"/threads/harbour-quarrel\"").has_not("<script>");
    }
    let long = format!("/threads/harbour-quarrel?step={}", "1".repeat(9_000));
    assert_eq!(site.get(&long).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn threads_answer_for_ever() {
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
    gone.has("It led nowhere.");
    let unknown = site.get("/threads/harbour-quarel").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.has("href=\"/threads/harbour-quarrel\"");
}

#[tokio::test]
async fn an_event_says_in_which_threads_it_stands() {
    let site = Site::fixture();
    let page = site.get("/events/0430-treaty").await;
    page.has("<dt>In threads</dt>");
    page.has("<a href=\"/threads/harbour-quarrel#0430-treaty\">How the &#60;harbour&#62; was lost</a>, step 1 of 3");
    page.has("<a href=\"/threads/first-years#0430-treaty\">The first years</a>, step 2 of 2");
    site.get("/events/0450-peace").await.has("step 3 of 3");
    site.get("/").await.has("<a href=\"/threads\">Threads</a>");
}

#[tokio::test]
async fn a_timeline_without_threads_does_not_speak_of_them() {
    let mut folder = fixture_folder();
    folder.files.retain(|file| !file.path.starts_with("threads/"));
    let site = Site::new(crate::site::timeline(&folder), "https://history.example");
    site.get("/events/0430-treaty").await.has_not("In threads").has_not(">Threads</a>");
    site.get("/threads").await.has("This timeline has no threads yet.");
    assert_eq!(site.get("/threads/harbour-quarrel").await.status, StatusCode::NOT_FOUND);
}
