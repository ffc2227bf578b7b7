//! The query of an address.

use crate::pages::SiteError;
use crate::web::AppState;
use crate::web::cache_policy::CachePolicy;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::ops::Deref;
use std::sync::Arc;

/// The longest query that is read, in bytes. All values of a large timeline's facets fit many times over.
pub const MAX_QUERY_BYTES: usize = 8192;

/// The query of an address without its `?`. A query of more than [`MAX_QUERY_BYTES`] is refused with 414.
#[derive(Debug)]
pub struct Query(String);

impl Query {
    /// The value of a key that takes one value: the last that is not empty, without the white space around it.
    pub fn last(&self, key: &str) -> Option<String> {
        let values = form_urlencoded::parse(self.as_bytes()).filter(|(own, _)| own == key);
        values.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty()).last()
    }
}

impl Query {
    /// The cache policy of a response that follows from these keys: each is there at most once, and no other.
    pub fn cache_policy(&self, keys: &[&str]) -> CachePolicy {
        let count = |key: &str| form_urlencoded::parse(self.as_bytes()).filter(|(own, _)| own == key).count();
        let is_known = |key: &str| keys.contains(&key) && count(key) == 1;
        CachePolicy::of_query(form_urlencoded::parse(self.as_bytes()).all(|(key, _)| is_known(&key)))
    }
}

impl Deref for Query {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<Arc<AppState>> for Query {
    type Rejection = SiteError;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<AppState>) -> Result<Self, SiteError> {
        let query = parts.uri.query().unwrap_or_default();
        if query.len() > MAX_QUERY_BYTES {
            return Err(SiteError::QueryTooLong { max_bytes: MAX_QUERY_BYTES });
        }
        Ok(Self(query.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_key_that_is_not_empty_counts() {
        let query = Query("step=1&x=9&step=+2+&step=&step=%20".to_owned());
        assert_eq!(query.last("step").as_deref(), Some("2"));
        assert_eq!(query.last("page"), None);
    }
}
