//! Lists, and items of which only some keys are asked for.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The number of items of the whole list.
    pub count: usize,
    /// The version of the data.
    pub data_version: String,
    pub links: Links,
    /// The items of this part.
    pub items: Vec<T>,
}

/// Where an answer and its neighbours are.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Links {
    /// The address of this answer.
    #[serde(rename = "self")]
    pub own: String,
    /// The page with the same content.
    pub html: String,
    /// The beginning of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The part before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// The part after this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A record, or those of its keys that were asked for.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Item<T> {
    Whole(T),
    Part(Map<String, Value>),
}

impl<T: Serialize> Item<T> {
    /// A record with these keys, or all of them.
    ///
    /// # Errors
    /// None is expected: records are objects.
    pub fn new(record: T, fields: Option<&[String]>) -> serde_json::Result<Self> {
        let Some(fields) = fields else { return Ok(Self::Whole(record)) };
        let Value::Object(mut keys) = serde_json::to_value(record)? else { return Ok(Self::Part(Map::new())) };
        keys.retain(|key, _| fields.contains(key));
        Ok(Self::Part(keys))
    }
}

/// The keys of a record, in its order.
pub fn field_names<T: PartialSchema>() -> Vec<String> {
    match T::schema() {
        RefOr::T(Schema::Object(object)) => object.properties.into_keys().collect(),
        _ => Vec::new(),
    }
}
