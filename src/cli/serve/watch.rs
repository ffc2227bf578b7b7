//! Notices changes of a folder or an archive.

use super::reload::ReloadSender;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How long a folder must be quiet before it is read: editors save a file in several steps, and programs write several files.
const QUIET: Duration = Duration::from_millis(200);

/// How long to wait for a folder to become quiet.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Requests a reload after each change of a folder or of the file at a path, until the runtime ends. Changes are also that
/// another folder or link takes the place of this one, or of one that contains it.
///
/// # Errors
/// A message if the system cannot watch the path.
pub fn watch(path: &Path, reload: ReloadSender) -> Result<(), String> {
    let failed = |e: &dyn std::fmt::Display| format!("{} cannot be watched: {e}", path.display());
    // Links are kept: they are what may change.
    let path: Arc<Path> = std::path::absolute(path).map_err(|e| failed(&e))?.into();
    // Many changes are as good as one.
    let (changed, mut changes) = mpsc::channel::<()>(1);
    let replaced = Arc::new(AtomicBool::new(false));
    let notice = {
        let (path, replaced) = (Arc::clone(&path), Arc::clone(&replaced));
        move |event: notify::Result<Event>| match event {
            Ok(event) => {
                let is_replaced = replaces(&event, &path);
                replaced.fetch_or(is_replaced, Ordering::Relaxed);
                if is_replaced || changes_data(&event, &path) {
                    let _ = changed.try_send(());
                }
            }
            Err(error) => tracing::error!(%error, "changes of the data may not be noticed"),
        }
    };
    let mut watcher = notify::recommended_watcher(notice).map_err(|e| failed(&e))?;
    watch_all(&mut watcher, &path).map_err(|e| failed(&e))?;
    tokio::spawn(async move {
        while changes.recv().await.is_some() {
            let quiet = async { while let Ok(Some(())) = timeout(QUIET, changes.recv()).await {} };
            let _ = timeout(LONGEST_WAIT, quiet).await;
            if replaced.swap(false, Ordering::Relaxed)
                && let Err(error) = watch_all(&mut watcher, &path)
            {
                // If it is not there any more, it is watched again when it comes back.
                tracing::debug!(%error, "the data cannot be watched");
            }
            reload.request();
        }
    });
    Ok(())
}

/// Watches what is at a path now, and the folders that contain it.
fn watch_all(watcher: &mut RecommendedWatcher, path: &Path) -> notify::Result<()> {
    for folder in path.ancestors().skip(1) {
        let _ = watcher.unwatch(folder);
        // Folders further up may be closed to the program. Then nobody expects it to see them change.
        if let Err(error) = watcher.watch(folder, RecursiveMode::NonRecursive) {
            tracing::debug!(%error, folder = %folder.display(), "a folder cannot be watched");
        }
    }
    let _ = watcher.unwatch(path);
    // A file that is replaced is another file; its folder tells.
    if path.is_file() { Ok(()) } else { watcher.watch(path, RecursiveMode::Recursive) }
}

/// Whether something else may now be at a path.
fn replaces(event: &Event, path: &Path) -> bool {
    let is_of_names =
        matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    event.need_rescan() || is_of_names && event.paths.iter().any(|changed| path.starts_with(changed))
}

/// Whether a file or folder at or below a path has changed. Reading is no change.
fn changes_data(event: &Event, path: &Path) -> bool {
    !event.kind.is_access() && event.paths.iter().any(|changed: &PathBuf| changed.starts_with(path))
}
