//! The timeline's own branding: what `timeline.toml` and `style.css` name is there, and everything that is there is named.

use super::CheckContext;
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::raw::RawAsset;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::{ASSETS, AssetKind, Markdown};
use pulldown_cmark::{Event, Tag};
use std::collections::HashSet;
use std::ops::Range;

/// Files that are missing, are of another kind than is needed, or are used by nothing.
pub fn assets(ctx: &CheckContext<'_>) {
    let mut used = HashSet::new();
    if let Some(about) = &ctx.raw.about {
        for (key, file) in [("logo", &about.branding.logo), ("icon", &about.branding.icon)] {
            if let Some(file) = file {
                used.insert(file.value.as_str());
                image(ctx, key, file);
            }
        }
    }
    if let Some(Spanned { value: css, span }) = &ctx.raw.style {
        for CssReference { at, target } in references(css) {
            let at = span.with_bytes(at);
            match target {
                Some(url) => used.extend(style_url(ctx, url, at)),
                None => {
                    let message = "style.css imports another style sheet, which pages do not load";
                    ctx.diagnostics.add(Rule::StyleUrl, at, message, "copy its rules into style.css");
                }
            }
        }
    }
    for asset in ctx.raw.assets.iter().filter(|asset| asset.kind.is_some() && !used.contains(asset.path.as_str())) {
        let message = format!("nothing uses “{}”", asset.path);
        let hint = "name it as `logo` or `icon` in timeline.toml or with url(…) in style.css, or remove it";
        ctx.diagnostics.add(Rule::AssetUnused, asset.span, message, hint);
    }
}

fn find<'a>(ctx: &CheckContext<'a>, path: &str) -> Option<&'a RawAsset> {
    ctx.raw.assets.iter().find(|asset| asset.path == path)
}

fn report_missing(ctx: &CheckContext<'_>, path: &str, at: Span) {
    // The folder that all have in common would make any two of them similar.
    let name = |path: &'_ str| path.rsplit('/').next().map(str::to_owned).unwrap_or_default();
    let names: Vec<String> = ctx.raw.assets.iter().map(|asset| name(&asset.path)).collect();
    let near = nearest(&name(path), names.iter().map(String::as_str)).map(|near| format!("{ASSETS}{near}"));
    let otherwise = format!("put the file into the folder {ASSETS} and write {ASSETS}NAME");
    let message = format!("the timeline has no file “{path}”");
    ctx.diagnostics.add(Rule::AssetMissing, at, message, did_you_mean(near.as_deref(), &otherwise));
}

/// Checks the file of an image that `timeline.toml` names.
fn image(ctx: &CheckContext<'_>, key: &str, file: &Spanned<String>) {
    let path = &file.value;
    let Some(asset) = find(ctx, path) else { return report_missing(ctx, path, file.span) };
    match asset.kind {
        // It has been reported where it is.
        None => {}
        Some(AssetKind::Woff2) => {
            let message = format!("`{key}` takes an image, but “{path}” is a font");
            ctx.diagnostics.add(Rule::AssetType, file.span, message, "name a file .svg, .png or .webp");
        }
        Some(_) if key == "logo" && asset.size.is_none() => {
            let message = format!("“{path}” does not say how wide and high it is");
            let hint = "pages keep room for the logo: give <svg> a viewBox, or a width and a height in pixels";
            ctx.diagnostics.add(Rule::AssetType, file.span, message, hint);
        }
        Some(_) => {}
    }
}

/// Checks an address in `style.css`. Returns the path of the file that it names.
fn style_url<'a>(ctx: &CheckContext<'_>, url: &'a str, at: Span) -> Option<&'a str> {
    if url.is_empty() || url.starts_with('#') {
        return None;
    }
    let has_scheme = url.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if has_scheme || url.starts_with('/') {
        let shown: String = url.chars().take(60).collect();
        let message = format!("pages do not load “{shown}”: they load nothing but the files of the timeline");
        let hint = format!("put the file into the folder {ASSETS} and write url(\"{ASSETS}NAME\")");
        ctx.diagnostics.add(Rule::StyleUrl, at, message, hint);
        return None;
    }
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.strip_prefix("./").unwrap_or(path);
    if find(ctx, path).is_none() {
        report_missing(ctx, path, at);
    }
    Some(path)
}

