//! [`Markdown`]: text as its author wrote it, and its plain text.

use pulldown_cmark::{Event, Options, Parser, Tag};
use std::borrow::Cow;

/// CommonMark with footnote references and tables. The checker refuses raw HTML, and it is never rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown(Box<str>);

impl Markdown {
    /// Keeps `markdown` without leading and trailing white space.
    pub fn new(markdown: &str) -> Self {
        Self(markdown.trim().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one parser configuration of the program. `[^id]` refers to a citation and has no definition in the text; only
    /// pulldown-cmark's old footnote syntax reports references without a definition.
    pub fn parse(markdown: &str) -> Parser<'_> {
        Parser::new_ext(markdown, Options::ENABLE_OLD_FOOTNOTES | Options::ENABLE_TABLES)
    }

    /// The text without markup and footnotes. Paragraphs are joined by a space.
    pub fn plain(&self) -> Cow<'_, str> {
        if let Some(text) = plain_without_parsing(&self.0) {
            return text;
        }
        let mut plain = String::new();
        for event in Self::parse(&self.0) {
            match event {
                Event::Text(text) | Event::Code(text) => plain.push_str(&text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                Event::Start(tag) if !plain.is_empty() && begins_text(&tag) => plain.push(' '),
                _ => {}
            }
        }
        plain.into()
    }

    /// What its footnotes refer to, in the order of the text.
    pub fn footnotes(&self) -> Vec<String> {
        let id = |event| if let Event::FootnoteReference(id) = event { Some(id.to_string()) } else { None };
        Self::parse(&self.0).filter_map(id).collect()
    }

    /// The first sentence of [`Self::plain`]: the default summary.
    pub fn first_sentence(&self) -> String {
        let plain = self.plain();
        let end = plain.match_indices(". ").map(|(at, _)| at).find(|&at| {
            // An abbreviation such as "U. S." or "c." does not end a sentence.
            plain[..at].rsplit(char::is_whitespace).next().is_some_and(|word| word.chars().count() > 2)
        });
        end.map_or(plain.to_string(), |at| plain[..=at].to_owned())
    }
}

/// Whether an element separates the text in it from the text before it.
fn begins_text(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::TableCell)
}

/// The bytes that may be markup, except those of footnotes.
const IS_MARKUP: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"*_`\\<>&#!~|=\n\r\t";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The plain text of a single paragraph whose only markup is footnotes; `None` if `text` may be anything else. Most texts
/// are such paragraphs, and indexing a million of them with the parser takes several times as long.
fn plain_without_parsing(text: &str) -> Option<Cow<'_, str>> {
    let may_begin_block = |byte: &u8| byte.is_ascii_digit() || b"-+ ".contains(byte);
    if text.bytes().any(|byte| IS_MARKUP[usize::from(byte)]) || text.as_bytes().first().is_some_and(may_begin_block) {
        return None;
    }
    let mut parts = text.split('[');
    let first = parts.next()?;
    let mut plain = Cow::Borrowed(first);
    for part in parts {
        let (id, rest) = part.strip_prefix('^')?.split_once(']')?;
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') || rest.starts_with(['(', ':'])
        {
            return None;
        }
        *plain.to_mut() += rest;
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_without_markup_is_read_as_the_parser_reads_it(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[a-zA-Zа-я中 .,;:()\"'’—-]{1,12}", "[0-9]{1,4}[.)]? ?", Just("[^a-b]".to_owned()), Just("[^a](b)".to_owned()),
                    Just("[".to_owned()), Just("] ".to_owned()), Just("[x]".to_owned()), Just("*".to_owned()), Just("--- ".to_owned())
                ],
                1..7,
            )
        ) {
            let markdown = Markdown::new(&parts.concat());
            let mut parsed = String::new();
            for event in Markdown::parse(markdown.as_str()) {
                match event {
                    Event::Text(text) | Event::Code(text) => parsed.push_str(&text),
                    Event::Start(tag) if !parsed.is_empty() && begins_text(&tag) => parsed.push(' '),
                    _ => {}
                }
            }
            if let Some(plain) = plain_without_parsing(markdown.as_str()) {
                prop_assert_eq!(plain, parsed, "{}", markdown.as_str());
            }
        }
    }

    #[test]
    fn plain_text_has_no_markup_and_no_footnotes() {
        let markdown = Markdown::new("China and *Russia* signed[^text].\nIt held.\n\nIn [1956](/events/x) it broke.");
        assert_eq!(markdown.plain(), "China and Russia signed. It held. In 1956 it broke.");
        assert_eq!(markdown.first_sentence(), "China and Russia signed.");
    }

    #[test]
    fn an_abbreviation_does_not_end_a_sentence() {
        assert_eq!(Markdown::new("About c. 1957 it broke. Then").first_sentence(), "About c. 1957 it broke.");
        assert_eq!(Markdown::new("No full stop").first_sentence(), "No full stop");
    }
}
