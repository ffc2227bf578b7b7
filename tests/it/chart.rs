//! The chart's invariants hold for random timelines, at every window, width and lane mode.

use crate::site::{fixture, timeline};
use proptest::prelude::*;
use sourceline::chart::{Anchor, ChartSpec, LABEL_OFFSET, PLOT_WIDTHS, Scale, Scene, label_width};
use sourceline::load::{File, Folder};
use sourceline::model::date::Day;
use sourceline::model::{EventIx, Namespace, Timeline};
use sourceline::query::{Edition, View};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A date of any sort: days in clusters, ranges, open ends, years, decades, uncertain dates, the distant past.
fn date() -> impl Strategy<Value = String> {
    let day = |(year, month, day): (i32, u8, u8)| format!("{year:04}-{month:02}-{day:02}");
    let days = (1940..2030_i32, 1..13_u8, 1..29_u8).prop_map(day);
    prop_oneof![
        4 => (1..3_u8, 1..29_u8).prop_map(move |(month, date)| day((1950, month, date))),
        4 => days.clone(),
        2 => (days.clone(), 1..40_i32).prop_map(|(from, years)| {
            let year: i32 = from[..4].parse().expect("four digits");
            format!("{from}/{:04}", year + years)
        }),
        1 => days.clone().prop_map(|from| format!("{from}/..")),
        1 => days.clone().prop_map(|to| format!("../{to}")),
        1 => (1900..2030_i32).prop_map(|year| year.to_string()),
        1 => (190..203_i32).prop_map(|decade| format!("{decade}X")),
        1 => (1900..2030_i32).prop_map(|year| format!("{year}~")),
        1 => (1..3000_i32).prop_map(|year| format!("-{year:04}")),
        1 => (17_000..4_000_000_i32).prop_map(|year| format!("Y-{year}")),
    ]
}

/// An event: date, significance, actors, concerned actors, kind.
type Given = (String, u8, Vec<usize>, Vec<usize>, usize);

fn events() -> impl Strategy<Value = Vec<Given>> {
    let some = || proptest::collection::vec(0..5_usize, 0..3);
    proptest::collection::vec((date(), 1..6_u8, some(), some(), 0..3_usize), 1..120)
}

const ACTORS: [&str; 5] = ["a", "b", "c", "d", "e"];
const KINDS: [&str; 3] = ["war", "treaty", "summit"];

fn built(events: &[Given]) -> Edition {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    // a and b have lanes; c continues b; d and e have none.
    let actors = ACTORS.iter().enumerate().fold(String::new(), |mut out, (n, id)| {
        let lane = if n < 2 { format!("lane = {}\n", n + 1) } else { String::new() };
        let before = if n == 1 { "successor_of = \"c\"\n" } else { "" };
        let _ = write!(out, "[[actor]]\nid = \"{id}\"\ntitle = \"{id}\"\n{lane}{before}");
        out
    });
    let mut files = vec![
        file("timeline.toml".into(), "title = \"T\"\nlanguage = \"en\"\n".into()),
        file("actors.toml".into(), actors),
    ];
    let list = |of: &[usize]| {
        of.iter()
            .map(|&n| format!("\"{}\"", ACTORS[n]))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(", ")
    };
    for (n, (date, significance, actors, concerns, kind)) in events.iter().enumerate() {
        let text = format!(
            "+++\ntitle = \"Event number {n} of many\"\ndate = \"{date}\"\nkind = \"{}\"\nsignificance = {significance}\nactors = [{}]\nconcerns = [{}]\n+++\nText.\n",
            KINDS[*kind],
            list(actors),
            list(concerns)
        );
        files.push(file(format!("events/e{n}.md"), text));
    }
    Edition::new(timeline(&Folder::new(files)), "t")
}

