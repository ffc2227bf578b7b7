//! Markdown: internal links, footnotes, schemes of links, and no HTML.

use super::CheckContext;
use super::references::{VOICES, is_voice_missing, report_citation, report_footnote, withdrawn_record};
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::raw::{RawEvent, RawMarkdown, has_list};
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::model::{Markdown, Namespace};
use crate::routes::{Route, RoutePattern, UrlPath};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

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
    if markdown.exact {
        toml_below(ctx, markdown);
    }
    if !markdown.text.contains(['<', '[', '~']) && !BARE_ADDRESSES.iter().any(|start| markdown.text.contains(start)) {
        // No HTML, link, footnote or markup can begin.
        return;
    }
    let mut opened = false;
    let mut literal = 0_usize;
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        let at = markdown.span_of(part.clone());
        match &item {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => literal += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => literal = literal.saturating_sub(1),
            _ => {}
        }
        match item {
            Event::Text(_) if literal == 0 => markup_shown(ctx, markdown, part),
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
                ctx.diagnostics.add(
                    Rule::LinkScheme,
                    at,
                    message,
                    "show it with [[media]] above the text, or link to it: [what it shows](https://…)",
                );
            }
            Event::FootnoteReference(id) => footnote(&id, at),
            Event::Start(Tag::FootnoteDefinition(id)) => {
                let message = format!("“[^{id}]:” does not define a footnote: readers see its text here");
                let hint = "remove it: a footnote shows the citation with its id, from [[citations]]";
                ctx.diagnostics.add(Rule::MarkupShown, at, message, hint);
            }
            _ => {}
        }
    }
}

/// How addresses begin that are not written as links.
const BARE_ADDRESSES: [&str; 3] = ["https://", "http://", "www."];

/// Reports an address or markup of other programs in a piece of text: readers see it as it is written.
fn markup_shown(ctx: &CheckContext<'_>, markdown: &RawMarkdown, part: Range<usize>) {
    let text = &markdown.text[part.clone()];
    let report = |at: Range<usize>, message: String, hint: &str| {
        ctx.diagnostics.add(Rule::MarkupShown, markdown.span_of(at), message, hint);
    };
    if let Some(at) = BARE_ADDRESSES.iter().filter_map(|start| text.find(start)).min() {
        let address = text[at..].split_whitespace().next().unwrap_or_default();
        let address = address.trim_end_matches(['.', ',', ';', ':', ')', '”', '"']);
        let start = part.start + at;
        let message = format!("“{address}” is not a link");
        let hint = "write a link, [words](https://…); the address of a source belongs into its record, as `url`";
        report(start..start + address.len(), message, hint);
    }
    if let Some(at) = text.find("~~") {
        let start = part.start + at;
        report(start..start + 2, "~~ does not strike out: readers see it".to_owned(), "remove it");
    }
    // The parser gives each bracket on its own.
    let rest = &markdown.text[part.start..];
    if text.starts_with('[')
        && !markdown.text[..part.start].ends_with('[')
        && let Some((name, _)) = rest.strip_prefix("[[").and_then(|inner| inner.split_once("]]"))
        && !has_list(name)
    {
        let message = format!("[[{name}]] is not a link: readers see the brackets");
        let hint =
            "write [words](/events/ID), or the path of another record; a term of the glossary is [words](/glossary#ID)";
        report(part.start..part.start + name.len() + 4, message, hint);
    }
}

/// Reports the first line of TOML in the text below the front matter.
fn toml_below(ctx: &CheckContext<'_>, markdown: &RawMarkdown) {
    let mut start = 0;
    for line in markdown.text.split_inclusive('\n') {
        let words = line.trim();
        let table = words.strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]"));
        let is_key = |key: &str| key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(is_of_key);
        let value = |value: &str| value.trim_start().starts_with(['"', '\'', '[', '{']);
        if table.is_some_and(has_list)
            || words.split_once('=').is_some_and(|(key, right)| is_key(key.trim_end()) && value(right))
        {
            let hint = "move it above the second +++: what stands below it is the text";
            let message = format!("“{words}” is below the front matter, so readers see it");
            ctx.diagnostics.add(
                Rule::MarkupShown,
                markdown.span_of(start..start + line.trim_end().len()),
                message,
                hint,
            );
            return;
        }
        start += line.len();
    }
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

fn html_raw(ctx: &CheckContext<'_>, html: &str, at: Span) {
    let message = format!("HTML is not rendered: {}", html.lines().next().unwrap_or("").trim());
    let name = html.trim_start().trim_start_matches('<').split(|c: char| !c.is_ascii_alphanumeric()).next();
    let hint = match name.unwrap_or_default().to_ascii_lowercase().as_str() {
        "b" | "strong" => "write **…** around the words",
        "i" | "em" => "write *…* around the words",
        "a" => "write [words](…), with the address in the parentheses",
        _ => "write Markdown; write a literal < as \\<",
    };
    ctx.diagnostics.add(Rule::HtmlRaw, at, message, hint);
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
                let otherwise = "write /events/ID for a page of the site, or a full address that begins with https://";
                let hint = page_meant(ctx, to).map_or_else(|| otherwise.to_owned(), |path| format!("write {path}"));
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
        None if route == Route::Glossary => {
            let term = fragment.filter(|id| ctx.symbols.is_missing(Namespace::Glossary, id));
            if let Some(id) = term {
                let near = ctx.symbols.nearest(Namespace::Glossary, id, ctx.diagnostics);
                dead(did_you_mean(near, "terms are defined in timeline.toml: [[glossary]]"));
            }
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

/// The address of the page that a relative link means: `#TERM` is a term of the glossary, and other links lack only their first `/`.
fn page_meant(ctx: &CheckContext<'_>, to: &str) -> Option<String> {
    let address =
        if to.starts_with('#') { format!("/glossary{to}") } else { format!("/{}", to.trim_start_matches("./")) };
    let (path, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let route = Route::parse(path).filter(|route| route.pattern().is_linkable())?;
    let is_there = match route.record() {
        Some((space, id)) => ctx.symbols.find(space, id).is_some(),
        None => route != Route::Glossary || ctx.symbols.find(Namespace::Glossary, fragment).is_some(),
    };
    is_there.then_some(address)
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
