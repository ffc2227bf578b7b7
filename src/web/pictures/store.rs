//! The pictures of a site: where their files are, and the copies that were made lately.

use super::derivative::Derivative;
use crate::load::Folder;
use crate::model::Picture;
use crate::pages::SiteError;
use crate::query::Edition;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// How many bytes of copies are kept.
const MAX_CACHE_BYTES: u64 = 16 << 20;
const ESTIMATED_ENTRIES: usize = 256;

/// How many millions of pixels are decoded at the same time. The largest picture has as many.
const MEGAPIXELS_AT_ONCE: u32 = 40;

/// What a picture counts at least, so that at most two are decoded at the same time.
const LEAST_MEGAPIXELS: u32 = MEGAPIXELS_AT_ONCE / 2;

/// The pictures that the records of a site show, by the digests in their addresses.
#[derive(Debug)]
pub struct PictureStore {
    folder: Arc<Folder>,
    pictures: HashMap<Box<str>, Picture>,
    cache: Cache<(Box<str>, u32), Arc<Derivative>, DerivativeWeighter>,
    at_work: Semaphore,
}

/// Weighs copies by their size in memory.
#[derive(Clone, Debug)]
struct DerivativeWeighter;

impl Weighter<(Box<str>, u32), Arc<Derivative>> for DerivativeWeighter {
    fn weight(&self, (digest, _): &(Box<str>, u32), copy: &Arc<Derivative>) -> u64 {
        (size_of::<Derivative>() + digest.len() + copy.bytes.len()) as u64
    }
}

impl PictureStore {
    /// The pictures of an edition that was loaded from a folder.
    pub fn new(folder: Arc<Folder>, edition: &Edition) -> Self {
        let media = edition.media.credited().iter().filter_map(|credited| credited.medium(&edition.timeline));
        let pictures = media.filter_map(|medium| medium.picture());
        Self {
            folder,
            pictures: pictures.map(|picture| (picture.digest.clone(), picture.clone())).collect(),
            cache: Cache::with_weighter(ESTIMATED_ENTRIES, MAX_CACHE_BYTES, DerivativeWeighter),
            at_work: Semaphore::new(MEGAPIXELS_AT_ONCE as usize),
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
        match self.cache.get_value_or_guard_async(&(digest.into(), width)).await {
            Ok(copy) => Ok(Some(copy)),
            Err(guard) => {
                let copy = Arc::new(self.make(picture, width).await?);
                // If the site is replaced meanwhile, nobody asks for it again.
                let _ = guard.insert(Arc::clone(&copy));
                Ok(Some(copy))
            }
        }
    }

    /// Makes a copy beside the threads that answer requests.
    async fn make(&self, picture: &Picture, width: u32) -> Result<Derivative, SiteError> {
        let failed = |why: &dyn std::fmt::Display| SiteError::Internal(format!("{}: {why}", picture.path));
        let megapixels = u64::from(picture.width) * u64::from(picture.height) / 1_000_000;
        let share = u32::try_from(megapixels).unwrap_or(u32::MAX).clamp(LEAST_MEGAPIXELS, MEGAPIXELS_AT_ONCE);
        let _share = self.at_work.acquire_many(share).await.map_err(|closed| failed(&closed))?;
        let (folder, path, height) = (Arc::clone(&self.folder), picture.path.clone(), picture.height_at(width));
        let work = move || {
            let file = folder.media_file(&path).ok_or("the file is gone")?;
            let bytes = file.read().map_err(|_| "the file has changed since the data were loaded")?;
            Derivative::new(&bytes, width, height).map_err(|error| error.to_string())
        };
        spawn_blocking(work).await.map_err(|panic| failed(&panic))?.map_err(|why: String| failed(&why))
    }
}
