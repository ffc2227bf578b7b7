//! The pictures of a site: where their files are, and the copies that were made lately.

use super::derivative::Derivative;
use super::workshop::Workshop;
use crate::load::Folder;
use crate::model::Picture;
use crate::pages::SiteError;
use crate::query::Edition;
use std::collections::HashMap;
use std::sync::Arc;

/// How many bytes of copies are kept.
const MAX_CACHE_BYTES: u64 = 16 << 20;

/// How many millions of pixels are decoded at the same time. The largest picture has as many.
const MEGAPIXELS_AT_ONCE: u32 = 40;

/// What a picture counts at least, so that at most two are decoded at the same time.
const LEAST_MEGAPIXELS: u32 = MEGAPIXELS_AT_ONCE / 2;

/// The pictures that the records of a site show, by the digests in their addresses.
#[derive(Debug)]
pub struct PictureStore {
    folder: Arc<Folder>,
    pictures: HashMap<Box<str>, Picture>,
    workshop: Workshop,
}

impl PictureStore {
    /// The pictures of an edition that was loaded from a folder.
    pub fn new(folder: Arc<Folder>, edition: &Edition) -> Self {
        let media = edition.media.credited().iter().filter_map(|credited| credited.medium(&edition.timeline));
        let pictures = media.filter_map(|medium| medium.picture());
        Self {
            folder,
            pictures: pictures.map(|picture| (picture.digest.clone(), picture.clone())).collect(),
            workshop: Workshop::new(MAX_CACHE_BYTES, MEGAPIXELS_AT_ONCE),
        }
    }

    /// The copy of a picture at a width; `None` if there is no such picture, or it is not sent in this width.
    ///
    /// # Errors
    /// [`SiteError::Internal`] if its file has changed since the site was loaded, or is damaged.
    pub async fn copy(&self, digest: &str, width: u32) -> Result<Option<Arc<Derivative>>, SiteError> {
        let Some(picture) = self.pictures.get(digest) else { return Ok(None) };
        if !picture.widths().any(|known| known == width) {
            return Ok(None);
        }
        let megapixels = u64::from(picture.width) * u64::from(picture.height) / 1_000_000;
        let share = u32::try_from(megapixels).unwrap_or(u32::MAX).clamp(LEAST_MEGAPIXELS, MEGAPIXELS_AT_ONCE);
        let (folder, path, height) = (Arc::clone(&self.folder), picture.path.clone(), picture.height_at(width));
        let work = move || {
            let file = folder.media_file(&path).ok_or_else(|| format!("the file “{path}” is gone"))?;
            let changed = |_| format!("“{path}” has changed since the data were loaded");
            Derivative::new(&file.read().map_err(changed)?, width, height).map_err(|error| format!("“{path}”: {error}"))
        };
        self.workshop.picture(&format!("{digest}-{width}"), share, work).await.map(Some)
    }
}
