//! SVG as PNG: social cards, and the chart as a picture in pixels.
//!
//! The label font of the site is used for Latin and Cyrillic, and the fonts of the system for other scripts. They are
//! looked for when a picture first needs them.

use crate::pages::CARD_SIZE;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use ttf_parser::Face;

/// The label font, in subsets. The later subset has precedence, as in the table of its widths.
const FONTS: [&[u8]; 3] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/source-serif-4-ascii.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/source-serif-4-latin.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/source-serif-4-cyrillic.ttf")),
];

const FAMILY: &str = "Source Serif 4";

/// The most pixels of a picture: it takes four bytes of each while it is drawn.
const MAX_PIXELS: f64 = 6_000_000.0;

/// A picture in PNG.
#[derive(Debug)]
pub struct PngImage {
    pub png: Vec<u8>,
    /// Characters that no font of this machine has. They are left out.
    pub undrawable: BTreeSet<char>,
}

/// Draws an SVG, `scale` times as large as it says, or less if that is very large.
///
/// # Errors
/// Why it could not be drawn, for the log.
pub fn picture(svg: &str, scale: f64) -> Result<PngImage, String> {
    let (fonts, undrawable) = fonts_for(svg);
    let svg: String = svg.chars().filter(|c| !undrawable.contains(c)).collect();
    let options = Options { font_family: FAMILY.to_owned(), fontdb: fonts, ..Options::default() };
    let tree = Tree::from_str(&svg, &options).map_err(|error| error.to_string())?;
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let scale = scale.min((MAX_PIXELS / (width * height)).sqrt());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(pixels(width), pixels(height)).ok_or("the picture has no size")?;
    #[allow(clippy::cast_possible_truncation)]
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixmap.as_mut());
    drop(tree);
    // Nothing is transparent: the background is white.
    let rgb: Vec<u8> = pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let (width, height) = (pixmap.width(), pixmap.height());
    drop(pixmap);
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive)
        .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(PngImage { png, undrawable })
}

/// Draws a social card.
///
/// # Errors
/// Why it could not be drawn, for the log.
pub fn card(svg: &str) -> Result<PngImage, String> {
    debug_assert!(svg.contains(&format!("width=\"{}\" height=\"{}\"", CARD_SIZE.0, CARD_SIZE.1)));
    picture(svg, 1.0)
}

/// The label font alone.
static BUNDLED: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in FONTS.into_iter().rev() {
        // The subsets have no names of their own.
        fonts.push_face_info(FaceInfo {
            id: ID::dummy(),
            source: Source::Binary(Arc::new(font)),
            index: 0,
            families: vec![(FAMILY.to_owned(), Language::English_UnitedStates)],
            post_script_name: String::new(),
            style: Style::Normal,
            weight: Weight::NORMAL,
            stretch: Stretch::Normal,
            monospaced: false,
        });
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// The label font and those of the system, of which only names and paths are kept; files are mapped while they are read.
static ALL: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::clone(&BUNDLED);
    fonts.load_system_fonts();
    // Of each font only what is neither bold nor slanted, or a title would be.
    let is_plain = |face: &FaceInfo| {
        face.style == Style::Normal && face.stretch == Stretch::Normal && (300..=500).contains(&face.weight.0)
    };
    let others: Vec<ID> = fonts.faces().filter(|face| !is_plain(face)).map(|face| face.id).collect();
    others.into_iter().for_each(|face| fonts.remove_face(face));
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// The fonts for a text, and the characters that none of them has.
fn fonts_for(text: &str) -> (Arc<Database>, BTreeSet<char>) {
    let mut missing: BTreeSet<char> = text.chars().filter(|c| is_visible(*c)).collect();
    retain_missing(&BUNDLED, &mut missing);
    if missing.is_empty() {
        return (Arc::clone(&BUNDLED), missing);
    }
    retain_missing(&ALL, &mut missing);
    (Arc::clone(&ALL), missing)
}

/// Whether a character needs a glyph: no control, and none that only joins, separates or directs others.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        && !matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Removes the characters that a font has.
fn retain_missing(fonts: &Database, missing: &mut BTreeSet<char>) {
    for face in fonts.faces() {
        if missing.is_empty() {
            return;
        }
        fonts.with_face_data(face.id, |font, index| {
            if let Ok(font) = Face::parse(font, index) {
                missing.retain(|c| font.glyph_index(*c).is_none());
            }
        });
    }
}
