//! [`UrlPath`]: a path of the site with its query and fragment.

use super::Route;
use crate::model::Namespace;
use std::fmt::{self, Write};

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
            Namespace::Glossary => Route::Glossary.path().with_fragment(id),
            Namespace::Kinds => Route::Timeline.path().with_query(&format!("kind={id}")),
            Namespace::People => Route::Person { id }.path(),
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

impl Route<'_> {
    /// The route as a path to which a query or a fragment can be added.
    pub fn path(self) -> UrlPath {
        // Most paths fit, so that a page with hundreds of links does not grow each of them bit by bit.
        let mut path = String::with_capacity(64);
        let _ = write!(path, "{self}");
        UrlPath(path)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_comes_before_the_fragment() {
        let path = || Route::Sources.path();
        assert_eq!(path().with_query("?a=b").with_query("c=d").as_str(), "/sources?a=b&c=d");
        assert_eq!(path().with_fragment("_list").with_query("a=b").as_str(), "/sources?a=b#_list");
        assert_eq!(path().with_query("").with_query("?").as_str(), "/sources");
    }
}
