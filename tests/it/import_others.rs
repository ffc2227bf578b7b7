//! `sourceline import ics`, `markwhen` and `wikidata` as a curator runs them.

use crate::import_timelinejs::{SLIDES, import, says};
use crate::sandbox::Sandbox;
use proptest::prelude::*;
use sourceline::curate::{
    CsvOptions, ImportError, ImportedTimeline, TimelineOptions, new_timeline_files, read_csv, read_icalendar,
    read_markwhen, read_timelinejs_json, read_timelinejs_sheet, read_wikidata,
};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nX-WR-CALNAME:Days\\, and more\r\n\
        BEGIN:VEVENT\r\nUID:1950-treaty@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:19500214\r\nDTEND;VALUE=DATE:19500215\r\n\
        SUMMARY:Treaty\\; signed\r\nDESCRIPTION:First line\\nhttps://examp\r\n le.org/a\\, b\\n\\n<script>alert(1)\r\nLOCATION:Moscow\\, Kremlin\r\nCATEGORIES:China,Soviet\\, Union\r\n\
        URL:https://example.org/treaty\r\nATTENDEE;CN=\"Doe; Jane\":mailto:doe@example.org\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;TZID=Europe/Berlin:19891109T190000\r\nDURATION:P1DT6H\r\nSUMMARY:Wall\r\nBEGIN:VALARM\r\nDESCRIPTION:Alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19000301\r\nDTEND;VALUE=DATE:19000301\r\nRRULE:FREQ=YEARLY;COUNT=100\r\nSUMMARY:Birthday\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:0000430101T000000Z\r\nSUMMARY:Ides\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19500230\r\nSUMMARY:No day\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART:20000101T230000Z\r\nDTEND:20000103T000000Z\r\nSUMMARY:New\r\nDESCRIPTION:<p>Rich <b>text</b></p>\r\nEND:VEVENT\r\n\
        BEGIN:VTODO\r\nSUMMARY:Wash up\r\nEND:VTODO\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19510101\r\nSUMMARY:Cut off\r\n";

const MARKWHEN: &str = "---\ntitle: Search engines\ndescription: How we look for things\n#Web: blue\ndateFormat: d/M/y\nkey:\n  a: b\n---\n\n\
        // a comment\n\
        # Before the web\n\
        1974-now:TCP, as [Cerf](https://example.org/cerf) wrote #Net\nid: tcp\nlocation: \"Stanford\"\nfoo: bar\nIt **began** here.\n#Net #History\n\n\
        2 weeks: After it\n\
        ## Inner\n04/07/1990: Archie !archie\n\n\
        # The web\n\
        section Old #Web\n1993-12 - 1994-03: - [x] Crawlers <b onclick=x>crawl</b> [x](javascript:y)\nendSection\n\
        12: Ambiguous\n\
        after !archie 3 years: Relative\n\
        44 BCE: Ides\n\
        2000-01-01 every 2 weeks for 6 times: Again\n\
        _-_-_break_-_-_\ntitle: Another page\n\
        2001: On the next page\n";

#[test]
fn a_calendar_is_read_with_its_traps() {
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "ics", "c.ics", CALENDAR, &["--group", "actor"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &[
            "c.ics:18: Wall: the time 19:00, Europe/Berlin is in a note\n",
            "c.ics:27: Birthday: it is repeated (FREQ=YEARLY;COUNT=100): only the first one is kept\n",
            "c.ics:33: Ides: is left out: “0000430101T000000Z” in DTSTART is no date: it needs eight digits, as 19500214\n",
            "c.ics:37: No day: is left out: “19500230” in DTSTART is no day of the calendar\n",
            "Cut off: is left out: the file ends within it\n",
            "tasks, journals and busy times left out: 1\n",
            "records left out: 3",
        ],
    );
    assert!(sandbox.text("timeline.toml").starts_with("title = \"Days, and more\"\n"));
    assert_eq!(
        sandbox.text("events/1950-treaty.md"),
        "+++\ntitle = \"Treaty; signed\"\ndate = \"1950-02-14\"\nkind = \"other\"\nplace = \"Moscow, Kremlin\"\nactors = [\"china\", \"soviet-union\"]\n+++\n\
         First line\\\n<https://example.org/a>, b\n\n[example.org](https://example.org/treaty)\n"
    );
    for (id, date) in
        [("1989-wall", "1989-11-09/1989-11-11"), ("1900-birthday", "1900-03-01"), ("2000-new", "2000-01-01/2000-01-02")]
    {
        let event = sandbox.text(&format!("events/{id}.md"));
        assert!(event.contains(&format!("date = \"{date}\"\n")), "{event}");
    }
    assert!(sandbox.text("events/2000-new.md").ends_with("+++\nRich **text**\n"));
}

