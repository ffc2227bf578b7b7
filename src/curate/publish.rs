//! Publishing: from then on, every id of a timeline must keep working.

use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::{self, Diagnostics, LoadRun};

/// What came of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// How many ids were added.
    pub added: usize,
    /// How many are published now.
    pub all: usize,
}

/// Adds every id of a folder to those that its `evidence.lock` says are published, in memory.
///
/// # Errors
/// Everything that is wrong with the folder, if it has errors.
pub fn publish(folder: &mut Folder) -> Result<Publication, Box<Diagnostics>> {
    let LoadRun { outcome, raw, mut lock, .. } = load::run(folder, None, true);
    if outcome.timeline.is_none() {
        return Err(Box::new(outcome.diagnostics));
    }
    let before = lock.published.len();
    raw.published_ids(|id| {
        if !lock.published.contains_key(id) {
            lock.published.insert(id.to_owned(), Default::default());
        }
    });
    let publication = Publication { added: lock.published.len() - before, all: lock.published.len() };
    if publication.added > 0 {
        folder.put(EVIDENCE_LOCK, lock.to_string().into_bytes());
    }
    Ok(publication)
}
