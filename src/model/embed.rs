//! Who may show the timeline within other pages.

/// Which sites may embed the timeline, as the key `embed` of `timeline.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EmbedPolicy {
    #[default]
    Anyone,
    Nobody,
    /// Only pages of these origins, such as `https://example.org`.
    Origins(Vec<String>),
}

impl EmbedPolicy {
    /// Whether any site may.
    pub fn allows_any(&self) -> bool {
        *self != Self::Nobody
    }
}
