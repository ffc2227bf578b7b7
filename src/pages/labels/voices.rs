//! Names of voices and perspectives.

use crate::messages::Messages;
use crate::model::{PerspectiveIx, Timeline, Voice};
use crate::query::VoiceCounts;

/// The name of a voice on a page of its own.
pub fn speaker(m: &Messages, timeline: &Timeline, voice: Voice) -> String {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).title.clone(),
        Voice::Person(person) => timeline.person(person).name.clone(),
        unnamed => unnamed_voices(m, unnamed),
    }
}

/// A voice that is neither an actor nor a person, in a sentence.
pub fn unnamed_voice(m: &Messages, voice: Voice) -> String {
    match voice {
        Voice::Author => m.text().voice_source_author(),
        Voice::Publisher => m.text().voice_source_publisher(),
        _ => m.text().voice_unattributed(),
    }
}

/// Several such voices together, as a heading.
pub fn unnamed_voices(m: &Messages, voice: Voice) -> String {
    match voice {
        Voice::Author => m.text().voices_authors(),
        Voice::Publisher => m.text().voices_publishers(),
        _ => m.text().voices_unattributed(),
    }
}

/// The description of such voices.
pub fn unnamed_lede(m: &Messages, voice: Voice) -> String {
    match voice {
        Voice::Author => m.text().voices_authors_lede(),
        Voice::Publisher => m.text().voices_publishers_lede(),
        _ => m.text().voices_unattributed_lede(),
    }
}

/// The heading of several perspectives together: "Beijing and Moscow".
pub fn perspectives(m: &Messages, timeline: &Timeline, of: &[PerspectiveIx]) -> String {
    if of.is_empty() {
        return m.text().no_perspective();
    }
    let titles: Vec<&str> = of.iter().map(|&perspective| &*timeline.perspective(perspective).title).collect();
    m.and(&titles)
}

/// The counts of a voice: "2 quotations", "3 paraphrases".
pub fn voice_counts(m: &Messages, counts: VoiceCounts) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend((counts.passages > 0).then(|| m.quotations(counts.passages)));
    parts.extend((counts.paraphrases > 0).then(|| m.paraphrases(counts.paraphrases)));
    parts
}

/// "quoted 3 times, paraphrased 83 times", if at all.
pub fn times_quoted(m: &Messages, counts: VoiceCounts) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend((counts.passages > 0).then(|| m.quoted_times(counts.passages)));
    parts.extend((counts.paraphrases > 0).then(|| m.paraphrased_times(counts.paraphrases)));
    (!parts.is_empty()).then(|| parts.join(&m.text().comma_separator()))
}

/// "2 quotations and 3 paraphrases, in chronological order", as a heading.
pub fn quoted_heading(m: &Messages, counts: VoiceCounts) -> String {
    let parts = voice_counts(m, counts);
    match counts.passages + counts.paraphrases {
        0 => m.text().references_title(),
        1 => m.and(&parts),
        _ => m.text().in_chronological_order(m.and(&parts)),
    }
}

/// The description of a voice's page.
pub fn voice_description(m: &Messages, name: &str, counts: VoiceCounts, events: &str, timeline: &str) -> String {
    let parts = voice_counts(m, counts);
    if parts.is_empty() {
        m.text().voice_page_description_bare(name, timeline, events)
    } else {
        m.text().voice_page_description(name, timeline, m.and(&parts), events)
    }
}
