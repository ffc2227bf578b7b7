//! Eras behind the chart.

use super::scale::{Scale, next_day};
use super::text_metrics;
use crate::model::{EraIx, Timeline};

/// A drawn era.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Which era.
    pub era: EraIx,
    /// Its series: 0 is drawn as bands, others as ribbons above them.
    pub series: usize,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Whether it is one of the shaded ones: every second.
    pub shaded: bool,
    /// Where its name stands, where there is room for it.
    pub name: Option<NameAt>,
}

/// Where the name of an era stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAt {
    /// At the left edge of its band.
    Start,
    /// Ending at the right edge: that of a short last era hangs over the one before it.
    End,
}

/// The eras that are seen on a plot of this width, in CSS pixels.
pub fn bands(timeline: &Timeline, scale: &Scale, width: f64) -> Vec<Band> {
    // Names of eras are set smaller than labels, in a sans whose letters are wider: about nine tenths.
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
