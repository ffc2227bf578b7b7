//! Eras as bands behind the chart.

use super::scale::{Scale, next_day};
use super::text_metrics;
use crate::model::{EraIx, Timeline};

/// An era as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub era: EraIx,
    /// Index of its series: 0 is drawn as bands, the others as ribbons above them.
    pub series: usize,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Every second era is shaded.
    pub shaded: bool,
    /// The position of its name; `None` if it does not fit.
    pub name: Option<NameAt>,
}

/// The position of the name of an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAt {
    /// At the left edge of its band.
    Start,
    /// Right-aligned at the right edge: the name of a short last era extends over the era before it.
    End,
}

/// The visible eras, on a plot of `width` CSS pixels.
pub fn bands(timeline: &Timeline, scale: &Scale, width: f64) -> Vec<Band> {
    // Era names are smaller than labels, but in a wider sans-serif font: about 0.9 times the width of a label.
    let name = |era: EraIx| (text_metrics::width(&timeline.era(era).title) * 0.9 + 12.0) / width * 100.0;
    let mut bands: Vec<Band> = Vec::new();
    for (n, series) in timeline.series.iter().enumerate() {
        for (at, &era) in series.eras.iter().enumerate() {
            let drawn = timeline.era(era);
            let (x, right) = (scale.apply(drawn.first), scale.apply(next_day(drawn.last)));
            if right > x {
                let fits = n == 0 && name(era) <= right - x;
                let name = fits.then_some(NameAt::Start);
                bands.push(Band { era, series: n, x, width: right - x, shaded: at % 2 == 0, name });
            }
        }
        if let (0, [.., before, last]) = (n, bands.as_mut_slice())
            && last.name.is_none()
            && name(before.era) + name(last.era) <= before.width + last.width
        {
            last.name = Some(NameAt::End);
        }
    }
    bands
}
