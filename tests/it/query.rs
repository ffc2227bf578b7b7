//! Queries agree with a naive scan, and views round-trip through their URLs, over random timelines.

use crate::site::{fixture, timeline};
use proptest::prelude::*;
use sourceline::load::{File, Folder};
use sourceline::model::date::{Day, Period};
use sourceline::model::{ActorIx, Event, Timeline, Voice};
use sourceline::query::{Edition, Facet, FacetKey, View};
use std::fmt::Write;

const DATES: [&str; 12] = [
    "1950",
    "1950-02-14",
    "1950-06-25/1953-07-27",
    "195X",
    "1957~",
    "2022-02-24/..",
    "../1951",
    "/1991",
    "-0043",
    "1989-22",
    "1962-10",
    "2001-07-16",
];
const KINDS: [&str; 3] = ["war", "treaty", "summit"];
const ACTORS: [&str; 4] = ["a", "b", "c", "d"];
const PLACES: [&str; 3] = ["Ost", "Upper West", ""];
/// Texts whose words are their own stems.
const TEXTS: [&str; 5] =
    ["Alpha beta gamma.", "Beta alpha; gamut.", "Gamma, *alpha* beta-ray.", "Delta[^c0].", "中俄关系 alphabet"];
const VOICES: [&str; 6] = ["a", "b", "p", "r", "author", "unattributed"];

/// An event: date, kinds, actors, concerned actors, and the voice and reported voices of each citation, by position.
pub type Sketch = (usize, Vec<usize>, Vec<usize>, Vec<usize>, Vec<(Vec<usize>, Vec<usize>)>);

pub fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let some = |n: usize| proptest::collection::vec(0..n, 0..3);
    proptest::collection::vec(
        (
            0..DATES.len(),
            proptest::collection::vec(0..KINDS.len(), 1..3),
            some(4),
            some(4),
            proptest::collection::vec((some(VOICES.len()), some(VOICES.len())), 0..3),
        ),
        1..25,
    )
}

fn built(sketches: &[Sketch]) -> Timeline {
    built_with(sketches, &|_| String::new())
}

/// The same with additional front matter for each event, by its position.
pub fn built_with(sketches: &[Sketch], more: &dyn Fn(usize) -> String) -> Timeline {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    let list =
        |of: &[usize], names: &[&str]| of.iter().map(|&n| format!("\"{}\"", names[n])).collect::<Vec<_>>().join(", ");
    let mut files = vec![
        file("timeline.toml".into(), "title = \"T\"\nlanguage = \"en\"\n".into()),
        file("people.toml".into(), "[[person]]\nid = \"p\"\nname = \"P\"\nspeaks_for = \"a\"\n[[person]]\nid = \"r\"\nname = \"R\"\naliases = [\"old-r\"]\n".into()),
        file("sources/s.toml".into(), "title = \"S\"\nlanguage = \"ru\"\n".into()),
        file("sources/t.toml".into(), "title = \"T zeta\"\nlanguage = \"zh\"\naliases = [\"old-t\"]\n".into()),
        // b continues a, c continues b; two series of eras.
        file("actors.toml".into(), ACTORS.iter().enumerate().fold(String::new(), |mut out, (n, id)| {
            let before = if n == 1 || n == 2 { format!("successor_of = \"{}\"\n", ACTORS[n - 1]) } else { String::new() };
            let _ = write!(out, "[[actor]]\nid = \"{id}\"\ntitle = \"{id}\"\n{before}");
            out
        })),
        file("eras.toml".into(), "[[era]]\nid = \"old\"\ntitle = \"Old\"\nfrom = \"-0100\"\n[[era]]\nid = \"new\"\ntitle = \"New\"\nfrom = \"1955\"\n\
            [[era]]\nid = \"fifties\"\ntitle = \"Fifties\"\nfrom = \"1950\"\nuntil = \"1960\"\nseries = \"Decades\"\n".into()),
    ];
    for (n, (date, kinds, actors, concerns, citations)) in sketches.iter().enumerate() {
        let citations = citations.iter().enumerate().fold(String::new(), |mut out, (n, (voice, reports))| {
            let (voice, reports) = (list(voice, &VOICES), list(reports, &VOICES));
            let source = if (n + kinds.len()) % 2 == 0 { "s\"\nvia = \"t" } else { "s" };
            let _ = write!(out, "[[citations]]\nid = \"c{n}\"\nsource = \"{source}\"\nsays = \"S.\"\nvoice = [{voice}]\nreports = [{reports}]\n");
            out
        });
        let place = match PLACES[n % PLACES.len()] {
            "" => String::new(),
            place => format!("place = \"{place}\"\n"),
        };
        let significance = n % 5 + 1;
        let people = ["[\"p\"]", "[\"p\", \"r\"]", "[]", "[\"r\"]"][n % 4];
        let more = format!("{place}people = {people}\nsignificance = {significance}\n{}", more(n));
        // A footnote refers to a citation, if there is one.
        let text = TEXTS[n % TEXTS.len()].replace("[^c0]", if citations.is_empty() { "" } else { "[^c0]" });
        let (date, kinds, actors, concerns) =
            (DATES[*date], list(kinds, &KINDS), list(actors, &ACTORS), list(concerns, &ACTORS));
        let text = format!(
            "+++\ntitle = \"E{n}\"\ndate = \"{date}\"\nkind = [{kinds}]\nactors = [{actors}]\nconcerns = [{concerns}]\n{more}{citations}+++\n{text}\n"
        );
        files.push(file(format!("events/e{n}.md"), text));
    }
    timeline(&Folder::new(files))
}

