//! The start tags of an HTML document, which a copy changes: a tokenizer (HTML Standard §13.2.5) for what this program writes.
//!
//! It reads SVG as well. Everything that is not changed is copied as it is.

use std::borrow::Cow;

/// What becomes of a start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Keep,
    /// Leaves out the tag, which has no content.
    Drop,
    /// Leaves out the element with everything in it. It must not contain an element of its own kind.
    DropElement,
}

/// A start tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// As it is written: elements of HTML in small letters.
    pub name: &'a str,
    pub attributes: Vec<Attribute<'a>>,
    /// Markup to insert after the tag.
    pub then: String,
    changed: bool,
}

/// An attribute, with its value as it is written.
#[derive(Debug)]
pub struct Attribute<'a> {
    pub name: &'a str,
    raw: Option<Cow<'a, str>>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, without character references.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes.iter().find(|own| own.name == name)?.value()
    }

    /// Whether it has an attribute, perhaps without a value.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|own| own.name == name)
    }

    /// Sets the value of an attribute, or adds it.
    pub fn set(&mut self, name: &'a str, value: &str) {
        self.changed = true;
        let raw = Some(Cow::Owned(escape(value)));
        match self.attributes.iter_mut().find(|own| own.name == name) {
            Some(own) => own.raw = raw,
            None => self.attributes.push(Attribute { name, raw }),
        }
    }

    /// Takes an attribute away.
    pub fn remove(&mut self, name: &str) {
        self.changed = true;
        self.attributes.retain(|own| own.name != name);
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for attribute in &self.attributes {
            out.push(' ');
            out.push_str(attribute.name);
            if let Some(raw) = &attribute.raw {
                out.extend(["=\"", raw, "\""]);
            }
        }
    }
}

impl Attribute<'_> {
    /// The value without character references; `None` if the attribute has none.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        self.raw.as_deref().map(unescape)
    }
}

/// Elements whose content has no tags (§13.2.6.2).
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// Copies a document, with a decision about each of its start tags.
pub fn rewrite<'a>(html: &'a str, mut decide: impl FnMut(&mut Tag<'a>) -> Fate) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = if rest.starts_with("<!--") {
                rest.find("-->").map(|at| at + 3)
            } else {
                rest.find('>').map(|at| at + 1)
            };
            let (skipped, after) = rest.split_at(end.unwrap_or(rest.len()));
            out.push_str(skipped);
            rest = after;
            continue;
        }
        let Some((mut tag, length)) = read_tag(rest) else { break };
        let (source, after) = rest.split_at(length);
        rest = after;
        let fate = decide(&mut tag);
        let end_of = |name: &str, text: &str| {
            let end = format!("</{name}");
            text.find(&end).unwrap_or(text.len())
        };
        match fate {
            Fate::Keep if tag.changed => {
                tag.write(&mut out);
                out.push_str(if source.ends_with("/>") { "/>" } else { ">" });
            }
            Fate::Keep => out.push_str(source),
            Fate::Drop => {}
            Fate::DropElement => {
                rest = &rest[end_of(tag.name, rest)..];
                rest = &rest[rest.find('>').map_or(rest.len(), |at| at + 1)..];
                continue;
            }
        }
        out.push_str(&tag.then);
        if RAW_TEXT.contains(&tag.name) && !source.ends_with("/>") {
            let (raw, after) = rest.split_at(end_of(tag.name, rest));
            out.push_str(raw);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Reads a start tag at the beginning of a text; returns its length, too. `None` if it does not end.
fn read_tag(text: &str) -> Option<(Tag<'_>, usize)> {
    let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let name_end = text[1..].find(is_end)? + 1;
    let mut tag = Tag { name: &text[1..name_end], attributes: Vec::new(), then: String::new(), changed: false };
    let mut at = name_end;
    loop {
        at += text[at..].find(|c: char| !c.is_ascii_whitespace() && c != '/')?;
        if text[at..].starts_with('>') {
            return Some((tag, at + 1));
        }
        let end = at + text[at..].find(|c: char| is_end(c) || c == '=')?;
        let name = &text[at..end];
        at = end + text[end..].find(|c: char| !c.is_ascii_whitespace())?;
        let Some(value) = text[at..].strip_prefix('=') else {
            tag.attributes.push(Attribute { name, raw: None });
            at = end;
            continue;
        };
        at += 1 + value.find(|c: char| !c.is_ascii_whitespace())?;
        let quote = text[at..].chars().next().filter(|c| matches!(c, '"' | '\''));
        let end = match quote {
            Some(quote) => {
                at += 1;
                at + text[at..].find(quote)?
            }
            None => at + text[at..].find(|c: char| c.is_ascii_whitespace() || c == '>')?,
        };
        let raw = Cow::Borrowed(&text[at..end]);
        // A value that is written again stands in double quotation marks.
        let raw = if quote == Some('\'') { raw.replace('"', "&quot;").into() } else { raw };
        tag.attributes.push(Attribute { name, raw: Some(raw) });
        at = end + usize::from(quote.is_some());
    }
}

/// Text as the value of an attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The value of an attribute. Of the named references it knows those that this program writes.
fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw.into();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..].find(';').map(|end| (&rest[1..=end], end + 2));
        match reference.and_then(|(name, length)| Some((character(name)?, length))) {
            Some((character, length)) => {
                out.push(character);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}

/// The character that a reference without `&` and `;` names.
fn character(name: &str) -> Option<char> {
    let code = |digits: &str, base| u32::from_str_radix(digits, base).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(digits) => code(digits, 16),
            None => code(name.strip_prefix('#')?, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_are_changed_and_everything_else_stays() {
        let html = "<!doctype html><!-- <a href='/no'> --><html lang=\"en\"><title><a href=/no></title>\
                    <script>if (a<b) '<a href=\"/no\">'</script><a class=x href='/yes?a=1&amp;b=&#34;2\"' hidden>1 < 2</a>\
                    <svg><use href=\"/yes\"/></svg><img alt=\"a > b\" src=/yes><p class=print>gone</p>";
        let mut seen = Vec::new();
        let out = rewrite(html, |tag| {
            if tag.get("class").as_deref() == Some("print") {
                return Fate::DropElement;
            }
            for name in ["href", "src"] {
                if let Some(value) = tag.get(name).map(Cow::into_owned) {
                    seen.push(value);
                    tag.set(name, "a\"&b");
                }
            }
            Fate::Keep
        });
        assert_eq!(seen, ["/yes?a=1&b=\"2\"", "/yes", "/yes"]);
        let expected = "<!doctype html><!-- <a href='/no'> --><html lang=\"en\"><title><a href=/no></title>\
                        <script>if (a<b) '<a href=\"/no\">'</script><a class=\"x\" href=\"a&quot;&amp;b\" hidden>1 < 2</a>\
                        <svg><use href=\"a&quot;&amp;b\"/></svg><img alt=\"a > b\" src=\"a&quot;&amp;b\">";
        assert_eq!(out, expected);
    }

    #[test]
    fn a_document_that_ends_in_a_tag_is_copied() {
        for html in ["<a href=\"x", "<", "a <b", "<a", "<!--", "<script>", "</"] {
            assert_eq!(rewrite(html, |_| Fate::Keep), html);
        }
    }
}
