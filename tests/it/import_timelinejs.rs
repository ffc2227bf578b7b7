//! `sourceline import timelinejs` as a curator runs it.

use crate::sandbox::{ProgramOutput, Sandbox};

/// Imports a file into `data/`, and expects that `check` finds no errors there.
pub fn import(sandbox: &Sandbox, format: &str, name: &str, text: impl AsRef<[u8]>, more: &[&str]) -> ProgramOutput {
    sandbox.put(name, text);
    let output = sandbox.run(&[&["import", format, name, "--into", "data"], more].concat());
    if output.code == Some(0) {
        let check = sandbox.check(&[]);
        assert_eq!(check.code, Some(0), "{check:?}");
        assert!(!check.stdout.contains("error["), "{check:?}");
    }
    output
}

/// Expects that an import says these things on standard error.
pub fn says(output: &ProgramOutput, what: &[&str]) {
    for line in what {
        assert!(output.stderr.contains(line), "{line}\nin {}", output.stderr);
    }
}

pub const SLIDES: &str = r##"{
  "title": {"text": {"headline": "Women &amp; computing", "text": "<p>From <a href='https://example.org/a'>Ada</a> on.</p>"}, "media": {"url": "https://example.org/a.png"}},
  "eras": [
    {"start_date": {"year": "1900"}, "end_date": {"year": "1950"}, "text": {"headline": "Early"}},
    {"start_date": {"year": "1940"}, "end_date": {"year": "1960"}, "text": {"headline": "War and after"}},
    {"start_date": {"year": "1950"}, "end_date": {"year": "1980"}, "text": {"headline": "Late"}},
    {"end_date": {"year": "1980"}, "text": {"headline": "Never"}}
  ],
  "events": [
    {"start_date": {"year": "-44", "month": "3", "day": "15"}, "text": {"headline": "Ides", "text": "Caesar <b>dies</b>."}, "unique_id": "ides"},
    {"start_date": {"year": 1914}, "end_date": {"year": 1914, "month": 11}, "text": {"headline": "A <i>long</i> autumn"}},
    {"start_date": {"year": "1914", "month": "", "day": ""}, "end_date": {"year": "1914"}, "text": {"headline": "A year"}},
    {"start_date": {"year": 1950, "month": 13, "day": 1}, "text": {"headline": "Month 13"}},
    {"start_date": {"year": 1950, "month": 0}, "text": {"headline": "Month 0"}},
    {"start_date": {"year": 1450}, "display_date": "c. 1450", "text": {"headline": "Print"}},
    {"start_date": {"year": 1917, "month": 4, "hour": 9, "minute": 5}, "display_date": "a cold morning", "text": {"headline": "Cold"}},
    {"start_date": {"year": 0}, "text": {"headline": "Year 0"}},
    {"text": {"headline": "Undated"}},
    {"start_date": {"year": -13800000000}, "text": {"headline": "", "text": "<p>It all begins here.</p>"}},
    {"start_date": {"year": 1950}, "text": {"headline": "A year"}, "group": "Groups", "background": {"color": "#fff"},
     "media": {"url": "https://www.youtube.com/watch?v=x", "caption": "A <b>film</b>", "credit": "Jane Doe", "thumbnail": "t.png"}},
    {"start_date": {"year": 1950}, "text": {"headline": "A year"}, "media": {"url": "<blockquote>She <em>said</em> so.</blockquote>", "credit": "Ada"}},
    {"start_date": {"year": 1950}, "text": {"headline": "Page"}, "media": {"url": "https://en.wikipedia.org/wiki/Ada_(x)", "caption": "Ada"}}
  ]
}"##;

