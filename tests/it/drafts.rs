//! Drafts: their editors see them, and nobody else.

use crate::sandbox::{Sandbox, program};
use crate::serve::Running;
use crate::site::{Site, timeline};
use sourceline::load::{self, File, Folder};

/// A new timeline whose second event, its Act and its thread are drafts.
fn with_drafts() -> Sandbox {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["init", "data"]).code, Some(0));
    for path in ["events/1798-inquiry.md", "sources/vaccination-act-1853.toml", "threads/from-a-boy-to-a-law.md"] {
        let text = sandbox.text(path);
        sandbox.put(&format!("data/{path}"), text.replacen("title = ", "draft = true\ntitle = ", 1));
    }
    let text = sandbox.text("events/1853-act.md");
    sandbox
        .put("data/events/1853-act.md", text.replace("An Act of", "After [the book](/events/1798-inquiry), an Act of"));
    let about = sandbox.text("timeline.toml").replacen(
        "title = ",
        "footer = \"After [the cases](/events/1798-inquiry)\"\ntitle = ",
        1,
    );
    let term =
        "\n[[glossary]]\nid = \"case\"\ntitle = \"Case\"\ntext = \"One of [the cases](/events/1798-inquiry).\"\n";
    sandbox.put("data/timeline.toml", about + term);
    sandbox
}

#[tokio::test]
async fn readers_see_no_drafts_and_nothing_that_leads_to_them() {
    let sandbox = with_drafts();
    let folder = Folder::read(&sandbox.path("data")).expect("a folder");
    let site = Site::new(timeline(&folder), "https://history.example");
    let home = site.page("/").await;
    home.says("2 events").does_not_say("Jenner publishes his cases").does_not_say("From one boy to a law");
    for path in ["/", "/glossary"] {
        let page = site.page(path).await;
        page.says("the cases");
        assert!(!site.get(path).await.body.contains("1798-inquiry"), "{path}");
    }
    let first = site.page("/events/1796-vaccination").await;
    first.says("Jenner vaccinates a boy").does_not_say("Jenner publishes his cases");
    let act = site.page("/events/1853-act").await;
    act.says("After the book, an Act of Parliament").does_not_say("16 & 17 Vict.");
    assert!(!act.main().html().contains("1798-inquiry"), "{}", act.main().html());
    for path in ["/events/1798-inquiry", "/sources/vaccination-act-1853", "/threads/from-a-boy-to-a-law"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    assert!(!site.get("/events.csv").await.body.contains("1798-inquiry"));
    sandbox.put("data/evidence.lock", "published = []\n\n[quotations]\n\"1798-inquiry#cases\" = { words = \"0\", text = \"0\", at = 0, on = \"2026-11-30\" }\n");
    let folder = Folder::read(&sandbox.path("data")).expect("a folder");
    let drafts = load::load(&folder).drafts;
    let public = folder.without_drafts(&drafts);
    let mentions = |file: &&File| {
        String::from_utf8_lossy(&file.bytes).contains("draft = true") || file.path.contains("inquiry.md")
    };
    assert_eq!(public.files.iter().filter(mentions).count(), 0);
    assert!(!String::from_utf8_lossy(&public.file("evidence.lock").expect("a lock").bytes).contains("1798"));
}

#[test]
fn drafts_are_checked_and_links_to_them_are_warnings() {
    let sandbox = with_drafts();
    let output = sandbox.check(&["--format", "json"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let named: Vec<&str> = output.stdout.lines().filter_map(|line| line.split('“').nth(1)?.split('”').next()).collect();
    assert_eq!(
        named,
        [
            "1798-inquiry",
            "vaccination-act-1853",
            "/events/1798-inquiry",
            "/events/1798-inquiry",
            "/events/1798-inquiry"
        ],
        "{}",
        output.stdout
    );
    assert_eq!(output.stdout.matches("draft-linked").count(), 5);
    assert_eq!(sandbox.publish().code, Some(0));
    let lock = sandbox.lock();
    assert!(
        lock.contains("events/1853-act") && !lock.contains("events/1798-inquiry") && !lock.contains("from-a-boy"),
        "{lock}"
    );
    let text = sandbox.text("events/1853-act.md");
    sandbox.put("data/events/1853-act.md", text.replacen("title = ", "draft = true\nkinds = 1\ntitle = ", 1));
    let output = sandbox.check(&[]).stdout;
    assert!(output.contains("error[key-unknown]"), "drafts are checked, too: {output}");
    sandbox.put("data/events/1853-act.md", text.replacen("title = ", "draft = true\ntitle = ", 1));
    let output = sandbox.check(&[]).stdout;
    assert!(output.contains("“events/1853-act” was published, and is a draft now"), "{output}");
}

#[test]
fn their_editors_see_drafts_marked_as_such() {
    let sandbox = with_drafts();
    let data = sandbox.path("data");
    let running = Running::start(program().args(["serve", "--watch", "--bind", "127.0.0.1:0"]).arg(&data));
    running.page("/").says("3 events").says("Draft: Jenner publishes his cases");
    running.page("/events/1798-inquiry").says("Draft: Jenner publishes his cases");
    running.page("/threads").says("Draft: From one boy to a law");
    running.page("/sources/vaccination-act-1853").says("Draft: An Act further to extend");
    let plain = Running::start(program().args(["serve", "--bind", "127.0.0.1:0"]).arg(&data));
    plain.page("/").says("2 events").does_not_say("Draft");
}

#[test]
fn a_timeline_of_drafts_alone_is_not_served_to_readers() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/treaty.md", crate::sandbox::EVENT.replacen("title = ", "draft = true\ntitle = ", 1));
    let output = sandbox.run(&["serve", "data", "--bind", "127.0.0.1:0"]);
    assert!(output.code == Some(1) && output.stderr.contains("all events are drafts"), "{output:?}");
    assert_eq!(sandbox.check(&[]).code, Some(0));
}
