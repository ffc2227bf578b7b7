//! The table: every path of the site, and [`Route`], a path with its parameters.

use super::Representation;
use super::pattern::{capture, write_path};
use crate::model::Namespace;
use std::fmt;

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

            /// Reads a path without query and fragment: the first row that matches counts. `None` if no route has it.
            /// Parameters are not percent-decoded.
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
    /// The events of a view as CSV.
    EventsCsv = "/events.csv",
    /// The same as JSON.
    EventsJson = "/events.json",
    /// The same as JSON Lines.
    EventsJsonLines = "/events.jsonl",
    /// The events of a view as a calendar.
    EventsCalendar = "/events.ics",
    /// Their anniversaries as a calendar.
    OnThisDay = "/on-this-day.ics",
    /// The chart of a view at a width, as HTML for the timeline's script.
    Chart = "/chart",
    /// The chart of a view as a picture.
    ChartSvg = "/chart.svg",
    /// The same in pixels.
    ChartPng = "/chart.png",
    /// The picture that other sites show for the timeline.
    TimelineCard = "/card.png",
    /// The same for an event.
    EventCard { id } = "/events/{id}/card.png",
    /// The same for a thread.
    ThreadCard { id } = "/threads/{id}/card.png",
    /// The same for a comparison.
    CompareCard = "/compare/card.png",
    /// The values of a facet.
    FacetValues { facet } = "/choices/{facet}",
    /// Redirects to the timeline.
    Events = "/events",
    /// An event as JSON.
    EventJson { id } = "/events/{id}.json",
    /// An event as Markdown.
    EventMarkdown { id } = "/events/{id}.md",
    /// Redirects to [`Self::EventBibtex`].
    EventBib { id } = "/events/{id}.bib",
    /// An event as schema.org and W3C Web Annotations, in JSON-LD.
    EventJsonLd { id } = "/events/{id}.jsonld",
    /// An event as a calendar.
    EventCalendar { id } = "/events/{id}.ics",
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
    /// An era as JSON.
    EraJson { id } = "/eras/{id}.json",
    /// An era.
    Era { id } = "/eras/{id}",
    /// All actors.
    Actors = "/actors",
    /// An actor as JSON.
    ActorJson { id } = "/actors/{id}.json",
    /// An actor.
    Actor { id } = "/actors/{id}",
    /// All people.
    People = "/people",
    /// A person as JSON.
    PersonJson { id } = "/people/{id}.json",
    /// A person.
    Person { id } = "/people/{id}",
    /// The relations between events.
    Relations = "/relations",
    /// All sources.
    Sources = "/sources",
    /// A source as JSON.
    SourceJson { id } = "/sources/{id}.json",
    /// Redirects to [`Self::SourceBibtex`].
    SourceBib { id } = "/sources/{id}.bib",
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
    /// A thread as JSON.
    ThreadJson { id } = "/threads/{id}.json",
    /// Redirects to [`Self::ThreadBibtex`].
    ThreadBib { id } = "/threads/{id}.bib",
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
    /// The voice of an actor or a person, or one of [`crate::model::Voice::WORDS`].
    Voice { id } = "/voices/{id}",
    /// What several sides say about the same events.
    Compare = "/compare",
    /// How to cite a comparison.
    CompareCite = "/compare/cite",
    /// The same as BibTeX.
    CompareBibtex = "/compare/cite.bib",
    /// The same as CSL-JSON.
    CompareCslJson = "/compare/cite.json",
    /// The terms that texts link to, each with a fragment.
    Glossary = "/glossary",
    /// About the timeline.
    About = "/about",
    /// How the edition is checked.
    Method = "/method",
    /// What was changed when.
    Changes = "/changes",
    /// Additions and changes of the events of a view as an Atom feed.
    ChangesAtom = "/changes.atom",
    /// The same as JSON Feed.
    ChangesJsonFeed = "/changes.json",
    /// The credits of all media.
    Credits = "/credits",
    /// A copy of a picture.
    Picture { digest, width } = "/media/{digest}/{width}",
    /// Suggestions for the search box.
    Suggest = "/suggest",
    /// The OpenSearch description of the site's search.
    OpenSearch = "/opensearch.xml",
    /// The canonical pages of the site, for search engines.
    Sitemap = "/sitemap.xml",
    /// What crawlers should leave alone.
    RobotsTxt = "/robots.txt",
    /// How programs read the data, for those who write them.
    Api = "/api",
    /// The API as OpenAPI 3.1.
    OpenApi = "/api/v1/openapi.json",
    /// The timeline as a whole, as JSON. All rows that begin with `Api` answer with JSON.
    ApiTimeline = "/api/v1/timeline",
    /// The events of a view.
    ApiEvents = "/api/v1/events",
    /// An event.
    ApiEvent { id } = "/api/v1/events/{id}",
    /// All actors.
    ApiActors = "/api/v1/actors",
    /// An actor.
    ApiActor { id } = "/api/v1/actors/{id}",
    /// All people.
    ApiPeople = "/api/v1/people",
    /// A person.
    ApiPerson { id } = "/api/v1/people/{id}",
    /// All eras.
    ApiEras = "/api/v1/eras",
    /// An era.
    ApiEra { id } = "/api/v1/eras/{id}",
    /// Sources.
    ApiSources = "/api/v1/sources",
    /// A source.
    ApiSource { id } = "/api/v1/sources/{id}",
    /// All threads.
    ApiThreads = "/api/v1/threads",
    /// A thread.
    ApiThread { id } = "/api/v1/threads/{id}",
    /// Relations between events.
    ApiRelations = "/api/v1/relations",
    /// The facets of a view with their counts.
    ApiFacets = "/api/v1/facets",
    /// What a text finds, with excerpts.
    ApiSearch = "/api/v1/search",
    /// What several sides say about the same events.
    ApiCompare = "/api/v1/compare",
    /// The geometry of the chart of a view.
    ApiChart = "/api/v1/chart",
    /// Whom to tell about a vulnerability.
    SecurityTxt = "/.well-known/security.txt",
    /// The data of the edition.
    EditionZip = "/edition.zip",
    /// A view of the timeline in a frame of another site.
    Embed = "/embed",
    /// An event in such a frame.
    EmbedEvent { id } = "/embed/events/{id}",
    /// A thread in such a frame, one step at a time.
    EmbedThread { id } = "/embed/threads/{id}",
    /// How to embed something, with a preview.
    EmbedOffer = "/embed/new",
    /// The script that makes frames as high as their contents, for pages of other sites.
    EmbedScript = "/embed.js",
    /// What a page of the site is in a frame, for programs that embed addresses.
    OEmbed = "/oembed",
    /// A style sheet, a script or a font.
    Asset { version, file } = "/static/{version}/{*file}",
    /// A file of the timeline's own branding: `style.css`, an image or a font of its folder, or the sheet of its accent.
    BrandingFile { version, file } = "/files/{version}/{*file}",
}

