//! What each row of the route table becomes in a copy. A new row does not compile until somebody has decided.

use crate::load::is_branding;
use crate::model::Namespace;
use crate::routes::{Route, RoutePattern};
use crate::web::{Site, asset_names};

/// What becomes of a row of the route table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyRule {
    /// Files at these addresses, and at those of these views that anything links to.
    Files(Seeds, Views),
    /// The same, if the base URL of the copy is known: the format needs whole URLs.
    IfBaseIsKnown(Seeds, Views),
    /// Nothing: only a server can answer.
    LeftOut,
}

/// The addresses of a row that are copied even if nothing links to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeds {
    /// The path itself, which has no parameters.
    Itself,
    /// A file for each record.
    Records(Namespace),
    /// The program's style sheets, scripts and fonts.
    Assets,
    /// The files of the timeline's own branding.
    Branding,
    /// None.
    Linked,
}

/// The queries that have files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Views {
    /// A query has at most one of these keys.
    one_of: &'static [&'static str],
    /// It may also have each of these.
    and: &'static [&'static str],
}

impl Views {
    const NONE: Self = Self { one_of: &[], and: &[] };

    /// Those of the timeline. Views with more conditions are for the script of the copy.
    const OF_TIMELINE: Self =
        Self { one_of: &["era", "actor", "person", "kind", "decade", "significance"], and: &["about", "page"] };

    /// Whether the keys of a query are among them.
    pub fn include<'a>(self, keys: impl Iterator<Item = &'a str>) -> bool {
        let (mut one, mut rest) = (self.one_of.len().min(1), self.and.to_vec());
        for key in keys {
            if let Some(at) = rest.iter().position(|own| *own == key) {
                rest.remove(at);
            } else if one > 0 && self.one_of.contains(&key) {
                one -= 1;
            } else {
                return false;
            }
        }
        true
    }
}

