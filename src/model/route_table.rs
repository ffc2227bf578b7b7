//! The route table: every public path of the site, declared once.
//!
//! The router binds a handler to each [`RoutePattern`]. Pages, redirects and the check of links in Markdown build and
//! read paths with [`Route`], so a path that the program writes is a path that it answers.

use super::{ActorIx, CitationRef, EraIx, EventIx, Namespace, RelationRef, SourceIx, ThreadIx, Timeline, Voice};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt::{self, Write};

/// Declares the routes: a name, its parameters, and its pattern in the syntax of axum's router.
macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident $({ $($parameter:ident),+ })? = $pattern:literal,)*) => {
        /// A path of the site, with its parameters. They are percent-decoded; [`fmt::Display`] encodes them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route<'a> {
            $($(#[$doc])* $name $({ $(
                #[doc = concat!("`", stringify!($parameter), "` in the pattern.")]
                $parameter: &'a str,
            )+ })?,)*
        }

        /// A row of the route table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RoutePattern {
            $($(#[$doc])* $name,)*
        }

        impl RoutePattern {
            /// The whole table.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The pattern as axum's router reads it, such as `/events/{id}`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $pattern,)* }
            }
        }

        impl<'a> Route<'a> {
            /// The row of the table to which the route belongs.
            pub fn pattern(self) -> RoutePattern {
                match self { $(Self::$name { .. } => RoutePattern::$name,)* }
            }

            /// Reads a path without query and fragment. `None` if no route has it. Parameters are not percent-decoded.
            pub fn parse(path: &'a str) -> Option<Self> {
                $(if let Some([$($($parameter,)+)? ..]) = capture($pattern, path) {
                    return Some(Self::$name $({ $($parameter),+ })?);
                })*
                None
            }
        }

        impl fmt::Display for Route<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match *self {
                    $(Self::$name $({ $($parameter),+ })? => write_path(f, $pattern, &[$($($parameter),+)?]),)*
                }
            }
        }
    };
}

routes! {
    /// The timeline: the chart and the list of events.
    Timeline = "/",
    /// How to cite a view of the timeline.
    TimelineCite = "/cite",
    /// The same as BibTeX.
    TimelineBibtex = "/cite.bib",
    /// The same as CSL-JSON.
    TimelineCslJson = "/cite.json",
    /// The chart of a view at a width, as HTML for the timeline's script.
    Chart = "/chart",
    /// The values of a facet.
    FacetValues { facet } = "/choices/{facet}",
    /// Redirects to the timeline.
    Events = "/events",
    /// An event.
    Event { id } = "/events/{id}",
    /// How to cite an event or one of its passages.
    EventCite { id } = "/events/{id}/cite",
    /// The same as BibTeX.
    EventBibtex { id } = "/events/{id}/cite.bib",
    /// The same as CSL-JSON.
    EventCslJson { id } = "/events/{id}/cite.json",
    /// Redirects to the timeline.
    Eras = "/eras",
    /// An era.
    Era { id } = "/eras/{id}",
    /// All actors.
    Actors = "/actors",
    /// An actor.
    Actor { id } = "/actors/{id}",
    /// The relations between events.
    Relations = "/relations",
    /// All sources.
    Sources = "/sources",
    /// A source.
    Source { id } = "/sources/{id}",
    /// How to cite a source.
    SourceCite { id } = "/sources/{id}/cite",
    /// The same as BibTeX.
    SourceBibtex { id } = "/sources/{id}/cite.bib",
    /// The same as CSL-JSON.
    SourceCslJson { id } = "/sources/{id}/cite.json",
    /// All threads.
    Threads = "/threads",
    /// A thread, or one of its steps.
    Thread { id } = "/threads/{id}",
    /// How to cite a thread.
    ThreadCite { id } = "/threads/{id}/cite",
    /// The same as BibTeX.
    ThreadBibtex { id } = "/threads/{id}/cite.bib",
    /// The same as CSL-JSON.
    ThreadCslJson { id } = "/threads/{id}/cite.json",
    /// All voices.
    Voices = "/voices",
    /// The voice of an actor or a person, or one of [`Voice::WORDS`].
    Voice { id } = "/voices/{id}",
    /// About the timeline.
    About = "/about",
    /// How the edition is checked.
    Method = "/method",
    /// What was changed when.
    Changes = "/changes",
    /// Suggestions for the search box.
    Suggest = "/suggest",
    /// The OpenSearch description of the site's search.
    OpenSearch = "/opensearch.xml",
    /// The data of the edition.
    EditionZip = "/edition.zip",
    /// A style sheet, a script or a font.
    Asset { version, file } = "/static/{version}/{*file}",
}

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

    /// The route as a path to which a query or a fragment can be added.
    pub fn path(self) -> UrlPath {
        // Most paths fit, so that a page with hundreds of links does not grow each of them bit by bit.
        let mut path = String::with_capacity(64);
        let _ = write!(path, "{self}");
        UrlPath(path)
    }

    /// The record that the route shows or cites: its namespace and id. A voice may belong to either of two namespaces,
    /// so it has none here.
    pub fn record(self) -> Option<(Namespace, &'a str)> {
        Some(match self {
            Self::Actor { id } => (Namespace::Actors, id),
            Self::Era { id } => (Namespace::Eras, id),
            Self::Event { id } | Self::EventCite { id } | Self::EventBibtex { id } | Self::EventCslJson { id } => {
                (Namespace::Events, id)
            }
            Self::Source { id } | Self::SourceCite { id } | Self::SourceBibtex { id } | Self::SourceCslJson { id } => {
                (Namespace::Sources, id)
            }
            Self::Thread { id } | Self::ThreadCite { id } | Self::ThreadBibtex { id } | Self::ThreadCslJson { id } => {
                (Namespace::Threads, id)
            }
            _ => return None,
        })
    }
}

