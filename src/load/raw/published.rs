//! What `evidence.lock` knows about a folder: its published ids and its quotations.

use super::{Drafts, RawBody, RawCitation, RawEvent, RawTimeline, RecordHeader};
use crate::load::evidence_lock::{EvidenceLock, LockedQuotation};
use crate::load::source_texts::{digest, fold};
use crate::model::Namespace;

impl RawTimeline {
    /// Visits every id, earlier id and withdrawn id that is part of an address or of a query: `actors/china`,
    /// `events/1950-treaty#article-1`. Those of drafts are not public. Some may be visited twice.
    pub fn published_ids(&self, mut visit: impl FnMut(&str)) {
        let mut name = String::new();
        let mut named = |parts: &[&str]| {
            name.clear();
            parts.iter().for_each(|part| name.push_str(part));
            visit(&name);
        };
        let withdrawn = self.withdrawn_records().map(|withdrawn| &withdrawn.header);
        let drafts = Drafts::new(&self.drafts);
        let is_public = |header: &&RecordHeader| !drafts.contains(header.space, header.id.value.as_str());
        for header in self.headers().map(|(header, _)| header).filter(is_public).chain(withdrawn) {
            header.ids().for_each(|id| named(&[header.space.name(), "/", id.value.as_str()]));
        }
        let events = Namespace::Events.name();
        for event in self.events.iter().filter(|event| is_public(&&event.header)) {
            event.fragments.iter().for_each(|(id, _)| named(&[events, "/", event.header.id.value.as_str(), "#", id]));
        }
        for withdrawn in &self.withdrawn {
            if let Some(event) =
                withdrawn.event.as_ref().filter(|event| !drafts.contains(Namespace::Events, event.as_str()))
            {
                let ids = withdrawn.header.ids();
                ids.for_each(|id| named(&[events, "/", event.as_str(), "#", id.value.as_str()]));
            }
        }
    }

    /// How many ids the lock does not say are published.
    pub fn count_unpublished(&self, lock: &EvidenceLock) -> usize {
        let mut unpublished = 0;
        self.published_ids(|id| unpublished += usize::from(!lock.published.contains_key(id)));
        unpublished
    }
}

impl RawEvent {
    /// Where the lock says that a quotation was found, if its words are still the same.
    pub fn verified_in<'a>(&self, lock: &'a EvidenceLock, citation: &RawCitation) -> Option<&'a LockedQuotation> {
        let RawBody::Quote(quote) = &citation.body else { return None };
        let locked = self.locked_in(lock, citation)?;
        (locked.words == digest(&fold(&quote.exact.value))).then_some(locked)
    }

    /// Where the lock says that the quotation was found, whether or not its words have changed since. Earlier ids of
    /// the event and of the citation count, too.
    pub fn locked_in<'a>(&self, lock: &'a EvidenceLock, citation: &RawCitation) -> Option<&'a LockedQuotation> {
        let mut keys = self
            .header
            .ids()
            .flat_map(|event| citation.header.ids().map(move |citation| format!("{}#{}", event.value, citation.value)));
        keys.find_map(|key| lock.quotations.get(&key))
    }
}
