//! Media: files that can be shown.

use super::CheckContext;
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::file::{MAX_MEDIA_BYTES, is_media};
use crate::load::media_file::{MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE, MediaProblem};
use crate::load::raw::{FileRole, RawEvent};
use crate::load::rule::Rule;
use crate::load::span::Spanned;
use std::path::{Component, Path};

/// The media of the timeline and of records other than events.
pub fn records(ctx: &CheckContext<'_>) {
    ctx.raw.media().flat_map(|(_, medium)| &medium.file).for_each(|file| picture(ctx, file));
}

/// The media of an event.
pub fn event(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    event.media.iter().flat_map(|medium| &medium.file).for_each(|file| picture(ctx, file));
}

/// A file that does not exist or cannot be shown.
fn picture(ctx: &CheckContext<'_>, file: &Spanned<String>) {
    let path = file.value.as_str();
    let report = |rule, message: String, hint: String| ctx.diagnostics.add(rule, file.span, message, hint);
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if !is_media(path) || path.contains(['\\', ':']) || !Path::new(path).components().all(is_plain) {
        let message = format!("“{path}” is not a file of the folder media/");
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        return report(Rule::MediaPath, message, format!("put it there, and write file = \"media/{name}\""));
    }
    let Some(found) = ctx.files.media_file(path) else {
        if !ctx.files.dead_links.contains(path) {
            let near = nearest(path, ctx.files.media_files.iter().map(|media| media.path.as_str()));
            let hint = did_you_mean(near, "put the file there; capital letters count");
            report(Rule::MediaMissing, format!("there is no file “{path}”"), hint);
        }
        return;
    };
    if let Err(problem) = &found.picture {
        let (rule, message, hint) = described(path, problem);
        report(rule, message, hint);
    }
}

/// Why a file cannot be shown: the rule, the message and the hint.
fn described(path: &str, problem: &MediaProblem) -> (Rule, String, String) {
    match problem {
        MediaProblem::Type(what) => (
            Rule::MediaType,
            format!("“{path}” is {what}; pictures are PNG, JPEG or WebP"),
            "export it as a PNG if it is a drawing, or as a JPEG if it is a photograph; a video or a recording can be linked with url = \"https://…\""
                .to_owned(),
        ),
        MediaProblem::Ending(ending) => (
            Rule::MediaType,
            format!("“{path}” has the contents of a {ending} file, but another ending"),
            format!("rename the file, so that it ends in {ending}"),
        ),
        MediaProblem::Damaged => (
            Rule::MediaType,
            format!("“{path}” is damaged: it cannot be read as a picture"),
            "open it in a program for pictures and save it again".to_owned(),
        ),
        MediaProblem::Bytes => (
            Rule::MediaLarge,
            format!("“{path}” has more than {} MiB", MAX_MEDIA_BYTES >> 20),
            "make it smaller: readers get at most 1,600 pixels across".to_owned(),
        ),
        MediaProblem::Pixels(size) => (
            Rule::MediaLarge,
            format!("“{path}” has {} × {} pixels", size.width, size.height),
            format!(
                "make it smaller: at most {} million pixels, and {},000 on a side; readers get at most 1,600 across",
                MAX_PICTURE_PIXELS / 1_000_000,
                MAX_PICTURE_SIDE / 1_000
            ),
        ),
    }
}

/// A file of `media/` that nothing shows. Whoever shows a file later that only has the name of a picture learns that now.
pub fn media_unused(ctx: &CheckContext<'_>) {
    if !ctx.raw.unparsed.is_empty() {
        return;
    }
    let is_picture = |path: &str| FileRole::of(path) == Some(FileRole::Media);
    for media in ctx.files.media_files.iter().filter(|media| is_picture(&media.path)) {
        if !ctx.raw.media_used.contains(&media.path) {
            let at = ctx.diagnostics.whole_file(&media.path);
            let problem = media.picture.as_ref().err().map(|problem| described(&media.path, problem));
            if let Some((Rule::MediaType, message, hint)) = problem.filter(|_| is_named_picture(&media.path)) {
                ctx.diagnostics.add(Rule::MediaType, at, message, hint);
                continue;
            }
            let hint = "show it with [[media]] and file = \"…\" in a record, or remove it";
            ctx.diagnostics.add(Rule::MediaUnused, at, format!("nothing shows “{}”", media.path), hint);
        }
    }
}

/// Whether a path ends like that of a picture.
fn is_named_picture(path: &str) -> bool {
    let ending = Path::new(path).extension().unwrap_or_default();
    ["jpg", "jpeg", "png", "webp"].iter().any(|picture| ending.eq_ignore_ascii_case(picture))
}
