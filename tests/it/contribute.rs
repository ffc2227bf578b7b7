//! Links to the repository in which a timeline is kept.

use crate::site::{Site, fixture_folder, timeline};
use sourceline::load::{Folder, check};

/// The fixture with these lines at the beginning of `timeline.toml`.
fn folder(lines: &str) -> Folder {
    let mut folder = fixture_folder();
    let about = folder.file("timeline.toml").expect("timeline.toml").bytes.to_vec();
    folder.put("timeline.toml", [lines.as_bytes(), &about].concat());
    folder
}

#[tokio::test]
async fn pages_of_events_sources_and_threads_link_to_their_files() {
    for (lines, edit, history) in [
        (
            "repository = \"https://github.com/a/b.git\"\n",
            "https://github.com/a/b/edit/main/",
            "https://github.com/a/b/commits/main/",
        ),
        (
            "repository = \"https://gitlab.example.org/a/b/\"\nrepository_branch = \"next/1\"\nrepository_folder = \"my data/x\"\n",
            "https://gitlab.example.org/a/b/-/edit/next/1/my%20data/x/",
            "https://gitlab.example.org/a/b/-/commits/next/1/my%20data/x/",
        ),
        (
            "repository = \"https://codeberg.org/a/b\"\n",
            "https://codeberg.org/a/b/_edit/main/",
            "https://codeberg.org/a/b/commits/branch/main/",
        ),
        (
            "edit_url = \"https://git.example/x/{path}\"\nhistory_url = \"https://git.example/log/{path}\"\n",
            "https://git.example/x/",
            "https://git.example/log/",
        ),
    ] {
        let site = Site::new(timeline(&folder(lines)), "https://history.example");
        for (page, file) in [
            ("/events/0430-treaty", "events/0430-treaty.md"),
            ("/sources/chronicle", "sources/chronicle.toml"),
            ("/threads/harbour-quarrel", "threads/harbour-quarrel.md"),
        ] {
            let page = site.page(page).await;
            assert_eq!(page.link("Propose a change"), format!("{edit}{file}"));
            assert_eq!(page.link("History"), format!("{history}{file}"));
        }
    }
    // Without a repository, readers write to the contact.
    let page = Site::fixture().page("/events/0430-treaty").await;
    assert!(page.main().link("Report an error").starts_with("mailto:"));
    page.main().does_not_say("Propose a change");
}

#[tokio::test]
async fn an_event_in_a_file_of_many_links_to_its_line() {
    let line = |id: &str| {
        format!(
            "{{\"id\": \"{id}\", \"title\": \"T {id}\", \"date\": \"0450\", \"kind\": \"war\", \"text\": \"T.\"}}\n"
        )
    };
    let lines = format!("{}\n{}", line("one"), line("two"));
    for (host, one, two) in [
        ("repository = \"https://github.com/a/b\"\n", "https://github.com/a/b/edit/main/events/many.jsonl", "#L3"),
        ("edit_url = \"https://git.example/{path}?l={line}\"\n", "https://git.example/events/many.jsonl?l=1", "?l=3"),
    ] {
        let mut folder = folder(host);
        folder.put("events/many.jsonl", lines.clone().into_bytes());
        let site = Site::new(timeline(&folder), "https://history.example");
        assert_eq!(site.page("/events/one").await.link("Propose a change"), one);
        assert!(site.page("/events/two").await.link("Propose a change").ends_with(&format!("events/many.jsonl{two}")));
        assert!(site.page("/events/0430-treaty").await.link("Propose a change").contains("events/0430-treaty.md"));
    }
}

#[test]
fn a_repository_that_pages_cannot_link_to_is_refused_with_what_to_add() {
    for (lines, says) in [
        ("repository = \"https://git.example/a/b\"\n", "it is not known how “git.example” edits files"),
        ("repository = \"github.com/a/b\"\n", "write the whole address: https://github.com/a/b"),
        ("edit_url = \"https://git.example/edit\"\n", "`edit_url` does not say where the path of a file belongs"),
    ] {
        let text = check(&folder(lines), None).diagnostics.text("", false);
        assert!(text.contains(says) && text.contains("timeline.toml:1:"), "{text}");
    }
}
