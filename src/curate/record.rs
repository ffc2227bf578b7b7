//! Verifies quotations against the texts of their sources and records in `evidence.lock` where they were found.

use crate::load::evidence_lock::{EvidenceLock, LockedQuotation};
use crate::load::file::EVIDENCE_LOCK;
use crate::load::folder::Folder;
use crate::load::raw::{RawBody, RawCitation, RawQuote, SideFindings};
use crate::load::rule::Rule;
use crate::load::source_texts::{SourceTexts, digest, fold};
use crate::load::{self, LoadRun, Outcome};
use crate::model::date::{Date, Day};

/// What came of recording quotations.
#[derive(Debug)]
pub struct Recording {
    /// The result of a check with the new lock.
    pub outcome: Outcome,
    /// How many quotations the lock has.
    pub recorded: usize,
    /// The quotations that were not found, as `event#citation`, each with the reason.
    pub not_found: Vec<(String, String)>,
    /// Whether the lock has errors, so that nothing can be recorded in it.
    pub lock_broken: bool,
}

/// Checks a folder against texts and renews its `evidence.lock` in memory. What is found is recorded, whatever else is wrong
/// with the folder; but while there are errors, nothing is removed from the lock, because its quotation may only be unreadable.
pub fn record(folder: &mut Folder, texts: &SourceTexts, today: Day) -> Recording {
    let LoadRun { outcome, raw, lock, inputs, .. } = load::run(folder, Some(texts), false);
    if raw.unparsed.lock || is_lock_broken(&outcome) {
        return Recording { outcome, recorded: 0, not_found: Vec::new(), lock_broken: true };
    }
    let kept = if outcome.diagnostics.has_errors() { lock.quotations.clone() } else { Default::default() };
    let mut renewed = EvidenceLock { published: lock.published.clone(), quotations: kept };
    let mut not_found = Vec::new();
    let silent = outcome.diagnostics.fork().silent();
    for input in &inputs {
        input.for_each_event(&silent, &mut SideFindings::default(), |event, _| {
            for citation in &event.citations {
                let RawBody::Quote(quote) = &citation.body else { continue };
                let key = format!("{}#{}", event.header.id.value, citation.header.id.value);
                let before = event.verified_in(&lock, citation);
                match find(citation, quote, texts, today) {
                    // The day stays as long as the words and their place are the same.
                    Ok(now) => {
                        let same = before.filter(|before| (&before.text, before.offset) == (&now.text, now.offset));
                        renewed.quotations.insert(key, same.cloned().unwrap_or(now));
                    }
                    Err(why) => {
                        if let Some(before) = before {
                            renewed.quotations.insert(key.clone(), before.clone());
                        }
                        if before.is_none() || why.text_at_hand {
                            not_found.push((key, why.reason));
                        }
                    }
                }
            }
        });
    }
    let recorded = renewed.quotations.len();
    folder.put(EVIDENCE_LOCK, renewed.to_string().into_bytes());
    Recording { outcome: load::check(folder, Some(texts)), recorded, not_found, lock_broken: false }
}

/// Whether the lock is not as the program writes it.
fn is_lock_broken(outcome: &Outcome) -> bool {
    let diagnostics = &outcome.diagnostics;
    diagnostics.sorted().iter().any(|problem| {
        let file = diagnostics.files.get(problem.span.file as usize);
        problem.rule != Rule::IdGone && file.is_some_and(|file| file.path == EVIDENCE_LOCK)
    })
}

/// Why a quotation was not found.
struct NotFound {
    reason: String,
    /// Whether the text of its source was there.
    text_at_hand: bool,
}

/// Where a quotation is in the text of its source.
fn find(
    citation: &RawCitation,
    quote: &RawQuote,
    texts: &SourceTexts,
    today: Day,
) -> Result<LockedQuotation, NotFound> {
    let not_found = |text_at_hand, reason| NotFound { reason, text_at_hand };
    let source = citation.read_in().map(|id| id.value.as_str());
    let source = source.ok_or_else(|| not_found(false, "it names no source".into()))?;
    let text = texts.of(source).ok_or_else(|| not_found(false, format!("there is no text {source}.txt")))?;
    let places = text.find(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
    let words = digest(&fold(&quote.exact.value));
    match (places.as_slice(), date(today)) {
        (&[offset], Some(on)) => Ok(LockedQuotation { words, text: text.digest.clone(), offset, on }),
        ([], _) => Err(not_found(true, format!("its words are not in {source}.txt"))),
        _ => Err(not_found(true, format!("its words are in {source}.txt {} times", places.len()))),
    }
}

fn date(day: Day) -> Option<Date> {
    let (year, month, day) = day.ymd();
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
