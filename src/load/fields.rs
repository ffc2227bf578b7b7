//! Reads a table key by key: what is missing, of the wrong type or unknown is reported, and reading goes on.

use super::diagnostic::{At, Loc};
use super::keys::{Takes, Trace};
use super::near::{did_you_mean, nearest};
use super::node::{Node, Table, Value};
use super::report::Report;
use super::rule::Rule;
use super::scalar::{self, Name};
use crate::model::date::{Date, DateError};
use crate::model::{Author, Id, NameParts, OriginalTitle};

/// A table being read. Every key that is asked for is a known key; [`Fields::done`] reports the others.
pub struct Fields<'a> {
    table: &'a Table<'a>,
    asked: Vec<&'static str>,
    /// Where the table begins: the place of keys that are missing.
    pub at: Loc,
    /// Where problems are noted.
    pub report: &'a Report,
    /// Where it is noted what the reader asks for, when that is what is wanted and not the table.
    trace: Option<Trace<'a>>,
}

impl<'a> Fields<'a> {
    /// Begins to read a table.
    pub fn new(table: &'a Table<'a>, at: Loc, report: &'a Report) -> Self {
        // As many as an event has, so that the list need not grow.
        Self { table, asked: Vec::with_capacity(32), at, report, trace: None }
    }

    /// Begins to note what a reader asks for; the table is empty.
    pub(super) fn traced(trace: Trace<'a>, report: &'a Report) -> Self {
        static EMPTY: Table<'static> = Table(Vec::new());
        Self { table: &EMPTY, asked: Vec::new(), at: Loc::default(), report, trace: Some(trace) }
    }

    /// Notes what a key takes; what is noted later of the same key is more exact.
    fn takes(&self, key: &'static str, takes: impl FnOnce() -> Takes) {
        if let Some(trace) = &self.trace {
            trace.takes(key, takes());
        }
    }

    /// The node of a key.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node<'a>> {
        self.asked.push(key);
        self.takes(key, || Takes::Anything);
        self.table.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Whether the table has a key.
    pub fn has(&self, key: &str) -> bool {
        self.table.0.iter().any(|entry| entry.key == key)
    }

