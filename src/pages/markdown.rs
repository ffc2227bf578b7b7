//! Markdown to HTML, with footnotes that lead to citations.

use super::PageContext;
use super::references::Use;
use crate::model::{EventIx, Markdown};
use crate::routes::Route;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd, html};

/// What a footnote refers to.
pub enum Footnote {
    /// A reference of the page.
    Here(Use),
    /// The reference that is shown, where only one is at a time.
    Current(Use),
    /// The address of a citation on another page.
    Elsewhere(String),
}

/// Renders prose under a heading of the level `under`. `cite` uses a citation of `event` by its id, if the page has it; other
/// footnotes lead to the page that does. Links within the site get its prefix. HTML in the Markdown, which the check refuses,
/// would be shown as text.
pub fn render(
    site: &PageContext<'_>,
    prose: &Markdown,
    under: usize,
    event: Option<EventIx>,
    cite: &dyn Fn(&str) -> Option<Use>,
) -> String {
    with_footnotes(site, prose, under, &|id| {
        let timeline = &site.edition.timeline;
        let elsewhere = || match id.split_once('#') {
            Some((other, id)) => site.href(Route::Event { id: other }.path().with_fragment(id)),
            None => event.map_or_else(String::new, |event| site.href(timeline.event_path(event).with_fragment(id))),
        };
        cite(id).map_or_else(|| Footnote::Elsewhere(elsewhere()), Footnote::Here)
    })
}

/// Renders a single paragraph for a place within another one.
pub fn inline(site: &PageContext<'_>, paragraph: &Markdown) -> String {
    let html = render(site, paragraph, 1, None, &|_| None);
    let inner = html.trim().strip_prefix("<p>").and_then(|inner| inner.strip_suffix("</p>"));
    inner.map_or(html.clone(), str::to_owned)
}

/// Renders prose. `footnote` says what each footnote refers to.
pub fn with_footnotes(
    site: &PageContext<'_>,
    prose: &Markdown,
    under: usize,
    footnote: &dyn Fn(&str) -> Footnote,
) -> String {
    let highest = highest_heading(prose);
    let heading = |level: HeadingLevel| {
        HeadingLevel::try_from(under + 1 + level as usize - highest as usize).unwrap_or(HeadingLevel::H6)
    };
    let glossary = format!("{}#", Route::Glossary);
    let mut in_term = false;
    let items = Markdown::parse(prose.as_str()).map(|item| match item {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: heading(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(heading(level))),
        // Alignments would be inline styles.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::FootnoteReference(id) => Event::InlineHtml(mark(site, &footnote(&id)).into()),
        Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(&glossary) => {
            in_term = true;
            let id = dest_url[glossary.len()..].replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "");
            let href = site.href(Route::Glossary.path().with_fragment(&id));
            Event::InlineHtml(format!("<a class=\"term\" href=\"{href}\">").into())
        }
        Event::End(TagEnd::Link) if std::mem::take(&mut in_term) => Event::InlineHtml("</a>".into()),
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
    // Footnotes without text between them are one group, which keeps its links apart.
    let mut out = out.replace(&format!("{GROUP_END}{GROUP}"), "");
    if out.contains("<pre>") || out.contains("<table>") {
        // What is too wide scrolls, also with the keyboard.
        let name = site.messages().text().table();
        out = out.replace("<pre>", "<pre tabindex=\"0\">");
        out = out.replace(
            "<table>",
            &format!("<div class=\"table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table>"),
        );
        out = out.replace("</table>", "</table></div>");
    }
    out
}

/// The level of the highest heading in a text, which may begin with any.
fn highest_heading(prose: &Markdown) -> HeadingLevel {
    let level = |item| if let Event::Start(Tag::Heading { level, .. }) = item { Some(level) } else { None };
    // Headings have a `#` in front of them or a line below them.
    let may_have = prose.as_str().contains(['#', '\n']);
    let levels = may_have.then(|| Markdown::parse(prose.as_str()).filter_map(level)).into_iter().flatten();
    levels.min().unwrap_or(HeadingLevel::H1)
}

const GROUP: &str = "<sup class=\"citation-ref\">";
const GROUP_END: &str = "</sup>";

/// The link from a sentence to its evidence: the number of a reference of the page, or a star.
fn mark(site: &PageContext<'_>, footnote: &Footnote) -> String {
    // The check only accepts ids of citations; anything else must not break out of the attribute.
    let plain = |text: &str| text.replace(['<', '>', '"', '\''], "").replace('&', "&amp;");
    let (m, text) = (site.messages(), site.messages().text());
    let link = match footnote {
        Footnote::Here(Use { id, href, number }) | Footnote::Current(Use { id, href, number }) => {
            let name = text.reference_named(m.number(*number));
            let current = if matches!(footnote, Footnote::Current(_)) { " aria-current=\"true\"" } else { "" };
            format!("<a id=\"{id}\" href=\"{}\" aria-label=\"{name}\"{current}>{number}</a>", plain(href))
        }
        Footnote::Elsewhere(href) => {
            let name = text.reference_elsewhere();
            format!("<a href=\"{}\" aria-label=\"{name}\" title=\"{name}\">*</a>", plain(href))
        }
    };
    format!("{GROUP}{link}{GROUP_END}")
}
