//! Extractors: paths and queries as typed values. Past them no handler parses.

mod current_site;
mod facet_key;
mod list_query;
mod query;
mod record;

pub use current_site::CurrentSite;
pub use facet_key::FacetKeyParam;
pub use list_query::{List, ListQuery, bad_parameter, cache_policy};
pub use query::Query;
pub use record::{Record, RecordInForm};

use super::redirect;
use crate::pages::SiteError;
use axum::response::{IntoResponse, Response};

/// The response of an extractor that does not let a request through to its handler.
#[derive(Debug)]
pub enum Rejection {
    /// The resource has another address (308).
    Moved(String),
    /// The view has a shorter address (303).
    SeeOther(String),
    /// There is nothing to answer with.
    Error(SiteError),
}

impl From<SiteError> for Rejection {
    fn from(error: SiteError) -> Self {
        Self::Error(error)
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        match self {
            Self::Moved(location) => redirect::permanent(&location),
            Self::SeeOther(location) => redirect::see_other(&location),
            Self::Error(error) => error.into_response(),
        }
    }
}
