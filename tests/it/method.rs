//! The page about how the timeline is made, with figures counted from the data.

use crate::page::{Page, leading_number};
use crate::site::{Site, fixture_folder, timeline};
use sourceline::curate::record;
use sourceline::load::{File, Folder, SourceTexts};
use sourceline::model::date::Day;

fn file(path: &str, text: &str) -> File {
    File { path: path.into(), bytes: text.as_bytes().to_vec().into() }
}

fn site(folder: &Folder) -> Site {
    Site::new(timeline(folder), "https://history.example")
}

/// The figures of a term; empty if there is no such row.
fn row(page: &Page, term: &str) -> String {
    page.one("dl.facts").described(term).unwrap_or_default()
}

#[tokio::test]
async fn the_figures_are_counted_from_the_data() {
    let page = Site::fixture().page("/method").await;
    // Counted by hand in tests/fixtures/small.
    for (term, figures) in [
        ("Events", "4 events"),
        ("References", "2 quotations, 3 paraphrases, 1 other reference"),
        ("Checked", "none of 2 quotations has been checked against a copy of its source yet"),
        ("Sources", "2 sources, 1 primary, 1 secondary"),
        ("Languages", "1 in English"),
        ("Dates", "1 rests on one work, 3 have no source"),
        ("Connections", "2 connections between events, 1 tentative, 1 disputed"),
        ("Notes", "1 open question, 1 correction of a source"),
        ("Version", concat!(env!("CARGO_PKG_VERSION"), "-test, 1 change, the last on 24 November 2026")),
    ] {
        assert_eq!(row(&page, term), figures, "{term}");
    }
}

#[tokio::test]
async fn each_figure_links_to_the_list_that_it_counts() {
    let site = Site::fixture();
    let page = site.page("/method").await;
    for (words, path) in [
        ("4 events", "/"),
        ("2 sources", "/sources"),
        ("1 primary", "/sources?role=primary"),
        ("1 in English", "/sources?language=en"),
        ("2 connections between events", "/relations?view=all"),
        ("1 tentative", "/relations?claim=hedged"),
        ("1 disputed", "/relations?claim=disputed"),
    ] {
        assert_eq!(page.main().link(words), path);
        assert_eq!(site.page(path).await.found(), leading_number(words), "{path}");
    }
    assert_eq!(page.main().link("1 change, the last on 24 November 2026"), "/changes");
    assert_eq!(page.main().link("1 open question"), "/method#_open");
    page.id("_open");
    page.id("_notes");
}

#[tokio::test]
async fn open_questions_and_corrections_are_listed_with_links_to_their_place() {
    let site = Site::fixture();
    let page = site.page("/method").await;
    let lists = page.all("ul.note-records");
    assert_eq!(lists.len(), 2, "no list of sources that differ");
    let (corrections, open) = (lists[0], lists[1]);
    page.says("Corrections of sources (1)");
    corrections.says("The letter is dated the first.").does_not_say("Nobody knows who held the pen.");
    assert_eq!(corrections.attrs("a", "href"), ["/events/0430-treaty#wrong-day"]);
    open.says("Nobody knows who held the pen.").does_not_say("The letter is dated the first.");
    assert_eq!(open.attrs("a", "href"), ["/events/0430-treaty#_notes"]);
    let event = site.page("/events/0430-treaty").await;
    event.id("_notes");
    event.id("wrong-day");
}

#[tokio::test]
async fn quotations_found_in_the_texts_are_counted_with_the_day_of_the_check() {
    let mut folder = fixture_folder();
    let mut texts = SourceTexts::default();
    texts.insert(
        "chronicle",
        "The harbour, said the mayor, is for all - as long as the well-kept wall stands. \
         They met on the second day of May.",
    );
    let outcome = record(&mut folder, &texts, Day::from_ymd(2027, 3, 4).expect("a day")).outcome;
    assert!(outcome.timeline.is_some(), "{}", outcome.diagnostics.text("", false));
    let page = site(&folder).page("/method").await;
    let checked = "2 of 2 quotations (100%) found word for word in a copy of the source, last on 4 March 2027";
    assert_eq!(row(&page, "Checked"), checked);
    // A quotation that is changed afterwards loses its record.
    let event = folder.file("events/0430-treaty.md").expect("an event");
    let text = String::from_utf8(event.bytes.to_vec()).expect("text");
    folder.put("events/0430-treaty.md", text.replace("on the second day of May", "on the second day").into_bytes());
    let page = site(&folder).page("/method").await;
    assert_eq!(row(&page, "Checked"), checked.replace("2 of 2 quotations (100%)", "1 of 2 quotations (50%)"));
}

#[tokio::test]
async fn a_copy_of_a_work_does_not_count_as_a_second_work_for_a_date() {
    let event = |id: &str, rests: &str| {
        let citation = |id: &str| format!("[[citations]]\nid = \"{id}\"\nsource = \"{id}\"\nsays = \"So.\"\n");
        let text = format!(
            "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\ndate_citations = [{rests}]\n{}{}{}+++\nIt was.\n",
            citation("work"),
            citation("text"),
            citation("other")
        );
        file(&format!("events/{id}.md"), &text)
    };
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("sources/work.toml", "title = \"The work\"\n"),
        file("sources/text.toml", "title = \"A text\"\ntext_of = \"work\"\n"),
        file("sources/other.toml", "title = \"Another\"\n"),
        event("one", "\"work\", \"text\""),
        event("two", "\"text\", \"other\""),
        event("three", "\"work\", \"work\", \"other\""),
        event("four", ""),
    ]);
    let page = site(&folder).page("/method").await;
    assert_eq!(row(&page, "Dates"), "2 rest on two or more works, 1 rests on one work, 1 has no source");
}

