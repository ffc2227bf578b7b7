//! The light colours of `static/tokens.css`: a file that is opened elsewhere has no style sheet.

use crate::model::Colour;

pub const SHEET: &str = "#ffffff";
pub const BAND: &str = "#f4efe5";
pub const EDGE: &str = "#8a8069";
pub const INK: &str = "#1f1c18";
pub const INK_2: &str = "#574f45";

/// A colour of actors.
pub fn hex(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "#b8400e",
        Colour::Blue => "#0a5b9c",
        Colour::Green => "#00694f",
        Colour::Purple => "#6b3fa0",
        Colour::Ochre => "#7d5a00",
        Colour::Teal => "#0b6470",
        Colour::Rose => "#9b2c6b",
        Colour::Grey => "#5f5a50",
    }
}

/// A colour of actors at 45 % on white.
pub fn lighter(colour: Colour) -> String {
    let part = |at: usize| {
        let value = u32::from_str_radix(&hex(colour)[at..at + 2], 16).unwrap_or(0);
        (value * 45 + 255 * 55) / 100
    };
    format!("#{:02x}{:02x}{:02x}", part(1), part(3), part(5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_the_light_ones_of_the_style_sheet() {
        let tokens = include_str!("../../../static/tokens.css");
        let own = [("sheet", SHEET), ("band", BAND), ("edge", EDGE), ("ink", INK), ("ink-2", INK_2)];
        let actors = Colour::ALL.iter().map(|&(name, colour)| (name, hex(colour)));
        for (name, colour) in own.into_iter().chain(actors) {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour},")), "{name}");
        }
        // 45 % of 0x9b and 55 % of 0xff are 70 and 140, which is 0xd2, and so on.
        assert_eq!(lighter(Colour::Rose), "#d2a0bc");
    }
}
