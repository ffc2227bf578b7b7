//! How a timeline looks beyond what the program brings: the files of its folder that pages load, and its accent.

use super::contrast::Rgb;
use super::{AssetKind, Colour, Markdown};

/// The style sheet of a timeline's own, in its folder.
pub const STYLE_SHEET: &str = "style.css";

/// The folder of the images and fonts that pages load, with its slash.
pub const ASSETS: &str = "assets/";

/// A timeline's own branding.
#[derive(Clone, Debug, Default)]
pub struct Branding {
    /// The colour of links and of what has the focus.
    pub accent: Option<Accent>,
    /// The image beside the title.
    pub logo: Option<Image>,
    /// The icon in the browser's tab.
    pub icon: Option<Image>,
    /// Whether the folder has a style sheet.
    pub has_style: bool,
    /// A text at the foot of every page: one paragraph.
    pub footer: Markdown,
}

/// A colour for each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub light: AccentColour,
    pub dark: AccentColour,
}

/// A colour of the palette, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccentColour {
    /// A colour of the palette. It has enough contrast in both themes.
    Palette(Colour),
    /// A colour with enough contrast in its theme.
    Own(Rgb),
}

/// An image of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its path in the folder.
    pub file: String,
    pub kind: AssetKind,
    /// Width and height in CSS pixels, if the file says them.
    pub size: Option<(u32, u32)>,
}

impl Accent {
    /// The backgrounds of text in the light theme: `--paper`, `--sheet`, `--band` and `--mark` of `static/tokens.css`.
    pub const LIGHT_GROUNDS: [Rgb; 4] =
        [Rgb([0xfb, 0xf8, 0xf2]), Rgb([0xff, 0xff, 0xff]), Rgb([0xf4, 0xef, 0xe5]), Rgb([0xff, 0xf3, 0xc9])];

    /// Those in the dark theme.
    pub const DARK_GROUNDS: [Rgb; 4] =
        [Rgb([0x16, 0x17, 0x1a]), Rgb([0x1e, 0x20, 0x24]), Rgb([0x26, 0x29, 0x2f]), Rgb([0x40, 0x36, 0x0f])];

    /// The nearest darker colour that can be read in the light theme.
    pub fn readable_in_light(colour: Rgb) -> Rgb {
        colour.readable_on(&Self::LIGHT_GROUNDS, Rgb::BLACK)
    }

    /// The nearest lighter colour that can be read in the dark theme.
    pub fn readable_in_dark(colour: Rgb) -> Rgb {
        colour.readable_on(&Self::DARK_GROUNDS, Rgb::WHITE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::contrast::TEXT_CONTRAST;

    /// A colour of the style sheet in the light and in the dark theme.
    fn token(name: &str) -> [Rgb; 2] {
        let sheet = include_str!("../../static/tokens.css");
        let values = sheet.split(&format!("--{name}: light-dark(")).nth(1).and_then(|rest| rest.split(')').next());
        let (light, dark) = values.unwrap().split_once(", ").unwrap();
        [light, dark].map(|value| Rgb::parse(value).unwrap())
    }

    #[test]
    fn backgrounds_are_those_of_the_style_sheet_and_every_colour_of_the_palette_can_be_an_accent() {
        let grounds = ["paper", "sheet", "band", "mark"].map(token);
        assert_eq!(grounds.map(|[light, _]| light), Accent::LIGHT_GROUNDS);
        assert_eq!(grounds.map(|[_, dark]| dark), Accent::DARK_GROUNDS);
        for (name, _) in Colour::ALL {
            let [light, dark] = token(name);
            assert!(light.least_contrast(&Accent::LIGHT_GROUNDS) >= TEXT_CONTRAST, "{name}");
            assert!(dark.least_contrast(&Accent::DARK_GROUNDS) >= TEXT_CONTRAST, "{name}");
        }
    }

    #[test]
    fn any_colour_becomes_readable_in_both_themes_and_one_that_is_stays_as_it_is() {
        for colour in ["#000000", "#ffffff", "#ffcc00", "#7a1f3d", "#00ff00", "#0000ff", "#808080"] {
            let colour = Rgb::parse(colour).unwrap();
            let (light, dark) = (Accent::readable_in_light(colour), Accent::readable_in_dark(colour));
            assert!(light.least_contrast(&Accent::LIGHT_GROUNDS) >= TEXT_CONTRAST, "{colour} {light}");
            assert!(dark.least_contrast(&Accent::DARK_GROUNDS) >= TEXT_CONTRAST, "{colour} {dark}");
            assert_eq!((Accent::readable_in_light(light), Accent::readable_in_dark(dark)), (light, dark));
        }
    }
}
