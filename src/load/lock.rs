//! `evidence.lock`: every id ever published, and where each quotation was found.

use super::Rule;
use super::diagnostic::Loc;
use super::draft::{BodyDraft, CitationDraft, Draft, EventDraft, Rest, Unit};
use super::fields::Fields;
use super::node::Value;
use super::quotes::{Texts, digest, fold};
use super::report::Report;
use crate::model::date::{Date, Day};
use crate::model::{Id, Namespace};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The path of the lock within the folder.
pub const LOCK: &str = "evidence.lock";

/// What the lock says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Every id ever published: `actors/china`, `events/1950-treaty#article-1`.
    pub published: BTreeMap<String, Loc>,
    /// Quotations by `event#citation`.
    pub quotations: BTreeMap<String, Found>,
}

/// Where and when a quotation was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Digest of its folded words.
    pub words: String,
    /// Digest of the folded text in which they were found.
    pub text: String,
    /// Where they begin in it, in characters.
    pub offset: usize,
    /// The day on which they were first found so.
    pub on: Date,
}

impl Lock {
    /// Reads the lock.
    pub fn read(mut fields: Fields<'_>) -> Self {
        let published = fields.texts("published").into_iter().map(|id| (id.value, id.at)).collect();
        let mut lock = Self { published, ..Self::default() };
        if let Some(Value::Table(quotations)) = fields.node("quotations").map(|node| &node.value) {
            for entry in &quotations.0 {
                let Value::Table(table) = &entry.node.value else {
                    fields.report.add(Rule::TypeWrong, entry.node.at, "a quotation takes a table", HINT);
                    continue;
                };
                let mut fields = Fields::new(table, entry.node.at, fields.report);
                let words = fields.needed_text("words");
                let text = fields.needed_text("text");
                let offset = fields.integer("at").and_then(|at| usize::try_from(at.value).ok());
                let on = fields.date("on");
                fields.done();
                if let (Some(words), Some(text), Some(offset), Some(on)) = (words, text, offset, on) {
                    let found = Found { words: words.value, text: text.value, offset, on: on.value };
                    lock.quotations.insert(entry.key.clone().into_owned(), found);
                }
            }
        }
        fields.done();
        lock
    }

    /// Where a quotation was found, if its words are still those.
    pub fn found(&self, event: &EventDraft, citation: &CitationDraft) -> Option<&Found> {
        let BodyDraft::Quote(quote) = &citation.body else { return None };
        let found = self.entry(event, citation)?;
        (found.words == digest(&fold(&quote.exact.value))).then_some(found)
    }

    /// Whether a quotation of this id was ever found.
    pub fn knows(&self, event: &EventDraft, citation: &CitationDraft) -> bool {
        self.entry(event, citation).is_some()
    }

    /// Moves what is known of an event's quotations to its new id; whether there was any. What was published stays.
    pub fn rename_event(&mut self, old: &str, new: &str) -> bool {
        let of_old = |key: &String| key.split_once('#').is_some_and(|(event, _)| event == old);
        let moved: Vec<String> = self.quotations.keys().filter(|key| of_old(key)).cloned().collect();
        for key in &moved {
            if let (Some(found), Some((_, id))) = (self.quotations.remove(key), key.split_once('#')) {
                self.quotations.insert(format!("{new}#{id}"), found);
            }
        }
        !moved.is_empty()
    }

    fn entry(&self, event: &EventDraft, citation: &CitationDraft) -> Option<&Found> {
        let mut entry = event
            .head
            .ids()
            .flat_map(|event| citation.head.ids().map(move |id| format!("{}#{}", event.value, id.value)));
        entry.find_map(|key| self.quotations.get(&key))
    }

    /// The lock after a check against these texts on this day. Ids are never taken out; a quotation keeps its line
    /// while its words and their place are the same, or while its text is not at hand.
    #[must_use]
    pub fn renewed(&self, draft: &Draft, events: &[Unit<'_>], texts: &Texts, today: Day, deaf: &Report) -> Self {
        let mut lock = Self { published: self.published.clone(), ..Self::default() };
        for id in published(draft) {
            lock.published.entry(id).or_default();
        }
        let mut find = |event: &EventDraft| {
            for citation in &event.citations {
                if let Some(found) = self.renewed_quotation(event, citation, texts, today) {
                    lock.quotations.insert(format!("{}#{}", event.head.id.value, citation.head.id.value), found);
                }
            }
        };
        events.iter().for_each(|unit| unit.each(deaf, &mut Rest::default(), |event, _| find(&event)));
        lock
    }

    fn renewed_quotation(
        &self,
        event: &EventDraft,
        citation: &CitationDraft,
        texts: &Texts,
        today: Day,
    ) -> Option<Found> {
        let BodyDraft::Quote(quote) = &citation.body else { return None };
        let before = self.found(event, citation);
        let read_in = citation.read_in().map(|id| id.value.as_str());
        let now = read_in.and_then(|id| texts.of(id)).and_then(|text| {
            let places = text.places(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
            let words = digest(&fold(&quote.exact.value));
            let (year, month, day) = today.ymd();
            let on = format!("{year:04}-{month:02}-{day:02}").parse().ok()?;
            Some(Found { words, text: text.digest.clone(), offset: *places.first()?, on })
        });
        let same = |a: &Found, b: &Found| (&a.text, a.offset) == (&b.text, b.offset);
        match (before, now) {
            (Some(before), Some(now)) if !same(before, &now) => Some(now),
            (Some(before), _) => Some(before.clone()),
            (None, now) => now,
        }
    }
}

const HINT: &str = "the lock is written by `sourceline check --texts DIR --record`, not by hand";

/// Every id, earlier id and withdrawn id of a draft that is part of an address or of a query.
pub fn published(draft: &Draft) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for head in draft.heads().map(|(head, _)| head).chain(draft.withdrawn_records().map(|thing| &thing.head)) {
        ids.extend(head.ids().map(|id| format!("{}/{}", head.space.name(), id.value)));
    }
    let within = |event: &Id, id: &str| format!("{}/{event}#{id}", Namespace::Events.name());
    for event in &draft.events {
        ids.extend(event.fragments.iter().map(|(id, _)| within(&event.head.id.value, id)));
    }
    for thing in &draft.withdrawn {
        let events = thing.of.iter();
        ids.extend(events.flat_map(|event| thing.head.ids().map(|id| within(event, id.value.as_str()))));
    }
    ids
}

impl std::fmt::Display for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out =
            String::from("# Written by `sourceline check --texts DIR --record`, never by hand.\npublished = [\n");
        for id in self.published.keys() {
            let _ = writeln!(out, "  \"{id}\",");
        }
        out.push_str("]\n\n[quotations]\n");
        for (id, Found { words, text, offset, on }) in &self.quotations {
            let _ =
                writeln!(out, "\"{id}\" = {{ words = \"{words}\", text = \"{text}\", at = {offset}, on = \"{on}\" }}");
        }
        f.write_str(&out)
    }
}
