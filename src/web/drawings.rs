//! Pictures that are drawn: social cards and `/chart.png`.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, ListQuery, Query, Record};
use super::pictures::{Derivative, Workshop};
use super::response::Streamed;
use super::security::SecurityPolicy;
use crate::formats::{PngImage, card, picture};
use crate::model::{EventIx, ThreadIx};
use crate::pages::{CardSubject, SiteError, card_svg, chart_svg};
use crate::query::{CompareFilter, View};
use axum::Extension;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How many bytes of pictures are kept.
const MAX_CACHE_BYTES: u64 = 4 << 20;

/// How many pictures are drawn at the same time: each takes about 6 MB, and all of a processor.
const AT_ONCE: u32 = 1;

/// How much larger a chart in pixels is than the same as SVG, so that it is sharp on screens and in print.
const CHART_SCALE: f64 = 2.0;

/// The drawings of a site.
#[derive(Debug)]
pub struct Drawings {
    workshop: Workshop,
    /// Characters that have been reported.
    reported: Mutex<BTreeSet<char>>,
}

impl Default for Drawings {
    fn default() -> Self {
        Self { workshop: Workshop::new(MAX_CACHE_BYTES, AT_ONCE), reported: Mutex::default() }
    }
}

impl Drawings {
    /// Reports, once each, characters that no font has.
    fn report(&self, undrawable: &BTreeSet<char>) {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        let new: String = undrawable.iter().filter(|c| reported.insert(**c)).collect();
        if !new.is_empty() {
            tracing::warn!(
                characters = new,
                "no font of this machine has these characters, so pictures are without them; install a font for their script, such as one of Noto"
            );
        }
    }
}

/// The picture that other sites show for the timeline.
pub async fn timeline_card(site: CurrentSite) -> Result<Response, SiteError> {
    drawn_card(site, CardSubject::Timeline, CachePolicy::Path).await
}

/// `/events/{id}/card.png`
pub async fn event_card(site: CurrentSite, Record(event): Record<EventIx>) -> Result<Response, SiteError> {
    drawn_card(site, CardSubject::Event(event), CachePolicy::Path).await
}

/// `/threads/{id}/card.png`
pub async fn thread_card(site: CurrentSite, Record(thread): Record<ThreadIx>) -> Result<Response, SiteError> {
    drawn_card(site, CardSubject::Thread(thread), CachePolicy::Path).await
}

/// `/compare/card.png`, with the query of a comparison.
pub async fn compare_card(site: CurrentSite, list: ListQuery<CompareFilter>) -> Result<Response, SiteError> {
    drawn_card(site, CardSubject::Comparison(Box::new(list.view)), list.cache_policy).await
}

/// The chart of a view, from an SVG `width` pixels wide.
pub async fn chart(site: CurrentSite, view: View, width: u32, query: &Query) -> Result<Response, SiteError> {
    let name = format!("/chart.png?width={width}&{}", view.query(&site.edition.timeline));
    let policy = CachePolicy::of_query(query.len() < 1000);
    let drawn = site.clone();
    drawn_picture(site, name, policy, move || picture(&chart_svg(&drawn.context(), &view, width), CHART_SCALE)).await
}

async fn drawn_card(site: CurrentSite, subject: CardSubject, policy: CachePolicy) -> Result<Response, SiteError> {
    let name = subject.path(&site.edition.timeline).into_string();
    let drawn = site.clone();
    drawn_picture(site, name, policy, move || card(&card_svg(&drawn.context(), &subject))).await
}

/// A picture under a name. It follows from the data, the program and the name, so their digest is its entity tag. Its address stays
/// the same when the data change, so that what other sites have kept still leads to the present one.
async fn drawn_picture(
    site: CurrentSite,
    name: String,
    policy: CachePolicy,
    draw: impl FnOnce() -> Result<PngImage, String> + Send + 'static,
) -> Result<Response, SiteError> {
    let tag = blake3::hash(format!("{} {name}", site.edition.version).as_bytes());
    let drawn = site.clone();
    let work = move || {
        let PngImage { png, undrawable } = draw()?;
        drawn.drawings.report(&undrawable);
        Ok(Derivative { content_type: "image/png", bytes: png.into() })
    };
    let picture = site.drawings.workshop.picture(&name, 1, work).await?;
    let headers = [
        (header::CONTENT_TYPE, picture.content_type.to_owned()),
        (header::ETAG, format!("\"{}\"", &tag.to_hex()[..20])),
    ];
    // The workshop keeps it: pictures would drive pages from the cache of responses.
    let extensions = (Extension(Streamed), Extension(policy), Extension(SecurityPolicy::Download));
    Ok((extensions, headers, picture.bytes.clone()).into_response())
}
