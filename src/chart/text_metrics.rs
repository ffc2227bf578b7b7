//! Text widths in the label font of the chart, from the font files that pages send.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The size of labels, in CSS pixels.
pub const LABEL_SIZE: f64 = 13.0;

/// Room added to every width: text engines round, and a reader may have set another letter spacing.
const MARGIN: f64 = 1.08;

const FILES: [&[u8]; 2] = [
    include_bytes!("../../static/fonts/source-serif-4-latin.woff2"),
    include_bytes!("../../static/fonts/source-serif-4-cyrillic.woff2"),
];

/// Advance of each character of the bundled subsets, in em.
static ADVANCES: LazyLock<HashMap<char, f64>> = LazyLock::new(|| FILES.into_iter().flat_map(advances).collect());

/// The width of a text as a label, in CSS pixels. A character that the bundled font does not have counts one em: so
/// wide are Chinese characters in every font, and others are narrower.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| ADVANCES.get(&c).copied().unwrap_or(1.0)).sum::<f64>() * LABEL_SIZE * MARGIN
}

fn advances(woff2: &[u8]) -> Vec<(char, f64)> {
    let Ok(font) = wuff::decompress_woff2(woff2) else { return Vec::new() };
    let Ok(face) = ttf_parser::Face::parse(&font, 0) else { return Vec::new() };
    let em = f64::from(face.units_per_em());
    let characters = ('\u{20}'..='\u{24F}').chain('\u{400}'..='\u{45F}').chain('\u{2010}'..='\u{2044}');
    let advance = |c| Some((c, f64::from(face.glyph_hor_advance(face.glyph_index(c)?)?) / em));
    characters.filter_map(advance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_from_the_font_and_not_from_a_guess() {
        // Source Serif 4: the space is 0.228 em at 14 pt; an i is narrow, an M wide, Cyrillic is there.
        for c in ['i', 'M', 'é', '“', '–', 'Ж'] {
            assert!(ADVANCES.contains_key(&c), "{c}");
        }
        assert!(width("iiii") < width("MMMM") / 2.0);
        assert!((width("中苏") - 2.0 * LABEL_SIZE * MARGIN).abs() < 1e-9);
    }
}