/// The rule of a row.
pub fn rule(pattern: RoutePattern) -> CopyRule {
    use Seeds::{Assets, Branding, Itself, Linked, Records};
    let files = |seeds| CopyRule::Files(seeds, Views::NONE);
    let paged = Views { one_of: &[], and: &["page"] };
    let passage = Views { one_of: &["passage"], and: &[] };
    match pattern {
        RoutePattern::Timeline => CopyRule::Files(Itself, Views::OF_TIMELINE),
        RoutePattern::TimelineCite
        | RoutePattern::TimelineBibtex
        | RoutePattern::TimelineCslJson
        | RoutePattern::EventsCsv
        | RoutePattern::EventsJson
        | RoutePattern::EventsJsonLines
        | RoutePattern::ChartSvg => CopyRule::Files(Itself, Views::OF_TIMELINE),
        // Redirects.
        RoutePattern::Events | RoutePattern::Eras => files(Itself),
        RoutePattern::Event | RoutePattern::EventJson | RoutePattern::EventMarkdown => {
            files(Records(Namespace::Events))
        }
        RoutePattern::EventCite | RoutePattern::EventBibtex | RoutePattern::EventCslJson => {
            CopyRule::Files(Linked, passage)
        }
        RoutePattern::Era | RoutePattern::EraJson => files(Records(Namespace::Eras)),
        RoutePattern::Actor | RoutePattern::ActorJson => files(Records(Namespace::Actors)),
        RoutePattern::Person | RoutePattern::PersonJson => files(Records(Namespace::People)),
        RoutePattern::Source | RoutePattern::SourceJson => files(Records(Namespace::Sources)),
        RoutePattern::ThreadJson => files(Records(Namespace::Threads)),
        RoutePattern::Thread => {
            CopyRule::Files(Records(Namespace::Threads), Views { one_of: &[], and: &["step", "present", "passage"] })
        }
        RoutePattern::Relations => {
            CopyRule::Files(Itself, Views { one_of: &["center", "view", "type"], and: &["page"] })
        }
        RoutePattern::Sources => CopyRule::Files(
            Itself,
            Views { one_of: &["kind", "language", "perspective", "role", "sort"], and: &["page"] },
        ),
        RoutePattern::Compare => CopyRule::Files(Itself, Views { one_of: &[], and: &["side", "side", "page"] }),
        RoutePattern::CompareCite | RoutePattern::CompareBibtex | RoutePattern::CompareCslJson => {
            CopyRule::Files(Linked, Views { one_of: &[], and: &["side", "side"] })
        }
        RoutePattern::Changes | RoutePattern::Credits => CopyRule::Files(Itself, paged),
        RoutePattern::Actors
        | RoutePattern::People
        | RoutePattern::Threads
        | RoutePattern::Voices
        | RoutePattern::Glossary
        | RoutePattern::About
        | RoutePattern::Method
        | RoutePattern::EditionZip => files(Itself),
        RoutePattern::FacetValues
        | RoutePattern::Voice
        | RoutePattern::SourceCite
        | RoutePattern::SourceBibtex
        | RoutePattern::SourceCslJson
        | RoutePattern::ThreadCite
        | RoutePattern::ThreadBibtex
        | RoutePattern::ThreadCslJson => files(Linked),
        // Each picture has its own addresses, by which pages name it.
        RoutePattern::Picture => files(Linked),
        // Their entries are known by their addresses.
        RoutePattern::EventsCalendar | RoutePattern::ChangesAtom | RoutePattern::ChangesJsonFeed => {
            CopyRule::IfBaseIsKnown(Itself, Views::OF_TIMELINE)
        }
        RoutePattern::OnThisDay | RoutePattern::OpenSearch | RoutePattern::Sitemap | RoutePattern::RobotsTxt => {
            CopyRule::IfBaseIsKnown(Itself, Views::NONE)
        }
        RoutePattern::EventJsonLd => CopyRule::IfBaseIsKnown(Records(Namespace::Events), Views::NONE),
        // Only events whose day is known have a calendar.
        RoutePattern::EventCalendar => CopyRule::IfBaseIsKnown(Linked, Views::NONE),
        // Sites that show them need whole URLs.
        RoutePattern::TimelineCard => CopyRule::IfBaseIsKnown(Itself, Views::NONE),
        RoutePattern::ThreadCard => CopyRule::IfBaseIsKnown(Records(Namespace::Threads), Views::NONE),
        RoutePattern::ChartPng => files(Itself),
        // To draw one for each event would take longer than all the rest.
        RoutePattern::EventCard | RoutePattern::CompareCard => CopyRule::LeftOut,
        RoutePattern::Embed => CopyRule::Files(Itself, Views::OF_TIMELINE),
        RoutePattern::EmbedEvent => files(Records(Namespace::Events)),
        RoutePattern::EmbedThread => files(Records(Namespace::Threads)),
        RoutePattern::EmbedScript => files(Itself),
        RoutePattern::Asset => files(Assets),
        RoutePattern::BrandingFile => files(Branding),
        // Redirects to citations, which no host knows how to answer if they are files.
        RoutePattern::EventBib | RoutePattern::SourceBib | RoutePattern::ThreadBib => CopyRule::LeftOut,
        // Any query could be asked of the API, and its page is about nothing else.
        RoutePattern::Api
        | RoutePattern::OpenApi
        | RoutePattern::ApiTimeline
        | RoutePattern::ApiEvents
        | RoutePattern::ApiEvent
        | RoutePattern::ApiActors
        | RoutePattern::ApiActor
        | RoutePattern::ApiPeople
        | RoutePattern::ApiPerson
        | RoutePattern::ApiEras
        | RoutePattern::ApiEra
        | RoutePattern::ApiSources
        | RoutePattern::ApiSource
        | RoutePattern::ApiThreads
        | RoutePattern::ApiThread
        | RoutePattern::ApiRelations
        | RoutePattern::ApiFacets
        | RoutePattern::ApiSearch
        | RoutePattern::ApiCompare
        | RoutePattern::ApiChart => CopyRule::LeftOut,
        // A drawing for the width of a window, suggestions for what is typed, frames of a chosen size, whatever address is asked
        // about, and whom to tell about the server.
        RoutePattern::Chart
        | RoutePattern::Suggest
        | RoutePattern::EmbedOffer
        | RoutePattern::OEmbed
        | RoutePattern::SecurityTxt => CopyRule::LeftOut,
    }
}

impl Seeds {
    /// The paths of a row, without prefix.
    pub fn paths(self, pattern: RoutePattern, site: &Site) -> Vec<String> {
        let timeline = &site.edition.timeline;
        let with_id = |id: &str| pattern.as_str().replace("{id}", id);
        match self {
            Self::Itself => vec![pattern.as_str().to_owned()],
            Self::Records(space) => {
                let ids = (0..).map_while(|at| timeline.id(space, at));
                // Of a former id, there is a page that leads on.
                let is_page = pattern.representation().is_none();
                let former = timeline.tombstones.keys().filter(|(own, _)| *own == space && is_page).map(|(_, id)| id);
                ids.chain(former).map(|id| with_id(id.as_str())).collect()
            }
            Self::Assets => asset_names().map(|(version, file)| Route::Asset { version, file }.to_string()).collect(),
            Self::Branding => {
                let files = site.folder.files.iter().map(|file| file.path.as_str()).filter(|path| is_branding(path));
                files.map(|file| Route::BrandingFile { version: &site.branding_digest, file }.to_string()).collect()
            }
            Self::Linked => Vec::new(),
        }
    }
}
