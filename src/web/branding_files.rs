//! The files of a timeline's own branding: `style.css` and `assets/` of its folder, and the sheet of its accent.

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::security::SecurityPolicy;
use crate::load::{Folder, is_branding};
use crate::model::{About, AssetKind, STYLE_SHEET};
use crate::pages::{ACCENT_SHEET, SiteError, accent_sheet};
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// Digits of the digest.
const DIGEST_DIGITS: usize = 12;

/// The digest of all files of the branding. It is a part of their addresses, so that `style.css` can name the others by their
/// paths in the folder, and none ever changes at its address.
pub fn digest(folder: &Folder, about: &About) -> String {
    let mut digest = blake3::Hasher::new();
    let accent = about.branding.accent.map(accent_sheet).unwrap_or_default();
    let files = folder.files.iter().filter(|file| is_branding(&file.path));
    let files = files.flat_map(|file| [file.path.as_bytes(), &file.bytes]);
    for part in std::iter::once(accent.as_bytes()).chain(files) {
        digest.update(&part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().to_hex()[..DIGEST_DIGITS].to_owned()
}

/// Answers with a file. At the address of another version it is the file of this one, and is not kept.
pub async fn serve(
    site: CurrentSite,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, SiteError> {
    let Ok(Path((version, name))) = path else { return Err(SiteError::UnknownPath("/files".to_owned())) };
    let of_folder = || site.folder.file(&name).filter(|_| is_branding(&name));
    let body = match site.edition.timeline.about.branding.accent.filter(|_| name == ACCENT_SHEET) {
        Some(accent) => Bytes::from(accent_sheet(accent)),
        None => match of_folder() {
            Some(file) => Bytes::copy_from_slice(&file.bytes),
            None => return Err(SiteError::UnknownPath(format!("/files/{version}/{name}"))),
        },
    };
    let kind = AssetKind::of(&name);
    let media_type = match kind {
        Some(kind) => kind.media_type(),
        None if [STYLE_SHEET, ACCENT_SHEET].contains(&&*name) => "text/css; charset=utf-8",
        None => "application/octet-stream",
    };
    let is_image = kind.is_some_and(AssetKind::is_image);
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let extensions = response.extensions_mut();
    extensions.insert(if version == site.branding_digest { CachePolicy::Immutable } else { CachePolicy::Revalidate });
    extensions.insert(if is_image { SecurityPolicy::Image } else { SecurityPolicy::Asset });
    Ok(response)
}
