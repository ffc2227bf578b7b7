//! The log on standard error: as text or JSON, one line for each event.

use crate::web::RequestId;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// How many lines may wait to be written.
const MAX_LINES: usize = 8192;

/// How many bytes are written at once.
const BATCH: usize = 64 << 10;

/// How long the program waits at its end for lines to be written.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

/// The form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

/// The log. Lines that wait are written when it is dropped.
#[derive(Debug)]
pub struct Log {
    queue: Queue,
}

impl Log {
    /// Writes events of these levels to standard error, which leaves standard output to the address.
    pub fn start(levels: Targets, format: LogFormat) -> Result<Self, String> {
        let (sender, receiver) = sync_channel(MAX_LINES);
        let queue = Queue { sender, dropped: Arc::default() };
        let dropped = Arc::clone(&queue.dropped);
        let writer = thread::Builder::new().name("log".to_owned()).spawn(move || write_lines(&receiver, &dropped));
        writer.map_err(|e| format!("cannot start the log: {e}"))?;
        let lines = tracing_subscriber::fmt::layer().with_writer(queue.clone()).with_ansi(false);
        let lines = match format {
            LogFormat::Text => lines.boxed(),
            LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed(),
        };
        let log = tracing_subscriber::registry().with(lines.with_filter(levels));
        log.try_init().map_err(|e| format!("cannot start the log: {e}"))?;
        std::panic::set_hook(Box::new(log_panic));
        Ok(Self { queue })
    }

    /// Counts the lines that are dropped.
    pub fn dropped_lines(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.queue.dropped)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        let (done, written) = sync_channel(1);
        let begun = Instant::now();
        let mut flush = Queued::Flush(done);
        while let Err(TrySendError::Full(unsent)) = self.queue.sender.try_send(flush) {
            if begun.elapsed() > FLUSH_TIMEOUT {
                return;
            }
            flush = unsent;
            thread::sleep(Duration::from_millis(1));
        }
        let _ = written.recv_timeout(FLUSH_TIMEOUT);
    }
}

enum Queued {
    Line(Vec<u8>),
    /// Asks to be answered when everything before it has been written.
    Flush(SyncSender<()>),
}

/// The lines that wait to be written: a slow reader of the log must not stop the server, so lines for which there is no room are
/// dropped. (tracing-appender does the same, with ten crates.)
#[derive(Clone, Debug)]
struct Queue {
    sender: SyncSender<Queued>,
    dropped: Arc<AtomicU64>,
}

impl MakeWriter<'_> for Queue {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Write for Queue {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.sender.try_send(Queued::Line(line.to_vec())).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes lines as they come, and says how many were dropped meanwhile.
fn write_lines(entries: &Receiver<Queued>, dropped: &AtomicU64) {
    let mut batch = Vec::new();
    let mut reported = 0;
    while let Ok(entry) = entries.recv() {
        let mut next = Some(entry);
        let mut flushed = None;
        while let Some(entry) = next {
            match entry {
                Queued::Line(line) => batch.extend_from_slice(&line),
                Queued::Flush(done) => flushed = Some(done),
            }
            next = if batch.len() < BATCH { entries.try_recv().ok() } else { None };
        }
        let _ = io::stderr().write_all(&batch);
        batch.clear();
        let lines = dropped.load(Ordering::Relaxed) - reported;
        if lines > 0 {
            reported += lines;
            tracing::warn!(lines, "lines of the log were dropped: they are not read fast enough");
        }
        if let Some(done) = flushed {
            let _ = done.try_send(());
        }
    }
}

/// Logs a panic with its place and the request that it ends.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let backtrace = Backtrace::capture();
    let backtrace = (backtrace.status() == BacktraceStatus::Captured).then(|| tracing::field::display(backtrace));
    let at = panic.location().map(tracing::field::display);
    let id = RequestId::current().map(tracing::field::display);
    tracing::error!(id, at, backtrace, "panicked: {}", panic.payload_as_str().unwrap_or("no message"));
}
