//! Atom (RFC 4287).

use super::Feed;
use askama::Template;

/// A feed as Atom.
#[derive(Debug, Template)]
#[template(path = "changes.atom", escape = "html")]
pub struct AtomFeed<'a> {
    feed: &'a Feed,
}

impl<'a> AtomFeed<'a> {
    pub fn new(feed: &'a Feed) -> Self {
        Self { feed }
    }
}
