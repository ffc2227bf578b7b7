//! The record that a path names.

use super::{CurrentSite, Rejection};
use crate::model::{ActorIx, EraIx, EventIx, Namespace, PersonIx, SourceIx, ThreadIx, Timeline, Tombstone, Voice};
use crate::pages::SiteError;
use crate::routes::{Representation, Route, RoutePattern};
use crate::web::{AppState, redirect};
use axum::extract::{FromRequestParts, Path};
use axum::http::Uri;
use axum::http::request::Parts;
use std::sync::Arc;

/// The record whose id is a segment of the path, as in `/events/{id}/cite`. An earlier id and an id with capital
/// letters redirect to the present one; a withdrawn record is gone (410); an unknown id is not found (404).
#[derive(Debug)]
pub struct Record<Ix>(pub Ix);

/// As [`Record`], for the path of the record's page, and the other form that a suffix of the path asks for: `/events/ID.json`.
/// Ids have no dots.
#[derive(Debug)]
pub struct RecordInForm<Ix>(pub Ix, pub Option<Representation>);

/// What is found by an id.
pub trait FindById: Sized {
    /// The record that has this id.
    fn find(timeline: &Timeline, id: &str) -> Option<Self>;

    /// What became of a record that had this id.
    fn tombstone<'a>(timeline: &'a Timeline, id: &str) -> Option<&'a Tombstone>;

    /// The error of an id that no record has or had.
    fn unknown(id: String) -> SiteError;
}

/// What has a page with its id.
pub trait HasPage: FindById {
    /// The page.
    const PAGE: RoutePattern;
}

macro_rules! find_by_id {
    ($($ix:ident in $namespace:ident at $page:ident),*) => {$(
        impl HasPage for $ix {
            const PAGE: RoutePattern = RoutePattern::$page;
        }

        impl FindById for $ix {
            fn find(timeline: &Timeline, id: &str) -> Option<Self> {
                timeline.find(Namespace::$namespace, id).map(Self)
            }

            fn tombstone<'a>(timeline: &'a Timeline, id: &str) -> Option<&'a Tombstone> {
                timeline.tombstone(Namespace::$namespace, id)
            }

            fn unknown(id: String) -> SiteError {
                SiteError::UnknownId(Namespace::$namespace, id)
            }
        }
    )*};
}

find_by_id!(
    ActorIx in Actors at Actor,
    EraIx in Eras at Era,
    EventIx in Events at Event,
    PersonIx in People at Person,
    SourceIx in Sources at Source,
    ThreadIx in Threads at Thread
);

/// A voice is an actor, a person, or one of the words for those whom a source does not name.
impl FindById for Voice {
    fn find(timeline: &Timeline, id: &str) -> Option<Self> {
        let unnamed = Self::RESERVED.into_iter().find(|(word, _)| *word == id).map(|(_, voice)| voice);
        let actor = || ActorIx::find(timeline, id).map(Self::Actor);
        let person = || PersonIx::find(timeline, id).map(Self::Person);
        unnamed.or_else(actor).or_else(person)
    }

    fn tombstone<'a>(timeline: &'a Timeline, id: &str) -> Option<&'a Tombstone> {
        ActorIx::tombstone(timeline, id).or_else(|| PersonIx::tombstone(timeline, id))
    }

    fn unknown(id: String) -> SiteError {
        SiteError::UnknownVoice(id)
    }
}

impl<Ix: FindById> FromRequestParts<Arc<AppState>> for Record<Ix> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Rejection> {
        let (site, id) = site_and_id(parts, state).await?;
        find(&site, &parts.uri, &id, "").map(Self)
    }
}

impl<Ix: HasPage> FromRequestParts<Arc<AppState>> for RecordInForm<Ix> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Rejection> {
        let (site, name) = site_and_id(parts, state).await?;
        let Some((id, suffix)) = name.split_once('.') else {
            return find(&site, &parts.uri, &name, "").map(|ix| Self(ix, None));
        };
        let offered: Vec<Representation> = Ix::PAGE.representations().collect();
        let wanted = Representation::from_suffix(suffix).filter(|form| offered.contains(form));
        let form = wanted.ok_or_else(|| SiteError::UnknownForm { suffix: suffix.to_owned(), offered })?;
        find(&site, &parts.uri, id, &name[id.len()..]).map(|ix| Self(ix, Some(form)))
    }
}

/// The current site, and the second segment of the path.
async fn site_and_id(parts: &mut Parts, state: &Arc<AppState>) -> Result<(CurrentSite, String), Rejection> {
    let Ok(Path(id)) = Path::<String>::from_request_parts(parts, state).await else {
        return Err(SiteError::BadPath.into());
    };
    let Ok(site) = CurrentSite::from_request_parts(parts, state).await;
    Ok((site, id))
}

/// The record that has an id, which is followed by a suffix in the path.
fn find<Ix: FindById>(site: &CurrentSite, uri: &Uri, id: &str, suffix: &str) -> Result<Ix, Rejection> {
    let timeline = &site.edition.timeline;
    if let Some(found) = Ix::find(timeline, id) {
        return Ok(found);
    }
    let moved = |id: &str| {
        let path = format!("{}{}", site.base.prefix(), with_id(uri.path(), &format!("{id}{suffix}")));
        Err(Rejection::Moved(redirect::with_query(&path, uri)))
    };
    match Ix::tombstone(timeline, id) {
        Some(Tombstone::Renamed(now)) => return moved(now.as_str()),
        Some(Tombstone::Withdrawn(reason)) => {
            return Err(SiteError::Withdrawn { id: id.to_owned(), reason: reason.clone(), event: None }.into());
        }
        None => {}
    }
    let lower = id.to_ascii_lowercase();
    if lower != id && (Ix::find(timeline, &lower).is_some() || Ix::tombstone(timeline, &lower).is_some()) {
        return moved(&lower);
    }
    Err(Ix::unknown(id.to_owned()).into())
}

/// A path with another id: `/events/old/cite` with `new` is `/events/new/cite`. A suffix belongs to the id.
fn with_id(path: &str, id: &str) -> String {
    let pattern = Route::parse(path).map_or("", |route| route.pattern().as_str());
    let segments = path.split('/').zip(pattern.split('/'));
    segments.map(|(own, part)| if part.starts_with("{id}") { id } else { own }).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::with_id;

    #[test]
    fn only_the_id_of_a_path_changes() {
        assert_eq!(with_id("/events/cite", "treaty"), "/events/treaty");
        assert_eq!(with_id("/embed/threads/old", "new"), "/embed/threads/new");
        assert_eq!(with_id("/events/OLD/cite.bib", "old"), "/events/old/cite.bib");
        assert_eq!(with_id("/events/OLD.json", "old.json"), "/events/old.json");
        assert_eq!(with_id("/api/v1/events/old", "new"), "/api/v1/events/new");
    }
}
