//! Strings that are more than strings: ids, language tags, URLs.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::{Id, IdError};

/// What a thing is called, as far as it can be known.
#[derive(Clone, Debug)]
pub struct RecordId {
    /// Its id; a stand-in where what is written is no id, so that reading goes on.
    pub id: Spanned<Id>,
    /// What is written where it is no id, and the id that was probably meant: references to either are no further
    /// mistakes.
    pub written_as: Vec<String>,
}

/// Reads what a thing is called, and reports what is wrong with it.
pub fn record_id(text: &str, at: Span, diagnostics: &Diagnostics) -> Option<RecordId> {
    match id(text, at, diagnostics) {
        Some(value) => Some(RecordId { id: Spanned { value, span: at }, written_as: Vec::new() }),
        None => placeholder_id(at, vec![text.to_owned(), Id::suggestion(text)]),
    }
}

/// The name of a thing that has no usable one.
pub fn placeholder_id(at: Span, written_as: Vec<String>) -> Option<RecordId> {
    let value = Id::new(&format!("unnamed-{}-{}-{}", at.file, at.line, at.start)).ok()?;
    Some(RecordId { id: Spanned { value, span: at }, written_as })
}

/// Reads an id and reports what is wrong with it.
pub fn id(text: &str, at: Span, diagnostics: &Diagnostics) -> Option<Id> {
    let (message, hint) = match Id::new(text) {
        Ok(id) => return Some(id),
        Err(IdError::Reserved) => (
            format!("“{text}” is reserved: a voice may be called so"),
            "take another word; author, publisher and unattributed are voices".to_owned(),
        ),
        Err(IdError::Shape) if text.len() > 100 => {
            (format!("an id of {} characters is too long", text.chars().count()), "take at most 100".to_owned())
        }
        Err(IdError::Shape) => {
            let better = Id::suggestion(text);
            let better = Id::new(&better).is_ok().then(|| format!("write “{better}”"));
            (
                format!("“{text}” is not an id: lower-case letters and digits, in words joined by single hyphens"),
                better.unwrap_or_else(|| "write words such as 1950-treaty".to_owned()),
            )
        }
    };
    diagnostics.add(Rule::IdMalformed, at, message, hint);
    None
}

/// Reports a language tag that is not well-formed (BCP 47, RFC 5646 §2.1).
pub fn language(tag: &str, at: Span, diagnostics: &Diagnostics) {
    if oxilangtag::LanguageTag::parse(tag).is_err() {
        let hint = "write a tag of BCP 47, such as en, zh, zh-Hant or ru";
        diagnostics.add(Rule::LanguageTag, at, format!("“{tag}” is not a language tag"), hint);
    }
}

/// Reads a URL of one of these schemes and reports what is wrong with it.
pub fn url(text: Spanned<String>, schemes: &[&str], diagnostics: &Diagnostics) -> Option<Spanned<String>> {
    let (message, hint) = match url::Url::parse(&text.value).map(|url| url.scheme().to_owned()) {
        Ok(scheme) if schemes.contains(&scheme.as_str()) => return Some(text),
        Ok(scheme) => {
            (format!("a URL with “{scheme}:” cannot be opened from a page"), format!("use {}", schemes.join(" or ")))
        }
        Err(error) => {
            (format!("“{}” is not a URL: {error}", text.value), "write the whole address, with https://".to_owned())
        }
    };
    diagnostics.add(Rule::UrlScheme, text.span, message, hint);
    None
}
