//! What requests are answered from.

use super::ResponseCache;
use super::assets;
use super::branding_files;
use super::drawings::Drawings;
use super::pictures::PictureStore;
use super::security::SecurityHeaders;
use crate::load::Folder;
use crate::model::date::Day;
use crate::pages::{BaseUrl, PageCache, PageContext};
use crate::query::Edition;
use crate::routes::UrlPath;
use arc_swap::ArcSwap;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, Response, Uri};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// One edition with everything that is made from it. A reload replaces all of it at once.
#[derive(Debug)]
pub struct Site {
    /// The timeline and its indexes.
    pub edition: Edition,
    /// The files that the edition was loaded from, for `/edition.zip`.
    pub folder: Arc<Folder>,
    /// Its pictures.
    pub pictures: PictureStore,
    /// Pictures that are drawn of it.
    pub drawings: Drawings,
    /// Where the site is published.
    pub base: BaseUrl,
    /// Returns the current day: the day of access in citations.
    pub today: fn() -> Day,
    /// The version of the data, as responses name it.
    pub data_version: HeaderValue,
    /// What pages of this edition share.
    pub page_cache: PageCache,
    /// Responses of this edition.
    pub cache: ResponseCache,
    /// The headers that keep readers safe.
    pub security: SecurityHeaders,
    /// The digest of the files of the timeline's own branding.
    pub branding_digest: String,
    /// The size of `/edition.zip` in bytes, once it is known.
    pub archive_length: OnceCell<u64>,
}

impl Site {
    /// The site of an edition that was loaded from a folder.
    pub fn new(edition: Edition, folder: Folder, base: BaseUrl, today: fn() -> Day) -> Self {
        let folder = Arc::new(folder);
        Self {
            security: SecurityHeaders::new(&base, &edition.timeline.about.embed),
            branding_digest: branding_files::digest(&folder, &edition.timeline.about),
            pictures: PictureStore::new(Arc::clone(&folder), &edition),
            drawings: Drawings::default(),
            data_version: edition.data_version().parse().unwrap_or(HeaderValue::from_static("unknown")),
            edition,
            folder,
            base,
            today,
            page_cache: PageCache::default(),
            cache: ResponseCache::default(),
            archive_length: OnceCell::new(),
        }
    }

    /// What pages are made from.
    pub fn context(&self) -> PageContext<'_> {
        PageContext {
            edition: &self.edition,
            base: &self.base,
            cache: &self.page_cache,
            asset_digest: assets::digest,
            branding_digest: &self.branding_digest,
        }
    }

    /// A path of the site as a link: with the prefix of the base URL.
    pub fn href(&self, path: impl Into<UrlPath>) -> String {
        self.context().href(path)
    }
}

/// The state of the router: a pointer to the current site. Handlers read it through
/// [`CurrentSite`](super::extractors::CurrentSite).
#[derive(Debug)]
pub struct AppState {
    site: ArcSwap<Site>,
    security_txt: Option<String>,
    warms: bool,
}

impl AppState {
    /// State that serves a site.
    pub fn new(site: Site) -> Self {
        Self { site: ArcSwap::from_pointee(site), security_txt: None, warms: true }
    }

    /// The same with a text for `/.well-known/security.txt`, whatever the site.
    #[must_use]
    pub fn with_security_txt(self, text: Option<String>) -> Self {
        Self { security_txt: text, ..self }
    }

    /// The same, with or without responses that are made in advance.
    #[must_use]
    pub fn with_warming(self, warms: bool) -> Self {
        Self { warms, ..self }
    }

    /// Whether responses are made in advance.
    pub fn warms(&self) -> bool {
        self.warms
    }

    /// The text for `/.well-known/security.txt`.
    pub fn security_txt(&self) -> Option<&str> {
        self.security_txt.as_deref()
    }

    /// The current site.
    pub fn site(&self) -> Arc<Site> {
        self.site.load_full()
    }

    /// Answers a request from the cache of the current site, if the response is ready: as the router would, but at once.
    pub fn answer(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response<Bytes>> {
        self.site.load().cache.answer(method, uri, request)
    }

    /// Serves another site from now on. Requests that have begun are answered from the site they began with.
    pub fn replace(&self, site: Site) {
        self.site.store(Arc::new(site));
    }
}