pub fn query() -> impl Strategy<Value = String> {
    let pair = prop_oneof![
        prop_oneof![Just("old"), Just("new"), Just("fifties"), Just("none")].prop_map(|v| format!("era={v}")),
        prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("zz")].prop_map(|v| format!("actor={v}")),
        prop_oneof![Just("war"), Just("treaty"), Just("summit"), Just("%22%26")].prop_map(|v| format!("kind={v}")),
        prop_oneof![
            Just("a"),
            Just("b"),
            Just("p"),
            Just("r"),
            Just("old-r"),
            Just("author"),
            Just("publisher"),
            Just("nobody")
        ]
        .prop_map(|v| format!("voice={v}")),
        prop_oneof![
            Just("person=p"),
            Just("person=r"),
            Just("person=old-r"),
            Just("person=a"),
            Just("source=s"),
            Just("source=t"),
            Just("source=old-t"),
            Just("source=u"),
            Just("place=Ost"),
            Just("place=Upper+West"),
            Just("language=ru"),
            Just("language=zh"),
            Just("language=en"),
            Just("decade=195X"),
            Just("decade=202X"),
            Just("decade=-004X")
        ]
        .prop_map(str::to_owned),
        prop_oneof![
            Just("alpha"),
            Just("%22alpha+beta%22"),
            Just("-delta"),
            Just("gam*"),
            Just("alpha+-ost"),
            Just("beta-ray"),
            Just("俄关系"),
            Just("中"),
            Just("zeta+gamma"),
            Just("%22west+alpha%22"),
            Just("upper"),
            Just("e3"),
            Just("-")
        ]
        .prop_map(|v| format!("q={v}")),
        Just("sort=time".to_owned()),
        Just("actors=all".to_owned()),
        (0..7).prop_map(|least| format!("significance={least}")),
        prop_oneof![Just("e0"), Just("e1"), Just("e7"), Just("nothing")].prop_map(|v| format!("event={v}")),
        Just("about=1".to_owned()),
        Just("x=y".to_owned()),
        Just("page=1".to_owned()),
        prop_oneof![Just("1950"), Just("1950-02"), Just("-0043"), Just("1989-06-04"), Just("soon"), Just("")]
            .prop_map(|v| format!("from={v}")),
        prop_oneof![Just("1951"), Just("1953-07-27"), Just("2022"), Just("Y12000")].prop_map(|v| format!("to={v}")),
    ];
    proptest::collection::vec(pair, 0..7).prop_map(|pairs| pairs.join("&"))
}