impl<'a> Route<'a> {
    /// The record that the route shows or cites: its namespace and id. A voice may belong to either of two namespaces,
    /// so it has none here.
    pub fn record(self) -> Option<(Namespace, &'a str)> {
        Some(match self {
            Self::Actor { id } | Self::ActorJson { id } | Self::ApiActor { id } => (Namespace::Actors, id),
            Self::Person { id } | Self::PersonJson { id } | Self::ApiPerson { id } => (Namespace::People, id),
            Self::Era { id } | Self::EraJson { id } | Self::ApiEra { id } => (Namespace::Eras, id),
            Self::EmbedEvent { id } | Self::EventCard { id } => (Namespace::Events, id),
            Self::EmbedThread { id } | Self::ThreadCard { id } => (Namespace::Threads, id),
            Self::Event { id } | Self::EventJson { id } | Self::EventMarkdown { id } | Self::EventBib { id } => {
                (Namespace::Events, id)
            }
            Self::EventJsonLd { id } | Self::EventCalendar { id } => (Namespace::Events, id),
            Self::ApiEvent { id } | Self::EventCite { id } | Self::EventBibtex { id } | Self::EventCslJson { id } => {
                (Namespace::Events, id)
            }
            Self::Source { id } | Self::SourceJson { id } | Self::SourceBib { id } => (Namespace::Sources, id),
            Self::ApiSource { id }
            | Self::SourceCite { id }
            | Self::SourceBibtex { id }
            | Self::SourceCslJson { id } => (Namespace::Sources, id),
            Self::Thread { id } | Self::ThreadJson { id } | Self::ThreadBib { id } => (Namespace::Threads, id),
            Self::ApiThread { id }
            | Self::ThreadCite { id }
            | Self::ThreadBibtex { id }
            | Self::ThreadCslJson { id } => (Namespace::Threads, id),
            _ => return None,
        })
    }
}

