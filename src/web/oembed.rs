//! `/oembed`: for programs that turn the address of a page into a frame (oembed.com, version 1.0).

use super::cache_policy::CachePolicy;
use super::embed;
use super::extractors::{CurrentSite, Query};
use super::response::{as_download, document};
use crate::formats::OEmbed;
use crate::pages::{EmbedSubject, FrameSize, SiteError};
use axum::response::IntoResponse;

/// What the page at `url` is in a frame, as `json` or `xml`, at most `maxwidth` wide and `maxheight` high.
pub async fn oembed(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    embed::allowed(&site)?;
    let messages = site.edition.messages;
    let format = query.last("format").unwrap_or_else(|| "json".to_owned());
    if !matches!(&*format, "json" | "xml") {
        return Err(SiteError::UnknownFormat(format));
    }
    let limits = FrameSize {
        width: embed::size(messages, &query, "maxwidth", u32::MAX)?,
        height: embed::size(messages, &query, "maxheight", u32::MAX)?,
    };
    let url = query.last("url").ok_or_else(|| SiteError::BadEmbed(messages.text().error_oembed_url()))?;
    let context = site.context();
    let page = context.base.path_of(&url).ok_or_else(|| SiteError::NoEmbed(url.clone()))?;
    let (path, of_page) = page.split_once('?').unwrap_or((page, ""));
    let subject = EmbedSubject::of_page(&site.edition, path, of_page).ok_or(SiteError::NoEmbed(url))?;
    let answer = OEmbed::new(&context, &subject, limits);
    Ok(as_download(match &*format {
        "xml" => document("text/xml; charset=utf-8", answer.xml(), CachePolicy::Revalidate),
        _ => document("application/json", answer.json(), CachePolicy::Revalidate),
    }))
}
