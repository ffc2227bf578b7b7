//! What a client may demand of the server.

use std::time::Duration;

/// Limits of time, size and number. The size of a query is limited by the pages that read it.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections that are served at the same time. Further ones are answered with 503.
    pub max_connections: usize,
    /// The time from the first byte of a request, or from the beginning of the connection, to the end of the request's head.
    pub head_timeout: Duration,
    /// The time between a response and the first byte of the next request.
    pub idle_timeout: Duration,
    /// The time in which a client that reads a response must accept at least one byte.
    pub write_timeout: Duration,
    /// The time from the request to shut down to the end of the server.
    pub shutdown_timeout: Duration,
    /// The length of a request target in bytes (else 414).
    pub max_url_bytes: usize,
    /// The length of all header fields together, in bytes (else 431).
    pub max_head_bytes: usize,
    /// The length of a request body in bytes (else 413). No page reads one.
    pub max_body_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_connections: 1024,
            head_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            shutdown_timeout: Duration::from_secs(10),
            max_url_bytes: 16 << 10,
            max_head_bytes: 32 << 10,
            max_body_bytes: 64 << 10,
        }
    }
}