/// What a query means, taken from the documentation of the data format and not from the index.
pub fn passes(timeline: &Timeline, event: &Event, query: &str) -> bool {
    let values = |key: &str| -> Vec<String> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(k, v)| *k == key && !v.is_empty()).map(|(_, v)| v.to_owned()).collect()
    };
    let (eras, actors, kinds) = (values("era"), values("actor"), values("kind"));
    let day = event.date.earliest();
    let in_era =
        |id: &str| timeline.eras.iter().any(|era| era.id.as_str() == id && era.first <= day && day <= era.last);
    let main: Vec<_> = eras.iter().filter(|id| *id != "fifties").collect();
    let decades = eras.iter().any(|id| id == "fifties");
    let era = (main.is_empty() || main.iter().any(|id| in_era(id))) && (!decades || in_era("fifties"));
    let about = values("about").last().is_some_and(|v| v == "1");
    let took_part = |id: &String| {
        let Some(at) = timeline.actors.iter().position(|actor| actor.id.as_str() == id.as_str()) else { return false };
        let line = timeline.with_predecessors(ActorIx(u32::try_from(at).expect("few actors")));
        event.actors.iter().chain(event.concerns.iter().filter(|_| about)).any(|actor| line.contains(actor))
    };
    let all = values("actors").last().is_some_and(|v| v == "all");
    let actor = if all { actors.iter().all(took_part) } else { actors.is_empty() || actors.iter().any(took_part) };
    let kind = kinds.is_empty()
        || event.kinds.iter().any(|&k| kinds.iter().any(|id| timeline.kind(k).id.as_str() == id.as_str()));
    let speaks = |id: &String| {
        let named = |voice: Voice| match voice {
            Voice::Actor(actor) => timeline.actor(actor).id.as_str() == id.as_str(),
            Voice::Person(person) => timeline.person(person).id.as_str() == id.trim_start_matches("old-"),
            Voice::Author => id == "author",
            Voice::Publisher => id == "publisher",
            Voice::Unattributed => id == "unattributed",
        };
        event.citations.iter().any(|citation| citation.voice.iter().chain(&citation.reports).any(|&voice| named(voice)))
    };
    let voices = values("voice");
    let voice = voices.is_empty() || voices.iter().any(speaks);
    let bound = |key: &str| values(key).last().and_then(|text| text.parse::<Period>().ok());
    let first = bound("from").map_or(Day::MIN, |period| period.first());
    let last = bound("to").map_or(Day::MAX, |period| period.last());
    let window = first <= last && event.date.earliest() <= last && event.date.latest() >= first;
    let works: Vec<&str> =
        timeline.works(event).map(|source| timeline.source(source)).map(|source| source.id.as_str()).collect();
    let any =
        |key: &str, has: &dyn Fn(&str) -> bool| values(key).is_empty() || values(key).iter().any(|value| has(value));
    let person = any("person", &|id| {
        let id = id.trim_start_matches("old-");
        event.people.iter().any(|&person| timeline.person(person).id.as_str() == id)
    });
    let source = any("source", &|id| works.contains(&id.trim_start_matches("old-")));
    let place = any("place", &|place| event.place.as_deref() == Some(&*place.replace('+', " ")));
    let language = any("language", &|tag| works.iter().any(|&work| tag == if work == "s" { "ru" } else { "zh" }));
    // Decades as years after 1970-01-01, an approximation: none of these dates is near the border of a decade.
    let decade = any("decade", &|id| {
        let first = id.replace('X', "0").parse::<i64>().expect("a number") - if id.starts_with('-') { 9 } else { 0 };
        !day.is_infinite() && (first..first + 10).contains(&day.ymd().0)
    });
    let least =
        values("significance").iter().rev().find_map(|v| v.parse().ok().filter(|least| (1..=5).contains(least)));
    let significant = least.is_none_or(|least: u8| event.significance >= least);
    let chosen = any("event", &|id| event.id.as_str() == id);
    let found = values("q").last().is_none_or(|text| searched_for_most(timeline, event, text));
    era && actor
        && person
        && kind
        && voice
        && source
        && place
        && language
        && decade
        && significant
        && chosen
        && found
        && window
}

