//! Names of languages.

use super::Messages;
use icu_locale::LanguageIdentifier;
use icu_locale::names::{LanguageIdentifierDisplayName, LanguageIdentifierDisplayNameOptions};

impl Messages {
    /// The name of a language (BCP 47) as CLDR has it: "Chinese", "Ancient Greek", "Simplified Chinese". The tag itself
    /// if CLDR has no name for it.
    pub fn language_name(&self, tag: &str) -> String {
        let Ok(language) = tag.parse::<LanguageIdentifier>() else { return tag.to_owned() };
        let options = LanguageIdentifierDisplayNameOptions::default();
        LanguageIdentifierDisplayName::try_new_heavy((&self.locale).into(), language, options)
            .map_or_else(|_| tag.to_owned(), |name| name.as_borrowed().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_names_in_english() {
        for (tag, name) in [
            ("en", "English"),
            ("zh", "Chinese"),
            ("zh-Hant", "Traditional Chinese"),
            ("sr-Latn", "Serbian (Latin)"),
            ("no", "Norwegian"),
            ("nb", "Norwegian Bokmål"),
            ("grc", "Ancient Greek"),
            ("akk", "Akkadian"),
            ("cop", "Coptic"),
            ("xyz", "xyz"),
            ("not a tag", "not a tag"),
        ] {
            assert_eq!(Messages::english().language_name(tag), name, "{tag}");
        }
    }
}
