//! Records whose id or title is what was asked for but for typing errors, as links on the page of an error.

use super::{PageContext, labels};
use crate::did_you_mean::{LetterPairs, typing_errors};
use crate::model::{Namespace, Timeline};
use crate::query::{Suggestion, SuggestionLimits};
use crate::routes::{Route, UrlPath};
use std::borrow::Cow;

/// The most links on a page.
const MAX_LINKS: usize = 5;

/// The most records that are compared letter by letter: those that share the most letter pairs with the requested id. Each
/// costs up to three comparisons of strings, and anyone can request addresses that do not exist.
const MAX_COMPARED: usize = 64;

/// Of a namespace with more records, only those are candidates that are near in the order of ids or whose title has the
/// longest word.
const MAX_SCANNED: usize = 5_000;

/// Candidates on either side of an id in the order of ids, and by a word of the title, in a namespace with many records.
const MAX_NEIGHBOURS: usize = 200;
const MAX_SUGGESTIONS: usize = 64;

/// A record that may have been meant: its id and its title.
type Candidate<'a> = (&'a str, Cow<'a, str>);

/// The records of a namespace whose id or title is the requested one but for few typing errors, the nearest first, as links
/// with their titles.
pub fn similar_records(site: &PageContext<'_>, namespace: Namespace, id: &str) -> Vec<(String, String)> {
    let asked = normalized(id);
    let similar = most_similar(candidates(site, namespace, &asked), &asked);
    similar.into_iter().map(|(id, title)| (site.href(UrlPath::of_record(namespace, id)), title.into_owned())).collect()
}

/// The voices that an id resembles, as links with their names.
pub fn similar_voices(site: &PageContext<'_>, id: &str) -> Vec<(String, String)> {
    let timeline = &site.edition.timeline;
    let voice = |voice| (timeline.voice_id(voice), labels::speaker(site.messages(), timeline, voice).into());
    let similar = most_similar(timeline.voices().map(voice).collect(), &normalized(id));
    similar.into_iter().map(|(id, name)| (site.href(Route::Voice { id }), name.into_owned())).collect()
}

/// The beginning of a requested id in the form of ids.
fn normalized(id: &str) -> String {
    id.chars().take(100).collect::<String>().to_lowercase().replace(['_', ' '], "-")
}

/// The candidates that an id resembles, the nearest first.
fn most_similar<'a>(mut candidates: Vec<Candidate<'a>>, asked: &str) -> Vec<Candidate<'a>> {
    if candidates.len() > MAX_COMPARED {
        let pairs = LetterPairs::of(asked);
        let overlap = |text: &str| pairs.overlap(LetterPairs::of(text));
        let mut ranked: Vec<(f64, Candidate<'_>)> =
            candidates.into_iter().map(|record| (overlap(record.0).max(overlap(&record.1)), record)).collect();
        ranked.select_nth_unstable_by(MAX_COMPARED, |a, b| b.0.total_cmp(&a.0));
        ranked.truncate(MAX_COMPARED);
        candidates = ranked.into_iter().map(|(_, record)| record).collect();
    }
    let mut similar: Vec<(usize, Candidate<'_>)> =
        candidates.into_iter().filter_map(|record| Some((errors_in(asked, &record)?, record))).collect();
    similar.sort_by(|(one, a), (other, b)| one.cmp(other).then(a.0.cmp(b.0)));
    similar.into_iter().take(MAX_LINKS).map(|(_, record)| record).collect()
}

/// The typing errors with which a record was asked for by its id, by its id without the year, or by its title.
fn errors_in(asked: &str, (id, title): &Candidate<'_>) -> Option<usize> {
    let title = title.to_lowercase().replace(' ', "-");
    let pairs = [(asked, *id), (without_year(asked), without_year(id)), (asked, &title)];
    pairs.into_iter().filter(|(asked, _)| !asked.is_empty()).filter_map(|(a, b)| typing_errors(a, b)).min()
}

/// An id without the date at its beginning.
pub fn without_year(id: &str) -> &str {
    id.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-')
}

/// The records of a namespace that an id is compared with: all, or of many those that an index finds.
fn candidates<'a>(site: &PageContext<'a>, namespace: Namespace, asked: &str) -> Vec<Candidate<'a>> {
    let timeline = &site.edition.timeline;
    let all = 0..timeline.count(namespace);
    if all.len() <= MAX_SCANNED {
        return all.filter_map(|at| candidate(timeline, namespace, at)).collect();
    }
    let mut positions = timeline.neighbours_by_id(namespace, asked, MAX_NEIGHBOURS).to_vec();
    let word = asked.split('-').max_by_key(|word| word.len()).unwrap_or_default();
    let limits = SuggestionLimits { events: MAX_SUGGESTIONS, sources: MAX_SUGGESTIONS, ..SuggestionLimits::default() };
    positions.extend(site.edition.suggest(word, limits).into_iter().filter_map(|found| match found {
        Suggestion::Event(ix) if namespace == Namespace::Events => Some(ix.0),
        Suggestion::Source(ix) if namespace == Namespace::Sources => Some(ix.0),
        _ => None,
    }));
    positions.sort_unstable();
    positions.dedup();
    positions.into_iter().filter_map(|at| candidate(timeline, namespace, at)).collect()
}

fn candidate(timeline: &Timeline, namespace: Namespace, at: u32) -> Option<Candidate<'_>> {
    let index = at as usize;
    let (id, title) = match namespace {
        Namespace::Actors => timeline.actors.get(index).map(|actor| (&actor.id, &*actor.title)),
        Namespace::Eras => timeline.eras.get(index).map(|era| (&era.id, &*era.title)),
        Namespace::Events => timeline.events.get(index).map(|event| (&event.id, &*event.title)),
        Namespace::Glossary => timeline.glossary.get(index).map(|term| (&term.id, &*term.title)),
        Namespace::Kinds => {
            timeline.kinds.get(index).map(|kind| (&kind.id, kind.title.as_deref().unwrap_or(kind.id.as_str())))
        }
        Namespace::People => timeline.people.get(index).map(|person| (&person.id, &*person.name)),
        Namespace::Perspectives => timeline.perspectives.get(index).map(|of| (&of.id, &*of.title)),
        Namespace::Sources => timeline.sources.get(index).map(|source| (&source.id, &*source.title)),
        Namespace::Threads => timeline.threads.get(index).map(|thread| (&thread.id, &*thread.title)),
    }?;
    Some((id.as_str(), title.into()))
}
