//! HTML as Markdown. A tokenizer of its own, which knows tags, attributes and references, is all that texts in other
//! timelines need; a parser of whole documents (html5ever) would be five crates.

use super::source_file::cleaned;
use super::text::{address, inline, line_start, web_address};
use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;
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

#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

enum Token<'a> {
    Text(Cow<'a, str>),
    Open(Tag),
    Close(String),
    /// An element with everything in it.
    Dropped(String),
}

/// Elements whose contents are no text.
const WITHOUT_TEXT: [&str; 9] =
    ["script", "style", "template", "noscript", "textarea", "object", "svg", "math", "title"];

struct Tokens<'a> {
    html: &'a str,
    lower: String,
    at: usize,
    /// Whether there is no `>` in the rest.
    is_text: bool,
}

impl<'a> Tokens<'a> {
    fn new(html: &'a str) -> Self {
        Self { html, lower: html.to_ascii_lowercase(), at: 0, is_text: false }
    }

    /// A text up to here.
    fn text(&mut self, end: usize) -> Token<'a> {
        let text = &self.html[self.at..end];
        self.at = end;
        Token::Text(decoded(text))
    }

    /// The end of the tag at the current place: the byte after its `>`, which is not within quotation marks.
    fn tag_end(&self) -> Option<usize> {
        let rest = &self.html[self.at..];
        let mut quote = None;
        for (at, c) in rest.char_indices() {
            match (quote, c) {
                (None, '>') => return Some(self.at + at + 1),
                (None, '"' | '\'') if rest[..at].trim_end().ends_with('=') => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                _ => {}
            }
        }
        rest.find('>').map(|at| self.at + at + 1)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.html[self.at..];
            if rest.is_empty() {
                return None;
            }
            if self.is_text || !rest.starts_with('<') {
                let end = if self.is_text { None } else { rest.find('<') };
                return Some(self.text(end.map_or(self.html.len(), |end| self.at + end)));
            }
            let inside = &rest[1..];
            if let Some(comment) = inside.strip_prefix("!--") {
                self.at = comment.find("-->").map_or(self.html.len(), |end| self.at + 4 + end + 3);
                continue;
            }
            let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
            if !is_tag {
                let next = inside.find('<').map_or(self.html.len(), |end| self.at + 1 + end);
                return Some(self.text(next));
            }
            let Some(end) = self.tag_end() else {
                self.is_text = true;
                continue;
            };
            let inner = &self.html[self.at + 1..end - 1];
            if !is_element(inner) {
                // Angle brackets of a writer who knows no HTML.
                return Some(self.text(end));
            }
            self.at = end;
            if inner.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Token::Close(tag_name(name)));
            }
            let name = tag_name(inner);
            if WITHOUT_TEXT.contains(&&*name) && !inner.ends_with('/') {
                let close = format!("</{name}");
                let found = self.lower[self.at..].find(&close).map(|at| self.at + at);
                self.at = found.map_or(self.html.len(), |at| {
                    self.html[at..].find('>').map_or(self.html.len(), |end| at + end + 1)
                });
                return Some(Token::Dropped(name));
            }
            let attributes = attributes(&inner[name.len()..]);
            return Some(Token::Open(Tag { name, attributes }));
        }
    }
}

/// Whether a tag is one of HTML, a declaration, or one with a prefix, as Word writes them.
fn is_element(tag: &str) -> bool {
    const ELEMENTS: [&str; 96] = [
        "a",
        "abbr",
        "acronym",
        "address",
        "applet",
        "area",
        "article",
        "aside",
        "audio",
        "b",
        "base",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "body",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "dialog",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "main",
        "mark",
        "meta",
        "nav",
        "noscript",
        "object",
        "ol",
        "option",
        "p",
        "param",
        "pre",
        "q",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
    ];
    const MORE: [&str; 14] =
        ["thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "math", "marquee", "blink"];
    let name = tag_name(tag.trim_start_matches('/'));
    tag.starts_with(['!', '?'])
        || tag.contains(':') && !tag.contains("//")
        || ELEMENTS.contains(&&*name)
        || MORE.contains(&&*name)
}

fn tag_name(tag: &str) -> String {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}

/// The attributes of a tag, behind its name.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        if rest.is_empty() {
            return out;
        }
        let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            out.push((name, String::new()));
            continue;
        };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quoted {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        out.push((name, decoded(value).into_owned()));
        rest = after;
    }
}

/// A text with its references (`&eacute;`, `&#233;`) as characters.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((characters, length)) => {
                out.push_str(&characters);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    Cow::Owned(out + rest)
}

/// The characters of a reference at the beginning of a text, and its length in bytes.
fn reference(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(34).position(|byte| byte == b';')?;
    let whole = &text[..=end];
    let name = whole.get(1..end)?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    // Markdown has the references of HTML, and its parser knows them all.
    let read: String = Parser::new(whole)
        .filter_map(|item| match item {
            Event::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect();
    (read != whole).then(|| (if read.is_empty() { " ".to_owned() } else { read }, whole.len()))
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

    fn open(&mut self, tag: &Tag) {
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
        let content = inside.trim_matches([' ', '\n', '\\']);
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
                if self.line.ends_with('!') {
                    self.line.insert(self.line.len() - 1, '\\');
                }
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