#[test]
fn markwhen_is_read_in_its_old_and_new_syntax() {
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "markwhen", "s.mw", MARKWHEN, &["--group", "kind"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &[
            "s.mw:12: TCP, as Cerf wrote: no key for foo\n",
            "s.mw:19: After it: “2 weeks” comes to 1974-01-01/1974-01-14\n",
            "s.mw:27: Ambiguous: is left out: “12” is no date that can be read: it has no year\n",
            "s.mw:28: Relative: “after !archie 3 years” comes to 1990-07-05/1993-07-04\n",
            "s.mw:30: Again: it is repeated (every 2 weeks for 6 times): only the first one is kept\n",
            "records left out: 1;",
        ],
    );
    assert_eq!(
        sandbox.text("events/tcp.md"),
        "+++\ntitle = \"TCP, as Cerf wrote\"\ndate = \"1974/..\"\nkind = [\"net\", \"history\", \"before-the-web\"]\nplace = \"Stanford\"\n+++\n\
         [Cerf](https://example.org/cerf)\n\nIt **began** here.\n"
    );
    for (id, date) in [
        ("archie", "1990-07-04"),
        ("1993-crawlers-crawl-x", "1993-12/1994-03"),
        ("ides", "-0043"),
        ("2001-on-the-next-page", "2001"),
    ] {
        let event = sandbox.text(&format!("events/{id}.md"));
        assert!(event.contains(&format!("date = \"{date}\"\n")), "{event}");
    }
}

#[test]
fn sections_that_follow_each_other_are_eras() {
    let text = "title: T\n# Early\n1900: A\n1910-05: B\n# Late\n1911: C\n1950: D\n";
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "markwhen", "s.mw", text, &[]);
    assert!(output.stdout.contains("wrote 4 events and 2 eras"), "{output:?}");
    let eras = "[[era]]\nid = \"early\"\ntitle = \"Early\"\nfrom = \"1900\"\n\n[[era]]\nid = \"late\"\ntitle = \"Late\"\nfrom = \"1911\"\n";
    assert_eq!(sandbox.text("eras.toml"), eras);
}

#[test]
fn wikidata_is_the_source_of_its_items() {
    let value = |text: &str| serde_json::json!({ "type": "literal", "value": text });
    let row = |pairs: &[(&str, &str)]| {
        serde_json::Value::Object(pairs.iter().map(|(name, text)| ((*name).to_owned(), value(text))).collect())
    };
    let item = "http://www.wikidata.org/entity/Q42168";
    let revolution: &[(&str, &str)] = &[
        ("item", item),
        ("itemLabel", "October Revolution"),
        ("itemDescription", "1917 uprising"),
        ("date", "1917-11-07T00:00:00Z"),
        ("datePrecision", "11"),
        ("dateCalendar", "http://www.wikidata.org/entity/Q1985786"),
        ("placeLabel", "Petrograd"),
        ("article", "https://en.wikipedia.org/wiki/October_Revolution"),
        ("image", "http://commons.wikimedia.org/wiki/Special:FilePath/A%20b.jpg"),
    ];
    let rows = [
        row(&[revolution, &[("actorLabel", "Bolsheviks")]].concat()),
        row(&[revolution, &[("actorLabel", "Red Guards"), ("extra", "x")]].concat()),
        row(&[
            ("item", "http://www.wikidata.org/entity/Q1"),
            ("itemLabel", "Q1"),
            ("date", "-0400-01-01T00:00:00Z"),
            ("datePrecision", "7"),
        ]),
        row(&[
            ("item", "http://www.wikidata.org/entity/Q2"),
            ("itemLabel", "Unknown"),
            ("date", "http://www.wikidata.org/.well-known/genid/abc"),
        ]),
        row(&[("item", "http://www.wikidata.org/entity/Q3"), ("itemLabel", "Undated")]),
    ];
    let result = serde_json::json!({ "head": { "vars": [] }, "results": { "bindings": rows } });
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "wikidata", "q.json", result.to_string(), &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &[
            "q.json:item 0: variables: left out: extra\n",
            "q.json:item 1: October Revolution: its date is in the Gregorian calendar; in the Julian one it is 1917-10-25\n",
            "q.json:item 3: Q1: its precision is less than a year: it is -0400~; it has no label in the language of the query\n",
            "q.json:item 4: Unknown: is left out: its date is unknown\n",
            "q.json:item 5: Undated: is left out: it has no date\n",
        ],
    );
    assert_eq!(
        sandbox.text("events/1917-october-revolution.md"),
        "+++\ntitle = \"October Revolution\"\nsummary = \"1917 uprising\"\ndate = \"1917-11-07\"\ndate_citations = \"wikidata\"\nkind = \"other\"\n\
         place = \"Petrograd\"\nactors = [\"bolsheviks\", \"red-guards\"]\n\n[[citations]]\nid = \"wikidata\"\nsource = \"wikidata\"\nlocator = \"Q42168\"\n\n\
         [[notes]]\nkind = \"open\"\ntext = \"In the Julian calendar this is 1917-10-25.\"\n\n[[media]]\n\
         url = \"https://commons.wikimedia.org/wiki/Special:FilePath/A%20b.jpg\"\nalt = \"October Revolution\"\ncredit = \"Not stated\"\nlicence = \"Not stated\"\n\
         +++\n1917 uprising[^wikidata]\n\n[Q42168 on Wikidata](https://www.wikidata.org/wiki/Q42168), [en.wikipedia.org](https://en.wikipedia.org/wiki/October_Revolution)\n"
    );
    let source =
        "title = \"Wikidata\"\nurl = \"https://www.wikidata.org/\"\nkind = \"dataset\"\nlicence = \"CC0 1.0\"\n";
    assert_eq!(sandbox.text("sources/wikidata.toml"), source);
    // The page of the query service also offers a plain list; and what is cited already is not added again.
    let list =
        r#"[{"item": "http://www.wikidata.org/entity/Q4", "itemLabel": "Another", "date": "1950-01-01T00:00:00Z"}]"#;
    let output = import(&sandbox, "wikidata", "l.json", list, &[]);
    assert!(output.stdout.contains("wrote 1 events into data (1 files)"), "{output:?}");
    says(&output, &["1 January may stand for the whole year: only 1950 is kept; query ?datePrecision"]);
}

