//! Threads.

use super::super::draft::{StepDraft, ThreadDraft};
use super::super::names::Fragment;
use super::{Resolver, prose};
use crate::model::{CitationRef, EventIx, Footnote, FootnoteTarget, Namespace, RelationRef, Step, Thread};

impl Resolver<'_> {
    pub(super) fn thread(&self, thread: &ThreadDraft) -> Thread {
        Thread {
            id: thread.head.id.value.clone(),
            title: thread.title.clone(),
            summary: thread.summary.clone(),
            steps: thread.steps.iter().filter_map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &StepDraft) -> Option<Step> {
        let at = self.names.find(Namespace::Events, &step.event.value)?;
        let mut footnotes: Vec<Footnote> = Vec::new();
        for name in &step.footnotes {
            let (event, fragment) = self.names.reference(Some(at), &name.value)?;
            let event = EventIx(self.number[event]);
            let names = match fragment {
                Fragment::Citation(position) => FootnoteTarget::Citation(CitationRef { event, position }),
                Fragment::Relation(position) => FootnoteTarget::Relation(RelationRef { event, position }),
            };
            let footnote = Footnote { label: name.value.clone(), target: names };
            if !footnotes.contains(&footnote) {
                footnotes.push(footnote);
            }
        }
        Some(Step { event: EventIx(self.number[at]), text: prose(Some(&step.text)), footnotes })
    }
}
