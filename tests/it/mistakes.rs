//! Mistakes of people who write their first timeline, and what `check` answers.

use crate::sandbox::{EVENT, Sandbox};

/// A new timeline.
fn starter() -> Sandbox {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["init", "data"]).code, Some(0));
    sandbox
}

/// What `check` says when a file has `now` instead of `before`: the number of its problems, and their text.
fn said(file: &str, before: &str, now: &str) -> (usize, String) {
    let sandbox = starter();
    let text = sandbox.text(file);
    assert!(text.contains(before), "{file}: {before}");
    sandbox.put(&format!("data/{file}"), text.replacen(before, now, 1));
    let said = sandbox.check(&[]).stdout;
    (said.matches("\nerror[").count() + said.matches("\nwarning[").count() + 1, said)
}

#[test]
fn a_key_that_has_another_name_here_is_answered_with_that_name() {
    let source = "sources/jenner-inquiry-1798.toml";
    for (file, before, now, hint) in [
        ("events/1798-inquiry.md", "place =", "location =", "help: write place = \"…\"\n"),
        ("events/1798-inquiry.md", "significance = 4", "importance = 4", "help: write significance = 5"),
        ("events/1798-inquiry.md", "significance = 4", "id = \"x\"", "the name of the file is the id"),
        ("events/1798-inquiry.md", "significance = 4", "colour = \"red\"", "actors have it, in actors.toml"),
        ("events/1798-inquiry.md", "says =", "page = \"3\"\nsays =", "help: write locator = \"…\"\n"),
        (
            "events/1796-vaccination.md",
            "type = \"led-to\"",
            "type = \"led-to\"\nfrom = \"x\"",
            "leads from the event in which",
        ),
        (source, "kind = \"book\"", "type = \"book\"", "help: write kind = \"…\"\n"),
        (source, "date =", "year =", "help: write date = \"…\""),
        ("actors.toml", "short =", "color = \"red\"\nshort =", "help: write colour = \"…\"\n"),
        ("people.toml", "summary =", "born = \"1749\"\nsummary =", "help: write both ends into `date`"),
        ("eras.toml", "until =", "end =", "help: write until = \"…\"\n"),
        (
            "actors.toml",
            "[[actor]]",
            "[[media]]\nfile = \"media/berkeley.png\"\n\n[[actor]]",
            "help: write [[actor.media]] below the [[actor]] that it shows\n",
        ),
        (
            "people.toml",
            "[[person]]",
            "[[media]]\nfile = \"media/berkeley.png\"\n\n[[person]]",
            "help: write [[person.media]] below the [[person]] that it shows\n",
        ),
        ("timeline.toml", "editors =", "author =", "help: write editors = [\"…\"]\n"),
    ] {
        let (_, said) = said(file, before, now);
        assert!(said.contains(hint), "{now}: {said}");
    }
}

#[test]
fn a_key_below_a_list_of_tables_that_belongs_above_it_is_answered_with_its_place() {
    for (file, before, now, hint) in [
        (
            "events/1798-inquiry.md",
            "says =",
            "significance = 5\nsays =",
            "a key of the event, but here it belongs to [[citations]]",
        ),
        (
            "events/1798-inquiry.md",
            "says =",
            "draft = true\nsays =",
            "a key of the event, but here it belongs to [[citations]]",
        ),
        (
            "timeline.toml",
            "title = \"Law\"",
            "title = \"Law\"\nlicence = \"CC0\"",
            "a key of the timeline, but here it belongs to [[kind]]",
        ),
    ] {
        let (problems, said) = said(file, before, now);
        assert!(problems == 1 && said.contains(hint), "{said}");
    }
}

#[test]
fn tables_named_by_their_ids_are_answered_with_their_form() {
    for heading in ["[britain]", "[actor.britain]"] {
        let sandbox = starter();
        sandbox.put("data/actors.toml", format!("{heading}\ntitle = \"Britain\"\n"));
        let said = sandbox.check(&[]).stdout;
        assert!(said.contains("help: write [[actor]], and below it id = \"britain\""), "{heading}: {said}");
    }
}

#[test]
fn a_missing_file_of_actors_or_people_is_answered_with_the_command_that_begins_it() {
    for (file, command) in
        [("actors.toml", "new actor great-britain --data data"), ("people.toml", "new person jenner --data data")]
    {
        let sandbox = starter();
        std::fs::remove_file(sandbox.path("data").join(file)).expect("removed");
        let said = sandbox.check(&[]).stdout;
        assert!(said.contains(&format!("help: there is no {file} yet; run `sourceline {command}`")), "{said}");
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_eq!(sandbox.run(&arguments).code, Some(0));
    }
}

#[test]
fn values_that_are_almost_right_are_one_problem_each() {
    let event = "events/1798-inquiry.md";
    for (before, now, hint) in [
        ("significance = 4", "significance = \"4\"", "write it without quotation marks: significance = 4"),
        ("significance = 4", "draft = True", "true and false are written in lower-case letters"),
        ("significance = 4", "draft = \"yes\"", "write it without quotation marks: draft = true, or draft = false"),
        ("of his own.\"", "of\nhis own.\"", "put a string of several lines between"),
        ("+++\nJenner", "+++\n[^cases]: His book.\n\nJenner", "a footnote shows the citation with its id"),
        (
            ".[^cases]",
            ".[^cases] He wrote “that it protects for ever, as experience shows”.",
            "no footnote follows these words in quotation marks",
        ),
    ] {
        let (problems, said) = said(event, before, now);
        assert!(problems == 1 && said.contains(hint), "{now}: {said}");
    }
}

