//! The rows that a chart has in every window, so that nothing below it moves when the window does.

use crate::chart::Scene;

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

impl ReservedRows {
    /// Those of a scene over all of the time.
    pub fn of(scene: &Scene) -> Self {
        let rows = scene.layout.rows;
        Self {
            eras: scene.eras.iter().map(|series| series.rows).collect(),
            labels: u32::try_from(scene.count).unwrap_or(u32::MAX).min(scene.layout.label_rows),
            lanes: scene.lanes.iter().map(|lane| if lane.blocks.is_empty() { lane.rows() } else { rows }).collect(),
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
