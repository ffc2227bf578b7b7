//! Prose: the Markdown that people write, kept as they wrote it.

use pulldown_cmark::{Event, Options, Parser, Tag};
use std::borrow::Cow;

/// Markdown (CommonMark with footnote references). Raw HTML in it is refused by the check and never rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown(Box<str>);

impl Markdown {
    /// Takes Markdown as it stands.
    #[must_use]
    pub fn new(markdown: &str) -> Self {
        Self(markdown.trim().into())
    }

    /// The Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Parses Markdown as every part of the program reads it. `[^id]` names a citation, so it has no definition in
    /// the text; only the older footnote syntax of pulldown-cmark reports such references.
    pub fn parse(markdown: &str) -> Parser<'_> {
        Parser::new_ext(markdown, Options::ENABLE_OLD_FOOTNOTES)
    }

    /// The words alone, without mark-up and footnotes, paragraphs joined by a space.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        if let Some(words) = unmarked(&self.0) {
            return words;
        }
        let mut words = String::new();
        for event in Self::parse(&self.0) {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. }) if !words.is_empty() => words.push(' '),
                _ => {}
            }
        }
        words.into()
    }

    /// The first sentence of [`Self::plain`], for a summary that nobody wrote.
    #[must_use]
    pub fn first_sentence(&self) -> String {
        let plain = self.plain();
        let end = plain.match_indices(". ").map(|(at, _)| at).find(|&at| {
            // An abbreviation such as "U. S." or "c." ends no sentence.
            plain[..at].rsplit(char::is_whitespace).next().is_some_and(|word| word.chars().count() > 2)
        });
        end.map_or(plain.to_string(), |at| plain[..=at].to_owned())
    }
}

/// The bytes of mark-up, but for footnotes.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let bytes = b"*_`\\<>&#!~|=\n\r\t";
    let mut at = 0;
    while at < bytes.len() {
        marks[bytes[at] as usize] = true;
        at += 1;
    }
    marks
};

/// The words of a paragraph that has no mark-up but footnotes, as most have, a million times: without a parser.
fn unmarked(text: &str) -> Option<Cow<'_, str>> {
    let begins = |byte: &u8| byte.is_ascii_digit() || b"-+ ".contains(byte);
    if text.bytes().any(|byte| MARKS[usize::from(byte)]) || text.as_bytes().first().is_some_and(begins) {
        return None;
    }
    let mut parts = text.split('[');
    let first = parts.next()?;
    let mut words = Cow::Borrowed(first);
    for part in parts {
        let (id, rest) = part.strip_prefix('^')?.split_once(']')?;
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') || rest.starts_with(['(', ':'])
        {
            return None;
        }
        *words.to_mut() += rest;
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_without_mark_up_are_read_as_the_parser_reads_them(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[a-zA-Zа-я中 .,;:()\"'’—-]{1,12}", "[0-9]{1,4}[.)]? ?", Just("[^a-b]".to_owned()), Just("[^a](b)".to_owned()),
                    Just("[".to_owned()), Just("] ".to_owned()), Just("[x]".to_owned()), Just("*".to_owned()), Just("--- ".to_owned())
                ],
                1..7,
            )
        ) {
            let prose = Markdown::new(&parts.concat());
            let mut parsed = String::new();
            for event in Markdown::parse(prose.as_str()) {
                match event {
                    Event::Text(text) | Event::Code(text) => parsed.push_str(&text),
                    Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. }) if !parsed.is_empty() => parsed.push(' '),
                    _ => {}
                }
            }
            if let Some(words) = unmarked(prose.as_str()) {
                prop_assert_eq!(words, parsed, "{}", prose.as_str());
            }
        }
    }

    #[test]
    fn plain_words_have_no_marks_and_no_footnotes() {
        let prose = Markdown::new("China and *Russia* signed[^text].\nIt held.\n\nIn [1956](/events/x) it broke.");
        assert_eq!(prose.plain(), "China and Russia signed. It held. In 1956 it broke.");
        assert_eq!(prose.first_sentence(), "China and Russia signed.");
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(Markdown::new("About c. 1957 it broke. Then").first_sentence(), "About c. 1957 it broke.");
        assert_eq!(Markdown::new("No full stop").first_sentence(), "No full stop");
    }
}
