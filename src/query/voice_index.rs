//! What is said in which voice: the citations of actors and people, and by source those of authors, publishers and unnamed
//! speakers.

use crate::model::{Body, Citation, CitationRef, PerspectiveIx, SourceIx, Timeline, Voice};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The citations of each voice.
#[derive(Debug, Default)]
pub struct VoiceIndex {
    /// The citations of actors and people, by the number of the voice.
    citations: Vec<Vec<CitationRef>>,
    /// By the number of the voice.
    counts: Vec<VoiceCounts>,
    /// The other voices: an author, for example, is another person in every source.
    by_source: BTreeMap<(Voice, SourceIx), (VoiceCounts, RoaringBitmap)>,
}

/// The number of citations of a voice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VoiceCounts {
    /// Quotations.
    pub passages: usize,
    /// Paraphrases in the editors' words.
    pub paraphrases: usize,
}

impl VoiceCounts {
    fn add(&mut self, citation: &Citation) {
        match citation.body {
            Body::Quote(_) => self.passages += 1,
            Body::Says(_) => self.paraphrases += 1,
            Body::Reference => {}
        }
    }
}

impl std::ops::AddAssign for VoiceCounts {
    fn add_assign(&mut self, other: Self) {
        self.passages += other.passages;
        self.paraphrases += other.paraphrases;
    }
}

impl VoiceIndex {
    /// Indexes the citations of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let count = timeline.voice_count();
        let mut index =
            Self { citations: vec![Vec::new(); count], counts: vec![VoiceCounts::default(); count], ..Self::default() };
        for (at, citation) in timeline.citations() {
            let mut voices: Vec<Voice> = citation.voices().collect();
            voices.sort_unstable();
            voices.dedup();
            for voice in voices {
                let number = timeline.voice_number(voice);
                index.counts[number].add(citation);
                if matches!(voice, Voice::Actor(_) | Voice::Person(_)) {
                    index.citations[number].push(at);
                } else {
                    let (counts, events) = index.by_source.entry((voice, citation.source)).or_default();
                    counts.add(citation);
                    events.insert(at.event.0);
                }
            }
        }
        index
    }

    /// The citations in which an actor or a person speaks, or which report its view, in the order of events.
    pub fn citations(&self, timeline: &Timeline, voice: Voice) -> &[CitationRef] {
        &self.citations[timeline.voice_number(voice)]
    }

    /// The number of citations of a voice.
    pub fn counts(&self, timeline: &Timeline, voice: Voice) -> VoiceCounts {
        self.counts[timeline.voice_number(voice)]
    }

    /// The sources in which an author, a publisher or an unnamed speaker speaks, with how often and about which events.
    pub fn sources(&self, voice: Voice) -> impl Iterator<Item = (SourceIx, VoiceCounts, &RoaringBitmap)> {
        let these = self.by_source.range((voice, SourceIx(0))..=(voice, SourceIx(u32::MAX)));
        these.map(|(&(_, source), (counts, events))| (source, *counts, events))
    }

    /// The same for all sources of a perspective together, or for all without one.
    pub fn in_perspective(
        &self,
        timeline: &Timeline,
        voice: Voice,
        perspective: Option<PerspectiveIx>,
    ) -> (VoiceCounts, RoaringBitmap) {
        let mut all = (VoiceCounts::default(), RoaringBitmap::new());
        for (source, counts, events) in self.sources(voice) {
            if timeline.perspective_of(voice, source) == perspective {
                all.0 += counts;
                all.1 |= events;
            }
        }
        all
    }
}
