//! What a page is about, for search engines and other programs: schema.org as JSON-LD, in a data block of the page.

mod breadcrumbs;
mod dates;
mod event;
mod records;
mod timeline;

pub use breadcrumbs::breadcrumbs;
pub use event::article;
pub use records::{actor, person, source};
pub use timeline::dataset;

use serde_json::{Map, Value, json};

/// A node: an object with what is known. Nothing is said of values that are null or empty.
fn node(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let is_known = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let entries = entries.into_iter().filter(|(_, value)| is_known(value));
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// A document with some nodes.
pub fn document(nodes: &[Value]) -> Value {
    json!({ "@context": "https://schema.org", "@graph": nodes })
}

/// A document as it stands in a page: nothing in it ends the element of HTML that contains it.
pub fn in_html(document: &Value) -> String {
    document.to_string().replace('<', "\\u003c")
}
