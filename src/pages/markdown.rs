//! Markdown to HTML, with footnotes that lead to citations.

use super::PageContext;
use crate::model::{EventIx, Markdown};
use crate::routes::Route;
use pulldown_cmark::{CowStr, Event, Tag, html};

/// Renders prose. Footnotes lead to the citations of `event`, numbered by `number`; links within the site get its
/// prefix. HTML in the Markdown, which the check refuses, would be shown as text.
pub fn render(
    site: &PageContext<'_>,
    prose: &Markdown,
    event: Option<EventIx>,
    number: &dyn Fn(&str) -> Option<usize>,
) -> String {
    with_footnotes(site, prose, &|id| {
        let timeline = &site.edition.timeline;
        let link = match id.split_once('#') {
            Some((other, id)) => site.href(Route::Event { id: other }.path().with_fragment(id)),
            None => event.map_or_else(String::new, |event| site.href(timeline.event_path(event).with_fragment(id))),
        };
        let own = if id.contains('#') { None } else { number(id) };
        (link, own)
    })
}

/// Renders prose. `footnote` gives the link of each footnote, and its number if it has one on the page.
pub fn with_footnotes(
    site: &PageContext<'_>,
    prose: &Markdown,
    footnote: &dyn Fn(&str) -> (String, Option<usize>),
) -> String {
    let items = Markdown::parse(prose.as_str()).map(|item| match item {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::FootnoteReference(id) => Event::InlineHtml(mark(site, footnote(&id)).into()),
        Event::Start(Tag::Link { link_type, dest_url, title, id })
            if dest_url.starts_with('/') && !dest_url.starts_with("//") =>
        {
            Event::Start(Tag::Link {
                link_type,
                dest_url: CowStr::from(format!("{}{dest_url}", site.base.prefix())),
                title,
                id,
            })
        }
        item => item,
    });
    let mut out = String::new();
    html::push_html(&mut out, items);
    out
}

/// The link from a sentence to its evidence: a number on the page, or a star.
fn mark(site: &PageContext<'_>, (link, number): (String, Option<usize>)) -> String {
    let shown = number.map_or_else(|| "*".to_owned(), |n| n.to_string());
    // The check only accepts ids of citations; anything else must not break out of the attribute.
    let plain = |text: &str| text.chars().filter(|c| !"<>&\"'".contains(*c)).collect::<String>();
    let label = site.messages().text().evidence();
    format!("<sup class=\"citation-ref\"><a href=\"{}\" aria-label=\"{label} {shown}\">{shown}</a></sup>", plain(&link))
}
