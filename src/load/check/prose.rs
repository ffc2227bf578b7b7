//! Markdown: links that lead somewhere, footnotes that name citations, no HTML.

use super::Checked;
use super::references::{VOICES, lacks_voice, no_citation, no_reference, withdrawn_record};
use crate::load::Rule;
use crate::load::diagnostic::Loc;
use crate::load::draft::{EventDraft, RawMarkdown};
use crate::load::near::did_you_mean;
use crate::model::{Markdown, Namespace};
use pulldown_cmark::{Event, Tag};

/// Pages that are about no record.
const PAGES: [&str; 6] = ["/", "/about", "/actors", "/sources", "/threads", "/voices"];

/// HTML in Markdown, links of another scheme, links within the site that lead nowhere, footnotes that name no
/// citation: in what records say.
pub fn records(checked: &Checked<'_>) {
    let draft = checked.draft;
    draft.markdown().for_each(|text| look(checked, text, &|id, at| no_citation(checked, None, id, at)));
    for step in draft.threads.iter().flat_map(|thread| &thread.steps) {
        let event = checked.names.find(Namespace::Events, &step.event.value);
        look(checked, &step.text, &|id, at| {
            if checked.names.lacks_reference(event, id) {
                no_reference(checked, event, id, at);
            }
        });
    }
}

/// The same in what an event says.
pub fn event(checked: &Checked<'_>, at: usize, event: &EventDraft) {
    for text in event.markdown() {
        look(checked, text, &|id, place| {
            if checked.names.lacks_citation(at, id) {
                no_citation(checked, Some(at), id, place);
            }
        });
    }
}

/// Looks through Markdown; what a footnote names is looked at by `footnote`.
fn look(checked: &Checked<'_>, markdown: &RawMarkdown, footnote: &dyn Fn(&str, Loc)) {
    if !markdown.text.contains(['<', '[']) {
        // Neither HTML nor a link nor a footnote can begin.
        return;
    }
    let mut opened = false;
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        let at = markdown.place(part.clone());
        match item {
            Event::Start(Tag::HtmlBlock) => html_raw(checked, &markdown.text[part], at),
            // The end of an element that was reported is no second mistake.
            Event::InlineHtml(html) if html.starts_with("</") && opened => {}
            Event::InlineHtml(html) => {
                opened = true;
                html_raw(checked, &html, at);
            }
            Event::Start(Tag::Link { dest_url, .. }) => link(checked, &dest_url, at),
            Event::Start(Tag::Image { dest_url, .. }) => {
                let message = format!("a picture, “{dest_url}”, cannot be shown");
                checked.report.add(Rule::LinkScheme, at, message, "link to it: [what it shows](https://…)");
            }
            Event::FootnoteReference(id) => footnote(&id, at),
            _ => {}
        }
    }
}

fn html_raw(checked: &Checked<'_>, html: &str, at: Loc) {
    let message = format!("HTML is not rendered: {}", html.lines().next().unwrap_or("").trim());
    checked.report.add(Rule::HtmlRaw, at, message, "write Markdown; a < alone is written \\<");
}

fn link(checked: &Checked<'_>, to: &str, at: Loc) {
    if !to.starts_with('/') || to.starts_with("//") {
        let scheme = url::Url::parse(to).map(|url| url.scheme().to_owned());
        match scheme.as_deref() {
            Ok("http" | "https" | "mailto") => {}
            Ok(scheme) => {
                let message = format!("a link with “{scheme}:” is not followed");
                checked.report.add(Rule::LinkScheme, at, message, "use https, http or mailto");
            }
            Err(_) => {
                let hint = "within the site write /events/ID; elsewhere the whole address, with https://";
                checked.report.add(Rule::LinkDead, at, format!("“{to}” leads nowhere"), hint);
            }
        }
        return;
    }
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or(path);
    let record =
        |space: Namespace| path.strip_prefix('/')?.strip_prefix(space.name())?.strip_prefix('/').map(|id| (space, id));
    let spaces = [Namespace::Events, Namespace::Actors, Namespace::Eras, Namespace::Sources, Namespace::Threads];
    let dead = |hint: String| checked.report.add(Rule::LinkDead, at, format!("“{to}” leads nowhere"), hint);
    match spaces.into_iter().find_map(record) {
        None if PAGES.contains(&path) => {}
        None if let Some(id) = path.strip_prefix("/voices/") => {
            if lacks_voice(checked, id) {
                dead(did_you_mean(checked.names.near_voice(id, checked.report), VOICES));
            }
        }
        None => {
            dead(
                "within the site there are /events/ID, /actors/ID, /eras/ID, /sources/ID, /threads/ID and /voices/ID"
                    .into(),
            );
        }
        Some((space, id)) => match (checked.names.find(space, id), fragment) {
            (None, _) if !checked.names.lacks(space, id) => {}
            (None, _) if let Some(why) = withdrawn_record(checked, space, id) => dead(why),
            (None, _) => dead(match checked.names.near(space, id, checked.report) {
                Some(near) => format!("did you mean “/{}/{near}”?", space.name()),
                None => "nothing has this id".to_owned(),
            }),
            (Some(event), Some(fragment))
                if space == Namespace::Events && checked.names.fragment(event, fragment).is_none() =>
            {
                let near = checked.names.near_citation(event, fragment, checked.report);
                dead(did_you_mean(near, "the event has no such citation or relation"));
            }
            _ => {}
        },
    }
}
