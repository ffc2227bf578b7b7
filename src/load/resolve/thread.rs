//! Threads.

use super::{Resolver, markdown_of};
use crate::load::raw::Fragment;
use crate::load::raw::{RawStep, RawThread};
use crate::model::{CitationRef, EventIx, Footnote, FootnoteTarget, Namespace, RelationRef, Step, Thread};

impl Resolver<'_> {
    pub(super) fn thread(&self, thread: &RawThread) -> Thread {
        Thread {
            id: thread.header.id.value.clone(),
            title: self.title(thread.title.clone(), thread.draft),
            summary: thread.summary.clone(),
            media: self.media(&thread.media),
            steps: thread.steps.iter().filter_map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &RawStep) -> Option<Step> {
        let at = self.symbols.find(Namespace::Events, &step.event.value)?;
        let mut footnotes: Vec<Footnote> = Vec::new();
        for name in &step.footnotes {
            let (event, fragment) = self.symbols.reference(Some(at), &name.value)?;
            let event = EventIx(self.numbers[event]);
            let target = match fragment {
                Fragment::Citation(position) => FootnoteTarget::Citation(CitationRef { event, position }),
                Fragment::Relation(position) => FootnoteTarget::Relation(RelationRef { event, position }),
            };
            let footnote = Footnote { label: name.value.clone(), target };
            if !footnotes.contains(&footnote) {
                footnotes.push(footnote);
            }
        }
        Some(Step { event: EventIx(self.numbers[at]), text: markdown_of(Some(&step.text)), footnotes })
    }
}
