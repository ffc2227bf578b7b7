//! Links to the originals of sources that scroll to the quoted words.

use crate::model::Quote;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Quotations of more characters are selected by their first and last words: browsers match a single long text only
/// within one block, and URLs should stay short.
const MAX_EXACT_CHARS: usize = 150;

/// The number of words that select the beginning and the end of a long quotation.
const EDGE_WORDS: usize = 7;

/// Everything but the unreserved characters that mean nothing in a text directive: `-`, `,` and `&` do.
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The URL with a text fragment that selects the quotation:
/// `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG Scroll To Text Fragment §3.2). A fragment that the URL has is kept.
pub fn text_fragment_url(url: &str, quote: &Quote) -> String {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let encode = |text: &str| utf8_percent_encode(&folded(text), DIRECTIVE).to_string();
    let mut directive = String::new();
    if let Some(prefix) = &quote.prefix {
        directive.push_str(&encode(prefix));
        directive.push_str("-,");
    }
    let words: Vec<&str> = quote.exact.split_whitespace().collect();
    if quote.exact.chars().count() > MAX_EXACT_CHARS && words.len() > 2 * EDGE_WORDS {
        directive.push_str(&encode(&words[..EDGE_WORDS].join(" ")));
        directive.push(',');
        directive.push_str(&encode(&words[words.len() - EDGE_WORDS..].join(" ")));
    } else {
        directive.push_str(&encode(&words.join(" ")));
    }
    if let Some(suffix) = &quote.suffix {
        directive.push_str(",-");
        directive.push_str(&encode(suffix));
    }
    let joint = match url {
        url if url.contains(":~:") => "&text=",
        url if url.contains('#') => ":~:text=",
        _ => "#:~:text=",
    };
    format!("{url}{joint}{directive}")
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
}
