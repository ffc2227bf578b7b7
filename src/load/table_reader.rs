//! Reads a table field by field. Missing, mistyped and unknown fields are reported, and reading goes on.

use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::rule::Rule;
use crate::load::schema_recorder::{FieldSpecs, FieldType, SchemaRecorder};
use crate::load::span::{Span, Spanned};
use crate::load::string_formats::{self, RecordId};
use crate::load::unknown_keys;
use crate::load::value::{Entry, Node, Table, Value};
use crate::messages::Messages;
use crate::model::date::{Date, DateError};
use crate::model::{Author, Id, NameParts, OriginalTitle};
use std::cell::RefCell;

/// A table that is being read. Every key that is asked for is a known key; [`TableReader::deny_unknown`] reports the
/// others.
pub struct TableReader<'a> {
    table: &'a Table<'a>,
    asked: Vec<&'static str>,
    /// Where the table begins. Missing keys are reported here.
    pub span: Span,
    /// Where problems are reported.
    pub diagnostics: &'a Diagnostics,
    /// The key of the list of tables that it belongs to.
    list: Option<&'static str>,
    /// For the lists of tables in it: the fields of the record.
    specs: Option<RecordSpecs>,
    /// The fields of the record that has the list of tables that it belongs to.
    owner_specs: Option<RecordSpecs>,
    /// Set if the schema is wanted and the table is empty.
    recorder: Option<SchemaRecorder<'a>>,
}

/// Types in words, for messages.
const WHOLE_NUMBER: &str = "a whole number";
const TRUE_OR_FALSE: &str = "true or false";

/// The fields of the record that a file or a line describes, so that a key of it is recognised in one of its lists of tables.
#[derive(Clone, Copy)]
pub struct RecordSpecs {
    /// Its name in messages: "the event".
    pub name: &'static str,
    /// Its fields.
    pub specs: fn() -> &'static FieldSpecs,
}

impl<'a> TableReader<'a> {
    /// Starts to read a table.
    pub fn new(table: &'a Table<'a>, span: Span, diagnostics: &'a Diagnostics) -> Self {
        // An event has about 32 keys: the list need not grow.
        Self {
            table,
            asked: Vec::with_capacity(32),
            span,
            diagnostics,
            list: None,
            specs: None,
            owner_specs: None,
            recorder: None,
        }
    }

    /// Reads an empty table, to record what is asked for.
    pub fn recording(recorder: SchemaRecorder<'a>, diagnostics: &'a Diagnostics) -> Self {
        static EMPTY: Table<'static> = Table(Vec::new());
        Self {
            table: &EMPTY,
            asked: Vec::new(),
            span: Span::default(),
            diagnostics,
            list: None,
            specs: None,
            owner_specs: None,
            recorder: Some(recorder),
        }
    }

    /// The fields that a reader asks for: it runs over an empty table.
    pub fn specs_of(read: impl FnOnce(TableReader<'_>)) -> FieldSpecs {
        let specs = RefCell::default();
        let diagnostics = Diagnostics::new(&Folder::default(), true);
        read(TableReader::recording(SchemaRecorder::new(&specs), &diagnostics));
        specs.into_inner()
    }

    /// The same reader, which knows the fields of the record.
    pub fn with_specs(self, specs: RecordSpecs) -> Self {
        Self { specs: Some(specs), ..self }
    }

    /// Records the type of a field. A later, more exact type replaces an earlier one.
    fn record(&self, key: &'static str, field_type: impl FnOnce() -> FieldType) {
        if let Some(recorder) = &self.recorder {
            recorder.field(key, field_type());
        }
    }

    /// The value of a key, whatever its type.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node<'a>> {
        self.asked.push(key);
        self.record(key, || FieldType::Anything);
        self.table.get(key)
    }

