//! What requests are answered from.

use super::{Assets, ResponseCache};
use crate::load::Folder;
use crate::model::date::Day;
use crate::pages::{BaseUrl, PageContext};
use crate::query::Edition;
use crate::routes::UrlPath;
use arc_swap::ArcSwap;
use axum::http::HeaderValue;
use std::sync::Arc;

/// One edition with everything that is made from it. A reload replaces all of it at once.
#[derive(Debug)]
pub struct Site {
    /// The timeline and its indexes.
    pub edition: Edition,
    /// The files that the edition was loaded from, for `/edition.zip`.
    pub folder: Arc<Folder>,
    /// Where the site is published.
    pub base: BaseUrl,
    /// Returns the current day: the day of access in citations.
    pub today: fn() -> Day,
    /// Style sheets, scripts and fonts.
    pub assets: Assets,
    /// The version of the data, as responses name it.
    pub data_version: HeaderValue,
    /// Responses of this edition.
    pub cache: ResponseCache,
}

impl Site {
    /// The site of an edition that was loaded from a folder.
    pub fn new(edition: Edition, folder: Folder, base: BaseUrl, today: fn() -> Day) -> Self {
        let folder = Arc::new(folder);
        let data_version = edition.data_version().parse().unwrap_or(HeaderValue::from_static("unknown"));
        Self { edition, folder, base, today, assets: Assets::default(), data_version, cache: ResponseCache::default() }
    }

    /// What pages are made from.
    pub fn context(&self) -> PageContext<'_> {
        PageContext { edition: &self.edition, base: &self.base, asset_version: self.assets.version() }
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
}

impl AppState {
    /// State that serves a site.
    pub fn new(site: Site) -> Self {
        Self { site: ArcSwap::from_pointee(site) }
    }

    /// The current site.
    pub fn site(&self) -> Arc<Site> {
        self.site.load_full()
    }

    /// Serves another site from now on. Requests that have begun are answered from the site they began with.
    pub fn replace(&self, site: Site) {
        self.site.store(Arc::new(site));
    }
}
