//! The socket for the operator.

use super::listeners::{Address, Bind, SocketFile, Sockets};
use super::{print, process};
use crate::web::{Limits, Metrics, Observer, ProcessFigures, Reload, Status, admin_router, serve};
use chrono::{SecondsFormat, Utc};
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

/// The operator's connections: monitoring and a person.
const MAX_CONNECTIONS: usize = 64;

/// What the operator can ask for, also if nobody can ask.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    pub status: Arc<Status>,
    /// Only kept if somebody can ask for them.
    pub metrics: Option<Arc<Metrics>>,
}

impl Operator {
    /// Answers the operator on a socket until the runtime ends. The socket's file is removed on drop.
    pub async fn listen(bind: &Bind, dropped_log_lines: Arc<AtomicU64>) -> Result<(Self, Option<SocketFile>), String> {
        let sockets = Sockets::listen(bind).await?;
        let status = Arc::<Status>::default();
        let process = ProcessFigures { resident_memory: process::resident_memory, dropped_log_lines };
        let metrics = Arc::new(Metrics::new(Arc::clone(&status), process));
        let router = admin_router(Arc::clone(&status), Arc::clone(&metrics));
        let limits = Limits { max_connections: MAX_CONNECTIONS, ..Limits::default() };
        tokio::spawn(serve(sockets.listeners, router, limits, Arc::new(Observer::silent(Instant::now)), pending()));
        for address in &sockets.addresses {
            print(&match address {
                Address::Tcp(_) => {
                    format!("Sourceline answers its operator at {address}/readyz and {address}/metrics\n")
                }
                Address::Unix(_) => format!("Sourceline answers its operator at {address}\n"),
            });
        }
        Ok((Self { status, metrics: Some(metrics) }, sockets.file))
    }

    /// Changed data have been read.
    pub fn reloaded(&self, problem: Option<String>) {
        if let Some(metrics) = &self.metrics {
            metrics.reloaded(problem.is_none());
        }
        self.status.reloaded(reload_now(problem));
    }
}

/// What came of reading the data just now.
pub fn reload_now(problem: Option<String>) -> Reload {
    Reload { at: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true), problem }
}
