//! `sourceline serve`: serves a timeline over HTTP.

mod admin;
mod listeners;
mod load_failure;
mod log;
mod process;
mod reload;
mod security_txt;
mod signals;
mod watch;

use super::location::Location;
use super::{EmbeddedFiles, print, print_err, today};
use crate::load::{self, Folder, Outcome};
use crate::model::Timeline;
use crate::pages::BaseUrl;
use crate::query::Edition;
use crate::web::{
    App, AppState, Limits, Metrics, Observer, Preview, Site, TrustedProxies, TrustedProxy, router, serve, warm,
};
use admin::{Operator, reload_now};
use listeners::{Address, Bind, Sockets};
use load_failure::LoadFailure;
use log::{Log, LogFormat};
use reload::Reloader;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing_subscriber::filter::Targets;

/// Files that are open besides connections, and connections that are being refused.
const OTHER_FILES: u64 = 512;

/// Serve a timeline.
#[derive(Debug, clap::Args)]
pub struct ServeOptions {
    /// For editors: reload the folder or archive when it changes, and the pages in browsers with it, and show problems there.
    /// SIGHUP reloads it in any case
    #[arg(long, env = "SOURCELINE_WATCH")]
    watch: bool,
    /// The address and port to listen on, where port 0 chooses a free port, or unix:PATH. Sockets that systemd passes are
    /// used instead
    #[arg(long, value_name = "ADDR:PORT", env = "SOURCELINE_BIND", default_value = "127.0.0.1:3000")]
    bind: String,
    /// The public URL of the site, such as <https://example.org/history>
    #[arg(long, value_name = "URL", env = "SOURCELINE_BASE_URL")]
    base_url: Option<String>,
    /// A file for /.well-known/security.txt, with Contact and Expires (RFC 9116)
    #[arg(long, value_name = "FILE", env = "SOURCELINE_SECURITY_TXT")]
    security_txt: Option<PathBuf>,
    /// The number of connections that are served at the same time; further ones are answered with 503
    #[arg(long, value_name = "NUMBER", env = "SOURCELINE_MAX_CONNECTIONS", default_value = "1024")]
    max_connections: NonZeroUsize,
    /// Makes no responses in advance. By default, those of a small timeline are made at the lowest priority
    #[arg(long, env = "SOURCELINE_NO_WARMING")]
    no_warming: bool,
    /// How many seconds pending requests may take after SIGTERM or SIGINT
    #[arg(long, value_name = "SECONDS", env = "SOURCELINE_SHUTDOWN_TIMEOUT", default_value = "10")]
    shutdown_timeout: u32,
    /// Where the operator gets /healthz, /readyz and /metrics: an address and port of this machine, or unix:PATH [default: nowhere]
    #[arg(long, value_name = "ADDR:PORT", env = "SOURCELINE_ADMIN")]
    admin: Option<String>,
    /// A proxy whose X-Forwarded-For, Forwarded and X-Request-Id are believed: an address, a network such as 10.0.0.0/8, or unix
    /// for whoever connects to a unix socket. Can be repeated
    #[arg(long, value_name = "PROXY", env = "SOURCELINE_TRUSTED_PROXY", value_delimiter = ',')]
    trusted_proxy: Vec<TrustedProxy>,
    /// The level of the log on standard error (error, warn, info, debug, trace, off), or levels by target. With info, it has a
    /// line for each request; info,access=warn leaves out those that are not slow
    #[arg(long, value_name = "LEVEL", env = "SOURCELINE_LOG", default_value = "warn")]
    log: Targets,
    /// The form of the log
    #[arg(long, value_name = "FORMAT", env = "SOURCELINE_LOG_FORMAT", default_value = "text")]
    log_format: LogFormat,
    /// The number of milliseconds above which a request is logged as slow
    #[arg(long, value_name = "MS", env = "SOURCELINE_SLOW_REQUEST", default_value = "500")]
    slow_request: u64,
}

