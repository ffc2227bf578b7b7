//! HTML as Markdown and as plain words.

use super::html_tokenizer::{HtmlTag, Token, Tokens, is_element, reference};
use super::source_file::cleaned;
use super::text::{address, inline, line_start, web_address};
use std::collections::{BTreeMap, BTreeSet};

/// What HTML became.
#[derive(Debug, Default)]
pub struct ConvertedHtml {
    /// Markdown.
    pub text: String,
    /// The addresses of pictures and of embedded pages, each with its words.
    pub embedded: Vec<(String, String)>,
    /// The names of elements whose contents are left out.
    dropped: BTreeSet<String>,
    /// The names of elements whose contents are kept.
    unmarked: BTreeSet<String>,
    /// Links that lead nowhere.
    dead_links: usize,
}

impl ConvertedHtml {
    /// What was left out, in words.
    pub fn remarks(&self) -> Vec<String> {
        let names =
            |names: &BTreeSet<String>| names.iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().join(", ");
        let mut out = Vec::new();
        if !self.dropped.is_empty() {
            out.push(format!("{} is left out", names(&self.dropped)));
        }
        if !self.unmarked.is_empty() {
            out.push(format!("the markup {} is left out", names(&self.unmarked)));
        }
        if self.dead_links > 0 {
            out.push(format!("{} links that lead nowhere are words now", self.dead_links));
        }
        out
    }
}

/// Markdown for a piece of HTML: paragraphs, line breaks, links, emphasis, lists, quotations and headings. Scripts, styles and
/// other elements are left out, pictures and frames are collected.
pub fn to_markdown(html: &str) -> ConvertedHtml {
    let mut writer = Writer::default();
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => writer.text(&text),
            Token::Open(tag) => writer.open(&tag),
            Token::Close(name) => writer.close(&name),
            Token::Dropped(name) => _ = writer.result.dropped.insert(name),
        }
    }
    writer.finish()
}

/// The words of a piece of HTML on one line.
pub fn to_plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return cleaned(html);
    }
    let mut out = String::with_capacity(html.len());
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => out.push_str(&text),
            Token::Open(tag) if is_block(&tag.name) || tag.name == "br" => out.push(' '),
            Token::Close(name) if is_block(&name) => out.push(' '),
            _ => {}
        }
    }
    cleaned(&out)
}

/// Whether a text is HTML: it has a tag or a reference.
pub fn is_html(text: &str) -> bool {
    let tag = |at: usize| {
        let rest = &text[at + 1..];
        let inner = rest.split(['>', '<', '\n']).next().unwrap_or_default();
        inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && is_element(inner)
    };
    text.match_indices('<').any(|(at, _)| tag(at))
        || text.match_indices('&').any(|(at, _)| reference(&text[at..]).is_some())
}

/// The first element of this name, such as the frame of an embedded video, with an attribute of it.
pub fn first_attribute(html: &str, element: &str, attribute: &str) -> Option<String> {
    Tokens::new(html).find_map(|token| match token {
        Token::Open(tag) if tag.name == element => tag.attribute(attribute).map(str::to_owned),
        _ => None,
    })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "main"
            | "figure"
            | "figcaption"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "dl"
            | "dt"
            | "dd"
            | "pre"
            | "hr"
            | "address"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "html"
            | "body"
            | "head"
    )
}

/// How deeply lists and quotations may be nested; what is deeper is on the last level.
const MAX_LEVELS: usize = 6;

#[derive(Debug)]
enum Level {
    Quote,
    /// Whether its items are numbered, and how many there were.
    List(bool, usize),
    /// What stands before its first line; then spaces.
    Item(String, bool),
}

/// An element within a line that is open.
#[derive(Debug)]
struct Mark {
    name: &'static str,
    /// Where it begins in the line.
    start: usize,
    /// The address of a link.
    url: Option<String>,
}

