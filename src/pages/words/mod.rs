//! Every word of the interface that does not stand in a template. A second language is a second set of these. Dates are
//! put in words by [`crate::model::date`].

mod changes;
mod chart;
mod cite;
mod documents;
mod filters;
mod found;
mod method;
mod records;
mod relations;
mod sources;
mod suggest;
mod threads;
mod voices;

pub use changes::*;
pub use chart::*;
pub use cite::*;
pub use documents::*;
pub use filters::*;
pub use found::*;
pub use method::*;
pub use records::*;
pub use relations::*;
pub use sources::*;
pub use suggest::*;
pub use threads::*;
pub use voices::*;

pub const TIMELINE: &str = "Timeline";
pub const ACTORS: &str = "Actors";
pub const SOURCES: &str = "Sources";
pub const THREADS: &str = "Threads";
pub const RELATIONS: &str = "Relations";
pub const VOICES: &str = "Voices";
pub const ABOUT: &str = "About";
pub const METHOD: &str = "Method";
pub const CHANGES: &str = "Changes";
pub const EVIDENCE: &str = "Evidence";
pub const OTHERS: &str = "Others";

/// "14", "1,204".
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "1 event", "14 events", "1,204 events".
pub fn count(found: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(found), if found == 1 { one } else { many })
}

/// "14 events"
pub fn events(number: usize) -> String {
    count(number, "event", "events")
}

/// "2 passages"
pub fn passages(number: usize) -> String {
    count(number, "passage", "passages")
}

/// "a", "a and b", "a, b and c"; with `or`: "a, b or c".
pub fn list<T: AsRef<str>>(items: &[T], joint: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

/// Words that begin a line: with a capital letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// A text cut at a word to a length in characters.
pub fn clip(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most - 1).collect();
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head))
}

/// What somebody gave us, for saying back: no control characters, not too long.
pub fn echo(text: &str) -> String {
    clip(&text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect::<String>(), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words_with_their_number() {
        assert_eq!(
            [events(0), events(1), events(1204), events(1_000_000)],
            ["0 events", "1 event", "1,204 events", "1,000,000 events"]
        );
    }

    #[test]
    fn lists_read_as_people_write_them() {
        let items: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(
            [list(&items, "or"), list(&items[..2], "and"), list(&items[..1], "or")],
            ["a, b or c", "a and b", "a"]
        );
    }

    #[test]
    fn what_a_reader_gave_is_said_back_tamed() {
        assert_eq!(echo("a\0b\u{1b}[1m"), "a\u{FFFD}b\u{FFFD}[1m");
        assert!(echo(&"x".repeat(5000)).chars().count() <= 60);
    }
}
