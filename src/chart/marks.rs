//! The marks of events: their dots, and their labels if these find a place.

use super::labels::{self, LabelCandidate};
use super::lanes::Dot;
use super::scene::{EventMark, Label};
use super::{ChartLayout, ChartSpec, LABEL_ROW, text_metrics};
use crate::model::EventIx;
use std::collections::BTreeMap;

/// At most this many label candidates are considered per stretch of the plot.
const LABELS_PER_STRETCH: usize = 6;

/// Width of a stretch, in CSS pixels.
const STRETCH_WIDTH: u32 = 96;

impl ChartSpec<'_> {
    /// Marks with their labels, in chronological order.
    pub fn marks(&self, layout: ChartLayout, mut dots: BTreeMap<EventIx, Vec<Dot>>) -> Vec<EventMark> {
        let index = &self.edition.index;
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let x = |event: EventIx| self.scale.apply(index.earliest(event.0));
        let candidate = |event: u32| {
            let (event, record) = (EventIx(event), self.edition.timeline.event(EventIx(event)));
            let rank = record.significance + if focus == Some(event) { 8 } else { 0 };
            let at = x(event) / 100.0 * f64::from(self.width);
            LabelCandidate { event, x: at, width: text_metrics::width(&record.label), rank }
        };
        let candidates = self.label_candidates().into_iter().map(candidate).collect();
        let mut labels: BTreeMap<EventIx, Label> = BTreeMap::new();
        let lanes = index.lanes(self.lanes);
        for (event, label) in labels::place(candidates, layout.label_rows, f64::from(self.width)) {
            let top = lanes.iter().position(|lane| lane.events.contains(event.0)).unwrap_or(0);
            let y = layout.labels_top() + label.row * LABEL_ROW + LABEL_ROW * 3 / 4;
            labels.insert(event, Label { y, anchor: label.anchor, to: layout.lane(top) });
        }
        for &event in labels.keys() {
            dots.entry(event).or_default();
        }
        let mark = |(event, dots)| EventMark {
            event,
            x: x(event),
            dots,
            label: labels.get(&event).copied(),
            focus: focus == Some(event),
        };
        dots.into_iter().map(mark).collect()
    }

    /// Candidates for labels: all events if there are few, or else the most significant ones of each stretch, so that the
    /// cost of placing labels depends on the width only.
    fn label_candidates(&self) -> Vec<u32> {
        let stretches = self.width.div_ceil(STRETCH_WIDTH);
        if self.events.len() <= u64::from(stretches) * LABELS_PER_STRETCH as u64 * 3 {
            return self.events.iter().collect();
        }
        let index = &self.edition.index;
        let day = |n: u32| self.scale.invert(f64::from(n) / f64::from(stretches) * 100.0);
        let edges: Vec<u32> = (0..=stretches).map(|n| if n == 0 { 0 } else { index.rank(day(n)) }).collect();
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); edges.len()];
        for rank in index.by_significance() {
            if found[..stretches as usize].iter().all(|events| events.len() >= LABELS_PER_STRETCH) {
                break;
            }
            let ranked = rank & &self.events;
            for (events, edge) in found.iter_mut().zip(edges.windows(2)) {
                let missing = LABELS_PER_STRETCH.saturating_sub(events.len());
                events.extend(ranked.range(edge[0]..edge[1]).take(missing));
            }
        }
        found.into_iter().flatten().collect()
    }
}
