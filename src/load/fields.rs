//! Reads a table key by key: what is missing, of the wrong type or unknown is reported, and reading goes on.

use super::diagnostic::{At, Loc, Report};
use super::near::did_you_mean;
use super::node::{Node, Table, Value};
use super::rule::Rule;
use crate::model::date::{Date, DateError};
use crate::model::{Id, IdError, OriginalTitle};

/// A table being read. Every key that is asked for is a known key; [`Fields::done`] reports the others.
pub struct Fields<'a> {
    table: &'a Table,
    asked: Vec<&'static str>,
    /// Where the table begins: the place of keys that are missing.
    pub at: Loc,
    /// Where problems are noted.
    pub report: &'a Report,
}

impl<'a> Fields<'a> {
    /// Begins to read a table.
    pub fn new(table: &'a Table, at: Loc, report: &'a Report) -> Self {
        Self { table, asked: Vec::new(), at, report }
    }

    /// The node of a key.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.table.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Whether the table has a key.
    pub fn has(&self, key: &str) -> bool {
        self.table.0.iter().any(|entry| entry.key == key)
    }

    /// Takes note of a key that is mandatory: reports it where it is not there.
    pub fn need<T>(&self, key: &str, value: Option<T>) -> Option<T> {
        if !self.has(key) {
            let hint = format!("add `{key} = …`");
            self.report.add(Rule::KeyMissing, self.at, format!("the key `{key}` is missing"), hint);
        }
        value
    }

    /// Reports every key that was not asked for.
    pub fn done(self) {
        for entry in &self.table.0 {
            if !self.asked.contains(&entry.key.as_str()) {
                let mut known = self.asked.clone();
                known.sort_unstable();
                known.dedup();
                let otherwise = format!("known here: {}", known.join(", "));
                let hint = did_you_mean(&entry.key, known, &otherwise);
                self.report.add(Rule::KeyUnknown, entry.key_at, format!("there is no key `{}` here", entry.key), hint);
            }
        }
    }

    fn wrong(&self, key: &str, node: &Node, wanted: &str) {
        let hint = match &node.value {
            Value::Datetime(date) => format!("put the date in quotation marks: {key} = \"{date}\""),
            Value::Integer(number) if wanted.contains("string") => {
                format!("put it in quotation marks: {key} = \"{number}\"")
            }
            _ => format!("write {wanted}"),
        };
        let message = format!("`{key}` takes {wanted}, and this is {}", node.value.what());
        self.report.add(Rule::TypeWrong, node.at, message, hint);
    }

    /// A string. An empty one counts as absent.
    pub fn text(&mut self, key: &'static str) -> Option<At<String>> {
        let node = self.node(key)?;
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
        if text.is_none()
            && let Some(node) = self.node(key)
            && matches!(&node.value, Value::Text(_))
        {
            self.report.add(
                Rule::KeyMissing,
                node.at,
                format!("`{key}` is empty"),
                "write it, or leave the whole entry out",
            );
        }
        self.need(key, text)
    }

