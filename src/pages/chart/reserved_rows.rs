//! The rows that a chart has in every window, so that nothing below it moves when the window does.

use super::super::PageContext;
use crate::chart::{ChartLayout, ChartSpec, EraSeries, Lane, Scene};
use crate::query::View;
use std::sync::Arc;

/// The rows of a chart over all of its time. No window of it needs more: closer up, marks move apart and only blocks become
/// stacks.
#[derive(Debug, Default)]
pub struct ReservedRows {
    /// Of the names of eras, by series.
    pub eras: Vec<u32>,
    pub labels: u32,
    /// Of marks, by lane.
    pub lanes: Vec<u32>,
}

/// With more events than this, every lane is taken to have a full stack somewhere.
const MAX_DRAWN: u64 = 5_000;

impl ReservedRows {
    /// Those of a view without a window at some widths. They are kept, because readers move the window of a view.
    pub fn for_view(site: &PageContext<'_>, view: &View, widths: impl Iterator<Item = u32>) -> Vec<Arc<Self>> {
        let cache = &site.cache.reserved_rows;
        let query = view.query(&site.edition.timeline);
        let mut drawn = None;
        let rows = |width: u32| {
            let key = (width, query.clone());
            if let Some(kept) = cache.get(&key) {
                return kept;
            }
            let spec = drawn.get_or_insert_with(|| ChartSpec::of_view(site.edition, view, width));
            let rows = Arc::new(Self::for_all_of(ChartSpec { width, ..spec.clone() }));
            cache.insert(key, Arc::clone(&rows));
            rows
        };
        widths.map(rows).collect()
    }

    /// Those of a chart over all of its time.
    fn for_all_of(spec: ChartSpec<'_>) -> Self {
        if spec.events.len() <= MAX_DRAWN {
            return Self::of(&spec.draw());
        }
        let lanes = spec.edition.index.lanes(spec.lanes).len();
        let layout = ChartLayout::chart(spec.width, lanes);
        let eras = EraSeries::all(&spec.edition.timeline, &spec.scale, f64::from(spec.width), layout.narrow);
        Self {
            eras: eras.iter().map(|series| series.rows).collect(),
            labels: layout.label_rows,
            lanes: vec![layout.rows; lanes],
        }
    }

    /// Those of a scene over all of the time.
    pub fn of(scene: &Scene) -> Self {
        // A closer window may have more rows than a scene that is limited to a number of marks.
        let rows = ChartLayout::chart(scene.width, scene.lanes.len()).rows;
        let is_full = |lane: &Lane| scene.count > MAX_DRAWN || !lane.blocks.is_empty();
        Self {
            eras: scene.eras.iter().map(|series| series.rows).collect(),
            labels: u32::try_from(scene.count).unwrap_or(u32::MAX).min(scene.layout.label_rows),
            lanes: scene.lanes.iter().map(|lane| if is_full(lane) { rows } else { lane.rows() }).collect(),
        }
    }

    /// The rows of the names of a series of eras that needs `rows` itself.
    pub fn era_rows(&self, series: usize, rows: u32) -> u32 {
        self.eras.get(series).copied().unwrap_or(1).max(rows).max(1)
    }

    /// The rows of a lane that needs `rows` itself.
    pub fn lane_rows(&self, lane: usize, rows: u32) -> u32 {
        self.lanes.get(lane).copied().unwrap_or(1).max(rows).max(1)
    }
}
