//! Verifies quotations against the texts of their sources and records in `evidence.lock` where they were found.

use crate::load::evidence_lock::{EvidenceLock, LockedQuotation};
use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::raw::{RawBody, RawCitation, RawEvent, SideFindings};
use crate::load::rule::Level;
use crate::load::source_texts::{SourceTexts, digest, fold};
use crate::load::{self, LoadRun, Outcome};
use crate::model::date::{Date, Day};

/// Checks a folder against texts and renews its `evidence.lock` in memory. Returns the result of a check with the new
/// lock. If quotations are not in their texts, the lock stays as it was.
pub fn record(folder: &mut Folder, texts: &SourceTexts, today: Day) -> Outcome {
    let LoadRun { outcome, raw, lock, inputs } = load::run(folder, Some(texts), false);
    if outcome.diagnostics.counts().keys().any(|rule| rule.level() == Level::Error) {
        return outcome;
    }
    let mut renewed = EvidenceLock { published: lock.published.clone(), ..EvidenceLock::default() };
    for id in raw.published_ids() {
        renewed.published.entry(id).or_default();
    }
    let silent = outcome.diagnostics.fork().silent();
    for input in &inputs {
        input.for_each_event(&silent, &mut SideFindings::default(), |event, _| {
            for citation in &event.citations {
                if let Some(locked) = renew(&lock, &event, citation, texts, today) {
                    let key = format!("{}#{}", event.header.id.value, citation.header.id.value);
                    renewed.quotations.insert(key, locked);
                }
            }
        });
    }
    folder.put(EVIDENCE_LOCK, renewed.to_string().into_bytes());
    load::check(folder, Some(texts))
}

/// The lock's entry for a quotation. The old entry stays as long as the words and their place are the same, or the
/// text is not at hand.
fn renew(
    lock: &EvidenceLock,
    event: &RawEvent,
    citation: &RawCitation,
    texts: &SourceTexts,
    today: Day,
) -> Option<LockedQuotation> {
    let RawBody::Quote(quote) = &citation.body else { return None };
    let before = event.verified_in(lock, citation);
    let source = citation.read_in().map(|id| id.value.as_str());
    let now = source.and_then(|id| texts.of(id)).and_then(|text| {
        let places = text.find(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
        let words = digest(&fold(&quote.exact.value));
        Some(LockedQuotation { words, text: text.digest.clone(), offset: *places.first()?, on: date(today)? })
    });
    match (before, now) {
        (Some(before), Some(now)) if (&before.text, before.offset) != (&now.text, now.offset) => Some(now),
        (Some(before), _) => Some(before.clone()),
        (None, now) => now,
    }
}

fn date(day: Day) -> Option<Date> {
    let (year, month, day) = day.ymd();
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
