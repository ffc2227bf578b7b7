//! What the response cache did for a request.

/// An extension of responses that the cache was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheStatus {
    /// The response was in the cache.
    Hit,
    /// The response was made for this request.
    Miss,
}

impl CacheStatus {
    /// The word of logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
        }
    }
}