    /// Whether the table has a key.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Whether the table has a key whose value is not empty.
    pub fn has_content(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|node| !node.is_blank())
    }

    /// Requires a field: reports it if it is missing or empty. Returns `value` unchanged otherwise.
    pub fn require<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if let Some(recorder) = &self.recorder {
            recorder.require(key);
            return value;
        }
        let (span, message, hint) = match self.table.get(key) {
            None => (self.span, format!("the key `{key}` is missing"), format!("add {key} = \"…\"")),
            Some(node) if node.is_blank() => {
                (node.span, format!("`{key}` is empty"), format!("`{key}` is mandatory here"))
            }
            Some(_) => return value,
        };
        self.diagnostics.add(Rule::KeyMissing, span, message, hint);
        None
    }

    /// Reports that neither of two fields is there, one of which is mandatory. The message asks for the first.
    pub fn require_either(&self, keys: [&'static str; 2]) {
        match &self.recorder {
            Some(recorder) => recorder.require_either(keys),
            None => _ = self.require(keys[0], None::<()>),
        }
    }

    /// Reports every key that was not asked for.
    pub fn deny_unknown(self) {
        for entry in &self.table.0 {
            if !self.asked.contains(&&*entry.key) {
                let mut known = self.asked.clone();
                known.sort_unstable();
                known.dedup();
                let otherwise = format!("known here: {}", known.join(", "));
                let hint = self
                    .misplaced(&entry.key)
                    .or_else(|| self.table_by_id(entry))
                    .or_else(|| unknown_keys::of_other_tools(&entry.key, &known).map(str::to_owned))
                    .unwrap_or_else(|| did_you_mean(nearest(&entry.key, known), &otherwise));
                let message = format!("there is no key `{}` here", entry.key);
                self.diagnostics.add(Rule::KeyUnknown, entry.key_span, message, hint);
            }
        }
    }

    /// The hint for a key that belongs to what has this list of tables: in TOML a key belongs to the last `[[list]]` above it.
    fn misplaced(&self, key: &str) -> Option<String> {
        let (list, RecordSpecs { name, specs }) = self.list.zip(self.owner_specs)?;
        specs().of_table(None).find(|field| field.name == key && field.field_type != FieldType::Tables)?;
        Some(format!("`{key}` is a key of {name}, but here it belongs to [[{list}]]: move it above the first [[…]]"))
    }

    /// The hint for a table whose name is an id, such as `[britain]` or `[actor.britain]`.
    fn table_by_id(&self, entry: &Entry<'_>) -> Option<String> {
        let list = match self.asked.as_slice() {
            [list] => Some(*list),
            asked => self.list.filter(|_| asked.contains(&"id")),
        };
        let list = list.filter(|list| !entry.key.starts_with(list) && matches!(entry.node.value, Value::Table(_)))?;
        Some(format!("write [[{list}]], and below it id = \"{}\" and the other keys", Id::suggestion(&entry.key)))
    }

    fn report_type(&self, key: &str, node: &Node<'_>, expected: &str) {
        let hint = match &node.value {
            Value::Str(text) if expected == WHOLE_NUMBER && text.parse::<i64>().is_ok() => {
                format!("write it without quotation marks: {key} = {text}")
            }
            Value::Str(_) if expected == TRUE_OR_FALSE => {
                format!("write it without quotation marks: {key} = true, or {key} = false")
            }
            Value::Datetime(date) => format!("put the date in quotation marks: {key} = \"{date}\""),
            Value::Integer(number) if expected.contains("string") => {
                format!("put it in quotation marks: {key} = \"{number}\"")
            }
            Value::Null => format!("write {expected}, or leave the key out"),
            _ => format!("write {expected}"),
        };
        let message = format!("`{key}` takes {expected}, but this is {}", node.value.type_name());
        self.diagnostics.add(Rule::TypeWrong, node.span, message, hint);
    }

    /// A string without white space around it, whose characters are checked.
    fn text(&self, key: &str, text: &str, span: Span) -> Spanned<String> {
        let text = text.trim();
        string_formats::visible_text(key, text, span, self.diagnostics);
        Spanned { value: text.to_owned(), span }
    }

    /// A string. An empty one counts as absent.
    pub fn str(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key);
        self.record(key, || FieldType::Str);
        let node = node?;
        match &node.value {
            Value::Str(text) => Some(self.text(key, text, node.span)),
            _ => {
                self.report_type(key, node, "a string");
                None
            }
        }
        .filter(|text| !text.value.is_empty())
    }

    /// A mandatory string.
    pub fn require_str(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.str(key);
        self.require(key, text)
    }

    /// A string, or a list of strings. Empty ones count as absent.
    pub fn strs(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let node = self.node(key);
        self.record(key, || FieldType::Strs);
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let text = |item: &Node<'_>| match &item.value {
            Value::Str(text) => Some(self.text(key, text, item.span)),
            _ => {
                self.report_type(key, item, "a string or a list of strings");
                None
            }
        };
        items.iter().filter_map(text).filter(|text| !text.value.is_empty()).collect()
    }

    /// Authors or editors: names as strings, or tables with a person's family and given name.
    pub fn authors(&mut self, key: &'static str) -> Vec<Author> {
        let node = self.node(key);
        self.record(key, || FieldType::PersonNames);
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let author = |item: &'a Node<'a>| match &item.value {
            Value::Str(text) => Some(Author::whole(text.trim().to_owned())),
            Value::Table(table) => {
                let mut fields = TableReader::new(table, item.span, self.diagnostics);
                let family = fields.require_str("family");
                let given = fields.str("given").map(|text| text.value).unwrap_or_default();
                let family_first = fields.bool("family_first");
                fields.deny_unknown();
                Some(Author::person(NameParts { family: family?.value, given, family_first }))
            }
            _ => {
                self.report_type(key, item, "names, as strings or as { family = \"…\", given = \"…\" }");
                None
            }
        };
        items.iter().filter_map(author).filter(|author| !author.name.is_empty()).collect()
    }

    /// A mandatory string, or a mandatory list of strings.
    pub fn require_strs(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let texts = self.strs(key);
        self.require(key, Some(texts)).unwrap_or_default()
    }

    /// A boolean; false if absent.
    pub fn bool(&mut self, key: &'static str) -> bool {
        let node = self.node(key);
        self.record(key, || FieldType::Bool);
        let Some(node) = node else { return false };
        if let Value::Bool(flag) = node.value {
            return flag;
        }
        self.report_type(key, node, TRUE_OR_FALSE);
        false
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let node = self.node(key);
        self.record(key, || FieldType::Integer);
        let node = node?;
        if let Value::Integer(value) = node.value {
            return Some(Spanned { value, span: node.span });
        }
        self.report_type(key, node, WHOLE_NUMBER);
        None
    }

    /// A list of tables: `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<TableReader<'a>> {
        let node = self.node(key);
        self.record(key, || FieldType::Tables);
        if let Some(recorder) = &self.recorder {
            return vec![TableReader::recording(recorder.table(key), self.diagnostics)];
        }
        let Some(node) = node else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Table(table) => {
                    let fields = TableReader::new(table, item.span, self.diagnostics);
                    tables.push(TableReader { list: Some(key), owner_specs: self.specs, ..fields });
                }
                _ => self.report_type(key, item, "a list of tables"),
            }
        }
        tables
    }

    /// A date: a quoted string in EDTF.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        // Its characters are not checked: whatever is wrong with a date is reported as one problem.
        let text = match self.table.get(key).map(|node| (&node.value, node.span)) {
            Some((Value::Str(text), span)) => {
                self.asked.push(key);
                Some(Spanned { value: text.trim().to_owned(), span })
            }
            _ => self.str(key),
        };
        self.record(key, || FieldType::Date);
        let text = text.filter(|text| !text.value.is_empty())?;
        match text.value.parse() {
            Ok(value) => Some(Spanned { value, span: text.span }),
            Err(error) => {
                let error: DateError = error;
                let rule =
                    if matches!(error, DateError::Reversed { .. }) { Rule::DateReversed } else { Rule::DateNotEdtf };
                self.diagnostics.add(
                    rule,
                    text.span,
                    phrase(&error.to_string()),
                    phrase(&error.hint(&|date| Messages::english().date(date))),
                );
                None
            }
        }
    }

    /// A mandatory date.
    pub fn require_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let date = self.date(key);
        self.require(key, date)
    }

    /// One of a list of words.
    pub fn enum_value<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.str(key);
        self.record(key, || FieldType::Enum(words.iter().map(|&(word, _)| word).collect()));
        let text = text?;
        if let Some(&(_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(value);
        }
        let known: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        let near = nearest(&text.value, known.iter().copied());
        let hint = did_you_mean(near, &format!("one of: {}", known.join(", ")));
        self.diagnostics.add(Rule::ValueUnknown, text.span, format!("`{key}` does not take “{}”", text.value), hint);
        None
    }

    /// One of a list of words, or one that the timeline adds to them. Which ones it adds is not checked here.
    pub fn open_enum(
        &mut self,
        key: &'static str,
        words: impl Iterator<Item = &'static str>,
    ) -> Option<Spanned<String>> {
        let text = self.str(key);
        self.record(key, || FieldType::OpenEnum(words.collect()));
        text
    }

    /// The id of a record; a placeholder if it is missing or not an id.
    pub fn record_id(&mut self) -> Option<RecordId> {
        let id = self.require_str("id");
        self.record("id", || FieldType::Id);
        match id {
            Some(text) => string_formats::record_id(&text.value, text.span, self.diagnostics),
            None => string_formats::placeholder_id(self.span, Vec::new()),
        }
    }

    /// Earlier ids.
    pub fn aliases(&mut self) -> Vec<Spanned<Id>> {
        let diagnostics = self.diagnostics;
        let alias = |text: Spanned<String>| {
            string_formats::id(&text.value, text.span, diagnostics).map(|value| Spanned { value, span: text.span })
        };
        let aliases = self.strs("aliases");
        self.record("aliases", || FieldType::Ids);
        aliases.into_iter().filter_map(alias).collect()
    }

    /// A table of titles by language tag.
    pub fn titles(&mut self, key: &'static str) -> Vec<OriginalTitle> {
        let node = self.node(key);
        self.record(key, || FieldType::Titles);
        let Some(node) = node else { return Vec::new() };
        let Value::Table(table) = &node.value else {
            self.report_type(key, node, "a table of strings by language: { zh = \"…\" }");
            return Vec::new();
        };
        let mut titles = Vec::new();
        for entry in &table.0 {
            string_formats::language(&entry.key, entry.key_span, self.diagnostics);
            match &entry.node.value {
                Value::Str(title) => {
                    string_formats::visible_text(key, title, entry.node.span, self.diagnostics);
                    titles.push(OriginalTitle {
                        language: entry.key.clone().into_owned(),
                        title: title.clone().into_owned(),
                    });
                }
                _ => self.report_type(key, &entry.node, "a string for each language"),
            }
        }
        titles
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let text = self.str(key);
        self.record(key, || FieldType::Language);
        let text = text?;
        string_formats::language(&text.value, text.span, self.diagnostics);
        Some(text.value)
    }

    /// A URL of one of these schemes.
    pub fn url(&mut self, key: &'static str, schemes: &[&'static str]) -> Option<Spanned<String>> {
        let text = self.str(key);
        self.record(key, || FieldType::Url(schemes.to_vec()));
        string_formats::url(text?, schemes, self.diagnostics)
    }
}

/// Turns a sentence into a phrase, as diagnostics are: without full stop and without capital.
fn phrase(sentence: &str) -> String {
    let mut chars = sentence.strip_suffix('.').unwrap_or(sentence).chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
