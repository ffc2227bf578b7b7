//! The headers that keep readers safe, by kind of response.

use crate::model::EmbedPolicy;
use crate::pages::BaseUrl;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Which security headers a response has: an extension, which handlers set. A response without one is a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecurityPolicy {
    /// A page, or what takes the place of one.
    #[default]
    Document,
    /// A page in a frame of another site, if the timeline allows that site to embed it.
    Embed,
    /// A page that shows frames of this site.
    WithFrames,
    /// A style sheet, a script, a font or a picture of a record: for this site only.
    Asset,
    /// An image of the timeline's folder, for this site only. An SVG may have styles of its own, but no scripts.
    Image,
    /// A file with data or a picture, which other sites may use, and whose scripts may read it (CORS).
    Download,
}

/// Nothing but what comes from the site itself, and nothing inline.
macro_rules! own_content {
    () => {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'"
    };
}

const DOCUMENT_CONTENT: &str = concat!(own_content!(), "; frame-ancestors 'none'");
const FRAMES_CONTENT: &str = concat!(own_content!(), "; frame-src 'self'; frame-ancestors 'none'");
const EMBED_CONTENT: &str = concat!(own_content!(), "; frame-ancestors ");

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
/// What a page in a frame of another site uses: nothing.
const EMBED_PERMISSIONS: &str = "camera=(), clipboard-read=(), clipboard-write=(), display-capture=(), fullscreen=(), \
                                 geolocation=(), microphone=(), midi=(), payment=(), usb=()";

/// A year.
const STRICT_TRANSPORT: &str = "max-age=31536000";

const CROSS_ORIGIN_EMBEDDER_POLICY: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// The security headers of a site.
#[derive(Debug)]
pub struct SecurityHeaders {
    is_https_host: bool,
    /// The content policy of pages in frames, which says who may embed them.
    embed_content: HeaderValue,
}

impl SecurityHeaders {
    /// Those of a site at a base URL. Browsers are told to use https only if the site has the whole host: its neighbours
    /// under other paths may need http.
    pub fn new(base: &BaseUrl, embed: &EmbedPolicy) -> Self {
        let ancestors = match embed {
            EmbedPolicy::Anyone => "*".to_owned(),
            EmbedPolicy::Nobody => "'none'".to_owned(),
            // The site shows a preview itself.
            EmbedPolicy::Origins(origins) => format!("'self' {}", origins.join(" ")),
        };
        Self {
            is_https_host: base.is_https() && base.prefix().is_empty(),
            embed_content: format!("{EMBED_CONTENT}{ancestors}")
                .parse()
                .unwrap_or(HeaderValue::from_static(DOCUMENT_CONTENT)),
        }
    }

    /// Adds the headers of a policy.
    pub fn add(&self, policy: SecurityPolicy, headers: &mut HeaderMap) {
        let mut set = |name, value| _ = headers.insert(name, HeaderValue::from_static(value));
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        if self.is_https_host {
            set(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
        }
        match policy {
            SecurityPolicy::Embed => {
                set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
                set(PERMISSIONS_POLICY, EMBED_PERMISSIONS);
                // For sites that ask this of everything they embed.
                set(CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin");
                set(CROSS_ORIGIN_EMBEDDER_POLICY, "require-corp");
                headers.insert(header::CONTENT_SECURITY_POLICY, self.embed_content.clone());
            }
            SecurityPolicy::Document | SecurityPolicy::WithFrames => {
                let with_frames = policy == SecurityPolicy::WithFrames;
                let content = if with_frames { FRAMES_CONTENT } else { DOCUMENT_CONTENT };
                set(header::CONTENT_SECURITY_POLICY, content);
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