#[tokio::test]
async fn a_cycle_of_text_of_does_not_loop_forever() {
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("sources/a.toml", "title = \"A\"\ntext_of = \"b\"\n"),
        file("sources/b.toml", "title = \"B\"\ntext_of = \"a\"\n"),
        file(
            "events/e.md",
            "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\ndate_citations = [\"a\"]\n[[citations]]\nid = \"a\"\nsource = \"a\"\nsays = \"So.\"\n+++\nIt was[^a].\n",
        ),
    ]);
    assert_eq!(row(&site(&folder).page("/method").await, "Dates"), "1 rests on one work");
}

#[tokio::test]
async fn a_timeline_that_has_hardly_anything_reads_sensibly() {
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("events/e.md", "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\n+++\nIt was.\n"),
    ]);
    let page = site(&folder).page("/method").await;
    assert_eq!([row(&page, "Events"), row(&page, "Dates")], ["1 event", "1 has no source"]);
    for term in ["References", "Checked", "Sources", "Languages", "Connections", "Notes"] {
        assert_eq!(row(&page, term), "", "{term}");
    }
    page.says("names no contact").says("warns its editors").does_not_say("NaN");
    for text in
        ["Report an error", "How quotations are checked", "Whose words", "With reservations", "Paraphrase", "note is"]
    {
        page.does_not_say(text);
    }
    for path in ["/relations", "/voices", "/changes"] {
        assert!(!page.links_to(path), "{path}");
    }
    assert!(page.texts("dd").iter().all(|text| !text.is_empty()));
}

#[tokio::test]
async fn it_says_whether_evidence_is_required_and_where_to_report_errors() {
    let folder = Folder::new(vec![
        file(
            "timeline.toml",
            "title = \"T\"\nlanguage = \"en\"\nevidence = \"required\"\ncontact = \"https://example.org/errors\"\n",
        ),
        file("sources/s.toml", "title = \"S\"\n"),
        file(
            "events/e.md",
            "+++\ntitle = \"E\"\nsummary = \"It was.\"\ndate = \"1900\"\nkind = \"war\"\n\
             [[citations]]\nid = \"c\"\nsource = \"s\"\nsays = \"So.\"\n+++\nIt was[^c].\n",
        ),
    ]);
    let page = site(&folder).page("/method").await;
    page.says("rejects events").does_not_say("warns its editors");
    assert_eq!(page.main().link("Report an error"), "https://example.org/errors");
    page.does_not_say("names no contact");
    page.one("footer").says("Every event names its sources.");
}

#[tokio::test]
async fn what_the_editors_say_of_their_method_is_shown_with_its_links() {
    let mut folder = fixture_folder();
    let about = String::from_utf8(folder.file("timeline.toml").expect("a file").bytes.to_vec()).expect("text");
    let method = "method = \"**Days.** We count from [the treaty](/events/0430-treaty).\"\n";
    folder.put("timeline.toml", format!("{method}{about}").into_bytes());
    let page = site(&folder).page("/method").await;
    page.says("How the editors work").says("Days. We count from the treaty.");
    assert_eq!(page.main().link("the treaty"), "/events/0430-treaty");
    assert_eq!(row(&page, "Events"), "4 events", "the figures stay");
    folder.put("timeline.toml", format!("{}{about}", method.replace("0430-treaty", "none")).into_bytes());
    assert!(
        sourceline::load::check(&folder, None).diagnostics.text("data", false).contains("“/events/none” leads nowhere")
    );
}

#[tokio::test]
async fn the_program_promises_nothing_in_the_name_of_the_editors() {
    let site = Site::fixture();
    for path in [
        "/",
        "/events/0430-treaty",
        "/about",
        "/method",
        "/actors",
        "/voices",
        "/sources",
        "/sources/letter",
        "/relations",
    ] {
        let text = site.page(path).await.root().text();
        let words = text.split(|letter: char| !letter.is_alphabetic());
        let ours: Vec<_> = words.filter(|word| ["we", "our", "us"].contains(&word.to_lowercase().as_str())).collect();
        assert!(ours.is_empty(), "{path}: {ours:?}");
        assert!(!text.contains("Every event names its sources"), "{path}: not every event here has to");
    }
    let method = site.page("/method").await;
    method.says("Not yet checked").does_not_say("On that day the program found").does_not_say("evidence.lock");
}

#[tokio::test]
async fn a_long_list_of_open_questions_is_cut_and_says_so() {
    let notes = "[[notes]]\nkind = \"open\"\ntext = \"Who knows?\"\ncitations = [\"c\"]\n".repeat(130);
    let event = format!(
        "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\n[[citations]]\nid = \"c\"\nsource = \"s\"\n{notes}+++\nIt was[^c].\n"
    );
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        file("events/e.md", &event),
        file("sources/s.toml", "title = \"S\"\n"),
    ]);
    let page = site(&folder).page("/method").await;
    assert_eq!((row(&page, "Notes").as_str(), page.count("ul.note-records li")), ("130 open questions", 100));
    page.says("The first 100 of 130 are shown.");
}
