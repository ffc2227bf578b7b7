//! Media.

use super::{Resolver, boxed};
use crate::load::raw::RawMedium;
use crate::load::span::Spanned;
use crate::model::{Medium, MediumContent, Namespace, Picture, SourceIx, ThinSlice};

impl Resolver<'_> {
    pub(super) fn media(&self, media: &[RawMedium]) -> ThinSlice<Medium> {
        media.iter().filter_map(|medium| self.medium(medium)).collect()
    }

    fn medium(&self, medium: &RawMedium) -> Option<Medium> {
        let url = medium.url.as_ref().map(|url| Box::from(url.value.as_str()));
        let content = match &medium.file {
            Some(file) => MediumContent::Picture(self.picture(&file.value)?, url),
            None => MediumContent::Link(url?),
        };
        let text = |text: &Option<Spanned<String>>| Some(Box::from(text.as_ref()?.value.as_str()));
        Some(Medium {
            content,
            alt: text(&medium.alt)?,
            caption: text(&medium.caption),
            credit: text(&medium.credit)?,
            licence: text(&medium.licence)?,
            source: self.one(Namespace::Sources, medium.source.as_ref(), SourceIx),
            language: boxed(medium.language.clone()),
            date: medium.date.as_ref().map(|date| date.value.clone()),
        })
    }

    fn picture(&self, path: &str) -> Option<Picture> {
        let file = self.files.media_file(path)?;
        let size = file.picture.as_ref().ok()?;
        let digest = file.short_digest().into_boxed_str();
        Some(Picture { path: path.into(), digest, width: size.width, height: size.height })
    }
}
