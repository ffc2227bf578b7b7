//! Everything a reader sees that is not data: text by language, plural forms, numbers, lists, dates, names of languages,
//! sort order. Diagnostics, formatted citations and the command line are English and are not here.
//!
//! Text is in `locales/LANGUAGE/*.ftl` ([Fluent](https://projectfluent.org)); the build makes one typed function of each
//! message, so that an unknown message or argument does not compile. A language is added by adding its folder.

mod bidi;
mod catalogue;
mod counts;
mod dates;
mod format;
mod kinds;
mod languages;
mod pattern;
mod source_kinds;
mod years;

pub use bidi::{isolate, without_isolation};
pub use format::capitalize;

use crate::collation::Collation;
use catalogue::{L10n, L10nLanguage};
use fluent_typed::prelude::L10nError;
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;
use pattern::Pattern;
use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

/// The text and the formats of one language of the interface.
pub struct Messages {
    /// BCP 47.
    language: String,
    text: L10nLanguage,
    locale: Locale,
    decimal: DecimalFormatter,
    /// Whether numbers are written in the digits 0 to 9.
    has_ascii_digits: bool,
    and: ListFormatter,
    or: ListFormatter,
    collation: Collation,
    months: [String; 12],
    short_months: [String; 12],
    /// Day, month and year.
    day_pattern: Pattern,
    /// Month and year.
    month_pattern: Pattern,
}

/// The messages of a language, one function each.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a>(&'a L10nLanguage);

impl Deref for Text<'_> {
    type Target = L10nLanguage;

    fn deref(&self) -> &L10nLanguage {
        self.0
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text")
    }
}

static ALL: LazyLock<Vec<Messages>> = LazyLock::new(|| L10n::iter().map(Messages::load).collect());

/// Why a catalogue cannot be used.
#[derive(Debug)]
pub enum MessagesError {
    /// The Fluent file has syntax errors, or lacks messages or arguments.
    Catalogue(String),
    /// `cldr-locale` is not a locale, or CLDR has no data for it.
    Locale(String),
}

impl fmt::Display for MessagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue(error) => write!(f, "The message catalogue cannot be used: {error}"),
            Self::Locale(locale) => write!(f, "`cldr-locale` is `{locale}`, for which CLDR has no data."),
        }
    }
}

impl std::error::Error for MessagesError {}

impl Messages {
    /// The messages for a timeline in this language (BCP 47): in the same language if there is a catalogue of it,
    /// otherwise in English.
    pub fn for_language(tag: &str) -> &'static Self {
        let primary = tag.split('-').next().unwrap_or(tag);
        let find = |wanted: &str| ALL.iter().find(|messages| messages.language.eq_ignore_ascii_case(wanted));
        find(tag).or_else(|| find(primary)).unwrap_or_else(|| Self::english())
    }

    /// Whether there is a catalogue for this language (BCP 47).
    pub fn has_language(tag: &str) -> bool {
        let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_lowercase();
        primary(&Self::for_language(tag).language) == primary(tag)
    }

    /// English, which every build has.
    #[expect(clippy::expect_used, reason = "the build fails without `locales/en`")]
    pub fn english() -> &'static Self {
        ALL.iter().find(|messages| messages.language == "en").expect("there is an English catalogue")
    }

    /// The messages of a catalogue that is not built in: all its files in one text.
    ///
    /// # Errors
    /// If the catalogue lacks a message, or CLDR lacks its locale.
    pub fn from_ftl(language: &str, ftl: &str) -> Result<Self, MessagesError> {
        let text = L10nLanguage::new_external(language, ftl.as_bytes())
            .map_err(|error: L10nError| MessagesError::Catalogue(error.to_string()))?;
        Self::new(language, text)
    }

    #[expect(clippy::expect_used, reason = "a test loads every catalogue that is built in")]
    fn load(language: &L10n) -> Self {
        Self::new(language, language.load()).expect("a built-in catalogue is complete")
    }

    fn new(language: &str, text: L10nLanguage) -> Result<Self, MessagesError> {
        let tag = text.cldr_locale();
        let missing = || MessagesError::Locale(tag.clone());
        let locale: Locale = tag.parse().map_err(|_| missing())?;
        let list = ListFormatterOptions::default();
        let decimal = DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|_| missing())?;
        Ok(Self {
            language: language.to_owned(),
            has_ascii_digits: decimal.format(&123u64.into()).to_string() == "123",
            decimal,
            and: ListFormatter::try_new_and((&locale).into(), list).map_err(|_| missing())?,
            or: ListFormatter::try_new_or((&locale).into(), list).map_err(|_| missing())?,
            collation: Collation::new(&tag),
            months: std::array::from_fn(|at| text.month(at + 1)),
            short_months: std::array::from_fn(|at| text.month_short(at + 1)),
            day_pattern: Pattern::compile(|[day, month, year]| text.date_day(day, month, year)),
            month_pattern: Pattern::compile(|[month, year, _]| text.date_month(month, year)),
            locale,
            text,
        })
    }

    /// The language of the interface (BCP 47), for `lang` attributes.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The sort order of lists of the interface.
    pub fn collation(&self) -> &Collation {
        &self.collation
    }

    /// The messages.
    pub(crate) fn text(&self) -> Text<'_> {
        Text(&self.text)
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_catalogue_loads() {
        assert!(ALL.iter().any(|messages| messages.language == "en"));
    }

    #[test]
    fn a_timeline_in_a_language_without_a_catalogue_has_an_english_interface() {
        for tag in ["en", "en-US", "zh", "zh-Hant", "xx", ""] {
            assert_eq!(Messages::for_language(tag).language(), "en", "{tag}");
        }
    }

    #[test]
    fn an_incomplete_catalogue_is_refused_by_name() {
        let error = Messages::from_ftl("de", "skip-to-content = Zum Inhalt\n").unwrap_err().to_string();
        assert!(error.contains("cldr-locale"), "{error}");
    }
}
