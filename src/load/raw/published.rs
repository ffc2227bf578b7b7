//! What `evidence.lock` knows about a folder: its published ids and its quotations.

use super::{RawBody, RawCitation, RawEvent, RawTimeline};
use crate::load::evidence_lock::{EvidenceLock, LockedQuotation};
use crate::load::source_texts::{digest, fold};
use crate::model::{Id, Namespace};
use std::collections::BTreeSet;

impl RawTimeline {
    /// Every id, earlier id and withdrawn id that is part of an address or of a query: `actors/china`,
    /// `events/1950-treaty#article-1`.
    pub fn published_ids(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let withdrawn = self.withdrawn_records().map(|withdrawn| &withdrawn.header);
        for header in self.headers().map(|(header, _)| header).chain(withdrawn) {
            ids.extend(header.ids().map(|id| format!("{}/{}", header.space.name(), id.value)));
        }
        let fragment = |event: &Id, id: &str| format!("{}/{event}#{id}", Namespace::Events.name());
        for event in &self.events {
            ids.extend(event.fragments.iter().map(|(id, _)| fragment(&event.header.id.value, id)));
        }
        for withdrawn in &self.withdrawn {
            let event = withdrawn.event.iter();
            ids.extend(event.flat_map(|event| withdrawn.header.ids().map(|id| fragment(event, id.value.as_str()))));
        }
        ids
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