#[derive(Default)]
struct Writer {
    result: ConvertedHtml,
    /// The paragraph that is being written.
    line: String,
    levels: Vec<Level>,
    marks: Vec<Mark>,
    heading: Option<usize>,
    /// Whether an emphasis ends here with a punctuation mark, behind which a letter would undo it.
    is_tight: bool,
    was_item: bool,
    counts: BTreeMap<&'static str, usize>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let starts = text.starts_with(char::is_whitespace);
        let ends = text.ends_with(char::is_whitespace);
        let words = cleaned(text);
        let needs_space = |line: &str| !line.is_empty() && !line.ends_with([' ', '\n']);
        if starts && needs_space(&self.line) {
            self.line.push(' ');
        }
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.is_tight) && words.starts_with(char::is_alphanumeric) && needs_space(&self.line) {
            self.line.push(' ');
        }
        let in_link = self.marks.iter().any(|mark| mark.url.is_some());
        self.line.push_str(&inline(&words, !in_link));
        if ends {
            self.line.push(' ');
        }
    }

    fn open(&mut self, tag: &HtmlTag) {
        let name = &*tag.name;
        match name {
            "b" | "strong" => self.begin("**", None),
            "i" | "em" | "cite" => self.begin("*", None),
            "q" => self.text("“"),
            "a" => {
                let href = tag.attribute("href").unwrap_or_default().trim();
                match link_address(href) {
                    Some(url) => self.begin("a", Some(url)),
                    None if href.is_empty() => {}
                    None => self.result.dead_links += 1,
                }
            }
            "br" => {
                let length = self.line.trim_end().len();
                self.line.truncate(length);
                if !self.line.is_empty() && self.heading.is_none() {
                    self.line.push_str("\\\n");
                }
            }
            "img" => self.embed(tag.attribute("src"), tag.attribute("alt").unwrap_or_default(), name),
            "iframe" | "video" | "audio" | "embed" | "source" => {
                self.embed(tag.attribute("src"), tag.attribute("title").unwrap_or_default(), name);
            }
            "blockquote" => self.begin_level(Level::Quote),
            "ul" => self.begin_level(Level::List(false, 0)),
            "ol" => self.begin_level(Level::List(true, 0)),
            "li" => {
                self.flush();
                if matches!(self.levels.last(), Some(Level::Item(..))) {
                    self.levels.pop();
                }
                let marker = match self.levels.last_mut() {
                    Some(Level::List(true, count)) => {
                        *count += 1;
                        format!("{count}. ")
                    }
                    _ => "- ".to_owned(),
                };
                self.levels.push(Level::Item(marker, false));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = Some(3);
            }
            _ if is_block(name) => self.flush(),
            _ => self.note(name),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.end("**"),
            "i" | "em" | "cite" => self.end("*"),
            "q" => self.line.push('”'),
            "a" => self.end("a"),
            "blockquote" => self.end_level(|level| matches!(level, Level::Quote)),
            "ul" | "ol" => self.end_level(|level| matches!(level, Level::List(..))),
            "li" => self.end_level(|level| matches!(level, Level::Item(..))),
            _ if is_block(name) => self.flush(),
            _ => {}
        }
    }

    /// An element that has no equal, but whose text stays.
    fn note(&mut self, name: &str) {
        if !matches!(name, "span" | "font" | "small" | "wbr" | "label" | "time" | "abbr" | "meta" | "link" | "input") {
            self.result.unmarked.insert(name.to_owned());
        }
    }

    fn embed(&mut self, src: Option<&str>, words: &str, name: &str) {
        match src.and_then(web_address) {
            Some(url) => self.result.embedded.push((url, cleaned(words))),
            None => _ = self.result.dropped.insert(name.to_owned()),
        }
    }

    fn begin(&mut self, name: &'static str, url: Option<String>) {
        *self.counts.entry(name).or_default() += 1;
        if self.counts[name] == 1 {
            // Otherwise it would be a picture.
            if url.is_some() && self.line.ends_with('!') {
                let at = self.line.len() - 1;
                self.line.insert(at, '\\');
                self.marks.iter_mut().filter(|mark| mark.start > at).for_each(|mark| mark.start += 1);
            }
            self.marks.push(Mark { name, start: self.line.len(), url });
        }
    }

    fn end(&mut self, name: &'static str) {
        let count = self.counts.entry(name).or_default();
        *count = count.saturating_sub(1);
        if *count > 0 {
            return;
        }
        if let Some(at) = self.marks.iter().rposition(|mark| mark.name == name) {
            let mark = self.marks.remove(at);
            self.apply(&mark);
        }
    }

    /// Writes a mark around what was written since it began.
    fn apply(&mut self, mark: &Mark) {
        let start = mark.start.min(self.line.len());
        let inside = self.line.split_off(start);
        let mut content = inside.trim_end_matches([' ', '\n', '\\']);
        // Line breaks are left out at the start, but not the backslash of an escaped character.
        while let Some(rest) = content.strip_prefix("\\\n").or_else(|| content.strip_prefix([' ', '\n'])) {
            content = rest;
        }
        // A mark that is still open begins before the content or within it.
        let lead = if inside.starts_with(' ') { " " } else { "" };
        let tail = if inside.ends_with(' ') { " " } else { "" };
        let content =
            if inside.ends_with(content) || !inside.trim_end().ends_with('\\') { content } else { inside.trim() };
        self.line.push_str(lead);
        let is_broken = content.contains("\\\n") && mark.url.is_none() || content.is_empty();
        let is_mid_word = content.starts_with(|c: char| !c.is_alphanumeric() && c != '*' && c != '[')
            && self.line.ends_with(char::is_alphanumeric);
        match &mark.url {
            _ if content.is_empty() => {}
            Some(url) => {
                self.line.push_str(&format!("[{content}]({})", address(url)));
            }
            None if is_broken || is_mid_word || self.line.ends_with('*') => self.line.push_str(content),
            None => {
                self.line.extend([mark.name, content, mark.name]);
                self.is_tight = tail.is_empty() && content.ends_with(|c: char| !c.is_alphanumeric());
            }
        }
        self.line.push_str(tail);
        // What began inside is closed already, or begins anew.
        let length = self.line.len();
        self.marks.iter_mut().filter(|other| other.start > start).for_each(|other| other.start = length);
    }

    fn begin_level(&mut self, level: Level) {
        self.flush();
        if self.levels.len() < MAX_LEVELS {
            self.levels.push(level);
        }
    }

    fn end_level(&mut self, is_it: fn(&Level) -> bool) {
        self.flush();
        if let Some(at) = self.levels.iter().rposition(is_it) {
            self.levels.truncate(at);
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        // What is open goes on in the next paragraph.
        let mut open = std::mem::take(&mut self.marks);
        for mark in open.iter().rev() {
            self.apply(mark);
        }
        open.iter_mut().for_each(|mark| mark.start = 0);
        self.marks = open;
        self.is_tight = false;
        let line = std::mem::take(&mut self.line);
        let line = line.trim_matches([' ', '\n']);
        let line = line.strip_suffix("\\").filter(|rest| !rest.ends_with('\\')).unwrap_or(line);
        let heading = self.heading.take();
        if line.is_empty() {
            return;
        }
        // Footnotes and addresses that a line may begin with are none of its markup.
        let lines: Vec<String> =
            line.split("\\\n").map(|line| line_start(line.trim())).filter(|line| !line.is_empty()).collect();
        let mut text = lines.join("\\\n");
        if let Some(level) = heading {
            text = format!("{} {}", "#".repeat(level), text.trim_start_matches('\\'));
        }
        let is_item = matches!(self.levels.last(), Some(Level::Item(_, false)));
        if !self.result.text.is_empty() {
            self.result.text.push_str(if is_item && self.was_item { "\n" } else { "\n\n" });
        }
        self.was_item = is_item;
        let mut first = String::new();
        let mut others = String::new();
        for level in &mut self.levels {
            match level {
                Level::Quote => {
                    first.push_str("> ");
                    others.push_str("> ");
                }
                Level::List(..) => {}
                Level::Item(marker, begun) => {
                    let spaces = " ".repeat(marker.len());
                    first.push_str(if std::mem::replace(begun, true) { &spaces } else { marker });
                    others.push_str(&spaces);
                }
            }
        }
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.result.text.push('\n');
            }
            self.result.text.push_str(if n == 0 { &first } else { &others });
            self.result.text.push_str(line);
        }
    }

    fn finish(mut self) -> ConvertedHtml {
        self.flush();
        self.result
    }
}

