//! The headers that keep readers safe, by kind of response.

use crate::pages::BaseUrl;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Which security headers a response has: an extension, which handlers set. A response without one is a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecurityPolicy {
    /// A page, or what takes the place of one.
    #[default]
    Document,
    /// A style sheet, a script, a font or a picture of a record: for this site only.
    Asset,
    /// An image of the timeline's folder, for this site only. An SVG may have styles of its own, but no scripts.
    Image,
    /// A file with data or a picture, which other sites may use, and whose scripts may read it (CORS).
    Download,
}

/// Nothing but what comes from the site itself, and nothing inline.
const DOCUMENT_CONTENT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                                connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For a file that is opened as if it were a page.
const FILE_CONTENT: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The same for an image, which may be an SVG with styles in it.
const IMAGE_CONTENT: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// What pages use: full screen for presentations, and the clipboard for copying. The rest is what browsers would ask a
/// reader about.
const PERMISSIONS: &str = "camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), fullscreen=(self), \
                           geolocation=(), microphone=(), midi=(), payment=(), usb=()";

/// What scripts of other sites see of the head of a file, besides what they always see.
const EXPOSED: &str = "ETag, Link, Data-Version, Content-Disposition";

/// A year.
const STRICT_TRANSPORT: &str = "max-age=31536000";

const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// The security headers of a site.
#[derive(Debug)]
pub struct SecurityHeaders {
    is_https_host: bool,
}

impl SecurityHeaders {
    /// Those of a site at a base URL. Browsers are told to use https only if the site has the whole host: its neighbours
    /// under other paths may need http.
    pub fn new(base: &BaseUrl) -> Self {
        Self { is_https_host: base.is_https() && base.prefix().is_empty() }
    }

    /// Adds the headers of a policy.
    pub fn add(&self, policy: SecurityPolicy, headers: &mut HeaderMap) {
        let mut set = |name, value| _ = headers.insert(name, HeaderValue::from_static(value));
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        if self.is_https_host {
            set(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
        }
        match policy {
            SecurityPolicy::Document => {
                set(header::CONTENT_SECURITY_POLICY, DOCUMENT_CONTENT);
                set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
                set(header::X_FRAME_OPTIONS, "DENY");
                set(PERMISSIONS_POLICY, PERMISSIONS);
                set(CROSS_ORIGIN_OPENER_POLICY, "same-origin");
                set(CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
            }
            SecurityPolicy::Asset => {
                set(header::CONTENT_SECURITY_POLICY, FILE_CONTENT);
                set(CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
            }
            SecurityPolicy::Image => {
                set(header::CONTENT_SECURITY_POLICY, IMAGE_CONTENT);
                set(CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
            }
            SecurityPolicy::Download => {
                set(header::CONTENT_SECURITY_POLICY, FILE_CONTENT);
                set(CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin");
                set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
                set(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            }
        }
    }
}
