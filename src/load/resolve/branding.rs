//! The timeline's own branding.

use super::markdown_of;
use crate::load::raw::{RawBranding, RawTimeline};
use crate::load::span::Spanned;
use crate::model::{Branding, Image};

pub(super) fn branding(raw: &RawTimeline, branding: &RawBranding) -> Branding {
    let image = |file: Option<&Spanned<String>>| {
        let asset = raw.assets.iter().find(|asset| Some(&asset.path) == file.map(|file| &file.value))?;
        Some(Image { file: asset.path.clone(), kind: asset.kind?, size: asset.size })
    };
    Branding {
        accent: branding.accent,
        logo: image(branding.logo.as_ref()),
        icon: image(branding.icon.as_ref()),
        has_style: raw.style.is_some(),
        footer: markdown_of(branding.footer.as_ref()),
    }
}