impl RoutePattern {
    /// Whether a text may link to it: not to a redirect, nor to what only scripts and browsers request.
    pub fn is_linkable(self) -> bool {
        let redirects = matches!(self, Self::Events | Self::Eras);
        let parts_of_pages =
            matches!(self, Self::Chart | Self::FacetValues | Self::Suggest | Self::OpenSearch | Self::Asset);
        !redirects && !parts_of_pages
    }
}

/// A path of the site with its query and fragment, without the prefix under which the site is mounted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlPath(String);

impl UrlPath {
    /// The path of a record, or of the list of what has a kind or a perspective.
    pub fn of_record(space: Namespace, id: &str) -> Self {
        match space {
            Namespace::Actors => Route::Actor { id }.path(),
            Namespace::Eras => Route::Era { id }.path(),
            Namespace::Events => Route::Event { id }.path(),
            Namespace::Kinds => Route::Timeline.path().with_query(&format!("kind={id}")),
            Namespace::People => Route::Voice { id }.path(),
            Namespace::Perspectives => Route::Sources.path().with_query(&format!("perspective={id}")),
            Namespace::Sources => Route::Source { id }.path(),
            Namespace::Threads => Route::Thread { id }.path(),
        }
    }

    /// Adds an encoded query. As in the URL standard's `search`, a `?` at its beginning is optional, and an empty query
    /// adds nothing.
    pub fn with_query(mut self, query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        if !query.is_empty() {
            let fragment = self.0.find('#').map(|at| self.0.split_off(at));
            self.0.push(if self.0.contains('?') { '&' } else { '?' });
            self.0.push_str(query);
            self.0.extend(fragment);
        }
        self
    }

    /// Adds a fragment: the id of an element.
    pub fn with_fragment(mut self, fragment: &str) -> Self {
        self.0.push('#');
        self.0.push_str(fragment);
        self
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as text.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Route<'_>> for UrlPath {
    fn from(route: Route<'_>) -> Self {
        route.path()
    }
}

impl From<&UrlPath> for UrlPath {
    fn from(path: &UrlPath) -> Self {
        path.clone()
    }
}

impl Timeline {
    /// `/events/ID`
    pub fn event_path(&self, event: EventIx) -> UrlPath {
        Route::Event { id: self.event(event).id.as_str() }.path()
    }

    /// `/events/ID#CITATION`
    pub fn citation_path(&self, citation: CitationRef) -> UrlPath {
        self.event_path(citation.event).with_fragment(self.citation(citation).id.as_str())
    }

    /// How to cite a passage: `/events/ID/cite?passage=CITATION`
    pub fn passage_cite_path(&self, citation: CitationRef, format: CitationFormat) -> UrlPath {
        let id = self.event(citation.event).id.as_str();
        let passage = format!("passage={}", self.citation(citation).id);
        Route::event_cite(id, format).path().with_query(&passage)
    }

    /// `/events/ID#RELATION`
    pub fn relation_path(&self, relation: RelationRef) -> UrlPath {
        self.event_path(relation.event).with_fragment(self.relation(relation).id.as_str())
    }

    /// `/actors/ID`
    pub fn actor_path(&self, actor: ActorIx) -> UrlPath {
        Route::Actor { id: self.actor(actor).id.as_str() }.path()
    }

    /// `/eras/ID`
    pub fn era_path(&self, era: EraIx) -> UrlPath {
        Route::Era { id: self.era(era).id.as_str() }.path()
    }

    /// `/sources/ID`
    pub fn source_path(&self, source: SourceIx) -> UrlPath {
        Route::Source { id: self.source(source).id.as_str() }.path()
    }

    /// `/threads/ID`
    pub fn thread_path(&self, thread: ThreadIx) -> UrlPath {
        Route::Thread { id: self.thread(thread).id.as_str() }.path()
    }

