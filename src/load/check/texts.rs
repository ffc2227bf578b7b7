//! The folder with the texts of sources: each file must be the text of a source.

use super::CheckContext;
use crate::did_you_mean::did_you_mean;
use crate::load::raw::FileRole;
use crate::load::rule::Rule;
use crate::load::source_texts::UnreadText;
use crate::model::Namespace;

/// A file that is not the text of a source, and a text that is not UTF-8.
pub fn text_unusable(ctx: &CheckContext<'_>) {
    let Some(texts) = ctx.texts else { return };
    let folder = texts.folder();
    let place = |path: &str, line: u32| ctx.diagnostics.outside(&texts.path(path), line);
    for unread in texts.unread() {
        match unread {
            UnreadText::Encoding { path, line, message } => {
                ctx.diagnostics.add(Rule::Encoding, place(path, *line), message, "save the text as UTF-8");
            }
            UnreadText::Other { path } if is_about(path) => {}
            UnreadText::Other { path } => {
                let stem = path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or(path);
                let source = ctx.symbols.find(Namespace::Sources, stem).and_then(|at| ctx.raw.sources.get(at));
                if source.is_some_and(|source| texts.of(source.header.id.value.as_str()).is_some()) {
                    // The text was made from it.
                    continue;
                }
                let id = source.map_or("ID", |source| source.header.name());
                let message = format!("“{path}” is not the text of a source");
                let hint = format!(
                    "save it as plain text in UTF-8, as {folder}/{id}.txt, with the id of its source; or move it away"
                );
                ctx.diagnostics.add(Rule::TextUnusable, place(path, 0), message, hint);
            }
        }
    }
    for (id, text) in texts.iter().filter(|(id, _)| !is_about(id)) {
        let at = || place(&format!("{id}.txt"), 0);
        let source = ctx.symbols.find(Namespace::Sources, id).and_then(|found| ctx.raw.sources.get(found));
        match source.map(|source| source.header.name()) {
            Some(now) if now != id => {
                let hint = format!("rename the file to {now}.txt");
                ctx.diagnostics.add(Rule::TextUnusable, at(), format!("“{id}” is now the source “{now}”"), hint);
            }
            Some(_) if text.whole.trim().is_empty() => {
                let hint = "put the text of the source into it, or remove the file";
                ctx.diagnostics.add(Rule::TextUnusable, at(), format!("the text of “{id}” is empty"), hint);
            }
            None if ctx.symbols.is_missing(Namespace::Sources, id) => {
                let otherwise = format!("add sources/{id}.toml, or name the file after the id of its source");
                let near = ctx.symbols.nearest(Namespace::Sources, id, ctx.diagnostics);
                let message = format!("this text belongs to no source: there is no source “{id}”");
                ctx.diagnostics.add(Rule::TextUnusable, at(), message, did_you_mean(near, &otherwise));
            }
            _ => {}
        }
    }
}

/// Whether a file is about the texts, or what an editor left behind.
fn is_about(path: &str) -> bool {
    matches!(FileRole::of(path), Some(FileRole::Readme | FileRole::Ignored))
}
