//! The formats in which citations are served, and the routes of each.

use super::Route;

/// The formats in which citations are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationFormat {
    /// A page for readers.
    Page,
    /// BibTeX.
    Bibtex,
    /// CSL-JSON.
    CslJson,
}

impl<'a> Route<'a> {
    /// How to cite a view of the timeline.
    pub fn timeline_cite(format: CitationFormat) -> Self {
        match format {
            CitationFormat::Page => Self::TimelineCite,
            CitationFormat::Bibtex => Self::TimelineBibtex,
            CitationFormat::CslJson => Self::TimelineCslJson,
        }
    }

    /// How to cite a comparison.
    pub fn compare_cite(format: CitationFormat) -> Self {
        match format {
            CitationFormat::Page => Self::CompareCite,
            CitationFormat::Bibtex => Self::CompareBibtex,
            CitationFormat::CslJson => Self::CompareCslJson,
        }
    }

    /// How to cite an event.
    pub fn event_cite(id: &'a str, format: CitationFormat) -> Self {
        match format {
            CitationFormat::Page => Self::EventCite { id },
            CitationFormat::Bibtex => Self::EventBibtex { id },
            CitationFormat::CslJson => Self::EventCslJson { id },
        }
    }

    /// How to cite a source.
    pub fn source_cite(id: &'a str, format: CitationFormat) -> Self {
        match format {
            CitationFormat::Page => Self::SourceCite { id },
            CitationFormat::Bibtex => Self::SourceBibtex { id },
            CitationFormat::CslJson => Self::SourceCslJson { id },
        }
    }

    /// How to cite a thread.
    pub fn thread_cite(id: &'a str, format: CitationFormat) -> Self {
        match format {
            CitationFormat::Page => Self::ThreadCite { id },
            CitationFormat::Bibtex => Self::ThreadBibtex { id },
            CitationFormat::CslJson => Self::ThreadCslJson { id },
        }
    }
}
