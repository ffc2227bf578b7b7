//! How browsers search the site by themselves.

use super::{PageContext, words};
use crate::model::Route;
use askama::Template;

/// The media type of OpenSearch descriptions.
pub const OPENSEARCH: &str = "application/opensearchdescription+xml";

/// The description of the site's search: OpenSearch 1.1.
#[derive(Debug, Template)]
#[template(path = "opensearch.xml")]
pub struct OpenSearch<'a> {
    site: PageContext<'a>,
    name: String,
    description: String,
}

impl<'a> OpenSearch<'a> {
    /// The description.
    #[must_use]
    pub fn new(site: PageContext<'a>) -> Self {
        let title = &site.edition.timeline.about.title;
        Self { site, name: words::short_name(title), description: words::search_in(title) }
    }

    /// The XML.
    ///
    /// # Errors
    /// Only where writing to a string fails, which it does not.
    pub fn xml(&self) -> askama::Result<String> {
        self.render()
    }

    fn absolute(&self, route: Route<'_>) -> String {
        self.site.base.absolute(route)
    }

    fn icon(&self) -> String {
        self.site.base.absolute(self.site.asset_path("favicon.svg"))
    }

    fn language(&self) -> &str {
        &self.site.edition.timeline.about.language
    }
}
