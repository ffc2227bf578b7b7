//! `sourceline serve`: a timeline over HTTP.

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

/// How long answers that are under way may take once the program was asked to end.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);

/// Serve a timeline.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// The folder of a timeline, or a zip archive of it; default: the first edition, which is part of the program
    #[arg(long, value_name = "DIR", env = "SOURCELINE_DATA")]
    data: Option<PathBuf>,
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", env = "SOURCELINE_BIND", default_value = "127.0.0.1:3000")]
    bind: String,
    /// Where the site is published, such as <https://example.org/history>
    #[arg(long, value_name = "URL", env = "SOURCELINE_BASE_URL")]
    base_url: Option<String>,
    /// What is logged to standard error: a level (error, warn, info, debug, trace, off), or levels of modules such as
    /// sourceline=debug
    #[arg(long, value_name = "LEVEL", env = "SOURCELINE_LOG", default_value = "warn")]
    log: Targets,
}

impl ServeArgs {
    /// Serves until the program is told to end. Exit code 1 where the timeline has errors, 2 where it cannot be read
    /// or the address cannot be used.
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
        let runtime = tokio::runtime::Runtime::new().map_err(|e| format!("the runtime does not start: {e}"))?;
        runtime.block_on(async {
            let listener = TcpListener::bind(address).await.map_err(|e| bind_error(&self.bind, &e))?;
            let bound = listener.local_addr().map_err(|e| bind_error(&self.bind, &e))?;
            let published = given.map_or_else(|| default_base_url(timeline.about.base_url.as_deref(), bound), Ok)?;
            let here = format!("http://{}{}/", display_address(bound), published.prefix());
            let edition = Edition::new(timeline, &folder.digest());
            let state = AppState::new(Site::new(edition, folder, published, today));
            // Before the address is said: who reads it may end the program at once.
            let stopped = shutdown_signal().map_err(|e| format!("signals cannot be heard: {e}"))?;
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
    log.try_init().map_err(|e| format!("the log does not start: {e}"))
}

/// Reads the address to listen on.
fn parse_address(bind: &str) -> Result<SocketAddr, String> {
    use std::net::ToSocketAddrs;
    let wrong =
        || format!("“{bind}” is not an address to listen on; write 127.0.0.1:3000, or [::1]:3000, or localhost:3000");
    bind.parse().or_else(|_| bind.to_socket_addrs().map_err(|_| wrong())?.next().ok_or_else(wrong))
}

/// Why an address cannot be used, in a line.
fn bind_error(bind: &str, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{bind} is in use; end what listens there, or choose another with --bind")
        }
        std::io::ErrorKind::AddrNotAvailable => {
            format!("{bind} is not an address of this machine; choose another with --bind")
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("{bind} may not be used: permission denied; choose a port from 1024 on with --bind")
        }
        _ => format!("{bind} cannot be used: {error}"),
    }
}

/// Where the site is published, where no flag says so: the timeline's `base_url`, else the bound address.
fn default_base_url(base_url: Option<&str>, bound: SocketAddr) -> Result<BaseUrl, String> {
    let address = format!("http://{}", display_address(bound));
    BaseUrl::read(base_url.unwrap_or(&address)).map_err(|e| e.to_string())
}

/// A bound address as a reader opens it: all interfaces are shown as localhost.
fn display_address(bound: SocketAddr) -> String {
    if bound.ip().is_unspecified() { format!("localhost:{}", bound.port()) } else { bound.to_string() }
}

/// Listens for the signals that end the program, from the call on; the future is done when one came.
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
