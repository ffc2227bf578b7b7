//! Links to the originals of sources that scroll to the quoted words.

use crate::model::Quote;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Quotations of more characters are selected by their first and last words alone: URLs should stay short.
const MAX_EXACT_CHARS: usize = 150;

/// The most words, and the bytes after which no word is added, that select the beginning or the end of a quotation.
const EDGE_WORDS: usize = 7;
const EDGE_BYTES: usize = 90;

/// The words after which the end of a sentence ends the beginning of a quotation: fewer may occur anywhere.
const FEWEST_EDGE_WORDS: usize = 3;

/// Everything but the unreserved characters that mean nothing in a text directive: `-`, `,` and `&` do.
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The URL with text fragments that select the quotation:
/// `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG Scroll To Text Fragment §3.2). A fragment that the URL has is kept.
///
/// Browsers match a text only within a paragraph. A quotation of several sentences may be from several paragraphs or items
/// of a list, so it is also selected by its first and last words. The browser scrolls to the first text that it finds.
pub fn text_fragment_url(url: &str, quote: &Quote) -> String {
    let exact = folded(&quote.exact);
    let words = words(&exact);
    let is_long = exact.chars().count() > MAX_EXACT_CHARS;
    let several = words.iter().rev().skip(1).any(|word| ends_sentence(word));
    let ends = if is_long || several { ends(&words) } else { None };
    let mut texts = Vec::new();
    if !is_long || ends.is_none() {
        texts.push(encoded(&exact));
    }
    texts.extend(ends.map(|(start, end)| format!("{},{}", encoded(&start), encoded(&end))));
    let prefix = quote.prefix.as_ref().map(|prefix| encoded(&folded(prefix)) + "-,").unwrap_or_default();
    let suffix = quote.suffix.as_ref().map(|suffix| format!(",-{}", encoded(&folded(suffix)))).unwrap_or_default();
    let directives: Vec<String> = texts.iter().map(|text| format!("text={prefix}{text}{suffix}")).collect();
    let joint = match url {
        url if url.contains(":~:") => "&",
        url if url.contains('#') => ":~:",
        _ => "#:~:",
    };
    format!("{url}{joint}{}", directives.join("&"))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text.trim(), DIRECTIVE).to_string()
}

/// The words of a text, with the spaces after them. Text without spaces is divided at its punctuation: browsers match only
/// whole words, and they alone know the others.
fn words(text: &str) -> Vec<&str> {
    let is_wide =
        |c: char| matches!(c, '\u{3001}'..='\u{3003}' | '\u{FF01}' | '\u{FF0C}' | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}');
    text.split_inclusive(|c: char| c == ' ' || is_wide(c)).filter(|word| *word != " ").collect()
}

/// Whether what follows a word may be in another paragraph or item.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end().trim_end_matches(['"', '”', '’', '»', ')']);
    word.ends_with(['.', '!', '?', ':', ';', '\u{3002}', '\u{FF01}', '\u{FF1F}', '\u{FF1A}', '\u{FF1B}'])
}

/// The first and the last words; `None` if there are too few.
fn ends(words: &[&str]) -> Option<(String, String)> {
    let half = words.len() / 2;
    let (mut start, mut end) = (1, 1);
    let bytes = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    while start < EDGE_WORDS.min(half)
        && bytes(&words[..start]) < EDGE_BYTES
        && !(start >= FEWEST_EDGE_WORDS && ends_sentence(words[start - 1]))
    {
        start += 1;
    }
    while end < EDGE_WORDS.min(half)
        && bytes(&words[words.len() - end..]) < EDGE_BYTES
        && !(end >= FEWEST_EDGE_WORDS && ends_sentence(words[words.len() - end - 1]))
    {
        end += 1;
    }
    (half > 0).then(|| (words[..start].concat(), words[words.len() - end..].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(exact: &str) -> Quote {
        Quote { exact: exact.into(), prefix: None, suffix: None, language: None, translation: None, translator: None }
    }

    #[test]
    fn what_means_something_in_a_text_directive_is_encoded() {
        let link = text_fragment_url("https://e.org/a", &quote("US-supported, South & “North”"));
        assert_eq!(link, "https://e.org/a#:~:text=US%2Dsupported%2C%20South%20%26%20%E2%80%9CNorth%E2%80%9D");
    }

    #[test]
    fn prefix_and_suffix_stand_around_the_words() {
        let quote =
            Quote { prefix: Some("just before".into()), suffix: Some("just after".into()), ..quote("no limits") };
        assert_eq!(
            text_fragment_url("https://e.org/a#b", &quote),
            "https://e.org/a#b:~:text=just%20before-,no%20limits,-just%20after"
        );
    }

    #[test]
    fn a_long_quotation_is_selected_by_its_ends() {
        let words: Vec<String> = (1..=60).map(|n| format!("w{n}")).collect();
        let link = text_fragment_url("https://e.org/", &quote(&words.join(" ")));
        assert_eq!(
            link,
            "https://e.org/#:~:text=w1%20w2%20w3%20w4%20w5%20w6%20w7,w54%20w55%20w56%20w57%20w58%20w59%20w60"
        );
    }

    #[test]
    fn sentences_that_may_be_in_several_paragraphs_are_selected_in_both_ways() {
        assert_eq!(
            text_fragment_url("https://e.org/", &quote("first aim: peace; second aim: trade.")),
            "https://e.org/#:~:text=first%20aim%3A%20peace%3B%20second%20aim%3A%20trade.&text=first%20aim%3A%20peace%3B,second%20aim%3A%20trade."
        );
    }

    #[test]
    fn a_long_text_without_spaces_is_divided_at_its_punctuation() {
        let text = "友谊没有止境，".repeat(30);
        let link = text_fragment_url("https://e.org/", &quote(&text));
        let clause = encoded("友谊没有止境，");
        assert_eq!(link, format!("https://e.org/#:~:text={0},{0}", clause.repeat(5)));
        // Nothing says where its words end.
        let text = "ก".repeat(200);
        assert_eq!(
            text_fragment_url("https://e.org/", &quote(&text)),
            format!("https://e.org/#:~:text={}", encoded(&text))
        );
    }
}
