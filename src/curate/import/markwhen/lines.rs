//! The lines of Markwhen: sections, properties, and what stands in the first line of an event.

use super::super::source_file::cleaned;

/// What a line begins, as far as it does not depend on a date.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// `# Title`, or in the old syntax `section Title`, `group Title`, which have no level.
    Section {
        level: Option<usize>,
        title: &'a str,
    },
    /// `endSection`, `endGroup`
    SectionEnd,
    PageBreak,
    Other,
}

pub fn classify(line: &str) -> Line<'_> {
    let text = line.trim();
    if text == "_-_-_break_-_-_" {
        return Line::PageBreak;
    }
    let hashes = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hashes)
        && let Some(title) = text[hashes..].strip_prefix([' ', '\t'])
    {
        return Line::Section { level: Some(hashes), title: title.trim() };
    }
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match word.to_ascii_lowercase().as_str() {
        "section" | "group" if !rest.trim().is_empty() || text.len() == word.len() => {
            Line::Section { level: None, title: rest.trim() }
        }
        "endsection" | "endgroup" if rest.trim().is_empty() => Line::SectionEnd,
        _ => Line::Other,
    }
}

/// `key: value`
pub fn property(line: &str) -> Option<(String, String)> {
    let (key, value) = line.trim().split_once(':')?;
    let is_key =
        !key.is_empty() && key.len() <= 30 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let is_value = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_value && key.starts_with(char::is_alphabetic)).then(|| (key.to_owned(), value.trim().to_owned()))
}

/// The items of `a, b` or `[a, "b"]`.
pub fn list(value: &str) -> Vec<String> {
    let inner = value.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inner {
        Some(inner) => {
            let items = inner.split(',').map(|item| cleaned(item.trim().trim_matches(['"', '\''])));
            items.filter(|item| !item.is_empty()).collect()
        }
        None => Some(cleaned(value.trim_matches(['"', '\'']))).filter(|item| !item.is_empty()).into_iter().collect(),
    }
}

/// A tag: `#word`, not of digits only.
fn tag(word: &str) -> Option<&str> {
    let name = word.strip_prefix('#')?;
    let end = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))).unwrap_or(name.len());
    let (name, rest) = name.split_at(end);
    let is_tag = !name.is_empty() && !name.bytes().all(|byte| byte.is_ascii_digit());
    (is_tag && rest.chars().all(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')'))).then_some(name)
}

/// A line without its tags; those in the midst of it stay as words.
pub fn without_tags(line: &str) -> (String, Vec<String>) {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let mut tags: Vec<String> = Vec::new();
    let mut at_end = Vec::new();
    while let Some(name) = words.last().and_then(|word| tag(word)) {
        at_end.push(name.to_owned());
        words.pop();
    }
    while let Some(name) = words.first().and_then(|word| tag(word)) {
        tags.push(name.to_owned());
        words.remove(0);
    }
    let mut out = Vec::with_capacity(words.len());
    for word in words {
        if let Some(name) = tag(word) {
            tags.push(name.to_owned());
            out.push(&word[1..]);
        } else {
            out.push(word);
        }
    }
    tags.extend(at_end.into_iter().rev());
    (out.join(" "), tags)
}

/// A line of the text of an event: if it has only tags, it is empty.
pub fn without_tag_line(line: &str, groups: &mut Vec<String>) -> String {
    if !line.contains('#') {
        return line.to_owned();
    }
    let names: Vec<String> = line.split_whitespace().filter_map(tag).map(str::to_owned).collect();
    let is_only_tags = names.len() == line.split_whitespace().count();
    groups.extend(names);
    if is_only_tags { String::new() } else { line.to_owned() }
}

/// A line without `!id`.
pub fn without_id(line: &str) -> (String, Option<String>) {
    let is_id = |word: &&str| {
        word.len() > 1
            && word.starts_with('!')
            && word[1..].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let Some(found) = line.split_whitespace().find(is_id) else { return (line.to_owned(), None) };
    let words: Vec<&str> = line.split_whitespace().filter(|word| *word != found).collect();
    (words.join(" "), Some(found[1..].to_owned()))
}

/// A line without the box of a task or a percentage.
pub fn without_task(line: &str) -> (String, bool) {
    let text = line.trim_start();
    for mark in ["- [ ]", "- [x]", "- [X]", "[ ]", "[x]", "[X]"] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim().to_owned(), true);
        }
    }
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_share = word
        .strip_suffix('%')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    if is_share && !rest.is_empty() { (rest.to_owned(), true) } else { (line.to_owned(), false) }
}
