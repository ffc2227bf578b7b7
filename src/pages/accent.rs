//! The style sheet of a timeline's accent. It is made for each timeline, because its colour is not one of the palette.

use crate::model::{Accent, AccentColour};

/// Its name among the files of the branding.
pub const ACCENT_SHEET: &str = "accent.css";

/// The style sheet. It is in no layer, so it takes the place of the program's own colour.
pub fn accent_sheet(accent: Accent) -> String {
    let value = |colour: AccentColour| match colour {
        AccentColour::Palette(colour) => format!("var(--{})", colour.as_str()),
        AccentColour::Own(rgb) => rgb.to_string(),
    };
    format!(":root{{--link:light-dark({},{})}}\n", value(accent.light), value(accent.dark))
}
