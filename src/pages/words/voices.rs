//! Who speaks, and from which perspective.

use super::{count, list, passages};
use crate::model::{PerspectiveIx, Timeline, Voice};
use crate::query::VoiceCounts;

/// What `/voices` is.
pub const VOICES_DESCRIPTION: &str =
    "Who speaks in the sources of this timeline, by perspective: how much is quoted from each, and at which events.";

/// The heading of voices that speak from no perspective of the list.
pub const NO_PERSPECTIVE: &str = "Others";

/// The heading of voices whose perspective is that of the source.
pub const ANY_PERSPECTIVE: &str = "From any perspective";

/// The name of a voice that is a page's own.
pub fn speaker(timeline: &Timeline, voice: Voice) -> String {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).title.clone(),
        Voice::Person(person) => timeline.person(person).name.clone(),
        unnamed => unnamed_voices(unnamed).to_owned(),
    }
}

/// Several speakers in a sentence that says what is shown.
pub fn in_the_voice_of(names: &str) -> String {
    format!("in the voice of {names}")
}

/// A voice that is neither an actor nor a person, in a sentence.
pub fn unnamed_voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Author => "the source’s author",
        Voice::Publisher => "the source’s publisher",
        _ => "a speaker whom the source does not name",
    }
}

/// Several such voices together, as a heading.
pub fn unnamed_voices(voice: Voice) -> &'static str {
    match voice {
        Voice::Author => "Authors of sources",
        Voice::Publisher => "Publishers of sources",
        _ => "Speakers whom sources do not name",
    }
}

/// What such a voice is.
pub fn unnamed_lede(voice: Voice) -> &'static str {
    match voice {
        Voice::Author => "Who wrote a source speaks in it in their own voice, from the source’s perspective.",
        Voice::Publisher => "Headlines, captions and standfirsts: the words of those who publish a source.",
        _ => "Words that a source gives to somebody without saying to whom.",
    }
}

/// The heading of what several perspectives say: "Beijing and Moscow".
pub fn perspectives(timeline: &Timeline, of: &[PerspectiveIx]) -> String {
    if of.is_empty() {
        return NO_PERSPECTIVE.into();
    }
    let titles: Vec<String> = of.iter().map(|&perspective| timeline.perspective(perspective).title.clone()).collect();
    list(&titles, "and")
}

/// "2 passages", "3 paraphrases": what there is of a voice; "1 reference" where that is all.
pub fn tally(tally: VoiceCounts) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend((tally.passages > 0).then(|| passages(tally.passages)));
    parts.extend((tally.paraphrases > 0).then(|| count(tally.paraphrases, "paraphrase", "paraphrases")));
    parts
}

/// "2 passages and 3 paraphrases in its voice", where there are any.
pub fn in_its_voice(what: VoiceCounts) -> Option<String> {
    let parts = tally(what);
    (!parts.is_empty()).then(|| format!("{} in its voice", list(&parts, "and")))
}

/// "2 passages and 3 paraphrases, in order of time", as a heading.
pub fn told(what: VoiceCounts) -> String {
    let parts = tally(what);
    match what.passages + what.paraphrases {
        0 => "References".into(),
        1 => parts.concat(),
        _ => format!("{}, in order of time", list(&parts, "and")),
    }
}

/// A voice as a condition of a filter, and as the title of its page, which is not the actor's own.
pub fn voice_title(name: &str) -> String {
    format!("the voice of {name}")
}

/// What a voice's page is.
pub fn voice_description(name: &str, what: VoiceCounts, events: &str, timeline: &str) -> String {
    let parts = tally(what);
    let parts = if parts.is_empty() { "what there is".into() } else { list(&parts, "and") };
    format!("{name} in {timeline}: {parts}, at {events}.")
}

/// What the page of all authors, or publishers, is.
pub fn unnamed_description(voice: Voice, timeline: &str) -> String {
    format!("{} of {timeline}: how much is quoted from each source, and at which events.", unnamed_voices(voice))
}
