//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::Feed;
use super::feed::FeedEntry;
use serde::Serialize;

/// A feed as JSON Feed.
#[derive(Debug, Serialize)]
pub struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    icon: &'a str,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Debug, Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    content_html: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    tags: &'a [String],
    _sourceline: Extension<'a>,
}

/// What only this program says.
#[derive(Debug, Serialize)]
struct Extension<'a> {
    /// When the event happened: EDTF.
    date: &'a str,
}

impl<'a> JsonFeed<'a> {
    pub fn new(feed: &'a Feed) -> Self {
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.page,
            feed_url: &feed.json,
            description: &feed.description,
            icon: &feed.icon,
            language: &feed.language,
            authors: feed.authors.iter().map(|name| Author { name }).collect(),
            items: feed.entries.iter().map(Item::new).collect(),
        }
    }
}

impl<'a> Item<'a> {
    fn new(entry: &'a FeedEntry) -> Self {
        Self {
            id: &entry.url,
            url: &entry.url,
            title: &entry.title,
            summary: &entry.summary,
            content_html: &entry.content,
            date_published: &entry.published,
            date_modified: &entry.updated,
            tags: &entry.tags,
            _sourceline: Extension { date: &entry.date },
        }
    }
}