    /// A string, or a list of strings.
    pub fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let text = |item: &Node| match &item.value {
            Value::Text(text) => Some(At { value: text.trim().to_owned(), at: item.at }),
            _ => {
                self.wrong(key, item, "a string or a list of strings");
                None
            }
        };
        items.iter().filter_map(text).collect()
    }

    /// True or false; false where absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else { return false };
        if let Value::Flag(flag) = node.value {
            return flag;
        }
        self.wrong(key, node, "true or false");
        false
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        let node = self.node(key)?;
        if let Value::Integer(value) = node.value {
            return Some(At { value, at: node.at });
        }
        self.wrong(key, node, "a whole number");
        None
    }

    /// A list of tables: `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
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
        let text = self.text(key)?;
        match text.value.parse() {
            Ok(value) => Some(At { value, at: text.at }),
            Err(error) => {
                let error: DateError = error;
                let rule =
                    if matches!(error, DateError::Reversed { .. }) { Rule::DateReversed } else { Rule::DateNotEdtf };
                self.report.add(rule, text.at, error.to_string(), error.hint());
                None
            }
        }
    }

    /// One word of a list.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some(&(_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(value);
        }
        let known: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        let hint = did_you_mean(&text.value, known.iter().copied(), &format!("one of: {}", known.join(", ")));
        self.report.add(Rule::ValueUnknown, text.at, format!("`{key}` does not take “{}”", text.value), hint);
        None
    }

    /// An id.
    pub fn id(&mut self, key: &'static str) -> Option<At<Id>> {
        let text = self.needed_text(key)?;
        id(&text.value, text.at, self.report).map(|value| At { value, at: text.at })
    }

    /// Earlier ids.
    pub fn aliases(&mut self) -> Vec<At<Id>> {
        let report = self.report;
        let alias = |text: At<String>| id(&text.value, text.at, report).map(|value| At { value, at: text.at });
        self.texts("aliases").into_iter().filter_map(alias).collect()
    }

    /// A table of titles by language tag.
    pub fn titles(&mut self, key: &'static str) -> Vec<OriginalTitle> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::Table(table) = &node.value else {
            self.wrong(key, node, "a table of strings by language: { zh = \"…\" }");
            return Vec::new();
        };
        let mut titles = Vec::new();
        for entry in &table.0 {
            language(&entry.key, entry.key_at, self.report);
            match &entry.node.value {
                Value::Text(title) => titles.push(OriginalTitle { language: entry.key.clone(), title: title.clone() }),
                _ => self.wrong(key, &entry.node, "a string for each language"),
            }
        }
        titles
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        language(&text.value, text.at, self.report);
        Some(text.value)
    }

    /// A URL of one of these schemes.
    pub fn url(&mut self, key: &'static str, schemes: &[&str]) -> Option<String> {
        let text = self.text(key)?;
        let scheme = url::Url::parse(&text.value).map(|url| url.scheme().to_owned());
        match scheme {
            Ok(scheme) if schemes.contains(&scheme.as_str()) => Some(text.value),
            Ok(scheme) => {
                let hint = format!("use {}", schemes.join(" or "));
                self.report.add(
                    Rule::UrlScheme,
                    text.at,
                    format!("a URL with “{scheme}:” cannot be opened from a page"),
                    hint,
                );
                None
            }
            Err(error) => {
                let message = format!("“{}” is not a URL: {error}", text.value);
                self.report.add(Rule::UrlScheme, text.at, message, "write the whole address, with https://");
                None
            }
        }
    }
}

/// Reads an id and reports what is wrong with it.
pub fn id(text: &str, at: Loc, report: &Report) -> Option<Id> {
    match Id::new(text) {
        Ok(id) => Some(id),
        Err(IdError::Reserved) => {
            let hint = "author, publisher and unattributed are voices; take another word";
            report.add(Rule::IdMalformed, at, format!("“{text}” is reserved"), hint);
            None
        }
        Err(IdError::Shape) => {
            let better = Id::suggestion(text);
            let hint = if better.is_empty() {
                "write lower-case words joined by hyphens".into()
            } else {
                format!("write “{better}”")
            };
            report.add(
                Rule::IdMalformed,
                at,
                format!("“{text}” is not an id: lower-case letters and digits, in words joined by single hyphens"),
                hint,
            );
            None
        }
    }
}

/// Reports a language tag that is not well-formed (BCP 47, RFC 5646 §2.1).
fn language(tag: &str, at: Loc, report: &Report) {
    if let Err(error) = oxilangtag::LanguageTag::parse(tag) {
        let hint = "write a tag such as en, zh, zh-Hant or ru";
        report.add(Rule::LanguageTag, at, format!("“{tag}” is not a language tag: {error}"), hint);
    }
}
