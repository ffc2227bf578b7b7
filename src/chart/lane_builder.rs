//! [`LaneBuilder`]: decides for each event of a lane whether it is drawn as a dot, a bar or part of an aggregate.

use super::bars::{self, Bar};
use super::clusters::Cluster;
use super::lanes::{self, Dot};
use super::scene::LaneBar;
use super::{BAR_HEIGHT, ChartLayout, ChartSpec, next_day};
use crate::model::{ActorIx, Colour, EventIx};
use crate::query::LaneEvents;
use std::collections::BTreeMap;

/// Collects the contents of the lanes, lane by lane.
pub struct LaneBuilder<'a, 'b> {
    spec: &'b ChartSpec<'a>,
    layout: ChartLayout,
    /// The actors who have a lane, and their predecessors.
    principals: Vec<ActorIx>,
    pub dots: BTreeMap<EventIx, Vec<Dot>>,
    pub bars: Vec<LaneBar>,
    /// Clusters to draw as aggregates, each with the index of its lane.
    pub clusters: Vec<(usize, Cluster)>,
}

impl<'a, 'b> LaneBuilder<'a, 'b> {
    pub fn new(spec: &'b ChartSpec<'a>, layout: ChartLayout, lanes: &[LaneEvents]) -> Self {
        let principals = lanes::principals(lanes);
        Self { spec, layout, principals, dots: BTreeMap::new(), bars: Vec::new(), clusters: Vec::new() }
    }

    /// Adds a single event as a dot and several as an aggregate. A single long event whose bar found no free track also
    /// becomes an aggregate, because a dot would look like a moment in time.
    pub fn add_cluster(&mut self, n: usize, lane: &LaneEvents, cluster: Cluster, bars: &[Bar]) {
        let event = EventIx(cluster.event);
        let alone = cluster.count == 1 && (bars.iter().any(|bar| bar.event == event) || !self.lasts(event));
        if !alone {
            self.clusters.push((n, cluster));
            return;
        }
        self.add_dot(n, lane, event, cluster.hit_box, cluster.crowded);
    }

    /// Adds the event of the page as a dot, however crowded the lane is.
    pub fn add_focus(&mut self, n: usize, lane: &LaneEvents, event: EventIx) {
        let half = f64::from(self.layout.target) / 2.0 / f64::from(self.spec.width) * 100.0;
        let x = self.spec.scale.apply(self.spec.edition.index.earliest(event.0));
        self.add_dot(n, lane, event, (x - half, half * 2.0), false);
    }

    fn add_dot(&mut self, n: usize, lane: &LaneEvents, event: EventIx, hit_box: (f64, f64), small: bool) {
        let timeline = &self.spec.edition.timeline;
        let Some((colour, symbol, open)) = lanes::symbol_of(timeline, &lane.of, event, &self.principals) else {
            return;
        };
        let y = self.layout.lane(n);
        self.dots.entry(event).or_default().push(Dot { lane: n, y, colour, symbol, open, small, hit_box });
    }

    pub fn add_bars(&mut self, n: usize, lane: &LaneEvents, bars: Vec<Bar>) {
        let apart = (self.layout.lane_gap / 4).max(BAR_HEIGHT + 1);
        let y = self.layout.lane(n);
        for bar in bars {
            let y = [y, y + apart, y - apart][usize::from(bar.track.min(2))];
            let timeline = &self.spec.edition.timeline;
            let colour = lanes::symbol_of(timeline, &lane.of, bar.event, &self.principals)
                .map_or(Colour::Grey, |(colour, ..)| colour);
            self.bars.push(LaneBar { bar, y, colour });
        }
    }

    /// True if the event is long enough for a bar at this scale.
    fn lasts(&self, event: EventIx) -> bool {
        let bounds = self.spec.edition.timeline.event(event).date.bounds();
        let scale = &self.spec.scale;
        let length = scale.apply(next_day(bounds.end_latest)) - scale.apply(bounds.start_earliest);
        length / 100.0 * f64::from(self.spec.width) >= bars::MIN_BAR_LENGTH
    }
}