/// Whether an event matches the search. If no event has all of its words, the rarest one is enough.
fn searched_for_most(timeline: &Timeline, event: &Event, text: &str) -> bool {
    let events = |text: &str| timeline.events.iter().filter(|event| searched(timeline, event, text)).count();
    let words: Vec<&str> = text.split(['+', '-']).collect();
    let optional = words.len() > 1 && !text.contains("%22") && words.iter().all(|word| !word.is_empty());
    if !optional || events(text) > 0 {
        return searched(timeline, event, text);
    }
    let rarest = words.into_iter().filter(|word| events(word) > 0).min_by_key(|word| events(word));
    rarest.is_some_and(|word| searched(timeline, event, word))
}

/// Whether an event matches the search: looks for each term in each text.
fn searched(timeline: &Timeline, event: &Event, text: &str) -> bool {
    let mut texts = vec![event.title.to_string(), event.summary.to_string(), event.text.as_str().replace("[^c0]", "")];
    texts.extend(event.place.as_deref().map(str::to_owned));
    let voices = event.citations.iter().flat_map(|citation| citation.voice.iter().chain(&citation.reports));
    for &voice in voices {
        texts.extend(match voice {
            Voice::Actor(actor) => Some(timeline.actor(actor).title.clone()),
            Voice::Person(person) => Some(timeline.person(person).name.clone()),
            _ => None,
        });
    }
    texts.extend(event.people.iter().map(|&person| timeline.person(person).name.clone()));
    texts.extend(event.actors.iter().chain(&event.concerns).map(|&actor| timeline.actor(actor).title.clone()));
    texts.extend(timeline.works(event).map(|source| timeline.source(source).title.clone()));
    texts.extend(event.citations.iter().map(|_| "S.".to_owned()));
    let texts: Vec<String> = texts
        .iter()
        .map(|text| format!(" {} ", text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ")))
        .map(|text| text.split_whitespace().fold(" ".to_owned(), |all, word| all + word + " "))
        .collect();
    let has = |part: &str| texts.iter().any(|text| text.contains(part));
    let phrase = |words: &str| {
        let words = words.replace(['"', '-'], " ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.strip_suffix('*') {
            Some(beginning) => has(&format!(" {beginning}")),
            // Chinese is written without spaces.
            None if words.contains(|c: char| c > '\u{2E00}') => has(&words),
            None => has(&format!(" {words} ")),
        }
    };
    let decoded = text.replace("%22", "\"").replace('+', " ");
    let terms: Vec<&str> = if decoded.starts_with('"') { vec![decoded.as_str()] } else { decoded.split(' ').collect() };
    terms.iter().filter(|term| **term != "-").all(|term| match term.strip_prefix('-') {
        Some(term) => !phrase(term),
        None => phrase(term),
    })
}

proptest! {
    #[test]
    fn a_filter_finds_what_a_naive_scan_finds(sketches in sketches(), query in query()) {
        let edition = Edition::new(built(&sketches), "t");
        let (view, _) = View::parse(&edition.timeline, &query);
        let found: Vec<u32> = edition.events(&view.filter).iter().collect();
        let scanned: Vec<u32> = edition.timeline.enumerate_events()
            .filter(|(_, event)| passes(&edition.timeline, event, &query)).map(|(ix, _)| ix.0).collect();
        prop_assert_eq!(&found, &scanned, "{}", query);
        // An event is certainly in the window if it overlaps it for every possible date; all others may be in it.
        let (first, last) = (view.filter.window.first(), view.filter.window.last());
        let unsure = |ix: &u32| {
            let bounds = edition.timeline.events[*ix as usize].date.bounds();
            let date = &edition.timeline.events[*ix as usize].date;
            let throughout = bounds.start_earliest < first && bounds.end_latest > last;
            let qualified = date.is_approximate() || date.is_uncertain();
            !view.filter.window.is_whole()
                && (bounds.start_latest > last || bounds.end_earliest < first || qualified && !throughout)
        };
        let perhaps: Vec<u32> = edition.possibly_in_window(&view.filter).iter().collect();
        prop_assert_eq!(perhaps, scanned.iter().copied().filter(unsure).collect::<Vec<u32>>(), "{}", query);
    }

    #[test]
    fn the_count_of_a_choice_is_the_number_of_events_it_gives(sketches in sketches(), query in query()) {
        let edition = Edition::new(built(&sketches), "t");
        let timeline = &edition.timeline;
        let (view, _) = View::parse(timeline, &query);
        for (facet, counts) in Facet::ALL.into_iter().zip(edition.faceted(&view.filter).counts) {
            for (value, count) in (0..).zip(counts) {
                // Chooses the value instead of the other choices of its group (with actors=all: in addition to them).
                let id = facet.id(timeline, value);
                let conjunctive = facet == Facet::Actor && view.filter.all_actors;
                let same = |other: &str| (facet == Facet::Era) && (other == "fifties") != (id == "fifties");
                let kept: Vec<String> = query.split('&').filter(|pair| match pair.split_once('=') {
                    Some((key, other)) if key == facet.key() => conjunctive || same(other),
                    _ => true,
                }).map(str::to_owned).chain([format!("{}={id}", facet.key())]).collect();
                let scanned = timeline.events.iter().filter(|event| passes(timeline, event, &kept.join("&"))).count();
                prop_assert_eq!(count, scanned as u64, "{} {} under {}", facet.key(), id, query);
            }
        }
    }

    #[test]
    fn a_view_survives_its_url(sketches in sketches(), query in query()) {
        let timeline = built(&sketches);
        let (view, _) = View::parse(&timeline, &query);
        let canonical = view.query(&timeline);
        let (again, _) = View::parse(&timeline, &canonical);
        prop_assert_eq!(again.query(&timeline), canonical.clone());
        let edition = Edition::new(timeline, "t");
        prop_assert_eq!(edition.events(&again.filter), edition.events(&view.filter), "{} → {}", query, canonical);
    }

    #[test]
    fn any_text_is_a_view(query in ".{0,200}") {
        let timeline = fixture();
        let (view, _) = View::parse(&timeline, &query);
        let canonical = view.query(&timeline);
        prop_assert_eq!(View::parse(&timeline, &canonical).0.query(&timeline), canonical);
    }

    #[test]
    fn a_histogram_counts_every_event_once(sketches in sketches(), query in query()) {
        let edition = Edition::new(built(&sketches), "t");
        let (view, _) = View::parse(&edition.timeline, &query);
        let events = edition.events(&view.filter);
        let edges: Vec<Day> = [-800_000, -10_000, -7_305, -3_653, 0, 10_000, 20_000].map(Day::new).to_vec();
        let counts = edition.index.histogram(&events, &edges);
        for (pair, count) in edges.windows(2).zip(counts) {
            let inside = |n: &u32| {
                let day = edition.timeline.events[*n as usize].date.earliest();
                pair[0] <= day && day < pair[1]
            };
            prop_assert_eq!(count, events.iter().filter(inside).count() as u64);
        }
    }
}

#[test]
fn parameters_are_written_in_canonical_order() {
    let timeline = fixture();
    let (view, problems) = View::parse(
        &timeline,
        "page=3&to=0450&event=0432-war&event=0430-pact&significance=4&voice=mayor&kind=war&from=0430&voice=author&about=1&actors=all&actor=league&actor=city&person=burgomaster&era=before&z=1",
    );
    assert!(problems.is_empty());
    assert_eq!(
        view.query(&timeline),
        "era=before&actor=city&actor=league&actors=all&about=1&person=mayor&kind=war&voice=author&voice=mayor&significance=4&event=0430-treaty&event=0432-war&from=0430&to=0450&page=3"
    );
    let (view, _) = View::parse(&timeline, "actors=all&actor=city&about=0");
    assert_eq!(view.query(&timeline), "actor=city", "parameters without effect are left out");
}
