//! Citing.

use crate::cite::Style;
use crate::model::date::Day;

/// What a page of citations is.
pub const CITE_DESCRIPTION: &str = "In APA and Chicago style, as BibTeX and CSL-JSON, and as a plain address.";

/// The plain address.
pub const ADDRESS: &str = "Address";

/// What is cited of the edition, and of what it quotes.
pub mod cited {
    pub const WORK: &str = "The work";
    pub const QUOTED: &str = "The work quoted";
    pub const VIA: &str = "The work in which it was read";
    pub const EVENT: &str = "This edition’s entry";
    pub const PASSAGE: &str = "This edition, where it shows the passage";
    pub const THREAD: &str = "This edition’s thread";
    pub const VIEW: &str = "This view of the edition";
    pub const WHOLE: &str = "The edition";
}

/// The heading of a page of citations.
pub fn cite(title: &str) -> String {
    format!("Cite “{title}”")
}

/// The same for a passage.
pub fn cite_passage(title: &str) -> String {
    format!("Cite a passage of “{title}”")
}

/// What a style calls the places in which it cites: in the text or a note, and in the list of literature.
pub fn style(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Apa => ("APA 7, in the text", "APA 7, list of references"),
        Style::Chicago => ("Chicago 18, note", "Chicago 18, bibliography"),
    }
}

/// An address with the version that was seen and the day.
pub fn address(url: &str, version: Option<&str>, today: Day) -> String {
    let version = version.map_or_else(String::new, |version| format!(", version {version}"));
    format!("{url}{version}, accessed {}", today.words())
}
