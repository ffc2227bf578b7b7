//! `evidence.lock`: every id ever published, and where each quotation was found in its source's text.

use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::load::table_reader::TableReader;
use crate::load::value::Value;
use crate::model::date::Date;
use std::collections::BTreeMap;
use std::fmt;

/// The contents of the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceLock {
    /// Every id ever published: `actors/china`, `events/1950-treaty#article-1`.
    pub published: BTreeMap<String, Span>,
    /// Quotations by `event#citation`.
    pub quotations: BTreeMap<String, LockedQuotation>,
}

/// Where and when a quotation was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedQuotation {
    /// Digest of its folded words.
    pub words: String,
    /// Digest of the folded text in which they were found.
    pub text: String,
    /// Where they begin in that text, in characters.
    pub offset: usize,
    /// The day on which they were first found there.
    pub on: Date,
}

impl EvidenceLock {
    /// Reads the lock.
    pub fn read(mut reader: TableReader<'_>) -> Self {
        let published = reader.strs("published").into_iter().map(|id| (id.value, id.span)).collect();
        let mut lock = Self { published, ..Self::default() };
        if let Some(Value::Table(quotations)) = reader.node("quotations").map(|node| &node.value) {
            for entry in &quotations.0 {
                let Value::Table(table) = &entry.node.value else {
                    reader.diagnostics.add(Rule::TypeWrong, entry.node.span, "a quotation must be a table", HINT);
                    continue;
                };
                let mut quotation = TableReader::new(table, entry.node.span, reader.diagnostics);
                let words = quotation.require_str("words");
                let text = quotation.require_str("text");
                let offset = quotation.integer("at").and_then(|at| usize::try_from(at.value).ok());
                let on = quotation.date("on");
                quotation.deny_unknown();
                if let (Some(words), Some(text), Some(offset), Some(on)) = (words, text, offset, on) {
                    let locked = LockedQuotation { words: words.value, text: text.value, offset, on: on.value };
                    lock.quotations.insert(entry.key.clone().into_owned(), locked);
                }
            }
        }
        reader.deny_unknown();
        lock
    }

    /// Moves a quotation of an event to its new id. Returns whether there was one. Published ids stay.
    pub fn rename_quotation(&mut self, event: &str, old: &str, new: &str) -> bool {
        let moved = self.quotations.remove(&format!("{event}#{old}"));
        moved.map(|locked| self.quotations.insert(format!("{event}#{new}"), locked)).is_some()
    }

    /// Moves the quotations of an event to its new id. Returns whether there were any. Published ids stay.
    pub fn rename_event(&mut self, old: &str, new: &str) -> bool {
        let of_old = |key: &String| key.split_once('#').is_some_and(|(event, _)| event == old);
        let moved: Vec<String> = self.quotations.keys().filter(|key| of_old(key)).cloned().collect();
        for key in &moved {
            if let (Some(locked), Some((_, id))) = (self.quotations.remove(key), key.split_once('#')) {
                self.quotations.insert(format!("{new}#{id}"), locked);
            }
        }
        !moved.is_empty()
    }
}

const HINT: &str =
    "the lock is written by `sourceline publish` and `sourceline check --texts DIR --record`, not by hand";

impl fmt::Display for EvidenceLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# Written by `sourceline publish` and `sourceline check --record`, never by hand.\npublished = [\n",
        )?;
        for id in self.published.keys() {
            writeln!(f, "  \"{id}\",")?;
        }
        f.write_str("]\n\n[quotations]\n")?;
        for (id, LockedQuotation { words, text, offset, on }) in &self.quotations {
            writeln!(f, "\"{id}\" = {{ words = \"{words}\", text = \"{text}\", at = {offset}, on = \"{on}\" }}")?;
        }
        Ok(())
    }
}
