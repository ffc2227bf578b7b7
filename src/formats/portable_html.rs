//! Markdown as HTML for another site: its links are absolute, and it has no footnotes, whose citations are not there.

use crate::model::Markdown;
use crate::pages::PageContext;
use pulldown_cmark::{Event, Tag, html};

/// The HTML of prose. HTML in the Markdown, which the check refuses, is shown as text.
pub fn render(site: &PageContext<'_>, prose: &Markdown) -> String {
    let items = Markdown::parse(prose.as_str()).filter_map(|item| match item {
        Event::FootnoteReference(_) => None,
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id })
            if dest_url.starts_with('/') && !dest_url.starts_with("//") =>
        {
            let dest_url = site.base.absolute_link(&dest_url).into();
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, items);
    out
}
