//! [`AssetKind`]: the kinds of image and font that a timeline can bring, as their files say it.

use image::{ImageFormat, ImageReader};
use std::io::Cursor;

/// The kinds of file in the folder of assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetKind {
    Svg,
    Png,
    Webp,
    Woff2,
}

impl AssetKind {
    /// Every kind, by the ending of its files.
    pub const ALL: [(&'static str, Self); 4] =
        [("svg", Self::Svg), ("png", Self::Png), ("webp", Self::Webp), ("woff2", Self::Woff2)];

    /// The kind of a file by its name.
    pub fn of(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.')?.1;
        Self::ALL.into_iter().find(|(own, _)| ending.eq_ignore_ascii_case(own)).map(|(_, kind)| kind)
    }

    /// The kind of a file by its contents.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match image::guess_format(bytes) {
            Ok(ImageFormat::Png) => Some(Self::Png),
            Ok(ImageFormat::WebP) => Some(Self::Webp),
            _ if bytes.starts_with(b"wOF2") => Some(Self::Woff2),
            _ => std::str::from_utf8(bytes).ok().filter(|text| text.contains("<svg")).map(|_| Self::Svg),
        }
    }

    pub fn is_image(self) -> bool {
        self != Self::Woff2
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Woff2 => "font/woff2",
        }
    }

    /// The size of an image in pixels, as its file says it.
    pub fn size(self, bytes: &[u8]) -> Option<(u32, u32)> {
        let raster = |format| ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok();
        let size = match self {
            Self::Png => raster(ImageFormat::Png)?,
            Self::Webp => raster(ImageFormat::WebP)?,
            Self::Svg => svg_size(std::str::from_utf8(bytes).ok()?)?,
            Self::Woff2 => return None,
        };
        (size.0 > 0 && size.1 > 0).then_some(size)
    }
}

/// The size of an SVG image: its width and height in pixels, or else those of its view box.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let root = text.split_once("<svg")?.1.split_once('>')?.0;
    let attribute = |name: &str| {
        let at = root.match_indices(name).map(|(at, _)| at).find(|&at| root[..at].ends_with(char::is_whitespace))?;
        let value = root[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        value[1..].split(quote).next()
    };
    // Sizes of at least a pixel, far below 2³².
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = |number: &str| {
        let number: f64 = number.trim().trim_end_matches("px").parse().ok()?;
        (1.0..=100_000.0).contains(&number).then(|| number.round() as u32)
    };
    let own = || Some((pixels(attribute("width")?)?, pixels(attribute("height")?)?));
    let of_box = || {
        let mut numbers = attribute("viewBox")?.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).skip(2);
        // A box may have any unit: only its proportions matter.
        let (width, height): (f64, f64) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        let scale = 1000.0 / width.max(height);
        Some((pixels(&(width * scale).to_string())?, pixels(&(height * scale).to_string())?))
    };
    own().or_else(of_box)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_drawing_is_what_its_file_says() {
        for (svg, size) in [
            (r#"<?xml version="1.0"?><svg xmlns="x" width="120px" height='40'>"#, Some((120, 40))),
            (r#"<svg stroke-width="2" viewBox="0 0 32 16">"#, Some((1000, 500))),
            (r#"<svg width="100%" height="100%" viewBox="0,0,1,2">"#, Some((500, 1000))),
            (r#"<svg viewBox="0 0 0 0">"#, None),
            (r#"<svg width=3 height=">"#, None),
            ("<svg", None),
        ] {
            assert_eq!(AssetKind::Svg.size(svg.as_bytes()), size, "{svg}");
        }
    }
}
