//! A block: several events of a lane, and the list to which it leads.

use super::super::{PageContext, labels};
use super::decimals::percent;
use super::lane_filter;
use crate::chart::{Block, Scale};
use crate::query::{LaneKey, View, Window};
use crate::routes::Route;

/// A block of a drawing.
#[derive(Debug)]
pub struct BlockView {
    /// Its middle, in percent.
    pub at: f64,
    pub x: String,
    pub width: String,
    /// The position of the figures.
    pub middle: String,
    pub height: u32,
    pub class: String,
    pub href: String,
    /// The accessible name.
    pub name: String,
    pub figures: String,
}

impl BlockView {
    /// `lane` is the lane with its title. The link leads to the list of the events of this time on this lane.
    pub fn new(
        site: &PageContext<'_>,
        view: &View,
        scale: &Scale,
        (lane, title): (&LaneKey, &str),
        block: &Block,
        class: String,
    ) -> Self {
        let timeline = &site.edition.timeline;
        // Events without a known beginning are looked for where the window begins.
        let first = if block.first.is_infinite() { scale.first } else { block.first };
        let filter = lane_filter(timeline, &view.filter, lane).unwrap_or_else(|| view.filter.clone());
        let window = filter.with_window(Window::exactly(first, block.last));
        let query = view.with_filter(window).query_string(timeline);
        let at = block.x + block.width / 2.0;
        Self {
            at,
            x: percent(block.x),
            width: percent(block.width),
            middle: percent(at),
            height: block.height,
            class,
            href: site.href(Route::Timeline.path().with_query(&query).with_fragment("_list")),
            name: labels::block(site.messages(), timeline, title, block),
            figures: block.figures.clone(),
        }
    }
}
