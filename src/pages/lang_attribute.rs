//! The attributes of text from the timeline: its language, if that is not the page's (WCAG 2.2, 3.1.2), and its direction.

use askama::filters::HtmlSafe;
use icu_locale::{Direction, LanguageIdentifier, LocaleDirectionality};
use std::fmt;

/// ` lang="ar" dir="rtl"`, or nothing for text of the interface. An element with `dir` is also isolated: what is around it
/// keeps its order. Language tags are checked when the timeline is loaded, so they need no escaping.
#[derive(Clone, Debug, Default)]
pub struct LangAttribute {
    lang: Option<String>,
    dir: &'static str,
}

impl LangAttribute {
    /// Of a text in the language of the timeline, which `lang` names if the page has another one. Any text may begin with
    /// or consist of names in another script, so its direction is that of its first letter.
    pub fn of_timeline(lang: Option<&str>) -> Self {
        Self { lang: lang.map(str::to_owned), dir: "auto" }
    }

    /// Of a text in a language of its own.
    pub fn of_language(tag: &str) -> Self {
        Self { lang: Some(tag.to_owned()), dir: direction(tag) }
    }

    /// The language alone, for SVG, which has no `dir`.
    pub fn without_direction(&self) -> Self {
        Self { lang: self.lang.clone(), dir: "" }
    }
}

/// The direction of a language's script.
fn direction(tag: &str) -> &'static str {
    let language = tag.parse::<LanguageIdentifier>();
    match language.ok().and_then(|language| LocaleDirectionality::new_extended().get(&language)) {
        Some(Direction::RightToLeft) => "rtl",
        Some(Direction::LeftToRight) => "ltr",
        _ => "auto",
    }
}

impl fmt::Display for LangAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(tag) = &self.lang {
            write!(f, " lang=\"{tag}\"")?;
        }
        if self.dir.is_empty() { Ok(()) } else { write!(f, " dir=\"{}\"", self.dir) }
    }
}

impl HtmlSafe for LangAttribute {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_direction_of_its_script() {
        let attributes = ["ar", "he", "az-Arab", "ar-Latn", "ckb", "zh-Hans", "zxx"].map(direction);
        assert_eq!(attributes, ["rtl", "rtl", "rtl", "ltr", "rtl", "ltr", "auto"]);
    }
}