#[test]
fn slides_become_events_and_each_loss_is_named() {
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "timelinejs", "slides.json", SLIDES, &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(output.stdout.contains("wrote 11 events and 3 eras into data"), "{output:?}");
    says(
        &output,
        &[
            "slides.json:item 4: Month 13: there is no month 13: it is left out\n",
            "slides.json:item 5: Month 0: the month 0 is left out\n",
            "slides.json:item 6: Print: the display date “c. 1450” is read as 1450~, instead of 1450\n",
            "slides.json:item 7: Cold: the time 09:05 is in a note; the display date “a cold morning” is in a note\n",
            "slides.json:item 8: Year 0: is left out: the year 0 does not exist: 1 BCE is written as -1\n",
            "slides.json:item 9: Undated: is left out: it has no date\n",
            "item 4: era Never: is left out: it has no beginning\n",
            "item 12: A year: its media is HTML: its words are in the text, and no evidence; another event has the same id, so this one is “1950-a-year-2”\n",
            "its media is left out\n",
            "groups and tags left out; --group actor or --group kind keeps them: 1\n",
            "media without a licence, which is written as “Not stated”: 1\n",
            "records left out: 3; other remarks: 8\n",
        ],
    );
    let event = |id: &str| sandbox.text(&format!("events/{id}.md"));
    assert_eq!(
        event("ides"),
        "+++\ntitle = \"Ides\"\ndate = \"-0043-03-15\"\nkind = \"other\"\n+++\nCaesar **dies**.\n"
    );
    for (id, date) in [
        ("1914-a-long-autumn", "1914/1914-11"),
        ("1914-a-year", "1914"),
        ("1950-month-13", "1950"),
        ("1450-print", "1450~"),
        ("1917-cold", "1917-04"),
        ("it-all-begins-here", "Y-13799999999"),
    ] {
        assert!(event(id).contains(&format!("date = \"{date}\"\n")), "{id}: {}", event(id));
    }
    assert!(event("1450-print").contains(
        "[[notes]]\nkind = \"open\"\ntext = \"The imported file gives the date as “c. 1450” and as “1450”.\"\n"
    ));
    assert!(event("1950-a-year").contains(
        "[[media]]\nurl = \"https://www.youtube.com/watch?v=x\"\nalt = \"A film\"\ncaption = \"A film\"\ncredit = \"Jane Doe\"\nlicence = \"Not stated\"\n"
    ));
    assert!(event("1950-a-year-2").ends_with("+++\n> She *said* so.\n\nAda\n"));
    assert!(event("1950-page").ends_with("+++\n[Ada](https://en.wikipedia.org/wiki/Ada_%28x%29)\n"));
    let about = sandbox.text("timeline.toml");
    assert!(about.starts_with(
        "title = \"Women & computing\"\nlanguage = \"en\"\nintro = \"From [Ada](https://example.org/a) on.\"\nevidence = \"wanted\""
    ), "{about}");
    let eras = sandbox.text("eras.toml");
    assert!(eras.contains("title = \"Early\"\nfrom = \"1900\"\n\n[[era]]\nid = \"late\""), "{eras}");
    assert!(
        eras.contains("title = \"War and after\"\nfrom = \"1940\"\nuntil = \"1960\"\nseries = \"series-2\""),
        "{eras}"
    );
}

#[test]
fn events_are_added_to_a_timeline_and_nothing_is_overwritten() {
    let sandbox = Sandbox::with_event();
    let before = sandbox.files();
    let slide = |text: &str| {
        format!(
            r#"{{"events": [{{"start_date": {{"year": 1950}}, "unique_id": "treaty", "group": "China", "text": {{"headline": "{text}"}}}}]}}"#
        )
    };
    let output = import(&sandbox, "timelinejs", "a.json", slide("One"), &["--group", "actor"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &["a.json:item 1: One: “China” is left out: add it to actors.toml first; its id “treaty” is “treaty-2” here"],
    );
    let again = import(&sandbox, "timelinejs", "a.json", slide("Two"), &["--dry-run"]);
    assert!(again.stdout.starts_with("would write 1 events into data (1 files)"), "{again:?}");
    let after = sandbox.files();
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|file| after.contains(file)));
    assert!(sandbox.text("events/treaty-2.md").contains("title = \"One\""));
    // In a new folder, a group is an actor or a kind if one says so.
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "timelinejs", "a.json", slide("One"), &["--group", "kind"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(sandbox.text("timeline.toml").contains("[[kind]]\nid = \"china\"\ntitle = \"China\"\n"));
    assert!(sandbox.text("events/treaty.md").contains("kind = \"china\""));
}