impl ServeOptions {
    /// Serves until SIGINT or SIGTERM, and calls `after_load` once it does. Exit code 1 if the timeline has errors, 2 if it cannot
    /// be read or the address cannot be used.
    pub fn run(self, location: &Location, first_edition: EmbeddedFiles, after_load: fn()) -> Result<ExitCode, String> {
        if self.watch && location.path().is_none() {
            return Err("--watch needs a timeline that can change: name its folder with --data".into());
        }
        let log = Log::start(self.log.clone(), self.log_format)?;
        let bind = Bind::read("--bind", &self.bind)?;
        let admin = self.admin.as_deref().map(|admin| Bind::read_local("--admin", admin)).transpose()?;
        let given = self.base_url.as_deref().map(BaseUrl::read).transpose().map_err(|e| e.to_string())?;
        let runtime = tokio::runtime::Runtime::new().map_err(|e| format!("cannot start the async runtime: {e}"))?;
        // Answers while the data are being loaded.
        let (operator, _admin_file) = match &admin {
            Some(bind) => runtime.block_on(Operator::listen(bind, log.dropped_lines()))?,
            None => Default::default(),
        };
        let security_txt = self.security_txt.as_deref().map(security_txt::read).transpose()?;
        let folder = location.read(first_edition)?;
        let (outcome, version) = std::thread::scope(|scope| {
            let version = scope.spawn(|| folder.digest());
            let outcome = load(&folder, self.watch);
            (outcome, version.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let Some(timeline) = outcome.timeline else {
            LoadFailure::of(&outcome.diagnostics, &location.prefix()).report(self.log_format);
            if self.watch && self.log_format == LogFormat::Text {
                print_err("Nothing is served or watched yet: correct the errors, then run this command again.");
            }
            return Ok(ExitCode::FAILURE);
        };
        log_unpublished(outcome.unpublished);
        let limits = self.limits();
        let done = runtime.block_on(async {
            raise_file_limit(limits.max_connections);
            let sockets = Sockets::open(&bind).await?;
            let published = base_url(given.as_ref(), &timeline, &sockets.addresses)?;
            let lines = serving_lines(&sockets.addresses, &published, location);
            let site = site(timeline, (folder, &version), &outcome.drafts, published);
            let state = AppState::new(site).with_security_txt(security_txt).with_warming(!self.no_warming);
            let state = Arc::new(state);
            // Before printing the address: whoever waits for it may send a signal at once.
            let stopped = signals::stop()?;
            operator.status.serving(Arc::clone(&state), reload_now(None));
            let observer = Arc::new(self.observer(operator.metrics.clone()));
            let status = Arc::clone(&operator.status);
            let preview = self.watch.then(|| Arc::new(Preview::new(version.clone())));
            let reloader = location.path().map(|path| Reloader {
                path: path.to_owned(),
                given_base_url: given,
                addresses: sockets.addresses,
                state: Arc::clone(&state),
                operator,
                preview: preview.clone(),
                log_format: self.log_format,
            });
            reload_on_change(reloader, version)?;
            print(&lines);
            after_load();
            warm(&state);
            let file = sockets.file;
            let app = match &preview {
                Some(preview) => preview.around(&state, router(&state)).into(),
                None => App::new(state),
            };
            let stop = async {
                stopped.await;
                preview.iter().for_each(|preview| preview.stop());
                status.stopping();
                // While the socket still listens, so that it is not the file of the program that follows.
                drop(file);
            };
            serve(sockets.listeners, app, limits, observer, stop).await;
            Ok(ExitCode::SUCCESS)
        });
        // A reload that is under way is of no use any more.
        runtime.shutdown_background();
        done
    }

    fn observer(&self, metrics: Option<Arc<Metrics>>) -> Observer {
        Observer {
            now: Instant::now,
            log: true,
            trusted_proxies: TrustedProxies(self.trusted_proxy.clone()),
            slow: Duration::from_millis(self.slow_request),
            metrics,
        }
    }

    fn limits(&self) -> Limits {
        Limits {
            max_connections: self.max_connections.get().min(tokio::sync::Semaphore::MAX_PERMITS),
            shutdown_timeout: Duration::from_secs(self.shutdown_timeout.into()),
            ..Limits::default()
        }
    }
}

/// Loads a folder: for editors with its drafts, for readers without.
fn load(folder: &Folder, watch: bool) -> Outcome {
    if watch { load::load_with_drafts(folder) } else { load::load(folder) }
}

/// The site of a timeline that was loaded from a folder with this digest. Its files are without those of drafts.
fn site(timeline: Timeline, (folder, digest): (Folder, &str), drafts: &[String], base: BaseUrl) -> Site {
    if drafts.is_empty() {
        return Site::new(Edition::new(timeline, digest), folder, base, today);
    }
    let folder = folder.without_drafts(drafts);
    Site::new(Edition::new(timeline, &folder.digest()), folder, base, today)
}

/// Says how many ids may still change, because nobody has published them.
fn log_unpublished(ids: usize) {
    if ids > 0 {
        tracing::info!(ids, "not all ids are published: `sourceline publish` makes them permanent");
    }
}

/// Reloads the data at SIGHUP and, if browsers watch, when they change. `version` is that of the data that are served.
fn reload_on_change(reloader: Option<Reloader>, version: String) -> Result<(), String> {
    let Some(reloader) = reloader else {
        let ignore = || tracing::warn!("SIGHUP is ignored: the built-in edition does not change");
        return signals::on_hangup(ignore);
    };
    let (reload, requests) = reload::requests();
    if reloader.preview.is_some() {
        watch::watch(&reloader.path, reload.clone())?;
        // It may have changed since it was read.
        reload.request();
    }
    signals::on_hangup(move || reload.request())?;
    tokio::spawn(reloader.run(requests, version));
    Ok(())
}

/// The base URL that a flag gives, or else the timeline's `base_url`, or else the address of the first socket.
fn base_url(given: Option<&BaseUrl>, timeline: &Timeline, addresses: &[Address]) -> Result<BaseUrl, String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let address = match addresses.first() {
        Some(address @ Address::Tcp(_)) => address.to_string(),
        _ => "http://localhost".to_owned(),
    };
    BaseUrl::read(timeline.about.base_url.as_deref().unwrap_or(&address)).map_err(|e| e.to_string())
}

/// The lines that say where the site is, and of which timeline.
fn serving_lines(addresses: &[Address], published: &BaseUrl, location: &Location) -> String {
    let shown = addresses.iter().map(|address| match address {
        Address::Tcp(_) => format!("{address}{}/", published.prefix()),
        Address::Unix(_) => address.to_string(),
    });
    format!("Sourceline serves {}\nThe timeline is {}\n", shown.collect::<Vec<_>>().join(" and "), location.name())
}

/// Allows as many open files as the connections need, if the system does: often only 1,024 are allowed by default.
#[cfg(unix)]
fn raise_file_limit(max_connections: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let needed = u64::try_from(max_connections).unwrap_or(u64::MAX).saturating_add(OTHER_FILES);
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let Some(current) = current.filter(|current| *current < needed) else { return };
    let raised = maximum.map_or(needed, |maximum| maximum.min(needed));
    let done = setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum });
    if raised < needed || done.is_err() {
        tracing::warn!(
            needed,
            allowed = if done.is_ok() { raised } else { current },
            "the system allows too few open files"
        );
    }
}

#[cfg(not(unix))]
fn raise_file_limit(_: usize) {}
