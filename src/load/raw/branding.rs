//! A timeline's own branding: the keys of `timeline.toml`, `style.css`, and the files in `assets/`.

use super::RawMarkdown;
use super::file_text::file_text;
use crate::did_you_mean::{did_you_mean, nearest};
use crate::load::diagnostics::Diagnostics;
use crate::load::file::MAX_FILE_BYTES;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::load::table_reader::TableReader;
use crate::model::contrast::{Rgb, TEXT_CONTRAST};
use crate::model::{Accent, AccentColour, AssetKind, Colour};

/// The largest image of the branding, in bytes: pages load it.
const MAX_IMAGE_BYTES: usize = 256 << 10;

/// The largest style sheet of a timeline, in bytes.
const MAX_STYLE_BYTES: usize = 256 << 10;

/// What `timeline.toml` says of the branding.
#[derive(Clone, Debug, Default)]
pub struct RawBranding {
    pub accent: Option<Accent>,
    pub logo: Option<Spanned<String>>,
    pub icon: Option<Spanned<String>>,
    pub footer: Option<RawMarkdown>,
}

/// A file in `assets/`.
#[derive(Clone, Debug)]
pub struct RawAsset {
    /// Its path in the folder.
    pub path: String,
    /// Its beginning.
    pub span: Span,
    /// Its kind, if its contents are what its name says.
    pub kind: Option<AssetKind>,
    /// The size of an image in pixels.
    pub size: Option<(u32, u32)>,
}

impl RawBranding {
    /// Reads the keys of `timeline.toml`.
    pub fn read(fields: &mut TableReader<'_>) -> Self {
        let light = fields.str("accent");
        let dark = fields.str("accent_dark");
        let diagnostics = fields.diagnostics;
        if let (None, Some(dark)) = (&light, &dark) {
            let message = "`accent_dark` is the dark form of an `accent`, and there is none";
            diagnostics.add(Rule::KeyMissing, dark.span, message, "add accent = \"#…\" for the light theme");
        }
        Self {
            accent: light.and_then(|light| accent(&light, dark.as_ref(), diagnostics)),
            logo: fields.str("logo"),
            icon: fields.str("icon"),
            footer: fields.str("footer").map(RawMarkdown::of),
        }
    }
}

/// The accent of both themes. In the dark one it is that of the light one, made lighter, unless `dark` is another.
fn accent(light: &Spanned<String>, dark: Option<&Spanned<String>>, diagnostics: &Diagnostics) -> Option<Accent> {
    let of_light = colour("accent", light, diagnostics)?;
    let of_dark = dark.and_then(|dark| colour("accent_dark", dark, diagnostics));
    Some(Accent {
        light: match of_light {
            AccentColour::Own(own) => AccentColour::Own(readable(Theme::Light, own, light.span, diagnostics)),
            palette @ AccentColour::Palette(_) => palette,
        },
        dark: match (of_dark, of_light) {
            (Some(AccentColour::Own(own)), _) => {
                let span = dark.map_or(light.span, |dark| dark.span);
                AccentColour::Own(readable(Theme::Dark, own, span, diagnostics))
            }
            (None, AccentColour::Own(own)) => AccentColour::Own(Accent::readable_in_dark(own)),
            (Some(palette), _) | (None, palette) => palette,
        },
    })
}

/// A colour: a name of the palette, or `#rrggbb`.
fn colour(key: &str, text: &Spanned<String>, diagnostics: &Diagnostics) -> Option<AccentColour> {
    let palette = Colour::ALL.iter().find(|(name, _)| *name == text.value).map(|&(_, colour)| colour);
    let found = palette.map(AccentColour::Palette).or_else(|| Rgb::parse(&text.value).map(AccentColour::Own));
    if found.is_none() {
        let names = || Colour::ALL.iter().map(|&(name, _)| name);
        let otherwise = format!("write #rrggbb, or one of: {}", names().collect::<Vec<_>>().join(", "));
        let hint = did_you_mean(nearest(&text.value, names()), &otherwise);
        diagnostics.add(Rule::ValueUnknown, text.span, format!("`{key}` does not take “{}”", text.value), hint);
    }
    found
}

#[derive(Clone, Copy)]
enum Theme {
    Light,
    Dark,
}

/// A colour that can be read in a theme: the colour itself or, which is reported, the nearest one that can.
fn readable(theme: Theme, own: Rgb, span: Span, diagnostics: &Diagnostics) -> Rgb {
    let (better, grounds, name) = match theme {
        Theme::Light => (Accent::readable_in_light(own), Accent::LIGHT_GROUNDS, "light"),
        Theme::Dark => (Accent::readable_in_dark(own), Accent::DARK_GROUNDS, "dark"),
    };
    if better != own {
        // Rounded down: 4.49 is not enough.
        let ratio = (own.least_contrast(&grounds) * 10.0).floor() / 10.0;
        let message =
            format!("links in {own} have a contrast of {ratio}:1 in the {name} theme; text needs {TEXT_CONTRAST}:1");
        let hint = format!("write {better}, which is used in its place");
        diagnostics.add(Rule::AccentContrast, span, message, hint);
    }
    better
}

/// Reads `style.css`. Reports one that is too large or not UTF-8.
pub fn read_style(path: &str, bytes: &[u8], file: u32, diagnostics: &Diagnostics) -> Spanned<String> {
    let span = Span::new(file, 0..0);
    if bytes.len() > MAX_STYLE_BYTES {
        let message = format!("“{path}” is larger than {} KiB", MAX_STYLE_BYTES >> 10);
        diagnostics.add(Rule::FileLarge, span, message, "make it smaller: every page loads it");
        return Spanned { value: String::new(), span };
    }
    Spanned { value: file_text(bytes, path, file, diagnostics).unwrap_or_default().to_owned(), span }
}

impl RawAsset {
    /// Reads what a file in `assets/` is. Reports one that is too large or of another kind than its name says.
    pub fn read(path: &str, bytes: &[u8], file: u32, diagnostics: &Diagnostics) -> Self {
        let span = Span::new(file, 0..0);
        let named = AssetKind::of(path);
        let kind = named.filter(|kind| AssetKind::of_bytes(bytes) == Some(*kind));
        let limit = if named.is_some_and(AssetKind::is_image) { MAX_IMAGE_BYTES } else { MAX_FILE_BYTES };
        if named.is_none() {
            let message = format!("“{path}” is no image or font that pages can load");
            let hint = "assets/ takes .svg, .png, .webp and .woff2; a licence can be called LICENSE.txt";
            diagnostics.add(Rule::AssetType, span, message, hint);
        } else if bytes.len() > limit {
            let message = format!("“{path}” is larger than {} KiB", limit >> 10);
            let hint = "make it smaller: readers load it; pictures of events and actors are media, not assets";
            diagnostics.add(Rule::FileLarge, span, message, hint);
        } else if kind.is_none() {
            let contents = AssetKind::of_bytes(bytes).map_or("of no kind that pages can load", AssetKind::media_type);
            let message = format!("“{path}” is not what its name says: its contents are {contents}");
            diagnostics.add(Rule::AssetType, span, message, "save it in the format that its name says, or rename it");
        }
        Self { path: path.to_owned(), span, kind, size: kind.and_then(|kind| kind.size(bytes)) }
    }
}
