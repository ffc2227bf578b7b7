//! The key `embed` of `timeline.toml`: which sites may show the timeline within their pages.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::load::table_reader::TableReader;
use crate::model::EmbedPolicy;
use url::Url;

/// Reads who may embed the timeline.
pub fn read(fields: &mut TableReader<'_>) -> EmbedPolicy {
    let values = fields.strs("embed");
    match values.as_slice() {
        [] => EmbedPolicy::Anyone,
        [one] if one.value == "anyone" => EmbedPolicy::Anyone,
        [one] if one.value == "nobody" => EmbedPolicy::Nobody,
        origins => {
            let diagnostics = fields.diagnostics;
            let mut read: Vec<String> = origins.iter().filter_map(|origin| self::origin(origin, diagnostics)).collect();
            read.dedup();
            EmbedPolicy::Origins(read)
        }
    }
}

/// An origin as browsers write it. Reports a text that is none.
fn origin(text: &Spanned<String>, diagnostics: &Diagnostics) -> Option<String> {
    let value = &text.value;
    let refuse = |why: &str| {
        let message = format!("`embed` does not take “{value}”: {why}");
        let hint = "write \"anyone\", \"nobody\", or a list of the origins of sites: embed = [\"https://example.org\"]";
        diagnostics.add(Rule::ValueUnknown, text.span, message, hint);
        None
    };
    if matches!(&**value, "anyone" | "nobody") {
        return refuse("this word stands alone, not in a list with others");
    }
    let Ok(url) = Url::parse(value) else { return refuse("it is not an origin, which is https:// and a host") };
    let host = url.host_str().unwrap_or_default();
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    // Only these can be in a header without a meaning of their own.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.[]:".contains(c);
    match url.scheme() {
        "https" => {}
        "http" if is_local => {}
        "http" => return refuse("http is only for localhost, since others could change what they embed"),
        _ => return refuse("it does not begin with https://"),
    }
    if host.is_empty() || !host.chars().all(is_plain) {
        return refuse("its host is not the name of one host");
    }
    if url.path() != "/" || value.ends_with('/') || url.query().is_some() || url.fragment().is_some() {
        return refuse("an origin has no path: it ends with the host, or with its port");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("an origin has no user");
    }
    Some(url.origin().ascii_serialization())
}
