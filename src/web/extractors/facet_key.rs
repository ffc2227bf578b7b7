//! The facet that a path names.

use crate::pages::SiteError;
use crate::query::{Facet, FacetKey};
use crate::routes::Route;
use crate::web::AppState;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use std::sync::Arc;

/// The facet whose key is a segment of the path, as in `/choices/{facet}`.
#[derive(Debug)]
pub struct FacetKeyParam(pub Facet);

impl FromRequestParts<Arc<AppState>> for FacetKeyParam {
    type Rejection = SiteError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, SiteError> {
        let Ok(Path(key)) = Path::<String>::from_request_parts(parts, state).await else {
            return Err(SiteError::BadPath);
        };
        Facet::from_key(&key)
            .map(Self)
            .ok_or_else(|| SiteError::UnknownPath(Route::FacetValues { facet: &key }.to_string()))
    }
}
