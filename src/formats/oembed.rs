//! oEmbed 1.0 (oembed.com, §2.3): what a page of the site is in a frame.

use crate::pages::{CARD_SIZE, EmbedSubject, FrameSize, PageContext, escape_xml};
use crate::routes::Route;
use serde_json::{Map, Value};
use std::fmt::Write;

/// For how long consumers may keep an answer, in seconds.
const CACHE_AGE: u32 = 3600;

/// The answer about a page. Its type is `rich`.
#[derive(Debug)]
pub struct OEmbed(Map<String, Value>);

impl OEmbed {
    /// The answer about a page, in a frame that is at most as large as `limits`.
    pub fn new(site: &PageContext<'_>, subject: &EmbedSubject, limits: FrameSize) -> Self {
        let timeline = &site.edition.timeline;
        let size = subject.default_size();
        let size = FrameSize { width: size.width.min(limits.width), height: size.height.min(limits.height) };
        let editors: Vec<&str> = timeline.about.editors.iter().map(|editor| &*editor.name).collect();
        let mut fields = Map::new();
        let mut add = |key: &str, value: Value| _ = fields.insert(key.to_owned(), value);
        add("version", "1.0".into());
        add("type", "rich".into());
        add("title", subject.title(timeline).into());
        if !editors.is_empty() {
            add("author_name", site.messages().and(&editors).into());
        }
        add("provider_name", timeline.about.title.clone().into());
        add("provider_url", site.base.absolute(Route::Timeline).into());
        add("cache_age", CACHE_AGE.into());
        add("html", subject.iframe(site, None, size).into());
        add("width", size.width.into());
        add("height", size.height.into());
        let (card_width, card_height) = CARD_SIZE;
        // A consumer that has less room would have to make it smaller, which the standard does not allow for.
        if card_width <= limits.width && card_height <= limits.height {
            add("thumbnail_url", site.base.absolute(subject.card().path(timeline)).into());
            add("thumbnail_width", card_width.into());
            add("thumbnail_height", card_height.into());
        }
        Self(fields)
    }

    /// As JSON.
    pub fn json(&self) -> String {
        format!("{:#}", Value::Object(self.0.clone()))
    }

    /// As XML.
    pub fn xml(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
        for (key, value) in &self.0 {
            let text = value.as_str().map_or_else(|| value.to_string(), escape_xml);
            let _ = writeln!(out, "  <{key}>{text}</{key}>");
        }
        out.push_str("</oembed>\n");
        out
    }
}