#[test]
fn a_note_that_something_is_not_known_needs_no_citation() {
    let note =
        |kind: &str| format!("\n[[notes]]\nkind = \"{kind}\"\ntext = \"The boy's age is not known.\"\n+++\nJenner");
    assert!(said("events/1798-inquiry.md", "+++\nJenner", &note("open")).1.starts_with("0 errors, 0 warnings"));
    let (_, said) = said("events/1798-inquiry.md", "+++\nJenner", &note("differs"));
    assert!(said.contains("error[note-uncited]") && said.contains("if nobody knows, write kind = \"open\""), "{said}");
}

#[test]
fn a_line_of_json_cannot_be_a_draft_and_is_told_so() {
    let sandbox = Sandbox::with_event();
    let line = r#"{"id": "pact", "title": "Pact", "summary": "S.", "date": "1951", "kind": "treaty", "draft": true, "text": "S.[^t]", "citations": [{"id": "t", "source": "text"}]}"#;
    sandbox.put("data/events/archive.jsonl", line);
    let said = sandbox.check(&[]).stdout;
    assert!(said.contains("help: a line of JSON cannot be a draft: write it into a file of its own"), "{said}");
}

#[test]
fn a_link_without_its_beginning_is_answered_with_the_whole_address() {
    let term = "[[glossary]]\nid = \"lock-canal\"\ntitle = \"Lock canal\"\ntext = \"A canal with locks.\"\n";
    for (link, hint) in [
        ("#lock-canal", "help: write /glossary#lock-canal\n"),
        ("glossary#lock-canal", "help: write /glossary#lock-canal\n"),
        ("events/1796-vaccination", "help: write /events/1796-vaccination\n"),
        ("events/1796-vaccination#boy", "help: write /events/1796-vaccination#boy\n"),
        ("sources", "help: write /sources\n"),
        ("#lock", "help: write /events/ID for a page of the site, or a full address"),
        ("events/none", "help: write /events/ID for a page of the site, or a full address"),
    ] {
        let sandbox = starter();
        let timeline = sandbox.text("timeline.toml");
        sandbox.put("data/timeline.toml", format!("{timeline}\n{term}"));
        let event = sandbox.text("events/1798-inquiry.md");
        let linked = event.replacen("+++\nJenner", &format!("+++\n[Jenner]({link})"), 1);
        assert_ne!(linked, event);
        sandbox.put("data/events/1798-inquiry.md", linked);
        let said = sandbox.check(&[]).stdout;
        assert!(said.contains("error[link-dead]") && said.contains(hint), "{link}: {said}");
    }
}

#[test]
fn a_name_in_place_of_an_id_is_answered_with_the_id_or_how_to_get_one() {
    let event = "events/1798-inquiry.md";
    for (key, hint) in [
        ("people = [\"Edward Jenner\"]", "help: the person “Edward Jenner” has the id jenner\n"),
        (
            "people = [\"Theodore Roosevelt\"]",
            "help: write the id of a person, not a name; `sourceline new person theodore-roosevelt --data data` adds one\n",
        ),
        ("actors = [\"Great Britain\"]", "help: the actor “Great Britain” has the id "),
        (
            "actors = [\"Republic of Panama\"]",
            "help: write the id of an actor, not a name; `sourceline new actor republic-of-panama --data data` adds one\n",
        ),
    ] {
        let (problems, said) = said(event, "people = [\"jenner\"]", key);
        assert!(problems == 1 && said.contains(hint), "{key}: {said}");
    }
}

#[test]
fn html_is_answered_with_the_markdown_for_it() {
    for (html, hint) in [
        ("<b>Jenner</b>", "help: write **…** around the words\n"),
        ("<em>Jenner</em>", "help: write *…* around the words\n"),
        ("<a href=\"https://example.org\">Jenner</a>", "help: write [words](…), with the address in the parentheses\n"),
        ("<u>Jenner</u>", "help: write Markdown; write a literal < as \\<\n"),
    ] {
        let (problems, said) = said("events/1798-inquiry.md", "+++\nJenner", &format!("+++\n{html}"));
        assert!(problems == 1 && said.contains(hint), "{html}: {said}");
    }
}

#[test]
fn a_text_file_with_another_ending_is_answered_with_its_name() {
    for (file, hint) in [
        ("events/x.txt", "help: rename it to x.md; "),
        ("events/x.md.txt", "help: rename it to x.md; "),
        ("sources/x.txt", "help: rename it to x.toml; "),
        ("events/x.json", "help: events are events/ID.md"),
    ] {
        let sandbox = starter();
        sandbox.put(&format!("data/{file}"), "x");
        let said = sandbox.check(&[]).stdout;
        assert!(said.contains("error[file-unknown]") && said.contains(hint), "{file}: {said}");
    }
}

#[test]
fn a_step_without_a_connection_is_answered_with_the_one_citation_of_its_event() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/pact.md", EVENT.replace("1950-02-14", "1951"));
    let steps = "## treaty\n\nFirst.\n\n## pact\n\nThen.\n";
    sandbox.put("data/threads/walk.md", format!("+++\ntitle = \"Walk\"\nsummary = \"S.\"\n+++\n{steps}"));
    let said = sandbox.check(&[]).stdout;
    assert!(said.contains("put [^pact#help], the citation of the later event, after the words"), "{said}");
}

#[test]
fn a_file_that_is_no_picture_although_it_is_named_like_one_is_reported_even_if_nothing_shows_it() {
    let sandbox = starter();
    sandbox.put("data/media/portrait.jpg", "<!doctype html><title>Not found</title>");
    let said = sandbox.check(&[]).stdout;
    assert!(said.contains("error[media-type]: “media/portrait.jpg” is ") && !said.contains("media-unused"), "{said}");
}
