//! What is said in which voice: the citations of actors and people, and, source by source, those of authors, publishers
//! and speakers whom nobody names.

use crate::model::{Body, Citation, CitationRef, PerspectiveIx, SourceIx, Timeline, Voice};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// What is said in which voice.
#[derive(Debug, Default)]
pub struct Speech {
    /// The citations that have each voice, by its number: only those of actors and people.
    citations: Vec<Vec<CitationRef>>,
    /// By the voice's number.
    tallies: Vec<Tally>,
    /// The other voices differ from source to source.
    in_sources: BTreeMap<(Voice, SourceIx), (Tally, RoaringBitmap)>,
}

/// How many citations there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Quotations.
    pub passages: usize,
    /// Paraphrases in the editors' words.
    pub paraphrases: usize,
}

impl Tally {
    fn add(&mut self, citation: &Citation) {
        match citation.body {
            Body::Quote(_) => self.passages += 1,
            Body::Says(_) => self.paraphrases += 1,
            Body::Reference => {}
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passages += other.passages;
        self.paraphrases += other.paraphrases;
    }
}

impl Speech {
    /// Gathers it.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let count = timeline.voice_count();
        let mut speech =
            Self { citations: vec![Vec::new(); count], tallies: vec![Tally::default(); count], ..Self::default() };
        for (at, citation) in timeline.citations() {
            let mut voices: Vec<Voice> = citation.voices().collect();
            voices.sort_unstable();
            voices.dedup();
            for voice in voices {
                let number = timeline.voice_number(voice);
                speech.tallies[number].add(citation);
                if matches!(voice, Voice::Actor(_) | Voice::Person(_)) {
                    speech.citations[number].push(at);
                } else {
                    let (tally, events) = speech.in_sources.entry((voice, citation.source)).or_default();
                    tally.add(citation);
                    events.insert(at.event.0);
                }
            }
        }
        speech
    }

    /// The citations that an actor or a person speaks or that report its view, events in the order of time.
    #[must_use]
    pub fn citations(&self, timeline: &Timeline, voice: Voice) -> &[CitationRef] {
        &self.citations[timeline.voice_number(voice)]
    }

    /// How many citations have a voice.
    #[must_use]
    pub fn tally(&self, timeline: &Timeline, voice: Voice) -> Tally {
        self.tallies[timeline.voice_number(voice)]
    }

    /// The sources in which an author, a publisher or somebody unnamed speaks, with how much and at which events.
    pub fn sources(&self, voice: Voice) -> impl Iterator<Item = (SourceIx, Tally, &RoaringBitmap)> {
        let these = self.in_sources.range((voice, SourceIx(0))..=(voice, SourceIx(u32::MAX)));
        these.map(|(&(_, source), (tally, events))| (source, *tally, events))
    }

    /// The same of all sources of a perspective together, or of all that have none.
    #[must_use]
    pub fn of_perspective(
        &self,
        timeline: &Timeline,
        voice: Voice,
        perspective: Option<PerspectiveIx>,
    ) -> (Tally, RoaringBitmap) {
        let mut all = (Tally::default(), RoaringBitmap::new());
        for (source, tally, events) in self.sources(voice) {
            if timeline.perspective_of(voice, source) == perspective {
                all.0 += tally;
                all.1 |= events;
            }
        }
        all
    }
}
