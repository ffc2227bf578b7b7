//! The timeline's own look.

use super::markdown_of;
use crate::load::raw::{RawLook, RawTimeline};
use crate::load::span::Spanned;
use crate::model::{Image, Look};

pub(super) fn look(raw: &RawTimeline, look: &RawLook) -> Look {
    let image = |file: Option<&Spanned<String>>| {
        let asset = raw.assets.iter().find(|asset| Some(&asset.path) == file.map(|file| &file.value))?;
        Some(Image { file: asset.path.clone(), kind: asset.kind?, size: asset.size })
    };
    Look {
        accent: look.accent,
        logo: image(look.logo.as_ref()),
        icon: image(look.icon.as_ref()),
        has_style: raw.style.is_some(),
        footer: markdown_of(look.footer.as_ref()),
    }
}
