//! [`Qualifier`]: `?`, `~` and `%`.

use std::fmt;

/// Whether a component is approximate or uncertain (EDTF level 1, "Qualification of a date").
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Qualifier {
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Qualifier {
    pub(super) fn of(c: char) -> Option<Qualifier> {
        let (approximate, uncertain) = match c {
            '?' => (false, true),
            '~' => (true, false),
            '%' => (true, true),
            _ => return None,
        };
        Some(Qualifier { approximate, uncertain })
    }

    /// Combines two qualifiers of one component: `?1957~` is `1957%`.
    pub(super) fn add(&mut self, other: Qualifier) {
        self.approximate |= other.approximate;
        self.uncertain |= other.uncertain;
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.approximate, self.uncertain) {
            (false, false) => "",
            (false, true) => "?",
            (true, false) => "~",
            (true, true) => "%",
        })
    }
}

/// Splits the qualifier off the left of a text.
pub(super) fn qualifier_before(text: &str) -> (Qualifier, &str) {
    let mut rest = text.chars();
    match rest.next().and_then(Qualifier::of) {
        Some(qualifier) => (qualifier, rest.as_str()),
        None => (Qualifier::default(), text),
    }
}

/// Splits the qualifier off the right of a text.
pub(super) fn qualifier_after(text: &str) -> (&str, Qualifier) {
    let mut rest = text.chars();
    match rest.next_back().and_then(Qualifier::of) {
        Some(qualifier) => (rest.as_str(), qualifier),
        None => (text, Qualifier::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_doubts_about_one_component_add_up() {
        let mut qualifier = Qualifier::default();
        for mark in ['?', '~'] {
            qualifier.add(Qualifier::of(mark).unwrap());
        }
        assert_eq!(qualifier.to_string(), "%");
    }

    #[test]
    fn marks_are_taken_off_either_side_and_nothing_else_is() {
        let plain = Qualifier::default();
        let approximate = Qualifier::of('~').unwrap();
        assert_eq!(qualifier_before("~06"), (approximate, "06"));
        assert_eq!(qualifier_after("06~"), ("06", approximate));
        assert_eq!(qualifier_before("06~"), (plain, "06~"));
        assert_eq!(qualifier_after(""), ("", plain));
    }
}
