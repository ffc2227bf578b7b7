//! `find parts DIR`: the time and memory of each part of loading, in a process that does nothing else.

use crate::memory::{self, in_use, resident};
use crate::numbers::{timed, whole};
use crate::table::PARTS;
use sourceline::load::{self, Folder};
use sourceline::messages::Messages;
use sourceline::query::{Edition, EventIndex, SearchIndex};
use std::error::Error;
use std::path::Path;
use std::time::Duration;

/// The measurements of a part.
struct Seen {
    part: &'static str,
    time: Duration,
    /// Resident memory of the whole process after the part.
    resident: u64,
    /// Bytes in use of the part alone.
    bytes: i64,
}

/// Prints the rows of a folder.
pub fn run(dir: &Path) -> Result<(), Box<dyn Error>> {
    // One run for times and resident memory, another for the bytes.
    let (events, times) = load_once(dir)?;
    memory::count(true);
    let (_, bytes) = load_once(dir)?;
    for (Seen { part, time, resident, .. }, Seen { bytes, .. }) in times.iter().zip(&bytes) {
        let seconds = format!("{:.2}", time.as_secs_f64());
        let each = whole((bytes.unsigned_abs() + events / 2) / events.max(1));
        PARTS.row(&[whole(events), (*part).to_owned(), seconds, whole(*resident), each]);
    }
    Ok(())
}

fn load_once(dir: &Path) -> Result<(u64, Vec<Seen>), Box<dyn Error>> {
    let mut all = Vec::new();
    let mut part = |part, time, before| all.push(Seen { part, time, resident: resident(), bytes: in_use() - before });
    let before = in_use();
    let (outcome, time) = timed(|| Folder::read(dir).map(|folder| load::load(&folder)));
    let timeline = outcome?.timeline.ok_or("the timeline has errors: sourceline check names them")?;
    let events = timeline.events.len() as u64;
    part("read, check, resolve: the timeline", time, before);
    let before = in_use();
    let (search, time) = timed(|| SearchIndex::new(&timeline, Messages::english()));
    part("SearchIndex: words and texts", time, before);
    let before = in_use();
    let (index, time) = timed(|| EventIndex::new(&timeline));
    part("Index: facets and time", time, before);
    drop((search, index));
    let before = in_use();
    let (edition, time) = timed(|| Edition::new(timeline, ""));
    part("Edition: both, relations, sources, figures", time, before);
    drop(edition);
    Ok((events, all))
}
