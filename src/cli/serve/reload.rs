//! Live reload: the data are read anew, and the site is replaced if they have no errors.

use super::admin::Operator;
use super::load_failure::LoadFailure;
use super::log::LogFormat;
use super::{Address, Location, base_url, load, log_unpublished, print, site};
use crate::load::Folder;
use crate::pages::BaseUrl;
use crate::web::{AppState, Preview, warm};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

/// A channel for requests to reload. Requests that arrive during a reload are one.
pub fn requests() -> (ReloadSender, mpsc::Receiver<()>) {
    let (sender, receiver) = mpsc::channel(1);
    (ReloadSender(sender), receiver)
}

/// Requests reloads.
#[derive(Clone, Debug)]
pub struct ReloadSender(mpsc::Sender<()>);

impl ReloadSender {
    /// Requests a reload, unless one is requested already.
    pub fn request(&self) {
        let _ = self.0.try_send(());
    }
}

/// Replaces the site of a server by that of the data as they are now.
#[derive(Debug)]
pub struct Reloader {
    /// The folder or archive.
    pub path: PathBuf,
    /// The base URL that the operator gives, if any.
    pub given_base_url: Option<BaseUrl>,
    /// Where the server listens.
    pub addresses: Vec<Address>,
    pub state: Arc<AppState>,
    /// Who is told what came of it.
    pub operator: Operator,
    /// The browsers that watch.
    pub preview: Option<Arc<Preview>>,
    /// How problems are reported.
    pub log_format: LogFormat,
}

impl Reloader {
    /// Reloads at each request. `version` is that of the data that are served.
    pub async fn run(self, mut requests: mpsc::Receiver<()>, version: String) {
        let reloader = Arc::new(self);
        let mut last = Ok(version);
        while requests.recv().await.is_some() {
            let (reloader, before) = (Arc::clone(&reloader), last.clone());
            match spawn_blocking(move || reloader.reload(&before)).await {
                Ok(seen) => last = seen,
                Err(error) => tracing::error!(%error, "the data could not be reloaded"),
            }
        }
    }

    /// Reads the data and serves them if they have no errors. Returns their version, or why they cannot be read. Data that
    /// were `seen` last are not reported again.
    fn reload(&self, seen: &Result<String, String>) -> Result<String, String> {
        let folder = Folder::read(&self.path).map_err(|e| e.to_string());
        let now = folder.as_ref().map(Folder::digest).map_err(Clone::clone);
        if now != *seen {
            let problem = folder
                .map_err(LoadFailure::from)
                .and_then(|folder| self.serve(folder, now.as_deref().unwrap_or_default()))
                .err();
            if let Some(problem) = &problem {
                problem.report(self.log_format);
                tracing::error!(data = %self.path.display(), "the data have errors: the site remains as it was");
            }
            if let Some(preview) = &self.preview {
                // An edition that cannot be read has no version.
                let version = now.clone().unwrap_or_default();
                preview.changed(version, problem.as_ref().map(|problem| problem.plain.as_str()));
            }
            self.operator.reloaded(problem.map(|problem| problem.plain));
        }
        now
    }

    /// Serves a folder with this digest from now on. Requests that have begun are answered from the site they began with.
    fn serve(&self, folder: Folder, digest: &str) -> Result<(), LoadFailure> {
        let outcome = load(&folder, self.preview.is_some());
        let location = Location::Folder(self.path.clone());
        let timeline = outcome.timeline.ok_or_else(|| LoadFailure::of(&outcome.diagnostics, &location.prefix()))?;
        let base = base_url(self.given_base_url.as_ref(), &timeline, &self.addresses)?;
        let site = site(timeline, (folder, digest), &outcome.drafts, base);
        let line =
            format!("Sourceline serves {} as it is now, version {}\n", location.name(), site.edition.data_version());
        log_unpublished(outcome.unpublished);
        self.state.replace(site);
        warm(&self.state);
        print(&line);
        Ok(())
    }
}
