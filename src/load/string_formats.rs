//! Strings with a format: ids, language tags, URLs.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::{Id, IdError};

/// The id of a record, as far as it can be known.
#[derive(Clone, Debug)]
pub struct RecordId {
    /// The id; a placeholder if what is written is not an id, so that reading goes on.
    pub id: Spanned<Id>,
    /// If what is written is not an id: that, and the id that was probably meant. References to either are not reported
    /// again.
    pub written_as: Vec<String>,
}

/// Reads the id of a record and reports what is wrong with it.
pub fn record_id(text: &str, span: Span, diagnostics: &Diagnostics) -> Option<RecordId> {
    match id(text, span, diagnostics) {
        Some(value) => Some(RecordId { id: Spanned { value, span }, written_as: Vec::new() }),
        None => placeholder_id(span, vec![text.to_owned(), Id::suggestion(text)]),
    }
}

/// An id for a record without a usable one.
pub fn placeholder_id(span: Span, written_as: Vec<String>) -> Option<RecordId> {
    let value = Id::new(&format!("unnamed-{}-{}-{}", span.file, span.line, span.start)).ok()?;
    Some(RecordId { id: Spanned { value, span }, written_as })
}

/// Parses an id and reports what is wrong with it.
pub fn id(text: &str, span: Span, diagnostics: &Diagnostics) -> Option<Id> {
    let (message, hint) = match Id::new(text) {
        Ok(id) => return Some(id),
        Err(IdError::Reserved) => (
            format!("“{text}” is reserved for a voice"),
            "choose another id; author, publisher and unattributed are voices".to_owned(),
        ),
        Err(IdError::Shape) if text.len() > 100 => {
            (format!("an id of {} characters is too long", text.chars().count()), "use at most 100".to_owned())
        }
        Err(IdError::Shape) => {
            let better = Id::suggestion(text);
            let better = Id::new(&better).is_ok().then(|| format!("write “{better}”"));
            (
                format!("“{text}” is not an id: lower-case letters and digits, in words joined by single hyphens"),
                better.unwrap_or_else(|| "write something like 1950-treaty".to_owned()),
            )
        }
    };
    diagnostics.add(Rule::IdMalformed, span, message, hint);
    None
}

/// Reports a language tag that is not well-formed (BCP 47, RFC 5646 §2.1).
pub fn language(tag: &str, span: Span, diagnostics: &Diagnostics) {
    if oxilangtag::LanguageTag::parse(tag).is_err() {
        let hint = "write a tag of BCP 47, such as en, zh, zh-Hant or ru";
        diagnostics.add(Rule::LanguageTag, span, format!("“{tag}” is not a language tag"), hint);
    }
}

/// Checks a URL with one of these schemes and reports what is wrong with it.
pub fn url(text: Spanned<String>, schemes: &[&str], diagnostics: &Diagnostics) -> Option<Spanned<String>> {
    let (message, hint) = match url::Url::parse(&text.value).map(|url| url.scheme().to_owned()) {
        Ok(scheme) if schemes.contains(&scheme.as_str()) => return Some(text),
        Ok(scheme) => {
            (format!("a URL with “{scheme}:” cannot be opened from a page"), format!("use {}", schemes.join(" or ")))
        }
        Err(error) => {
            let is_email = schemes.contains(&"mailto") && text.value.contains('@');
            let hint = if is_email {
                format!("write mailto:{}", text.value)
            } else {
                "write the whole address, with https://".to_owned()
            };
            (format!("“{}” is not a URL: {error}", text.value), hint)
        }
    };
    diagnostics.add(Rule::UrlScheme, text.span, message, hint);
    None
}