#[test]
fn files_of_other_formats_are_refused() {
    for (format, text, expected) in [
        ("ics", "1950: x\n", "this is not iCalendar: it has no line BEGIN:VCALENDAR"),
        ("markwhen", "Nothing here\n", "this is not Markwhen: no line begins with a date and a colon"),
        ("wikidata", "{\"results\":", "x:1: this is not JSON"),
        ("wikidata", "{\"events\": []}", "this is no result of a query"),
        ("wikidata", "[{\"item\": \"Q1\", \"start\": \"x\"}]", "the result has no variable ?date; it has start"),
    ] {
        let sandbox = Sandbox::empty();
        let output = import(&sandbox, format, "x", text, &[]);
        assert_eq!(output.code, Some(2), "{output:?}");
        says(&output, &[expected]);
        assert!(!sandbox.path("data").exists());
    }
}

#[test]
fn what_is_exported_can_be_imported_again() {
    for (format, file) in [("timelinejs", "t.json"), ("markwhen", "t.mw")] {
        let original = Sandbox::with_fixture();
        let output = original.run(&["export", format, "data", "-o", file, "--base-url", "https://example.org"]);
        assert_eq!(output.code, Some(0), "{output:?}");
        let copy = Sandbox::empty();
        let text = std::fs::read_to_string(original.path(file)).expect("a file");
        let output = import(&copy, format, file, text, &["--group", "kind"]);
        assert_eq!(output.code, Some(0), "{output:?}");
        let key = |text: &str, key: &str| text.lines().find(|line| line.starts_with(key)).map(str::to_owned);
        let mut seen = 0;
        // What is withdrawn, or a draft, is not exported.
        let is_public = |text: &str| !text.contains("withdrawn = ") && !text.contains("draft = ");
        let is_event = |path: &str| path.starts_with("events/") && path.ends_with(".md");
        for (path, text) in original.files().iter().filter(|(path, text)| is_event(path) && is_public(text)) {
            for name in ["title = ", "date = "] {
                assert_eq!(key(&copy.text(path), name), key(text, name), "{format}: {path}");
            }
            seen += 1;
        }
        assert!(seen > 2, "{seen}");
    }
}

proptest! {
    #[test]
    fn whatever_is_in_a_file_ends_in_a_timeline_without_errors_or_in_a_message(
        which in 0_usize..6,
        cut in 0_usize..2000,
        noise in proptest::collection::vec((0_usize..1000, "[<>\"'\\\\{}\\[\\]:;,#!/–é\u{0}\u{202E}0-9\n\r -]{1,4}"), 0..4),
    ) {
        let table = "Start Date,Headline,Text,Type\n1/2/1900,A,<b>b</b>,\n1900,\"B\nc\",,era\n";
        let wikidata = r#"[{"item": "http://www.wikidata.org/entity/Q4", "itemLabel": "A", "itemDescription": "b", "date": "-1950-02-01T00:00:00Z", "datePrecision": "9"}]"#;
        let text = [SLIDES, table, "date,title,text\n1900,A,b [c](d)\n", CALENDAR, MARKWHEN, wikidata][which];
        let place = |share: usize, text: &str| {
            let at = share * text.len() / 1000;
            (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default()
        };
        // A whole file as often as one that is cut off.
        let mut text = if cut < 1000 { text.to_owned() } else { text[..place(cut - 1000, text)].to_owned() };
        for (share, piece) in noise {
            let at = place(share, &text);
            text.insert_str(at, &piece);
        }
        let read: Result<ImportedTimeline, ImportError> = match which {
            0 => read_timelinejs_json(&text),
            1 => read_timelinejs_sheet(&text),
            2 => read_csv(&text, &CsvOptions::default()),
            3 => read_icalendar(&text),
            4 => read_markwhen(&text, None),
            _ => read_wikidata(&text),
        };
        if let Ok(imported) = read {
            let options = TimelineOptions { language: "en".to_owned(), ..TimelineOptions::default() };
            if let Err(message) = new_timeline_files(None, imported, &options) {
                prop_assert!(message.starts_with("no event") || message.starts_with("it has no events"), "{message}: {text}");
            }
        }
    }
}
