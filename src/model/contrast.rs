//! Contrast between colours, as WCAG 2.2 defines it, and the nearest colour that has enough of it.

use std::fmt;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// The least contrast of text (WCAG 2.2 §1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

impl Rgb {
    pub const BLACK: Self = Self([0; 3]);
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digit = |at: usize| u8::try_from(char::from(*digits.as_bytes().get(at)?).to_digit(16)?).ok();
        match digits.len() {
            3 => Some(Self([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17])),
            6 => {
                let part = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
                Some(Self([part(0)?, part(2)?, part(4)?]))
            }
            _ => None,
        }
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast with another colour, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The lowest contrast with any of some backgrounds.
    pub fn least_contrast(self, grounds: &[Self]) -> f64 {
        grounds.iter().map(|&ground| self.contrast(ground)).fold(21.0, f64::min)
    }

    /// The colour itself if it has enough contrast for text with all of `grounds`, or else the first mixture with `toward`
    /// that has.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self], toward: Self) -> Self {
        let mixed = |share: u32| {
            let mix = |n: usize| {
                let (own, other) = (u32::from(self.0[n]), u32::from(toward.0[n]));
                u8::try_from((own * (255 - share) + other * share + 127) / 255).unwrap_or(u8::MAX)
            };
            Self([mix(0), mix(1), mix(2)])
        };
        (0..=255).map(mixed).find(|colour| colour.least_contrast(grounds) >= TEXT_CONTRAST).unwrap_or(toward)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let rgb = |text| Rgb::parse(text).unwrap();
        assert!((rgb("#000").contrast(rgb("#ffffff")) - 21.0).abs() < 1e-9);
        // Published examples: #767676 is the lightest grey with 4.5:1 on white, and #777 has 4.48:1.
        assert!(rgb("#767676").contrast(Rgb::WHITE) >= 4.5 && rgb("#777").contrast(Rgb::WHITE) < 4.5);
        assert_eq!(rgb("#777").readable_on(&[Rgb::WHITE], Rgb::BLACK), rgb("#767676"));
        for not in ["777", "#77", "#7777777", "#77x", "#é1", "red"] {
            assert_eq!(Rgb::parse(not), None, "{not}");
        }
    }
}
