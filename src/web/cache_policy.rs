//! Who may keep a response, and for how long (RFC 9111 §5.2).

use axum::http::HeaderValue;

/// The cache policy of a response: an extension, which handlers set. The server itself keeps what all readers share
/// ([`is_shared`](Self::is_shared)). A response without a policy is not kept by anyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// It never changes at its address, which has a digest of it.
    Immutable,
    /// It follows from the data and the path alone. Browsers ask each time whether it has changed. A proxy or CDN may answer by
    /// itself for a second, so that it asks once for many readers. There is no `stale-while-revalidate`, which
    /// browsers obey, too; a proxy that should answer while it asks has a setting for it.
    Path,
    /// As [`Path`](Self::Path), but it also follows from the query, in which everything is known.
    View,
    /// It may be kept, but each use asks whether it has changed. There may be any number of such addresses.
    Revalidate,
    /// It differs between readers or days: only a browser may keep it.
    Private,
    /// It says what happened once.
    NoStore,
}

impl CachePolicy {
    /// The policy of a view whose query has been read: anything else in it would only be another address of the same response.
    pub fn of_query(is_understood: bool) -> Self {
        if is_understood { Self::View } else { Self::Revalidate }
    }

    /// The policy at an address with a query, if it has one.
    #[must_use]
    pub fn at_address(self, has_query: bool) -> Self {
        if has_query && self == Self::Path { Self::Revalidate } else { self }
    }

    /// Whether a response is the same for all readers, and one of a limited number of addresses.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Immutable | Self::Path | Self::View)
    }

    /// `Cache-Control`.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Path | Self::View => "public, max-age=0, s-maxage=1",
            Self::Revalidate => "no-cache",
            Self::Private => "private, no-cache",
            Self::NoStore => "no-store",
        })
    }
}
