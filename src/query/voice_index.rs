//! What is said in which voice: the citations of actors and people, and, source by source, those of authors, publishers
//! and speakers whom nobody names.

use crate::model::{Body, Citation, CitationRef, PerspectiveIx, SourceIx, Timeline, Voice};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// What is said in which voice.
#[derive(Debug, Default)]
pub struct VoiceIndex {
    /// The citations that have each voice, by its number: only those of actors and people.
    citations: Vec<Vec<CitationRef>>,
    /// By the voice's number.
    counts: Vec<VoiceCounts>,
    /// The other voices differ from source to source.
    by_source: BTreeMap<(Voice, SourceIx), (VoiceCounts, RoaringBitmap)>,
}

/// How many citations there are.
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
    /// Gathers it.
    #[must_use]
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

    /// The citations that an actor or a person speaks or that report its view, events in the order of time.
    #[must_use]
    pub fn citations(&self, timeline: &Timeline, voice: Voice) -> &[CitationRef] {
        &self.citations[timeline.voice_number(voice)]
    }

    /// How many citations have a voice.
    #[must_use]
    pub fn counts(&self, timeline: &Timeline, voice: Voice) -> VoiceCounts {
        self.counts[timeline.voice_number(voice)]
    }

    /// The sources in which an author, a publisher or somebody unnamed speaks, with how much and at which events.
    pub fn sources(&self, voice: Voice) -> impl Iterator<Item = (SourceIx, VoiceCounts, &RoaringBitmap)> {
        let these = self.by_source.range((voice, SourceIx(0))..=(voice, SourceIx(u32::MAX)));
        these.map(|(&(_, source), (counts, events))| (source, *counts, events))
    }

    /// The same of all sources of a perspective together, or of all that have none.
    #[must_use]
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
