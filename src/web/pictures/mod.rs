//! `/media/{digest}/{width}`: smaller copies of pictures, made when they are first asked for.

mod derivative;
mod store;
mod workshop;

pub use derivative::Derivative;
pub use store::PictureStore;
pub use workshop::Workshop;

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::response::Streamed;
use super::security::SecurityPolicy;
use crate::pages::SiteError;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// Answers with a copy of a picture.
pub async fn picture(
    site: CurrentSite,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, SiteError> {
    let Ok(Path((digest, width))) = path else { return Err(SiteError::UnknownPath("/media".to_owned())) };
    let unknown = || SiteError::UnknownPath(format!("/media/{digest}/{width}"));
    // The width has one spelling, so that each copy has one address.
    let number: u32 = width.parse().ok().filter(|number: &u32| number.to_string() == width).ok_or_else(unknown)?;
    let copy = site.pictures.copy(&digest, number).await?.ok_or_else(unknown)?;
    let headers =
        [(header::CONTENT_TYPE, copy.content_type.to_owned()), (header::ETAG, format!("\"{digest}-{width}\""))];
    let mut response = (headers, copy.bytes.clone()).into_response();
    let extensions = response.extensions_mut();
    // The store has a cache of its own: pictures would drive pages from that of responses.
    extensions.insert(Streamed);
    extensions.insert(CachePolicy::Immutable);
    extensions.insert(SecurityPolicy::Asset);
    Ok(response)
}
