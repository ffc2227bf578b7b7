//! `[[media]]` of the timeline and of its records.

use crate::load::span::Spanned;
use crate::load::string_formats;
use crate::load::table_reader::TableReader;
use crate::model::date::Date;
use std::collections::HashMap;

/// A medium whose references are strings.
#[derive(Clone, Debug)]
pub struct RawMedium {
    pub file: Option<Spanned<String>>,
    pub url: Option<Spanned<String>>,
    pub alt: Option<Spanned<String>>,
    pub caption: Option<Spanned<String>>,
    pub credit: Option<Spanned<String>>,
    pub licence: Option<Spanned<String>>,
    pub source: Option<Spanned<String>>,
    /// `lang`
    pub language: Option<String>,
    pub date: Option<Spanned<Date>>,
}

/// The files that media show, as they are written, and whether only drafts do so.
#[derive(Debug, Default)]
pub struct MediaUse(HashMap<String, bool>);

impl MediaUse {
    /// Notes what a medium shows.
    pub fn add(&mut self, is_draft: bool, medium: &RawMedium) {
        if let Some(file) = &medium.file {
            *self.0.entry(file.value.clone()).or_insert(true) &= is_draft;
        }
    }

    /// Whether a medium shows the file at this path.
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The files that only drafts show.
    pub fn of_drafts(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter(|(_, only_drafts)| **only_drafts).map(|(path, _)| path)
    }
}

/// Reads `[[media]]` of a table.
pub fn read(fields: &mut TableReader<'_>) -> Vec<RawMedium> {
    fields.tables("media").into_iter().map(medium).collect()
}

fn medium(mut fields: TableReader<'_>) -> RawMedium {
    let file = fields.str("file");
    let has_file = fields.has("file");
    let url = fields.url("url", &["https", "http"]);
    url.iter().for_each(|url| string_formats::public_host(url, fields.diagnostics));
    if !has_file && !fields.has("url") {
        fields.require_either(["file", "url"]);
    }
    let medium = RawMedium {
        file,
        url,
        alt: fields.require_str("alt"),
        caption: fields.str("caption"),
        credit: fields.require_str("credit"),
        licence: fields.require_str("licence"),
        source: fields.str("source"),
        language: fields.language("lang"),
        date: fields.date("date"),
    };
    fields.deny_unknown();
    medium
}

impl RawMedium {
    /// What is plain text, by key.
    pub fn plain(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
        let texts =
            [("alt", &self.alt), ("caption", &self.caption), ("credit", &self.credit), ("licence", &self.licence)];
        texts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?)))
    }
}
