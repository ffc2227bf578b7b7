//! Whether the site is served, and what came of the last reload: what the operator is told.

use super::AppState;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How the program is doing. At first, no site is served yet.
#[derive(Debug, Default)]
pub struct Status(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    site: Option<Arc<AppState>>,
    reload: Option<Reload>,
    is_stopping: bool,
}

/// What came of reading the data.
#[derive(Clone, Debug)]
pub struct Reload {
    /// When, in the notation of RFC 3339.
    pub at: String,
    /// Why the data could not be served, if so.
    pub problem: Option<String>,
}

/// Whether requests of readers should be sent here.
#[derive(Debug)]
pub enum Readiness {
    Loading,
    Ready(Arc<AppState>, Option<Reload>),
    Stopping,
}

impl Status {
    /// The first site is served from now on.
    pub fn serving(&self, site: Arc<AppState>, reload: Reload) {
        let mut known = self.known();
        known.site = Some(site);
        known.reload = Some(reload);
    }

    /// The data have been read again.
    pub fn reloaded(&self, reload: Reload) {
        self.known().reload = Some(reload);
    }

    /// No connections are accepted any more.
    pub fn stopping(&self) {
        self.known().is_stopping = true;
    }

    /// The answer for whoever distributes requests.
    pub fn readiness(&self) -> Readiness {
        let known = self.known();
        match &known.site {
            _ if known.is_stopping => Readiness::Stopping,
            None => Readiness::Loading,
            Some(site) => Readiness::Ready(Arc::clone(site), known.reload.clone()),
        }
    }

    /// What is served, if anything is.
    pub fn site(&self) -> Option<Arc<AppState>> {
        self.known().site.clone()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
