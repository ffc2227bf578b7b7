//! The way to a page: the timeline, the list, the record.

use super::node;
use serde_json::{Value, json};

/// A trail of titles and addresses, from the first page to this one.
pub fn breadcrumbs(trail: &[(String, String)]) -> Value {
    let item = |(position, (name, item)): (usize, &(String, String))| json!({ "@type": "ListItem", "position": position, "name": name, "item": item });
    node([
        ("@type", "BreadcrumbList".into()),
        ("itemListElement", (1..).zip(trail).map(item).collect::<Vec<_>>().into()),
    ])
}
