//! Markdown: internal links, footnotes, schemes of links, and no HTML.

use super::CheckContext;
use super::references::{VOICES, is_voice_missing, report_citation, report_footnote, withdrawn_record};
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::raw::{RawEvent, RawMarkdown};
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::model::{Markdown, Namespace};
use crate::routes::{Route, RoutePattern, UrlPath};
use pulldown_cmark::{Event, Tag};

/// Problems in the Markdown of records: HTML, links with another scheme, dead internal links, unknown footnotes.
pub fn records(ctx: &CheckContext<'_>) {
    let raw = ctx.raw;
    raw.markdown().for_each(|text| check(ctx, text, &|id, at| report_citation(ctx, None, id, at)));
    for step in raw.threads.iter().flat_map(|thread| &thread.steps) {
        let event = ctx.symbols.find(Namespace::Events, &step.event.value);
        check(ctx, &step.text, &|id, at| {
            if ctx.symbols.is_reference_missing(event, id) {
                report_footnote(ctx, event, id, at);
            }
        });
    }
}

/// The same problems in the Markdown of an event.
pub fn event(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    for text in event.markdown() {
        check(ctx, text, &|id, place| {
            if ctx.symbols.is_citation_missing(at, id) {
                report_citation(ctx, Some(at), id, place);
            }
        });
    }
}

/// Checks Markdown. Footnotes are checked by `footnote`.
fn check(ctx: &CheckContext<'_>, markdown: &RawMarkdown, footnote: &dyn Fn(&str, Span)) {
    if !markdown.text.contains(['<', '[']) {
        // Neither HTML nor a link nor a footnote can begin.
        return;
    }
    let mut opened = false;
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        let at = markdown.span_of(part.clone());
        match item {
            Event::Start(Tag::HtmlBlock) => html_raw(ctx, &markdown.text[part], at),
            // The end tag of an element that was reported is not reported again.
            Event::InlineHtml(html) if html.starts_with("</") && opened => {}
            Event::InlineHtml(html) => {
                opened = true;
                html_raw(ctx, &html, at);
            }
            Event::Start(Tag::Link { dest_url, .. }) => link(ctx, &dest_url, at),
            Event::Start(Tag::Image { dest_url, .. }) => {
                let message = format!("the image “{dest_url}” cannot be shown");
                ctx.diagnostics.add(Rule::LinkScheme, at, message, "link to it: [what it shows](https://…)");
            }
            Event::FootnoteReference(id) => footnote(&id, at),
            _ => {}
        }
    }
}

fn html_raw(ctx: &CheckContext<'_>, html: &str, at: Span) {
    let message = format!("HTML is not rendered: {}", html.lines().next().unwrap_or("").trim());
    ctx.diagnostics.add(Rule::HtmlRaw, at, message, "write Markdown; write a literal < as \\<");
}

fn link(ctx: &CheckContext<'_>, to: &str, at: Span) {
    if !to.starts_with('/') || to.starts_with("//") {
        let scheme = url::Url::parse(to).map(|url| url.scheme().to_owned());
        match scheme.as_deref() {
            Ok("http" | "https" | "mailto") => {}
            Ok(scheme) => {
                let message = format!("a link with “{scheme}:” is not allowed");
                ctx.diagnostics.add(Rule::LinkScheme, at, message, "use https, http or mailto");
            }
            Err(_) => {
                let hint = "write /events/ID for a page of the site, or a full address that begins with https://";
                ctx.diagnostics.add(Rule::LinkDead, at, format!("“{to}” leads nowhere"), hint);
            }
        }
        return;
    }
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or(path);
    let dead = |hint: String| ctx.diagnostics.add(Rule::LinkDead, at, format!("“{to}” leads nowhere"), hint);
    let route = Route::parse(path).filter(|route| route.pattern().is_linkable());
    let Some(route) = route else {
        return dead(did_you_mean(nearest(path, pages().filter(|page| !page.contains('.'))), &record_paths()));
    };
    match route.record() {
        None if let Route::Voice { id } = route
            && is_voice_missing(ctx, id) =>
        {
            dead(did_you_mean(ctx.symbols.nearest_voice(id, ctx.diagnostics), VOICES));
        }
        None => {}
        Some((space, id)) => match (ctx.symbols.find(space, id), fragment) {
            (None, _) if !ctx.symbols.is_missing(space, id) => {}
            (None, _) if let Some(why) = withdrawn_record(ctx, space, id) => dead(why),
            (None, _) => dead(match ctx.symbols.nearest(space, id, ctx.diagnostics) {
                Some(near) => format!("did you mean “{}”?", UrlPath::of_record(space, near)),
                None => "no record has this id".to_owned(),
            }),
            (Some(event), Some(fragment))
                if space == Namespace::Events && ctx.symbols.fragment(event, fragment).is_none() =>
            {
                let near = ctx.symbols.nearest_citation(event, fragment, ctx.diagnostics);
                dead(did_you_mean(near, "the event has no such citation or relation"));
            }
            _ => {}
        },
    }
}

/// The paths of the pages that are about no record.
fn pages() -> impl Iterator<Item = &'static str> {
    let linkable = RoutePattern::ALL.iter().filter(|pattern| pattern.is_linkable());
    linkable.map(|pattern| pattern.as_str()).filter(|pattern| !pattern.contains('{'))
}

/// Names the paths of records: `/events/ID`, …
fn record_paths() -> String {
    let spaces = [
        Namespace::Events,
        Namespace::Actors,
        Namespace::Eras,
        Namespace::Sources,
        Namespace::Threads,
        Namespace::People,
    ];
    let paths: Vec<String> = spaces.map(|space| UrlPath::of_record(space, "ID").to_string()).into();
    format!("within the site there are {}", paths.join(", "))
}