impl RoutePattern {
    /// Whether it belongs to the API: its errors are problem details, whatever the client accepts.
    pub fn is_api(self) -> bool {
        self.as_str().starts_with("/api/")
    }

    /// Whether it answers with data, which scripts of other sites may read.
    pub fn is_data(self) -> bool {
        let files = matches!(
            self,
            Self::EventsCsv
                | Self::EventsJson
                | Self::EventsJsonLines
                | Self::EventsCalendar
                | Self::OnThisDay
                | Self::ChangesAtom
                | Self::ChangesJsonFeed
                | Self::ChartSvg
                | Self::EditionZip
        );
        let pattern = self.as_str();
        let citations = pattern.ends_with("/cite.bib") || pattern.ends_with("/cite.json");
        self.is_api() || files || citations || self.representation().is_some()
    }

    /// The form in which it has a record, if that is another one than the record's page. The path is that of the page with a
    /// suffix, and axum's router has no suffixes: the page's handler answers it.
    pub fn representation(self) -> Option<Representation> {
        self.as_str().rsplit_once("{id}.").and_then(|(_, suffix)| Representation::from_suffix(suffix))
    }

    /// The other forms of the record that has this page.
    pub fn representations(self) -> impl Iterator<Item = Representation> {
        let suffix = move |row: &Self| row.as_str().strip_prefix(self.as_str())?.strip_prefix('.');
        Self::ALL.iter().filter_map(suffix).filter_map(Representation::from_suffix)
    }

    /// Whether a text may link to it: not to a redirect, nor to what only scripts and browsers request.
    pub fn is_linkable(self) -> bool {
        let redirects = matches!(self, Self::Events | Self::Eras | Self::EventBib | Self::SourceBib | Self::ThreadBib);
        let parts_of_pages = matches!(
            self,
            Self::Chart
                | Self::FacetValues
                | Self::Picture
                | Self::Suggest
                | Self::OpenSearch
                | Self::Embed
                | Self::EmbedEvent
                | Self::EmbedThread
                | Self::EmbedScript
                | Self::OEmbed
                | Self::Sitemap
                | Self::RobotsTxt
                | Self::Asset
                | Self::BrandingFile
        );
        !redirects && !parts_of_pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A route of each pattern, with parameters that need encoding.
    fn routes() -> impl Iterator<Item = Route<'static>> {
        let filled = |pattern: &RoutePattern| pattern.as_str().replace("{*file}", "fonts/a.woff2");
        RoutePattern::ALL.iter().map(move |pattern| {
            let path = ["{id}", "{facet}", "{version}", "{digest}", "{width}"]
                .iter()
                .fold(filled(pattern), |path, name| path.replace(name, "a-1"));
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
        assert_eq!(Route::EventJson { id: "cited" }.to_string(), "/events/cited.json");
        assert_eq!(
            Route::Asset { version: "1f", file: "fonts/serif.woff2" }.to_string(),
            "/static/1f/fonts/serif.woff2"
        );
    }

    #[test]
    fn every_suffix_of_a_record_is_a_form_of_it() {
        for &pattern in RoutePattern::ALL {
            assert_eq!(pattern.representation().is_some(), pattern.as_str().contains("{id}."), "{pattern:?}");
        }
        let of_eras: Vec<_> = RoutePattern::Era.representations().collect();
        assert_eq!(of_eras, [Representation::Json]);
        assert_eq!(RoutePattern::Eras.representations().count(), 0);
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
}