/// Something that a style sheet loads.
struct CssReference<'a> {
    at: Range<usize>,
    /// The address; `None` for an import.
    target: Option<&'a str>,
}

/// What a style sheet loads: the values of `url()`, and imports. Comments and other strings are passed over (CSS Syntax 3,
/// §4.3).
fn references(css: &str) -> Vec<CssReference<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let begins = |at: usize, with: &str| {
        css.as_bytes()[at..].get(..with.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(with.as_bytes()))
    };
    while at < css.len() {
        let byte = css.as_bytes()[at];
        if begins(at, "/*") {
            at = css[at + 2..].find("*/").map_or(css.len(), |end| at + 2 + end + 2);
        } else if byte == b'"' || byte == b'\'' {
            at = end_of_string(css, at) + 1;
        } else if begins(at, "@import") {
            found.push(CssReference { at: at..at + "@import".len(), target: None });
            // Its address is part of it.
            at = css[at..].find(';').map_or(css.len(), |end| at + end);
        } else if begins(at, "url(") {
            let rest = &css[at + 4..];
            let start = at + 4 + (rest.len() - rest.trim_start().len());
            let quoted = css[start..].starts_with(['"', '\'']);
            let (from, to) = if quoted {
                (start + 1, end_of_string(css, start))
            } else {
                (start, css[start..].find(')').map_or(css.len(), |end| start + end))
            };
            let target = css.get(from..to).unwrap_or_default().trim();
            found.push(CssReference { at: from.min(to)..to, target: Some(target) });
            at = to + 1;
        } else {
            at += 1;
        }
    }
    found
}

/// The position of the quotation mark that ends a string, or of the end of the text.
fn end_of_string(css: &str, start: usize) -> usize {
    let quote = css.as_bytes()[start];
    let mut at = start + 1;
    while let Some(&byte) = css.as_bytes().get(at) {
        match byte {
            b'\\' => at += 2,
            _ if byte == quote => return at,
            _ => at += 1,
        }
    }
    css.len()
}

/// A footer that is more than a paragraph.
pub fn footer_block(ctx: &CheckContext<'_>) {
    let Some(footer) = ctx.raw.about.as_ref().and_then(|about| about.branding.footer.as_ref()) else { return };
    let mut paragraphs = 0;
    let is_block = |event: Event<'_>| match event {
        Event::Start(Tag::Paragraph) => {
            paragraphs += 1;
            paragraphs > 1
        }
        Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_))
        | Event::Rule => true,
        _ => false,
    };
    if Markdown::parse(&footer.text).any(is_block) {
        let message = "`footer` is one paragraph, without headings, lists and tables";
        let hint = "join it to one paragraph; longer texts belong in intro, scope or method";
        ctx.diagnostics.add(Rule::ValueUnknown, footer.span, message, hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_a_style_sheet_loads_is_found_and_nothing_else() {
        let css = "/* url(no) */ @import 'a.css'; b::after { content: \"url(no) \\\" url(no)\" }\n\
                   @font-face { src: url(assets/x.woff2) format('woff2'), URL( \"assets/y z.woff2\" ) }\n\
                   c { background: url('#d') }";
        let found: Vec<_> = references(css).into_iter().map(|one| one.target.unwrap_or("@import")).collect();
        assert_eq!(found, ["@import", "assets/x.woff2", "assets/y z.woff2", "#d"]);
        for cut in (0..css.len()).chain([0]) {
            // A text that ends anywhere is read to its end.
            references(&css[..cut]);
        }
        for odd in ["url(", "url(\"é", "\"\\", "/*", "é url(é"] {
            references(odd);
        }
    }
}
