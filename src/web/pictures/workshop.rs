//! Where pictures are made: beside the threads that answer requests, few at a time, each once for all who wait for it. Those that
//! were made lately are kept.

use super::derivative::Derivative;
use crate::pages::SiteError;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

const ESTIMATED_ENTRIES: usize = 256;

/// Makes pictures and keeps them by their names.
#[derive(Debug)]
pub struct Workshop {
    cache: Cache<Box<str>, Arc<Derivative>, DerivativeWeighter>,
    at_work: Semaphore,
}

/// Weighs pictures by their size in memory.
#[derive(Clone, Debug)]
struct DerivativeWeighter;

impl Weighter<Box<str>, Arc<Derivative>> for DerivativeWeighter {
    fn weight(&self, name: &Box<str>, picture: &Arc<Derivative>) -> u64 {
        (size_of::<Derivative>() + name.len() + picture.bytes.len()) as u64
    }
}

impl Workshop {
    /// A workshop that keeps so many bytes, and in which the shares of what is made at the same time are at most `shares`.
    pub fn new(max_cache_bytes: u64, shares: u32) -> Self {
        Self {
            cache: Cache::with_weighter(ESTIMATED_ENTRIES, max_cache_bytes, DerivativeWeighter),
            at_work: Semaphore::new(shares as usize),
        }
    }

    /// The picture of a name. If it is not kept, `work` makes it, which takes `share`.
    ///
    /// # Errors
    /// [`SiteError::Internal`] if it cannot be made.
    pub async fn picture(
        &self,
        name: &str,
        share: u32,
        work: impl FnOnce() -> Result<Derivative, String> + Send + 'static,
    ) -> Result<Arc<Derivative>, SiteError> {
        let failed = |why: &dyn std::fmt::Display| SiteError::Internal(format!("{name}: {why}"));
        let key: Box<str> = name.into();
        match self.cache.get_value_or_guard_async(&key).await {
            Ok(picture) => Ok(picture),
            Err(guard) => {
                let _share = self.at_work.acquire_many(share).await.map_err(|closed| failed(&closed))?;
                let made = spawn_blocking(work).await.map_err(|panic| failed(&panic))?;
                let picture = Arc::new(made.map_err(|why| failed(&why))?);
                // If the site is replaced meanwhile, nobody asks for it again.
                let _ = guard.insert(Arc::clone(&picture));
                Ok(picture)
            }
        }
    }
}
