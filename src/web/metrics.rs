//! Counts and durations for Prometheus.

use super::{CacheStatus, Status};
use crate::pages::BUILD;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, prometheus_text};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What the metrics are written as.
pub const CONTENT_TYPE: &str = prometheus_text::CONTENT_TYPE;

/// The upper bounds of the histogram of durations, in seconds.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
const CACHES: [Option<CacheStatus>; 3] = [None, Some(CacheStatus::Hit), Some(CacheStatus::Miss)];

/// What is read from the process whenever somebody asks.
#[derive(Debug)]
pub struct ProcessFigures {
    /// The resident memory in bytes, where the system tells.
    pub resident_memory: fn() -> Option<u64>,
    /// How many lines of the log were dropped.
    pub dropped_log_lines: Arc<AtomicU64>,
}

/// The metrics of a server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// By class of the status, then as in [`CACHES`]: so that no request looks anything up.
    requests: [[Counter; CACHES.len()]; CLASSES.len()],
    duration: Histogram,
    body_bytes: Counter,
    /// Connections that are being served.
    pub connections: Gauge,
    /// Connections for which there was no room.
    pub refused: Counter,
    reloads: [Counter; 2],
}

type Label = (&'static str, &'static str);

impl Metrics {
    /// Metrics of the program and of what it serves.
    pub fn new(status: Arc<Status>, process: ProcessFigures) -> Self {
        let mut registry = Registry::default();
        registry.register_collector(Box::new(Figures { status, process }));
        let own = registry.sub_registry_with_prefix("sourceline");
        let requests = Family::<[Label; 2], Counter>::default();
        own.register(
            "requests",
            "Requests by class of their status, and whether the response was in the cache",
            requests.clone(),
        );
        let duration = Histogram::new(BUCKETS);
        own.register("request_duration_seconds", "Time until a response begins", duration.clone());
        let body_bytes = Counter::default();
        own.register("response_body_bytes", "Bytes of bodies, as sent", body_bytes.clone());
        let connections = Gauge::default();
        own.register("connections", "Connections that are being served", connections.clone());
        let refused = Counter::default();
        own.register("refused_connections", "Connections for which there was no room", refused.clone());
        let reloads = Family::<[Label; 1], Counter>::default();
        own.register("reloads", "Changed data that were read again", reloads.clone());
        let build = [("version", BUILD.version), ("commit", BUILD.commit.unwrap_or_default())];
        own.register("build", "The program", Info::new(build));
        Self {
            registry,
            requests: CLASSES.map(|status| {
                CACHES.map(|cache| {
                    let cache = cache.map_or("none", CacheStatus::as_str);
                    requests.get_or_create_owned(&[("status", status), ("cache", cache)])
                })
            }),
            duration,
            body_bytes,
            connections,
            refused,
            reloads: ["failed", "ok"].map(|result| reloads.get_or_create_owned(&[("result", result)])),
        }
    }

    /// A request has been answered.
    pub fn answered(&self, status: u16, cache: Option<CacheStatus>, duration: Duration, bytes: u64) {
        let class = usize::from(status / 100).clamp(1, CLASSES.len()) - 1;
        let cache = CACHES.iter().position(|one| *one == cache).unwrap_or(0);
        self.requests[class][cache].inc();
        self.duration.observe(duration.as_secs_f64());
        self.body_bytes.inc_by(bytes);
    }

    /// Changed data have been read.
    pub fn reloaded(&self, is_ok: bool) {
        self.reloads[usize::from(is_ok)].inc();
    }

    /// All metrics in the text format of Prometheus.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn encode(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// What is read whenever somebody asks.
#[derive(Debug)]
struct Figures {
    status: Arc<Status>,
    process: ProcessFigures,
}

impl Collector for Figures {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        if let Some(bytes) = (self.process.resident_memory)() {
            put(&mut encoder, "process_resident_memory_bytes", "Resident memory", &ConstGauge::new(bytes))?;
        }
        let dropped = self.process.dropped_log_lines.load(Ordering::Relaxed);
        put(
            &mut encoder,
            "sourceline_dropped_log_lines",
            "Lines of the log that were not read fast enough",
            &ConstCounter::new(dropped),
        )?;
        let Some(site) = self.status.site().map(|state| state.site()) else { return Ok(()) };
        put(
            &mut encoder,
            "sourceline_cache_bytes",
            "Size of the response cache",
            &ConstGauge::new(site.cache.bytes()),
        )?;
        put(
            &mut encoder,
            "sourceline_cache_entries",
            "Responses in the cache",
            &ConstGauge::new(site.cache.count() as u64),
        )?;
        let version = [("version", site.edition.data_version().to_owned())];
        put(&mut encoder, "sourceline_data", "The data that are served", &Info::new(version))
    }
}

/// Writes a metric.
fn put(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, metric: &impl EncodeMetric) -> fmt::Result {
    metric.encode(encoder.encode_descriptor(name, help, None, metric.metric_type())?)
}
