//! Text widths in the label font of the chart, from the font files that pages send.

use unicode_width::UnicodeWidthChar;

/// The size of labels, in CSS pixels.
pub const LABEL_SIZE: f64 = 13.0;

/// Room added to every width: text engines round, and a reader may have set another letter spacing.
const MARGIN: f64 = 1.08;

/// Advance of each character of the bundled subsets, in em, ordered by character. Made by `build/font_advances.rs`.
static ADVANCES: &[(char, f64)] = include!(concat!(env!("OUT_DIR"), "/font_advances.rs"));

/// The width of a text as a label, in CSS pixels. The width of a character that the bundled font does not have is estimated
/// from its script.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| advance(c).unwrap_or_else(|| estimate(c))).sum::<f64>() * LABEL_SIZE * MARGIN
}

/// The usual advance of a character in fonts for its script, in em.
fn estimate(c: char) -> f64 {
    match (c.width(), c) {
        // Marks that combine with a letter.
        (None | Some(0), _) => 0.0,
        // Chinese characters are one em wide in every font.
        (Some(2..), _) => 1.0,
        // Greek, Hebrew, Arabic, Thai: the average of the lower-case letters in common fonts.
        (_, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}') => 0.53,
        (_, '\u{590}'..='\u{5FF}') => 0.52,
        (_, '\u{600}'..='\u{6FF}') => 0.45,
        (_, '\u{E00}'..='\u{E7F}') => 0.55,
        _ => 0.65,
    }
}

fn advance(c: char) -> Option<f64> {
    // The table begins with the space, and nearly all characters are the few that follow it.
    let ascii = (c as usize).checked_sub(' ' as usize).and_then(|at| ADVANCES.get(at)).filter(|(own, _)| *own == c);
    if let Some((_, advance)) = ascii {
        return Some(*advance);
    }
    let at = ADVANCES.binary_search_by_key(&c, |&(character, _)| character).ok()?;
    Some(ADVANCES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advances_are_those_of_the_font_files() {
        let fonts = [
            include_bytes!("../../static/fonts/source-serif-4-ascii.woff2").as_slice(),
            include_bytes!("../../static/fonts/source-serif-4-latin.woff2"),
            include_bytes!("../../static/fonts/source-serif-4-cyrillic.woff2"),
        ]
        .map(|woff2| wuff::decompress_woff2(woff2).expect("a font"));
        let faces = fonts.each_ref().map(|font| ttf_parser::Face::parse(font, 0).expect("a font"));
        let in_font = |c| {
            // The later file has precedence, as in the table.
            let (face, glyph) = faces.iter().rev().find_map(|face| Some((face, face.glyph_index(c)?)))?;
            Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
        };
        for c in ('\u{20}'..='\u{24F}').chain('\u{400}'..='\u{45F}').chain('\u{2010}'..='\u{2044}') {
            assert_eq!(advance(c), in_font(c), "{c:?}");
        }
        assert!(ADVANCES.is_sorted_by_key(|&(c, _)| c));
    }

    #[test]
    fn widths_come_from_the_font_and_not_from_a_guess() {
        // Source Serif 4: the space is 0.228 em at 14 pt; an i is narrow, an M wide, Cyrillic is there.
        for c in ['i', 'M', 'é', '“', '–', 'Ж'] {
            assert!(advance(c).is_some(), "{c}");
        }
        assert!(width("iiii") < width("MMMM") / 2.0);
        assert!((width("中苏") - 2.0 * LABEL_SIZE * MARGIN).abs() < 1e-9);
        assert!(width("Αθήνα") < 5.0 * LABEL_SIZE * 0.75, "Greek letters are not as wide as Chinese characters");
        assert_eq!(width("ที่"), width("ท"), "vowels and tones above a Thai letter take no room");
    }
}
