//! Reads the advance widths of the chart's label font, so that the program need not decode the font, and writes the font as
//! pictures of the chart use it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

const FONTS: &str = "static/fonts";
const FILES: [&str; 3] = ["source-serif-4-ascii.woff2", "source-serif-4-latin.woff2", "source-serif-4-cyrillic.woff2"];

/// Writes the subsets without compression, and `font_advances.rs`: the advance of each character of the bundled subsets, in em, ordered by character.
pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut table: BTreeMap<char, f64> = BTreeMap::new();
    for name in FILES {
        let woff2 = fs::read(Path::new(FONTS).join(name))?;
        let font = wuff::decompress_woff2(&woff2).map_err(|error| format!("{name}: {error:?}"))?;
        let face = ttf_parser::Face::parse(&font, 0).map_err(|error| format!("{name}: {error}"))?;
        fs::write(out.join(name.replace(".woff2", ".ttf")), &font)?;
        let em = f64::from(face.units_per_em());
        let characters = ('\u{20}'..='\u{24F}').chain('\u{400}'..='\u{45F}').chain('\u{2010}'..='\u{2044}');
        let advance = |c| Some((c, f64::from(face.glyph_hor_advance(face.glyph_index(c)?)?) / em));
        table.extend(characters.filter_map(advance));
    }
    Ok(fs::write(out.join("font_advances.rs"), format!("&{:?}", Vec::from_iter(table)))?)
}
