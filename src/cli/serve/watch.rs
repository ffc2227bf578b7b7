//! Notices changes of a folder or an archive.

use super::reload::ReloadSender;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How long a folder must be quiet before it is read: editors save a file in several steps, and programs write several files.
const QUIET: Duration = Duration::from_millis(200);

/// How long to wait for a folder to become quiet.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Requests a reload after each change of a folder or of the file at a path, until the watcher is dropped.
///
/// # Errors
/// A message if the system cannot watch the path.
pub fn watch(path: &Path, reload: ReloadSender) -> Result<RecommendedWatcher, String> {
    let failed = |e: notify::Error| format!("{} cannot be watched: {e}", path.display());
    // Many changes are as good as one.
    let (changed, mut changes) = mpsc::channel::<()>(1);
    // A file that is replaced is another file, so its folder is watched.
    let file = path.is_file().then(|| path.file_name().map(ToOwned::to_owned)).flatten();
    let (root, mode) = match (&file, path.parent()) {
        (Some(_), Some(parent)) if parent.as_os_str().is_empty() => (Path::new("."), RecursiveMode::NonRecursive),
        (Some(_), Some(parent)) => (parent, RecursiveMode::NonRecursive),
        _ => (path, RecursiveMode::Recursive),
    };
    let is_meant = move |event: &Event| {
        // Reading the folder is no change of it.
        !event.kind.is_access()
            && file
                .as_ref()
                .is_none_or(|name| event.need_rescan() || event.paths.iter().any(|path| path.file_name() == Some(name)))
    };
    let notice = move |event: notify::Result<Event>| match event {
        Ok(event) if is_meant(&event) => _ = changed.try_send(()),
        Ok(_) => {}
        Err(error) => tracing::error!(%error, "changes of the data may not be noticed"),
    };
    let mut watcher = notify::recommended_watcher(notice).map_err(failed)?;
    watcher.watch(root, mode).map_err(failed)?;
    tokio::spawn(async move {
        while changes.recv().await.is_some() {
            let quiet = async { while let Ok(Some(())) = timeout(QUIET, changes.recv()).await {} };
            let _ = timeout(LONGEST_WAIT, quiet).await;
            reload.request();
        }
    });
    Ok(watcher)
}
