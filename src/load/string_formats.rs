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

/// The English names of frequent languages, and their tags.
const LANGUAGES: [(&str, &str); 16] = [
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("dutch", "nl"),
    ("english", "en"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("latin", "la"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("ukrainian", "uk"),
];

/// The tag of a frequent language by its English name in lower case.
pub fn language_tag(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(own, _)| *own == name).map(|(_, tag)| *tag)
}

/// Whether a language tag is well-formed.
pub fn is_language(tag: &str) -> bool {
    // Longer first parts are well-formed, but none is registered: "german" is no language.
    let primary = tag.split('-').next().unwrap_or(tag);
    oxilangtag::LanguageTag::parse(tag).is_ok() && primary.len() <= 3
}

/// Reports a language tag that is not well-formed (BCP 47, RFC 5646 §2.1).
pub fn language(tag: &str, span: Span, diagnostics: &Diagnostics) {
    if !is_language(tag) {
        let primary = tag.split('-').next().unwrap_or(tag);
        let named = LANGUAGES.iter().find(|(name, _)| *name == primary.to_lowercase());
        let hint = match named {
            Some((_, code)) => format!("write “{code}”, the tag of BCP 47"),
            None => "write a tag of BCP 47, such as en, zh, zh-Hant or ru".to_owned(),
        };
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
        Err(_) if schemes.contains(&"mailto") && text.value.contains('@') => {
            (format!("“{}” is an e-mail address, not a URL", text.value), format!("write mailto:{}", text.value))
        }
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let hint = format!("write the whole address: https://{}", text.value.trim_start_matches('/'));
            (format!("“{}” is not a URL: it does not begin with https://", text.value), hint)
        }
        Err(error) => {
            (format!("“{}” is not a URL: {error}", text.value), "write the whole address, with https://".to_owned())
        }
    };
    diagnostics.add(Rule::UrlScheme, text.span, message, hint);
    None
}

/// Reports a web address whose host is not meant for the public: a bare IP address, a local name, a server for tests.
pub fn public_host(address: &Spanned<String>, diagnostics: &Diagnostics) {
    const LOCAL: [&str; 6] = ["localhost", "local", "internal", "lan", "test", "invalid"];
    const FOR_TESTS: [&str; 8] = ["test", "testing", "staging", "stage", "dev", "preview", "uat", "sandbox"];
    let Ok(url) = url::Url::parse(&address.value) else { return };
    let why = match url.host() {
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => "is a bare IP address",
        Some(url::Host::Domain(name)) => {
            let mut labels = name.rsplit('.');
            if labels.next().is_some_and(|top| LOCAL.contains(&top)) {
                "is not on the public web"
            } else if labels.any(|label| label.split('-').any(|word| FOR_TESTS.contains(&word))) {
                "looks like a server for tests"
            } else {
                return;
            }
        }
        None => return,
    };
    let message = format!("the host of “{}” {why}", address.value);
    let hint = "give the address under which the publisher offers the work to everybody, or leave it out";
    diagnostics.add(Rule::HostSuspect, address.span, message, hint);
}

/// Reports a value that is still a placeholder, and a character that nobody sees. `key` names the value.
pub fn visible_text(key: &str, text: &str, span: Span, diagnostics: &Diagnostics) {
    if diagnostics.is_silent() {
        // Read for the second time.
        return;
    }
    if matches!(text, "…" | "...") {
        let message = format!("`{key}` is still the placeholder “{text}”");
        diagnostics.add(Rule::Placeholder, span, message, "write what belongs here, or remove the key");
    } else if let Some((_, c)) = invisible_char(text) {
        let hint = "remove it; it often comes from a copied page or PDF, and words with it are not found";
        diagnostics.add(Rule::CharacterInvisible, span, format!("`{key}` contains {}", char_name(c)), hint);
    }
}

/// The first character that nobody sees, and its byte offset: control characters, soft hyphens, zero-width spaces,
/// characters that change the direction of text, and U+FFFD, which stands for a letter that was lost. The joiners and
/// direction marks that some scripts are written with are none of them.
pub fn invisible_char(text: &str) -> Option<(usize, char)> {
    if text.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
        return None;
    }
    text.char_indices().find(|&(_, c)| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t')
            || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2060}')
            || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}')
    })
}

/// An invisible character in words.
pub fn char_name(c: char) -> String {
    let name = match c {
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "a space without width",
        '\u{2028}' | '\u{2029}' => "an invisible line break",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a sign that changes the direction of the text",
        '\u{FFFD}' => "the sign � of a letter that was lost",
        _ => "a control character",
    };
    format!("{name} (U+{:04X})", u32::from(c))
}
