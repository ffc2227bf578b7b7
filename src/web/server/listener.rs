//! Where connections come from.

use super::connection::Connections;
use super::trusted_proxies::Peer;
use std::io;
use std::time::Duration;
use tokio::net::TcpListener;
#[cfg(unix)]
use tokio::net::UnixListener;

/// How long to wait after a connection could not be accepted, such as for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(500);

/// A socket that listens.
#[derive(Debug)]
pub enum Listener {
    /// On an address and a port.
    Tcp(TcpListener),
    /// On a path of the file system.
    #[cfg(unix)]
    Unix(UnixListener),
}

impl Listener {
    /// Accepts connections for ever.
    pub(super) async fn accept_into(&self, connections: &Connections) {
        loop {
            let accepted = match self {
                Self::Tcp(listener) => listener.accept().await.map(|(stream, address)| {
                    // Only costs latency if it fails.
                    let _ = stream.set_nodelay(true);
                    connections.admit(stream, Peer::ip(address.ip()));
                }),
                #[cfg(unix)]
                Self::Unix(listener) => {
                    listener.accept().await.map(|(stream, _)| connections.admit(stream, Peer::Unix))
                }
            };
            if let Err(error) = accepted
                && !is_of_one_connection(&error)
            {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Whether an error concerns only the connection that would have been accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
