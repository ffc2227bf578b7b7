//! The ticks of a drawing and their headings, each once for all the widths that have it.

use super::decimals::percent;
use super::tiers::{HIDDEN, classes};
use crate::chart::{Anchor, Heading, Scene, Tick};
use std::collections::BTreeMap;

/// A tick, or the heading of several.
#[derive(Debug)]
pub struct TickView {
    pub x: String,
    pub class: String,
    pub text: Option<String>,
}

/// The ticks of all scenes, from left to right.
pub fn ticks(scenes: &[Scene]) -> Vec<TickView> {
    merged(scenes, |scene| scene.ticks.ticks.iter().map(tick_key).collect())
}

/// The headings of all scenes, from left to right.
pub fn headings(scenes: &[Scene]) -> Vec<TickView> {
    merged(scenes, |scene| scene.ticks.headings.iter().map(heading_key).collect())
}

/// The ticks or headings of all scenes, each once, from left to right.
fn merged(scenes: &[Scene], of: impl Fn(&Scene) -> Vec<TickKey>) -> Vec<TickView> {
    let mut shown: BTreeMap<TickKey, Vec<&str>> = BTreeMap::new();
    for (n, scene) in scenes.iter().enumerate() {
        for key in of(scene) {
            shown.entry(key).or_insert_with(|| vec![HIDDEN; scenes.len()])[n] = "0";
        }
    }
    let view = |((x, side, text), tiers): (TickKey, Vec<&str>)| TickView {
        x: percent(f64::from(x) / 100.0),
        class: format!("{side}{}", classes(tiers, "0")),
        text: Some(text).filter(|text| !text.is_empty()),
    };
    shown.into_iter().map(view).collect()
}

/// What makes a tick the same in several scenes: its position in hundredths of a percent, the class of its side, its text.
type TickKey = (u32, &'static str, String);

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn hundredths(percent: f64) -> u32 {
    (percent * 100.0).round() as u32
}

fn tick_key(tick: &Tick) -> TickKey {
    let side = match tick.anchor {
        None => "",
        Some(Anchor::Start) => " start",
        Some(Anchor::End) => " end",
    };
    (hundredths(tick.x), side, tick.text.clone().unwrap_or_default())
}

fn heading_key(heading: &Heading) -> TickKey {
    (hundredths(heading.x), " start", heading.text.clone())
}
