//! The controls that move the window. Each is always there; one that would change nothing has no link.

use crate::chart::{ChartSpec, Scale};
use crate::messages::Messages;
use crate::model::date::Day;
use crate::query::{Filter, Window};

/// A link to another window.
#[derive(Debug)]
pub struct WindowLink {
    /// How scripts and style sheets call it.
    pub key: &'static str,
    /// Its accessible name.
    pub text: String,
    /// `None` if it would change nothing.
    pub href: Option<String>,
    /// The shape of its icon, as the data of an SVG path; `None` if its text is visible.
    pub icon: Option<&'static str>,
}

/// The day in the middle of the events of a chart, or else of its window.
pub fn middle(drawn: &ChartSpec<'_>) -> Day {
    let Scale { first, last } = drawn.scale;
    let half = u32::try_from(drawn.events.len() / 2).unwrap_or(0);
    let event = drawn.events.select(half).or_else(|| drawn.events.max());
    event.map_or_else(|| drawn.scale.invert(50.0), |event| drawn.edition.index.earliest(event)).clamp(first, last)
}

/// The controls of a window. `whole` is that of the timeline, `unbounded` what is drawn without `from` and `to`; `link` leads
/// to a window.
pub fn moves(
    m: &Messages,
    filter: &Filter,
    drawn: &Scale,
    [whole, unbounded]: [Scale; 2],
    middle: Day,
    link: &dyn Fn(Window) -> String,
) -> [WindowLink; 5] {
    let t = m.text();
    let between = |scale: Scale| Window::between(scale.first, scale.last);
    let shows_all = *drawn == whole && !filter.window.is_reversed();
    let all = if unbounded == whole { Window::default() } else { between(whole) };
    [
        ("earlier", t.move_earlier(), drawn.pan_back(&whole).map(between), Some("M2-5-3 0 2 5")),
        ("later", t.move_later(), drawn.pan_forward(&whole).map(between), Some("M-2-5 3 0-2 5")),
        ("out", t.move_zoom_out(), drawn.zoom_out(&whole).map(between), Some("M-5 0H5")),
        ("in", t.move_zoom_in(), zoomed_in(drawn, middle), Some("M-5 0H5M0-5V5")),
        ("whole", t.move_whole(), (!shows_all).then_some(all), None),
    ]
    .map(|(key, text, window, icon)| WindowLink { key, text, href: window.map(link), icon })
}

/// Half of a window, or its middle day or year if whole years can be no nearer; `None` if that is the window itself.
fn zoomed_in(drawn: &Scale, middle: Day) -> Option<Window> {
    let days = |window: &Window| window.last().number().saturating_sub(window.first().number());
    [drawn.zoom_in(middle), Some(Scale::new(middle, middle))]
        .into_iter()
        .flatten()
        .map(|scale| Window::between(scale.first, scale.last))
        .find(|window| days(window) + 1 < drawn.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_in_ends_at_a_day_or_at_a_year_that_has_no_days_and_never_stays_where_it_is() {
        for (first, last) in [((1950, 1, 1), (2025, 12, 31)), ((-66_000_003, 1, 1), (-65_999_998, 12, 31))] {
            let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap();
            let mut drawn = Scale::new(day(first), day(last));
            let middle = drawn.invert(33.0);
            for _ in 0..40 {
                let Some(next) = zoomed_in(&drawn, middle) else { break };
                let next = Scale::new(next.first(), next.last());
                assert!(next.days() < drawn.days() && next.first <= middle && middle <= next.last);
                drawn = next;
            }
            assert_eq!(drawn.days(), if first.0 > 0 { 1 } else { 365 });
        }
    }
}