/// The address of a link that leads somewhere.
fn link_address(href: &str) -> Option<String> {
    let mail = url::Url::parse(href).ok().filter(|url| url.scheme() == "mailto");
    web_address(href).or_else(|| mail.map(|url| url.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::import::text::safe_markdown;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_markdown() {
        for (html, markdown) in [
            ("<p>A <b>bold</b> and <em>fine</em> word.</p><p>Next</p>", "A **bold** and *fine* word.\n\nNext"),
            ("<a href='https://example.org/a(b)'>x [y]</a>", "[x \\[y\\]](https://example.org/a%28b%29)"),
            ("<a href=\"javascript:alert(1)\" onclick=x>click</a>", "click"),
            ("a<br>b<br/>- c", "a\\\nb\\\n\\- c"),
            ("<ul><li>one</li><li>two <i>x</i></li></ul>after", "- one\n- two *x*\n\nafter"),
            ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
            ("<blockquote>q<p>r</blockquote>", "> q\n\n> r"),
            ("<h2>Head</h2>text", "### Head\n\ntext"),
            ("<script>alert('<p>')</script>safe<style>x</style>", "safe"),
            ("1 < 2 & 3 &lt;b&gt; &eacute;&#233;&nbsp;&mdash;", "1 < 2 & 3 \\<b> éé —"),
            ("<b>Date:</b>1914", "**Date:** 1914"),
            ("<b>a <i>b</i></b>", "**a *b***"),
            ("<b><b>x</b></b>", "**x**"),
            ("Look!<a href=https://example.org>here</a>", "Look\\![here](https://example.org/)"),
            ("<b>!<a href=https://example.org>here</a></b>", "**\\![here](https://example.org/)**"),
            ("!<i><a href=https://example.org>here</a></i>", "\\!*[here](https://example.org/)*"),
            ("2000. A year", "2000\\. A year"),
            ("<b>x", "**x**"),
            ("<img src=https://example.org/a.png alt=A>text", "text"),
            ("<a href='x", "\\<a href='x"),
            ("the <Harbour> & <b>more</b>", "the \\<Harbour> & **more**"),
            ("", ""),
        ] {
            assert_eq!(to_markdown(html).text, markdown, "{html}");
        }
        let read = to_markdown("<u>a</u><script>x</script><a href='/x'>y</a><iframe src='//example.org/v'></iframe>");
        assert_eq!(
            read.remarks(),
            ["<script> is left out", "the markup <u> is left out", "1 links that lead nowhere are words now"]
        );
        assert_eq!(read.embedded, [("https://example.org/v".to_owned(), String::new())]);
        assert_eq!(to_plain("A <i>b</i>&amp;c<br>d"), "A b&c d");
    }

    proptest! {
        #[test]
        fn whatever_html_says_the_markdown_is_safe(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[a-z !*_<>&\"'\\[\\]()#|`~\\\\=+.-]{0,8}", Just("<b>".to_owned()), Just("</b>".to_owned()), Just("<i>".to_owned()),
                    Just("</i>".to_owned()), Just("<a href=\"https://example.org/x\">".to_owned()), Just("</a>".to_owned()), Just("<br>".to_owned()),
                    Just("<li>".to_owned()), Just("<ul>".to_owned()), Just("</ul>".to_owned()), Just("<blockquote>".to_owned()),
                    Just("<p>".to_owned()), Just("<script>".to_owned()), Just("&lt;".to_owned()), Just("&#10;".to_owned()), Just("!".to_owned()),
                    Just("https://example.org/?a=b".to_owned()), Just("[^1]".to_owned()), Just("\n".to_owned())
                ],
                0..12,
            )
        ) {
            let read = to_markdown(&parts.concat()).text;
            let safe = safe_markdown(&read);
            prop_assert_eq!(&safe.text, read.trim(), "{:?}", safe.remarks);
        }
    }
}
