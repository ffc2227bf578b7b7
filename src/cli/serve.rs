//! `sourceline serve`: serves a timeline over HTTP.

use super::{EmbeddedFiles, embedded, print, print_err, today};
use crate::load;
use crate::pages::BaseUrl;
use crate::query::Edition;
use crate::web::{AppState, Site, router};
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// How long pending responses may take after the shutdown signal.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);

/// Serve a timeline.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// The folder of a timeline, or a zip archive of it [default: the built-in first edition]
    #[arg(long, value_name = "DIR", env = "SOURCELINE_DATA")]
    data: Option<PathBuf>,
    /// The address and port to listen on; port 0 chooses a free port
    #[arg(long, value_name = "ADDR:PORT", env = "SOURCELINE_BIND", default_value = "127.0.0.1:3000")]
    bind: String,
    /// The public URL of the site, such as <https://example.org/history>
    #[arg(long, value_name = "URL", env = "SOURCELINE_BASE_URL")]
    base_url: Option<String>,
    /// The level of the log on standard error (error, warn, info, debug, trace, off), or levels by module such as
    /// sourceline=debug
    #[arg(long, value_name = "LEVEL", env = "SOURCELINE_LOG", default_value = "warn")]
    log: Targets,
}

impl ServeArgs {
    /// Serves until SIGINT or SIGTERM. Exit code 1 if the timeline has errors, 2 if it cannot be read or the address cannot be
    /// used.
    pub fn run(self, first_edition: EmbeddedFiles) -> Result<ExitCode, String> {
        start_log(self.log.clone())?;
        let address: SocketAddr = parse_address(&self.bind)?;
        let given = self.base_url.as_deref().map(BaseUrl::read).transpose().map_err(|e| e.to_string())?;
        let folder = embedded::folder(self.data.as_deref(), first_edition)?;
        let name = self.data.as_ref().map_or(String::new(), |dir| dir.display().to_string());
        let outcome = load::load(&folder);
        let Some(timeline) = outcome.timeline else {
            print_err(&outcome.diagnostics.text(&name, std::io::stderr().is_terminal()));
            return Ok(ExitCode::FAILURE);
        };
        let runtime = tokio::runtime::Runtime::new().map_err(|e| format!("cannot start the async runtime: {e}"))?;
        runtime.block_on(async {
            let listener = TcpListener::bind(address).await.map_err(|e| bind_error(&self.bind, &e))?;
            let bound = listener.local_addr().map_err(|e| bind_error(&self.bind, &e))?;
            let published = given.map_or_else(|| default_base_url(timeline.about.base_url.as_deref(), bound), Ok)?;
            let here = format!("http://{}{}/", display_address(bound), published.prefix());
            let edition = Edition::new(timeline, &folder.digest());
            let state = AppState::new(Site::new(edition, folder, published, today));
            // Before printing the address: whoever waits for it may send a signal at once.
            let stopped = shutdown_signal().map_err(|e| format!("cannot listen for signals: {e}"))?;
            print(&format!("Sourceline serves {here}\n"));
            let (ended, end) = tokio::sync::watch::channel(false);
            let mut ending = end.clone();
            let server = axum::serve(listener, router(&Arc::new(state))).with_graceful_shutdown(async move {
                stopped.await;
                let _ = ended.send(true);
            });
            let late = async move {
                let _ = ending.wait_for(|ended| *ended).await;
                tokio::time::sleep(SHUTDOWN_GRACE).await;
            };
            tokio::select! {
                done = server.into_future() => done.map_err(|e| format!("the server failed: {e}"))?,
                () = late => {}
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Writes the log to standard error, which leaves standard output to the address.
fn start_log(levels: Targets) -> Result<(), String> {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    let log = tracing_subscriber::registry().with(lines.with_filter(levels));
    log.try_init().map_err(|e| format!("cannot start the log: {e}"))
}

fn parse_address(bind: &str) -> Result<SocketAddr, String> {
    use std::net::ToSocketAddrs;
    let wrong =
        || format!("“{bind}” is not an address to listen on; write 127.0.0.1:3000, or [::1]:3000, or localhost:3000");
    bind.parse().or_else(|_| bind.to_socket_addrs().map_err(|_| wrong())?.next().ok_or_else(wrong))
}

/// Explains why the server cannot listen on an address.
fn bind_error(bind: &str, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{bind} is in use; stop the program that listens there, or choose another address with --bind")
        }
        std::io::ErrorKind::AddrNotAvailable => {
            format!("{bind} is not an address of this machine; choose another one with --bind")
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("permission denied to listen on {bind}; choose a port from 1024 with --bind")
        }
        _ => format!("{bind} cannot be used: {error}"),
    }
}

/// The base URL if no flag gives one: the timeline's `base_url`, or else the bound address.
fn default_base_url(base_url: Option<&str>, bound: SocketAddr) -> Result<BaseUrl, String> {
    let address = format!("http://{}", display_address(bound));
    BaseUrl::read(base_url.unwrap_or(&address)).map_err(|e| e.to_string())
}

/// A bound address as one opens it in a browser: all interfaces become localhost.
fn display_address(bound: SocketAddr) -> String {
    if bound.ip().is_unspecified() { format!("localhost:{}", bound.port()) } else { bound.to_string() }
}

/// Installs the signal handlers; the future resolves at the first SIGINT or SIGTERM.
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