    /// Takes note of a key that is mandatory: reports it where it is not there or says nothing.
    pub fn need<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if let Some(trace) = &self.trace {
            trace.needs(&[key]);
            return value;
        }
        let (at, message, hint) = match self.table.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node) {
            None => (self.at, format!("the key `{key}` is missing"), format!("add {key} = \"…\"")),
            Some(node) if node.is_blank() => {
                (node.at, format!("`{key}` is empty"), format!("`{key}` is mandatory here"))
            }
            Some(_) => return value,
        };
        self.report.add(Rule::KeyMissing, at, message, hint);
        None
    }

    /// Takes note that one of two keys is mandatory and that neither is there: asks for the first.
    pub fn need_either(&self, keys: [&'static str; 2]) {
        match &self.trace {
            Some(trace) => trace.needs(&keys),
            None => _ = self.need(keys[0], None::<()>),
        }
    }

    /// Reports every key that was not asked for.
    pub fn done(self) {
        for entry in &self.table.0 {
            if !self.asked.contains(&&*entry.key) {
                let mut known = self.asked.clone();
                known.sort_unstable();
                known.dedup();
                let otherwise = format!("known here: {}", known.join(", "));
                let hint = did_you_mean(nearest(&entry.key, known), &otherwise);
                self.report.add(Rule::KeyUnknown, entry.key_at, format!("there is no key `{}` here", entry.key), hint);
            }
        }
    }

    fn wrong(&self, key: &str, node: &Node<'_>, wanted: &str) {
        let hint = match &node.value {
            Value::Datetime(date) => format!("put the date in quotation marks: {key} = \"{date}\""),
            Value::Integer(number) if wanted.contains("string") => {
                format!("put it in quotation marks: {key} = \"{number}\"")
            }
            Value::Nothing => format!("write {wanted}, or leave the key out"),
            _ => format!("write {wanted}"),
        };
        let message = format!("`{key}` takes {wanted}, and this is {}", node.value.what());
        self.report.add(Rule::TypeWrong, node.at, message, hint);
    }

    /// A string. An empty one counts as absent.
    pub fn text(&mut self, key: &'static str) -> Option<At<String>> {
        let node = self.node(key);
        self.takes(key, || Takes::Text);
        let node = node?;
        match &node.value {
            Value::Text(text) => Some(At { value: text.trim().to_owned(), at: node.at }),
            _ => {
                self.wrong(key, node, "a string");
                None
            }
        }
        .filter(|text| !text.value.is_empty())
    }

    /// A mandatory string.
    pub fn needed_text(&mut self, key: &'static str) -> Option<At<String>> {
        let text = self.text(key);
        self.need(key, text)
    }

    /// A string, or a list of strings. Empty ones count as absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
        let node = self.node(key);
        self.takes(key, || Takes::Texts);
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let text = |item: &Node<'_>| match &item.value {
            Value::Text(text) => Some(At { value: text.trim().to_owned(), at: item.at }),
            _ => {
                self.wrong(key, item, "a string or a list of strings");
                None
            }
        };
        items.iter().filter_map(text).filter(|text| !text.value.is_empty()).collect()
    }

    /// Authors or editors: names as they are read, or tables of a person's family and given name.
    pub fn authors(&mut self, key: &'static str) -> Vec<Author> {
        let node = self.node(key);
        self.takes(key, || Takes::Names);
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let author = |item: &'a Node<'a>| match &item.value {
            Value::Text(text) => Some(Author::whole(text.trim().to_owned())),
            Value::Table(table) => {
                let mut fields = Fields::new(table, item.at, self.report);
                let family = fields.needed_text("family");
                let given = fields.text("given").map(|text| text.value).unwrap_or_default();
                let family_first = fields.flag("family_first");
                fields.done();
                Some(Author::person(NameParts { family: family?.value, given, family_first }))
            }
            _ => {
                self.wrong(key, item, "names, as strings or as { family = \"…\", given = \"…\" }");
                None
            }
        };
        items.iter().filter_map(author).filter(|author| !author.name.is_empty()).collect()
    }

    /// A mandatory string, or a mandatory list of strings.
    pub fn needed_texts(&mut self, key: &'static str) -> Vec<At<String>> {
        let texts = self.texts(key);
        self.need(key, Some(texts)).unwrap_or_default()
    }

    /// True or false; false where absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let node = self.node(key);
        self.takes(key, || Takes::Flag);
        let Some(node) = node else { return false };
        if let Value::Flag(flag) = node.value {
            return flag;
        }
        self.wrong(key, node, "true or false");
        false
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        let node = self.node(key);
        self.takes(key, || Takes::Integer);
        let node = node?;
        if let Value::Integer(value) = node.value {
            return Some(At { value, at: node.at });
        }
        self.wrong(key, node, "a whole number");
        None
    }

    /// A list of tables: `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let node = self.node(key);
        self.takes(key, || Takes::Tables);
        if let Some(trace) = &self.trace {
            return vec![Fields::traced(trace.within(key), self.report)];
        }
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Table(table) => tables.push(Fields::new(table, item.at, self.report)),
                _ => self.wrong(key, item, "a list of tables"),
            }
        }
        tables
    }

    /// A date: a quoted string in EDTF.
    pub fn date(&mut self, key: &'static str) -> Option<At<Date>> {
        let text = self.text(key);
        self.takes(key, || Takes::Date);
        let text = text?;
        match text.value.parse() {
            Ok(value) => Some(At { value, at: text.at }),
            Err(error) => {
                let error: DateError = error;
                let rule =
                    if matches!(error, DateError::Reversed { .. }) { Rule::DateReversed } else { Rule::DateNotEdtf };
                self.report.add(rule, text.at, phrase(&error.to_string()), phrase(&error.hint()));
                None
            }
        }
    }

    /// A mandatory date.
    pub fn needed_date(&mut self, key: &'static str) -> Option<At<Date>> {
        let date = self.date(key);
        self.need(key, date)
    }

    /// One word of a list.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key);
        self.takes(key, || Takes::Word(words.iter().map(|&(word, _)| word).collect()));
        let text = text?;
        if let Some(&(_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(value);
        }
        let known: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        let near = nearest(&text.value, known.iter().copied());
        let hint = did_you_mean(near, &format!("one of: {}", known.join(", ")));
        self.report.add(Rule::ValueUnknown, text.at, format!("`{key}` does not take “{}”", text.value), hint);
        None
    }

    /// What a thing is called: a stand-in where that is missing or no id.
    pub fn name(&mut self) -> Option<Name> {
        let id = self.needed_text("id");
        self.takes("id", || Takes::Id);
        match id {
            Some(text) => scalar::name(&text.value, text.at, self.report),
            None => scalar::stand_in(self.at, Vec::new()),
        }
    }

    /// Earlier ids.
    pub fn aliases(&mut self) -> Vec<At<Id>> {
        let report = self.report;
        let alias = |text: At<String>| scalar::id(&text.value, text.at, report).map(|value| At { value, at: text.at });
        let aliases = self.texts("aliases");
        self.takes("aliases", || Takes::Ids);
        aliases.into_iter().filter_map(alias).collect()
    }

    /// A table of titles by language tag.
    pub fn titles(&mut self, key: &'static str) -> Vec<OriginalTitle> {
        let node = self.node(key);
        self.takes(key, || Takes::Titles);
        let Some(node) = node else { return Vec::new() };
        let Value::Table(table) = &node.value else {
            self.wrong(key, node, "a table of strings by language: { zh = \"…\" }");
            return Vec::new();
        };
        let mut titles = Vec::new();
        for entry in &table.0 {
            scalar::language(&entry.key, entry.key_at, self.report);
            match &entry.node.value {
                Value::Text(title) => titles.push(OriginalTitle {
                    language: entry.key.clone().into_owned(),
                    title: title.clone().into_owned(),
                }),
                _ => self.wrong(key, &entry.node, "a string for each language"),
            }
        }
        titles
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key);
        self.takes(key, || Takes::Language);
        let text = text?;
        scalar::language(&text.value, text.at, self.report);
        Some(text.value)
    }

    /// A URL of one of these schemes.
    pub fn url(&mut self, key: &'static str, schemes: &[&'static str]) -> Option<At<String>> {
        let text = self.text(key);
        self.takes(key, || Takes::Url(schemes.to_vec()));
        scalar::url(text?, schemes, self.report)
    }
}

/// A sentence as the phrase that a diagnostic is: without its full stop, and without the capital of its first word.
fn phrase(sentence: &str) -> String {
    let mut chars = sentence.strip_suffix('.').unwrap_or(sentence).chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
