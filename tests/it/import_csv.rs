//! `sourceline import csv` as a curator runs it.

use crate::import_timelinejs::{import, says};
use crate::sandbox::Sandbox;
use crate::site::Site;
use std::fmt::Write;

#[test]
fn a_table_becomes_a_timeline_with_its_kinds_actors_people_and_sources() {
    let table = "When;What;Category;Who;Person;Where;Description;Reference;Image;Colour\r\n\
        14 May 1796;Jenner vaccinates a boy;Experiment;;Edward Jenner;Berkeley;\"He took matter from a **sore**.\r\n\r\nSee [x](javascript:y).\";https://example.org/inquiry;https://example.org/a.jpg;red\r\n\
        31/12/1853;Act;Law; The Crown ;;;<p>An <i>Act</i></p>;The Statutes;photo.jpg;\r\n\
        4/7/1853;Fourth of July;law;;;;;The Statutes;;\r\n\
        11-Mar-15;Two digits;;;;;;;;\r\n\
        c. 44 BC;\"=cmd|' /C calc'!A0\";;;;;;;;\r\n";
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "csv", "t.csv", table, &["--title", "Vaccination", "--language", "en-GB"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &[
            "t.csv:1: header: the column “What” is read as title\n",
            "t.csv:1: header: columns left out: Colour\n",
            "t.csv:2: Jenner vaccinates a boy: “14 May 1796” is read as 1796-05-14; the address of “x” is left out\n",
            "t.csv:5: Act: its media “photo.jpg” is left out: it is no address of the web\n",
            "t.csv:7: Two digits: is left out: “11-Mar-15” is no date that can be read\n",
            "t.csv:8: =cmd|' /C calc'!A0: “c. 44 BC” is read as -0043~\n",
        ],
    );
    let boy = sandbox.text("events/1796-jenner-vaccinates-a-boy.md");
    let expected = "+++\ntitle = \"Jenner vaccinates a boy\"\ndate = \"1796-05-14\"\nkind = \"experiment\"\nplace = \"Berkeley\"\n\
        people = \"edward-jenner\"\n\n[[citations]]\nid = \"example-org\"\nsource = \"example-org\"\n\n\
        [[media]]\nurl = \"https://example.org/a.jpg\"\nalt = \"Jenner vaccinates a boy\"\ncredit = \"Not stated\"\nlicence = \"Not stated\"\n\
        +++\nHe took matter from a **sore**.\n\nSee x.\n";
    assert_eq!(boy, expected);
    assert!(
        sandbox.text("events/1853-fourth-of-july.md").contains("date = \"1853-07-04\"\nkind = \"law\""),
        "as 31/12 shows"
    );
    assert_eq!(sandbox.text("sources/the-statutes.toml"), "title = \"The Statutes\"\n");
    assert_eq!(sandbox.text("actors.toml"), "[[actor]]\nid = \"the-crown\"\ntitle = \"The Crown\"\n");
    let about = sandbox.text("timeline.toml");
    assert!(about.starts_with("title = \"Vaccination\"\nlanguage = \"en-GB\"\n"), "{about}");
    assert_eq!(about.matches("[[kind]]").count(), 3, "two, and one for what has none: {about}");
}

#[test]
fn columns_can_be_named_and_wrong_names_are_answered_with_those_that_exist() {
    let table = "objectid,day,thing\n1,7/4/1776,A day\n";
    let sandbox = Sandbox::empty();
    for (more, expected) in [
        (
            &[][..],
            "t.csv: the table has no column “title”; it has objectid, day, thing. Say which it is: --map title=COLUMN",
        ),
        (&["--map", "titel=thing"], "--map: there is no column “titel”; there are id, title,"),
        (&["--map", "title=things"], "--map: the table has no column “things”; it has objectid, day, thing"),
    ] {
        let output = import(&sandbox, "csv", "t.csv", table, more);
        assert_eq!(output.code, Some(2), "{output:?}");
        says(&output, &[expected]);
    }
    let output = import(&sandbox, "csv", "t.csv", table, &["--map", "title=thing,date=day"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(&output, &["“7/4/1776” has the day or the month first: only its year is kept; say which with --date-order"]);
    assert!(sandbox.text("events/1776-a-day.md").contains("date = \"1776\""));
    let output = import(&sandbox, "csv", "t.csv", table, &["--map", "title=thing,date=day", "--date-order", "mdy"]);
    assert!(output.stderr.contains("records left out: 0"), "{output:?}");
    assert!(sandbox.text("events/1776-a-day-2.md").contains("date = \"1776-07-04\""));
}

#[tokio::test]
async fn what_events_csv_has_can_be_imported_again() {
    let csv = Site::fixture().get("/events.csv").await.body;
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "csv", "events.csv", &csv, &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let again = Site::of(sandbox.folder(), "https://example.org").get("/events.csv").await.body;
    let columns = |csv: &str| -> Vec<Vec<String>> {
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
        let header = rows.headers().expect("a header").clone();
        let kept = [
            "id",
            "title",
            "official_title",
            "date",
            "earliest",
            "latest",
            "place",
            "kind",
            "actors",
            "concerns",
            "people",
            "significance",
            "summary",
        ];
        let at: Vec<usize> =
            kept.iter().map(|name| header.iter().position(|own| own == *name).expect("a column")).collect();
        rows.records()
            .map(|row| row.expect("a row"))
            .map(|row| at.iter().map(|&at| row[at].to_owned()).collect())
            .collect()
    };
    let (first, second) = (columns(&csv), columns(&again));
    assert!(first.len() > 3);
    assert_eq!(first, second);
}

#[test]
fn twenty_thousand_rows_are_imported_and_duplicates_get_numbers() {
    let mut table = String::from("date,title,text,kind\n");
    for n in 0..20_000 {
        let _ =
            writeln!(table, "{},Event {},\"Text, with a <b>mark</b> & more\",Kind {}", 1000 + n % 1000, n % 50, n % 7);
    }
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "csv", "t.csv", &table, &[]);
    assert_eq!(output.code, Some(0), "{}", output.stderr.chars().take(500).collect::<String>());
    assert!(output.stdout.contains("wrote 20000 events into data (2 files)"), "{}", output.stdout);
    let lines = sandbox.text("events/imported.jsonl");
    assert!(lines.starts_with(
        "{\"id\": \"1000-event-0\", \"title\": \"Event 0\", \"date\": \"1000\", \"kind\": [\"kind-0\"], \"text\": \"Text, with a **mark** & more\"}\n"
    ), "{}", lines.lines().next().unwrap_or_default());
    assert!(lines.contains("\"id\": \"1000-event-0-20\""));
}
