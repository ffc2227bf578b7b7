//! [`AssetKind`]: the kinds of image and font that a timeline can bring, as their files say it.

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

    /// The kind of a file by its first bytes.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else if begins(b"wOF2") {
            Some(Self::Woff2)
        } else {
            std::str::from_utf8(bytes).ok().filter(|text| text.contains("<svg")).map(|_| Self::Svg)
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
        let size = match self {
            Self::Png => {
                let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
                (number(16)?, number(20)?)
            }
            Self::Webp => webp_size(bytes)?,
            Self::Svg => svg_size(std::str::from_utf8(bytes).ok()?)?,
            Self::Woff2 => return None,
        };
        (size.0 > 0 && size.1 > 0).then_some(size)
    }
}

/// The size of a WebP image: of its canvas, or of its only frame (RFC 9649 §2).
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let byte = |at: usize| bytes.get(at).copied().map(u32::from);
    let short = |at: usize| Some(byte(at)? | byte(at + 1)? << 8);
    match bytes.get(12..16)? {
        b"VP8X" => Some(((short(24)? | byte(26)? << 16) + 1, (short(27)? | byte(29)? << 16) + 1)),
        b"VP8L" => {
            let bits = short(21)? | short(23)? << 16;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " => Some((short(26)? & 0x3FFF, short(28)? & 0x3FFF)),
        _ => None,
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
    fn the_size_of_an_image_is_what_its_file_says() {
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
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03";
        assert_eq!((AssetKind::of_bytes(png), AssetKind::Png.size(png)), (Some(AssetKind::Png), Some((258, 3))));
        let webp = |chunk: &[u8]| [b"RIFF\0\0\0\0WEBP".as_slice(), chunk].concat();
        // A canvas of 16 × 9, a lossless image of 3 × 2, and a lossy one of 176 × 144.
        for (chunk, size) in [
            (b"VP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x08\0\0".as_slice(), Some((16, 9))),
            (b"VP8L\0\0\0\0\x2f\x02\x40\0\0", Some((3, 2))),
            (b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\xb0\0\x90\0", Some((176, 144))),
            (b"VP8 \0\0", None),
            (b"JUNK", None),
        ] {
            assert_eq!(AssetKind::Webp.size(&webp(chunk)), size);
        }
    }
}
