//! Ids of requests, by which lines of the log that belong together are found.

use axum::http::{HeaderMap, HeaderValue};
use std::fmt::{self, Display};
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// The length of an id that a proxy may give.
const MAX_BYTES: usize = 128;

/// Differs between processes.
static PROCESS: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one("process") >> 32);

static REQUESTS: AtomicU64 = AtomicU64::new(0);

tokio::task_local! {
    static CURRENT: RequestId;
}

/// The id of a request.
#[derive(Clone, Debug)]
pub enum RequestId {
    /// The number of the request in this process.
    Made(u64),
    /// `X-Request-Id` of a trusted proxy.
    Given(HeaderValue),
}

impl RequestId {
    /// An id that no request has had.
    pub fn next() -> Self {
        Self::Made(REQUESTS.fetch_add(1, Ordering::Relaxed))
    }

    /// The valid id that a proxy gives.
    pub fn given(headers: &HeaderMap) -> Option<Self> {
        let id = headers.get("x-request-id")?;
        let valid = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+/=".contains(byte);
        let bytes = id.as_bytes();
        (1..=MAX_BYTES).contains(&bytes.len()).then_some(())?;
        bytes.iter().all(valid).then(|| Self::Given(id.clone()))
    }

    /// The id of the request that the current task is answering.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// Answers a request with this id: everything logged meanwhile can name it.
    pub async fn scope<F: Future>(self, answer: F) -> F::Output {
        CURRENT.scope(self, answer).await
    }
}

impl Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made(number) => write!(f, "{:08x}-{number:x}", *PROCESS),
            Self::Given(id) => f.write_str(id.to_str().unwrap_or_default()),
        }
    }
}
