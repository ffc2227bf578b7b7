//! The site that a request is answered from.

use crate::web::{AppState, Site};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::ops::Deref;
use std::sync::Arc;

/// The site that was current when the request began. Every layer and the handler of a request get the same one, even if
/// the site is replaced meanwhile.
#[derive(Clone, Debug)]
pub struct CurrentSite(Arc<Site>);

impl Deref for CurrentSite {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

impl FromRequestParts<Arc<AppState>> for CurrentSite {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Infallible> {
        Ok(parts.extensions.get_or_insert_with(|| Self(state.site())).clone())
    }
}