#[test]
fn spreadsheets_of_both_versions_and_old_json_are_read() {
    let sheet = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\r\n\
        ,,,,,,,,,Sheet title,\"Intro with \"\"quotes\"\"\",,,,,title,,\r\n\
        \"1,945\",5,8,13:05,,,,,,Peace,\"Two\r\nlines <b>of</b> text\",https://example.org/a.jpg,Doe,,,,Europe,\r\n\
        -44,,,,-43,,,,,Rome,,,,,,overview,,#fff\r\n\
        ,,,,,,,,,No year,,,,,,,,\r\n\
        1900,,,,1945,,,,,An era,,,,,,era,,\r\n";
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "timelinejs", "sheet.csv", sheet, &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    says(
        &output,
        &[
            "sheet.csv:3: Peace: the time 13:05 is in a note",
            "sheet.csv:5: Rome: its type “overview” is left out",
            "sheet.csv:6: No year: is left out: it has no date",
        ],
    );
    assert!(sandbox.text("events/1945-peace.md").contains("date = \"1945-05-08\""));
    assert!(sandbox.text("events/rome.md").contains("date = \"-0043/-0042\""));
    assert!(sandbox.text("timeline.toml").contains("title = \"Sheet title\""));

    let old = "Start Date;End Date;Headline;Text;Media;Media Credit;Media Caption;Media Thumbnail;Type;Tag\r8/9/1963;;A speech;x;;;;;;\r-44-03-15;;Ides;;;;;;;\r";
    let sandbox = Sandbox::empty();
    let utf_16: Vec<u8> = format!("\u{FEFF}{old}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let output = import(&sandbox, "timelinejs", "old.csv", utf_16, &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(sandbox.text("events/1963-a-speech.md").contains("date = \"1963-08-09\""));
    assert!(sandbox.text("events/ides.md").contains("date = \"-0043-03-15\""));

    let json = r#"{"timeline": {"headline": "Houston", "type": "default", "text": "Her life", "date": [
        {"startDate": "1963,8,9", "endDate": "1963,8,11", "headline": "Birth", "text": "x", "asset": {"media": "https://vimeo.com/1", "credit": "y"}, "tag": "z"}
      ], "era": [{"startDate": "1960", "endDate": "1970", "headline": "Sixties"}]}}"#;
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "timelinejs", "old.json", json, &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(sandbox.text("events/1963-birth.md").contains("date = \"1963-08-09/1963-08-11\""));
    assert!(sandbox.text("eras.toml").contains("title = \"Sixties\"\nfrom = \"1960\"\nuntil = \"1970\""));
}

#[test]
fn bad_files_end_in_an_error_and_no_folder() {
    for (name, bytes, expected) in [
        ("cut.json", b"{\"events\": [\n {\"start_date\"".to_vec(), "cut.json:2: this is not JSON"),
        ("other.json", b"{\"slides\": []}".to_vec(), "other.json: this JSON is not of TimelineJS"),
        ("latin.csv", b"Year,Headline\n1900,B\xE9zier\n".to_vec(), "“latin.csv” is not UTF-8: see line 2"),
        ("odd.csv", b"\xFF\xFEY\0e".to_vec(), "“odd.csv” is not complete UTF-16; save it as UTF-8"),
        ("empty.csv", b"\n\n".to_vec(), "empty.csv: the table is empty"),
        ("other.csv", b"a,b\n1,2\n".to_vec(), "it has neither “Year” nor “Start Date”, but a, b"),
        ("none.json", b"{\"events\": [{\"text\": {\"headline\": \"x\"}}]}".to_vec(), "no event can be carried over"),
    ] {
        let sandbox = Sandbox::empty();
        let output = import(&sandbox, "timelinejs", name, bytes, &[]);
        assert_eq!(output.code, Some(2), "{name}: {output:?}");
        says(&output, &[expected]);
        assert!(!sandbox.path("data").exists(), "{name}");
    }
    let sandbox = Sandbox::empty();
    sandbox.put("data/notes.txt", "mine");
    let output = import(&sandbox, "timelinejs", "a.json", SLIDES, &[]);
    assert_eq!(output.code, Some(2), "{output:?}");
    says(&output, &["“data” is not empty; give a new folder, or one that has a timeline.toml"]);
}

#[test]
fn hostile_markup_is_text_or_is_left_out() {
    let hostile = serde_json::json!({"events": [
        {"start_date": {"year": 1900}, "text": {
            "headline": "\"\n+++\n[[kind]]\nid = \"x\" <script>alert(1)</script><img src=x onerror=alert(1)>",
            "text": "<p onclick=alert(1)>a<script>alert('<p>')</script> <a href='javascript:alert(1)'>b</a> [c](javascript:d) \n\n+++\n\n[^boy] <iframe src=\"https://evil.example.org/x\"></iframe></p>"},
         "unique_id": "../../etc/passwd", "media": {"url": "javascript:alert(1)", "caption": "<svg onload=alert(1)>"}},
        {"start_date": {"year": "1900\u{0}"}, "text": {"headline": "x"}},
        {"start_date": {"year": 1901}, "display_date": "\u{202E}\"\"\"", "text": {"headline": "\u{202E}\u{0}", "text": "<".repeat(50_000)}},
    ]});
    let sandbox = Sandbox::empty();
    let output = import(&sandbox, "timelinejs", "h.json", hostile.to_string(), &[]);
    assert_eq!(output.code, Some(0), "{output:?}");
    let event = sandbox.text("events/etc-passwd.md");
    assert!(event.contains("title = \"\\\" +++ [[kind]] id = \\\"x\\\"\"\n"), "{event}");
    let text = event.rsplit("\n+++\n").next().expect("a text");
    assert_eq!(text, "a b \\[c\\](javascript:d) +++ \\[^boy\\]\n");
    assert!(event.contains("url = \"https://evil.example.org/x\""), "a link that readers choose to follow: {event}");
    says(&output, &["is left out: it is no address of the web", "<script> is left out"]);
}
