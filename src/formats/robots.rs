//! `/robots.txt` (RFC 9309): what crawlers should leave alone, and where the sitemap is.

use crate::pages::PageContext;
use crate::routes::Route;

/// The file. A crawler reads only the one at the root of a host, so that of a site under a path has to be copied there.
pub fn robots(site: &PageContext<'_>) -> String {
    let path = |route: Route<'_>, rest: &str| format!("{}{rest}", site.href(route));
    // There is no end of views with several conditions, and of the pages of events within a filter.
    let disallowed = [
        path(Route::Timeline, "*&"),
        path(Route::Events, "/*?"),
        path(Route::FacetValues { facet: "" }, ""),
        path(Route::Chart, "?"),
        path(Route::Suggest, "?"),
    ];
    let rules: Vec<String> = disallowed.iter().map(|path| format!("Disallow: {path}\n")).collect();
    format!("User-agent: *\n{}\nSitemap: {}\n", rules.concat(), site.base.absolute(Route::Sitemap))
}
