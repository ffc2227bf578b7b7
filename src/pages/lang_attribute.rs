//! The `lang` attribute of text whose language is not that of the page (WCAG 2.2, 3.1.2).

use askama::filters::HtmlSafe;
use std::fmt;

/// ` lang="zh"`, or nothing. Language tags are checked when the timeline is loaded, so they need no escaping.
#[derive(Clone, Debug, Default)]
pub struct LangAttribute(pub Option<String>);

impl fmt::Display for LangAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_deref().map_or(Ok(()), |tag| write!(f, " lang=\"{tag}\""))
    }
}

impl HtmlSafe for LangAttribute {}
