//! Eras: bands behind the chart, and rows of names above it.

use super::scale::{Scale, next_day};
use super::{labels::Anchor, text_metrics};
use crate::model::{EraIx, Timeline};

/// The visible eras of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct EraSeries {
    /// From left to right.
    pub eras: Vec<EraBand>,
    /// The number of rows that the names take.
    pub rows: u32,
}

/// An era as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct EraBand {
    pub era: EraIx,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Every second era is shaded.
    pub shaded: bool,
    /// The place of its name; `None` if there is no room for it among the others.
    pub name: Option<NamePlacement>,
}

/// The place of the name of an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamePlacement {
    /// Row, counted downwards.
    pub row: u32,
    /// `Start`: from the left edge of the band. `End`: up to its right edge.
    pub anchor: Anchor,
}

/// The most rows of names per series.
const MAX_ROWS: usize = 4;

/// Room before a name and between two names, in CSS pixels.
const NAME_MARGIN: f64 = 4.0;

/// Names of eras are smaller than labels, on narrow plots more so, but in a wider sans-serif font.
const NAME_SCALE: f64 = 0.92;
const NARROW_NAME_SCALE: f64 = 0.84;

impl EraSeries {
    /// The visible eras of every series, on a plot of `width` CSS pixels.
    pub fn all(timeline: &Timeline, scale: &Scale, width: f64, narrow: bool) -> Vec<Self> {
        let series = timeline.series.iter().map(|series| {
            let visible = series.eras.iter().enumerate().filter_map(|(at, &era)| {
                let record = timeline.era(era);
                let (x, right) = (scale.apply(record.first), scale.apply(next_day(record.last)));
                // An era that is before or after the window has no width.
                let shown = record.first <= scale.last && record.last >= scale.first;
                shown.then_some(EraBand { era, x, width: right - x, shaded: at % 2 == 0, name: None })
            });
            let mut eras: Vec<EraBand> = visible.collect();
            let rows = place_names(timeline, &mut eras, width, if narrow { NARROW_NAME_SCALE } else { NAME_SCALE });
            Self { eras, rows }
        });
        series.collect()
    }
}

/// Places the names from left to right: from the left edge of the band, or, near the right edge of the plot, up to that of the
/// band; each in the first row in which it touches no other name. Returns the number of rows.
fn place_names(timeline: &Timeline, eras: &mut [EraBand], width: f64, name_scale: f64) -> u32 {
    // The right edge of the last name of each row, in CSS pixels.
    let mut rows: Vec<f64> = Vec::new();
    for band in eras {
        let room = text_metrics::width(&timeline.era(band.era).title) * name_scale + 2.0 * NAME_MARGIN;
        let (left, right) = (band.x / 100.0 * width, (band.x + band.width) / 100.0 * width);
        let (anchor, from) =
            if left + room <= width { (Anchor::Start, left) } else { (Anchor::End, (right - room).max(0.0)) };
        if from + room > width + 0.5 {
            continue;
        }
        let row = rows.iter().position(|&end| end <= from).unwrap_or(rows.len());
        if row < MAX_ROWS {
            rows.resize(rows.len().max(row + 1), 0.0);
            rows[row] = from + room;
            band.name = Some(NamePlacement { row: u32::try_from(row).unwrap_or(0), anchor });
        }
    }
    u32::try_from(rows.len()).unwrap_or(0)
}