/// A timeline of `n` events: days of one century, some with several events, and some years and ranges.
pub fn dense(events: usize) -> Timeline {
    let mut state: u64 = 1;
    let mut number = |below: u64| {
        // A linear congruential generator: any distribution will do.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut given = |n: usize| -> Given {
        let (year, month, day) = (1900 + number(100), 1 + number(12), 1 + number(28));
        let date = match n % 7 {
            0 => "1950-02-14".to_owned(),
            1 => year.to_string(),
            2 => format!("{year}-{month:02}-{day:02}/{}", year + 1 + number(9)),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let actor = |number: u64| usize::try_from(number).unwrap_or(0);
        (
            date,
            u8::try_from(1 + number(5)).unwrap_or(1),
            vec![actor(number(5))],
            vec![actor(number(5))],
            actor(number(3)),
        )
    };
    let events: Vec<Given> = (0..events).map(&mut given).collect();
    built(&events).timeline
}

fn view() -> impl Strategy<Value = String> {
    let bound = || prop_oneof![Just(String::new()), (1890..2040_i32).prop_map(|y| y.to_string()), date_in_window()];
    let lanes = prop_oneof![Just("actor"), Just("kind"), Just("none")];
    (bound(), bound(), lanes).prop_map(|(from, to, lanes)| format!("from={from}&to={to}&lanes={lanes}"))
}

fn date_in_window() -> impl Strategy<Value = String> {
    (1949..1952_i32, 1..13_u8, 1..29_u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

/// The events that belong to each lane.
fn events_of_lanes(edition: &Edition, drawing: &Scene, view: &View) -> Vec<BTreeSet<u32>> {
    let window = edition.index.window(drawing.scale.first, drawing.scale.last);
    let shown = edition.events(&view.filter) & window;
    edition.index.lanes(view.options.lanes).iter().map(|lane| (&lane.events & &shown).iter().collect()).collect()
}

proptest! {
    #[test]
    fn every_event_of_a_lane_is_a_mark_or_counted_in_exactly_one_block(
        events in events(), query in view(), width in PLOT_WIDTHS
    ) {
        let edition = built(&events);
        let (view, _) = View::parse(&edition.timeline, &query);
        let drawing = ChartSpec::of_view(&edition, &view, width).draw();
        let expected = events_of_lanes(&edition, &drawing, &view);
        prop_assert_eq!(drawing.lanes.len(), expected.len());
        for (lane, mut left) in drawing.lanes.iter().zip(expected) {
            prop_assert_eq!(lane.count, left.len() as u64);
            for mark in &lane.marks {
                prop_assert!(left.remove(&mark.event.0), "{mark:?} is drawn twice, or does not belong here");
            }
            let begins = |event: u32| edition.index.earliest(event).max(drawing.scale.first);
            for block in &lane.blocks {
                let from = block.first.max(drawing.scale.first);
                let within: Vec<u32> = left.iter().copied().filter(|&e| (from..=block.last.max(from)).contains(&begins(e))).collect();
                prop_assert_eq!(within.len() as u64, block.count, "{:?}", block);
                prop_assert!(block.count > 1, "{block:?}");
                prop_assert!(block.named.iter().all(|event| within.contains(&event.0)), "{block:?}");
                within.iter().for_each(|event| { left.remove(event); });
            }
            prop_assert!(left.is_empty(), "on {:?} neither marked nor counted: {left:?}", lane.of);
        }
    }

    #[test]
    fn no_two_labels_marks_blocks_or_bars_of_a_row_overlap_and_no_label_leaves_the_plot(
        events in events(), query in view(), width in PLOT_WIDTHS, wider in 1.0..1.5_f64
    ) {
        let edition = built(&events);
        let (view, _) = View::parse(&edition.timeline, &query);
        let drawing = ChartSpec::of_view(&edition, &view, width).draw();
        let layout = &drawing.layout;
        // A drawing is also shown on plots wider than the one it was made for.
        for plot in [f64::from(width), f64::from(width) * wider] {
            let pixels = |percent: f64| percent / 100.0 * plot;
            let mut labels: Vec<(u32, f64, f64)> = Vec::new();
            for label in &drawing.labels {
                let (x, room) = (pixels(label.x), f64::from(label_width(&edition.timeline.event(label.event).label)));
                let left = if label.anchor == Anchor::Start { x + LABEL_OFFSET } else { x - LABEL_OFFSET - room };
                prop_assert!(left >= -1.5 && left + room <= plot + 1.5);
                prop_assert!(label.row < layout.label_rows);
                labels.push((label.row, left, left + room));
            }
            apart(&labels, 1.5)?;
            for lane in &drawing.lanes {
                // A key event's mark is larger than the others by a quarter, which may overlap with its neighbour.
                let half = layout.pitch / 2.0;
                let mark = |mark: &sourceline::chart::Mark| (mark.row, pixels(mark.x) - half, pixels(mark.x) + half);
                let mut spans: Vec<(u32, f64, f64)> = lane.marks.iter().map(mark).collect();
                apart(&spans, 0.5)?;
                prop_assert!(lane.marks.iter().all(|mark| mark.row < layout.rows), "{:?}", lane.marks);
                // Blocks take all rows.
                for block in &lane.blocks {
                    let (left, right) = (pixels(block.x), pixels(block.x + block.width));
                    prop_assert!(right - left > 8.0 && f64::from(block.height) <= f64::from(layout.rows.max(2)) * layout.pitch + 1.0);
                    spans.extend((0..layout.rows).map(|row| (row, left, right)));
                }
                apart(&spans, 1.0)?;
                let bars: Vec<(u32, f64, f64)> = lane.marks.iter()
                    .filter_map(|mark| Some((mark.row, pixels(mark.x), pixels(mark.bar?.end)))).collect();
                apart(&bars, 0.1)?;
            }
        }
    }

    #[test]
    fn what_is_drawn_is_bounded_by_the_width(events in events(), query in view(), width in PLOT_WIDTHS) {
        let edition = built(&events);
        let (view, _) = View::parse(&edition.timeline, &query);
        let drawing = ChartSpec::of_view(&edition, &view, width).draw();
        for lane in &drawing.lanes {
            let (marks, blocks) = (lane.marks.len(), lane.blocks.len());
            let columns = f64::from(width) / drawing.layout.pitch + 2.0;
            prop_assert!(marks as f64 <= columns * f64::from(drawing.layout.rows), "{marks} marks at {width} px");
            prop_assert!(blocks <= width as usize / 10 + 1, "{blocks} blocks at {width} px");
        }
        prop_assert!(drawing.labels.len() <= (drawing.layout.label_rows * (width / 60 + 1)) as usize);
    }

    #[test]
    fn every_era_is_named_at_every_width(width in 288..2560_u32) {
        let edition = Edition::new(fixture(), "t");
        let (view, _) = View::parse(&edition.timeline, "");
        let drawing = ChartSpec::of_view(&edition, &view, width).draw();
        prop_assert!(!drawing.eras.is_empty());
        for series in &drawing.eras {
            prop_assert!(series.eras.iter().all(|era| era.name.is_some()), "{series:?}");
        }
    }
}

/// Asserts that of these (row, left, right) no two in the same row overlap by more than `by`.
fn apart(spans: &[(u32, f64, f64)], by: f64) -> Result<(), TestCaseError> {
    let mut sorted = spans.to_vec();
    sorted.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pair in sorted.windows(2) {
        prop_assert!(pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1 + by, "{:?} and {:?}", pair[0], pair[1]);
    }
    Ok(())
}

#[test]
fn a_window_of_any_size_gives_a_chart() {
    let given: Vec<Given> = ["1950-02-14", "1953/..", "-0431", "Y-4000000"]
        .iter()
        .map(|date| ((*date).to_owned(), 3, vec![0], vec![], 0))
        .collect();
    let edition = built(&given);
    for query in [
        "from=1950-02-14&to=1950-02-14",
        "from=Y-1000000000&to=Y1000000000",
        "from=Y-999999999999&to=Y999999999999",
        "from=2000&to=1990",
        "from=3000",
        "to=Y-5000000",
        "from=NaN&to=",
    ] {
        let (view, _) = View::parse(&edition.timeline, query);
        for width in [0, 240, 960, 1_000_000_000] {
            let drawing = ChartSpec::of_view(&edition, &view, width).draw();
            assert!(drawing.scale.first <= drawing.scale.last && PLOT_WIDTHS.contains(&drawing.width), "{query}");
            assert!(drawing.ticks.ticks.iter().all(|tick| (0.0..=100.0).contains(&tick.x)), "{query}");
            assert!(drawing.scale.first > Day::MIN && drawing.scale.last < Day::MAX);
        }
    }
}

#[test]
fn marks_stay_together_or_apart_while_the_window_moves() {
    let days = (0..60).map(|n| format!("1950-{:02}-{:02}", n / 25 + 1, n % 25 + 1));
    let given: Vec<Given> = days.map(|date| (date, 3, vec![0], vec![], 0)).collect();
    let edition = built(&given);
    let spans = |first: i64| {
        let (view, _) = View::parse(&edition.timeline, "");
        let scale = sourceline::chart::Scale::new(Day::new(first), Day::new(first + 2000));
        let drawing = ChartSpec { scale, ..ChartSpec::of_view(&edition, &view, 960) }.draw();
        let lane = &drawing.lanes[0];
        let blocks: Vec<_> = lane.blocks.iter().map(|block| (block.first, block.last, block.count)).collect();
        (blocks, lane.marks.iter().map(|mark| (mark.event, mark.row)).collect::<Vec<_>>())
    };
    // 1950-01-01 is day -7305.
    let still = spans(-8000);
    assert!(!still.0.is_empty());
    for moved in [-8001, -8100, -7777] {
        assert_eq!(spans(moved), still);
    }
}

#[test]
fn the_chart_reaches_back_to_an_end_before_the_first_beginning() {
    let event = |date: &str| (date.to_owned(), 1, vec![], vec![], 0);
    let edition = built(&[event("../1940-01-01"), event("2002-01-01")]);
    let day = |year: i64| Day::from_ymd(year, 1, 1).expect("a day");
    assert_eq!(edition.index.extent(), (day(1940), day(2002)));
}

#[test]
fn a_strip_shows_part_of_the_time_and_omits_events_outside_it() {
    let event = |date: &str| (date.to_owned(), 1, vec![0], vec![], 0);
    let edition = built(&[
        event("1900"),
        event("1950-02-14"),
        event("1951-06"),
        event("1951-07"),
        event("2000/.."),
        event("../1940"),
    ]);
    let of = |numbers: &[u32]| numbers.iter().copied().collect();
    let number = |date: &str| {
        (0..).zip(&edition.timeline.events).find(|(_, e)| e.date.to_string() == date).map(|(n, _)| n).expect(date)
    };
    let (treaty, war) = (number("1950-02-14"), number("1951-06"));
    let scale = Scale::of_events(&edition, &of(&[treaty, war]));
    let day = |year, month, day| Day::from_ymd(year, month, day).expect("a day");
    assert_eq!((scale.first, scale.last), (day(1949, 1, 1), day(1951, 12, 31)), "whole years with a margin");
    let drawing = ChartSpec::strip(&edition, Some(EventIx(treaty)), of(&[treaty, war, 0]), 960).over(scale).draw();
    assert_eq!(drawing.count, 2);
    assert_eq!(drawing.lanes[0].others.len(), 1, "July 1951, and none from outside");
    assert!(!drawing.ticks.headings.is_empty(), "months say nothing without their years");
    assert!(ChartSpec::strip(&edition, None, of(&[treaty]), 960).draw().ticks.headings.is_empty());
    // Never beyond the whole timeline, also without any date.
    let whole = Scale::whole(&edition);
    assert_eq!(Scale::of_events(&edition, &of(&[])), whole);
    assert_eq!(Scale::of_events(&edition, &edition.index.all()), whole);
}

#[test]
fn an_arc_is_labelled_only_if_its_label_fits() {
    let edition = Edition::new(fixture(), "test");
    let treaty = edition.timeline.find(Namespace::Events, "0430-treaty").map(EventIx);
    let named = |label: &str| -> Vec<bool> {
        let strip = ChartSpec::strip(&edition, treaty, (0..4).collect(), 960).with_relation_labels(|_| label);
        strip.draw().arcs.iter().map(|arc| arc.label.is_some()).collect()
    };
    // Both relations are between the same events, so the second has no room next to the first.
    assert_eq!(named("to"), [true, false]);
    assert_eq!(named("a label as wide as a third of the plot, or wider than that"), [false, false]);
}