    /// `/voices/ID`, or `/voices/author`
    pub fn voice_path(&self, voice: Voice) -> UrlPath {
        Route::Voice { id: self.voice_id(voice) }.path()
    }
}

/// What a parameter that spans several segments may not contain as it is (RFC 3986 §3.3: anything but `pchar` and `/`).
const SEGMENTS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The same for a parameter that is one segment.
const SEGMENT: &AsciiSet = &SEGMENTS.add(b'/');

/// Writes a pattern with its parameters filled in.
fn write_path(f: &mut fmt::Formatter<'_>, pattern: &str, parameters: &[&str]) -> fmt::Result {
    let mut parameters = parameters.iter();
    for segment in pattern.split('/').skip(1) {
        f.write_str("/")?;
        if segment.starts_with('{') {
            let encoded = if segment.starts_with("{*") { SEGMENTS } else { SEGMENT };
            let parameter = parameters.next().copied().unwrap_or_default();
            write!(f, "{}", utf8_percent_encode(parameter, encoded))?;
        } else {
            f.write_str(segment)?;
        }
    }
    Ok(())
}

/// The parameters of a path that matches a pattern, in the order of the pattern; unused places are empty.
fn capture<'a>(pattern: &str, path: &'a str) -> Option<[&'a str; 2]> {
    let mut captured = [""; 2];
    let mut free = captured.iter_mut();
    // The last part has the rest of the path, which only a parameter like `{*file}` may span.
    let mut parts = path.splitn(pattern.split('/').count(), '/');
    for segment in pattern.split('/') {
        let part = parts.next()?;
        let is_parameter = segment.starts_with('{');
        let spans_segments = segment.starts_with("{*");
        if is_parameter && !part.is_empty() && (spans_segments || !part.contains('/')) {
            *free.next()? = part;
        } else if part != segment {
            return None;
        }
    }
    Some(captured)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A route of each pattern, with parameters that need encoding.
    fn routes() -> impl Iterator<Item = Route<'static>> {
        let filled = |pattern: &RoutePattern| pattern.as_str().replace("{*file}", "fonts/a.woff2");
        RoutePattern::ALL.iter().map(move |pattern| {
            let path =
                ["{id}", "{facet}", "{version}"].iter().fold(filled(pattern), |path, name| path.replace(name, "a-1"));
            Route::parse(path.leak()).expect("every pattern matches a path of its own shape")
        })
    }

    #[test]
    fn a_path_is_its_pattern_with_the_parameters_filled_in_and_is_read_back_as_the_same_route() {
        for (route, pattern) in routes().zip(RoutePattern::ALL) {
            assert_eq!(route.pattern(), *pattern, "{route}");
            let path = route.to_string();
            assert_eq!(Route::parse(&path), Some(route), "{path}");
        }
        assert_eq!(Route::Timeline.to_string(), "/");
        assert_eq!(Route::Event { id: "1950-treaty" }.to_string(), "/events/1950-treaty");
        assert_eq!(Route::EventBibtex { id: "cited" }.to_string(), "/events/cited/cite.bib");
        assert_eq!(
            Route::Asset { version: "1f", file: "fonts/serif.woff2" }.to_string(),
            "/static/1f/fonts/serif.woff2"
        );
    }

    #[test]
    fn no_two_rows_have_the_same_pattern() {
        let mut patterns: Vec<_> = RoutePattern::ALL.iter().map(|pattern| pattern.as_str()).collect();
        patterns.sort_unstable();
        patterns.dedup();
        assert_eq!(patterns.len(), RoutePattern::ALL.len());
    }

    #[test]
    fn parameters_are_encoded_so_that_they_stay_one_segment() {
        assert_eq!(Route::Event { id: "a/b c?d#é%" }.to_string(), "/events/a%2Fb%20c%3Fd%23%C3%A9%25");
        assert_eq!(Route::Asset { version: "1", file: "a b/ü.svg" }.to_string(), "/static/1/a%20b/%C3%BC.svg");
    }

    #[test]
    fn a_path_that_is_not_in_the_table_is_no_route() {
        for path in [
            "",
            "about",
            "/About",
            "/about/",
            "//about",
            "/events/",
            "/events/a/b",
            "/events/a/cite.ris",
            "/static/1/",
            "/nothing",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        assert_eq!(Route::parse("/events/cite"), Some(Route::Event { id: "cite" }));
        assert_eq!(Route::parse("/events/cited-case/cite"), Some(Route::EventCite { id: "cited-case" }));
    }

    #[test]
    fn a_query_stands_before_the_fragment() {
        let path = || Route::Sources.path();
        assert_eq!(path().with_query("?a=b").with_query("c=d").as_str(), "/sources?a=b&c=d");
        assert_eq!(path().with_fragment("_list").with_query("a=b").as_str(), "/sources?a=b#_list");
        assert_eq!(path().with_query("").with_query("?").as_str(), "/sources");
    }
}
