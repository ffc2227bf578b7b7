//! The tokens of HTML: tags with their attributes, and text without references. That is all that texts in other timelines need;
//! a parser of whole documents (html5ever) would be five crates.

use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;

/// The start of an element.
#[derive(Debug)]
pub struct HtmlTag {
    /// In lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl HtmlTag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// A part of HTML.
pub enum Token<'a> {
    Text(Cow<'a, str>),
    Open(HtmlTag),
    Close(String),
    /// An element with everything in it.
    Dropped(String),
}

/// Elements whose contents are no text.
const WITHOUT_TEXT: [&str; 9] =
    ["script", "style", "template", "noscript", "textarea", "object", "svg", "math", "title"];

/// The tokens of HTML, one after the other.
pub struct Tokens<'a> {
    html: &'a str,
    lower: String,
    at: usize,
    /// Whether there is no `>` in the rest.
    is_text: bool,
}

impl<'a> Tokens<'a> {
    pub fn new(html: &'a str) -> Self {
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
            return Some(Token::Open(HtmlTag { name, attributes }));
        }
    }
}

/// Whether a tag is one of HTML, a declaration, or one with a prefix, as Word writes them.
pub fn is_element(tag: &str) -> bool {
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
pub fn reference(text: &str) -> Option<(String, usize)> {
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
