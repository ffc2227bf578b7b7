//! Texts of other programs as Markdown that shows them as they are, and Markdown of others without what is refused here.

use super::html;
use super::source_file::cleaned;
use crate::model::Markdown;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// How addresses begin.
const ADDRESSES: [&str; 2] = ["https://", "http://"];

/// Plain text as Markdown: blank lines separate paragraphs, other lines stay lines, and addresses become links.
pub fn from_plain(text: &str) -> String {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines() {
        let line = cleaned(line);
        match paragraphs.last_mut() {
            Some(lines) if !line.is_empty() => lines.push(line_start(&inline(&line, true))),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let paragraphs = paragraphs.into_iter().filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.join("\\\n")).collect::<Vec<_>>().join("\n\n")
}

/// A piece of a line: without markup, and if `links`, with its addresses as links.
pub fn inline(text: &str, links: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while links && let Some(at) = ADDRESSES.iter().filter_map(|start| rest.find(start)).min() {
        let (before, address) = rest.split_at(at);
        let end = address.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“'));
        let address = address[..end.unwrap_or(address.len())]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        escape(before, &mut out);
        // Autolinks take anything but white space and angle brackets.
        if url::Url::parse(address).is_ok() && address.chars().all(|c| !c.is_control() && c != '\\') {
            out.extend(["<", address, ">"]);
        } else {
            escape(address, &mut out);
        }
        rest = &rest[at + address.len()..];
    }
    escape(rest, &mut out);
    out
}

fn escape(text: &str, out: &mut String) {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '|' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '<' => !next.is_whitespace() && !next.is_ascii_digit(),
            '&' => text[at..].chars().take(40).any(|c| c == ';'),
            '~' => next == '~' || before == '~',
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// A line whose first characters begin no heading, list, quotation or code.
pub fn line_start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[digits..].chars().next() {
        Some(c @ ('.' | ')')) if digits > 0 => format!("{}\\{c}{}", &line[..digits], &line[digits + 1..]),
        Some('-' | '+' | '=' | '#' | '>' | '~' | ':') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// A link. The words are plain text, and are the address if there are none.
pub fn link(words: &str, url: &str) -> String {
    let words = cleaned(words);
    let words = if words.is_empty() { host(url) } else { words };
    format!("[{}]({})", inline(&words, false), address(url))
}

/// An address within the parentheses of a link.
pub fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C")
}

/// The host of an address, or the address itself.
pub fn host(url: &str) -> String {
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.map_or_else(|| url.to_owned(), |host| host.trim_start_matches("www.").to_owned())
}

/// An address of the web, written whole. One without a scheme, `//host`, is completed.
pub fn web_address(text: &str) -> Option<String> {
    let text = cleaned(text);
    let whole = if text.starts_with("//") { format!("https:{text}") } else { text };
    let url = url::Url::parse(&whole).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host().is_some()).then(|| url.to_string())
}

/// Markdown that this program takes, and what it does not.
#[derive(Debug, Default)]
pub struct SafeMarkdown {
    pub text: String,
    /// Addresses of pictures, with their words.
    pub images: Vec<(String, String)>,
    /// What was left out, in words.
    pub remarks: Vec<String>,
}

/// Markdown of others: HTML becomes Markdown or is left out; links that lead nowhere, footnotes and pictures become words.
pub fn safe_markdown(markdown: &str) -> SafeMarkdown {
    let markdown = without_invisible(markdown);
    let mut out = SafeMarkdown::default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    // The link or picture that is being replaced, its address and its words.
    let mut open: Option<(Range<usize>, String, String, bool)> = None;
    let mut html_block: Option<Range<usize>> = None;
    for (item, part) in Markdown::parse(&markdown).into_offset_iter() {
        match item {
            Event::Start(Tag::Link { dest_url, .. }) if open.is_none() && !is_link(&dest_url) => {
                open = Some((part, dest_url.to_string(), String::new(), false));
            }
            Event::Start(Tag::Image { dest_url, .. }) if open.is_none() => {
                open = Some((part, dest_url.to_string(), String::new(), true));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((range, _, words, is_image)) = open.take_if(|(range, ..)| *range == part) {
                    let url = match Markdown::parse(&markdown[range.clone()]).next() {
                        _ if !is_image => None,
                        _ => image_address(&markdown[range.clone()]),
                    };
                    match url {
                        Some(url) => {
                            edits.push((range, link(&words, &url)));
                            out.images.push((url, words));
                        }
                        None => {
                            edits.push((range, inline(&words, false)));
                            out.remarks.push(format!("the address of “{}” is left out", cleaned(&words)));
                        }
                    }
                }
            }
            Event::Start(Tag::HtmlBlock) => html_block = Some(part),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(range) = html_block.take() {
                    let read = html::to_markdown(&markdown[range.clone()]);
                    out.remarks.extend(read.remarks());
                    out.remarks.push("HTML is now Markdown".to_owned());
                    edits.push((range, format!("{}\n", read.text)));
                }
            }
            Event::InlineHtml(tag) if open.is_none() => {
                let name = tag.trim_start_matches(['<', '/']);
                let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                let mark = match name.to_ascii_lowercase().as_str() {
                    "b" | "strong" => "**",
                    "i" | "em" => "*",
                    "br" => "\\\n",
                    _ => "",
                };
                // Angle brackets that are no tag are words.
                let words = inline(&html::to_plain(&tag), false);
                if mark.is_empty() && words.is_empty() {
                    out.remarks.push(format!("the markup <{name}> is left out"));
                }
                edits.push((part, if mark.is_empty() { words } else { mark.to_owned() }));
            }
            Event::FootnoteReference(_) if open.is_none() => {
                edits.push((part.clone(), format!("\\{}", &markdown[part])));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, words, _)) = &mut open {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    out.text = markdown.clone();
    edits.sort_by_key(|(range, _)| range.start);
    for (range, text) in edits.into_iter().rev() {
        if range.end <= out.text.len() && out.text.is_char_boundary(range.start) && out.text.is_char_boundary(range.end)
        {
            out.text.replace_range(range, &text);
        }
    }
    if !is_safe(&out.text) {
        out.text = from_plain(&markdown);
        out.remarks.push("its markup is shown as it is written".to_owned());
    }
    out.text = out.text.trim().to_owned();
    out.remarks.dedup();
    out
}

/// Whether a text has nothing that `check` refuses.
fn is_safe(markdown: &str) -> bool {
    Markdown::parse(markdown).all(|item| match item {
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
        Event::Start(Tag::Link { dest_url, .. }) => is_link(&dest_url),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => false,
        _ => true,
    })
}

fn is_link(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

/// The address in `![words](address)`.
fn image_address(image: &str) -> Option<String> {
    Markdown::parse(image).find_map(|item| match item {
        Event::Start(Tag::Image { dest_url, .. }) => web_address(&dest_url),
        _ => None,
    })
}

/// A text of several lines without characters that nobody sees.
fn without_invisible(text: &str) -> String {
    use crate::load::string_formats::invisible_char;
    let is_seen = |c: &char| invisible_char(c.encode_utf8(&mut [0; 4])).is_none();
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(is_seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_shown_as_it_is() {
        for text in [
            "1. *no list* [x](javascript:y) <b> &amp; a_b _c_ `d`",
            "- x",
            "# y",
            "=== ",
            "Look! [z] | ~~s~~ ~~~",
            "<script>alert(1)</script>",
            "[^1] ![a](b)",
            "+++",
        ] {
            let markdown = from_plain(text);
            assert_eq!(Markdown::new(&markdown).plain(), cleaned(text), "{markdown}");
            assert!(is_safe(&markdown), "{markdown}");
        }
        assert_eq!(from_plain("a\nb\n\nsee https://example.org/a_b."), "a\\\nb\n\nsee <https://example.org/a_b>.");
    }

    #[test]
    fn markdown_of_others_loses_what_is_refused_here() {
        for (from, to) in [
            ("**a** [b](https://example.org)", "**a** [b](https://example.org)"),
            ("a [b](javascript:x) c", "a b c"),
            ("a [b](c.html)[^1]", "a b\\[^1]"),
            ("a <b>b</b> <span onclick=x>c</span>", "a **b** c"),
            ("<div>\n<p>x<script>y</script></p></div>\n\nz", "x\n\nz"),
            ("![a map](https://example.org/a.png)", "[a map](https://example.org/a.png)"),
            ("![a map](a.png)", "a map"),
            ("the <Harbour> of <i>Rome</i>", "the \\<Harbour> of *Rome*"),
        ] {
            assert_eq!(safe_markdown(from).text, to);
        }
    }
}
