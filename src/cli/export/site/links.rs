//! Where the files of a copy are, and how its pages link to them.

use super::rules::{CopyRule, rule};
use crate::pages::BaseUrl;
use crate::routes::{Route, RoutePattern, SEGMENTS};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// An address of the site, without its prefix, and the file that a copy has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the router is asked for: a path, and a query without what has no effect.
    pub address: String,
    /// The path of the file in the copy, with `/`.
    pub file: String,
}

impl Place {
    /// The path of the file as a link names it: without `index.html`.
    fn url(&self) -> &str {
        self.file.strip_suffix("index.html").unwrap_or(&self.file)
    }
}

/// What a link of the site leads to in a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file that shows what the link says.
    File(Place),
    /// A file that does so with this query and the script of the copy. The query is empty if only the server needs it.
    WithQuery(Place, String),
    /// Nothing.
    Nothing,
}

/// The links of a copy.
#[derive(Debug)]
pub struct Links {
    /// Where the site is mounted while it is copied. Its prefix is that of the copy, if `absolute`.
    pub base: BaseUrl,
    /// Whether links begin with the path of the base URL. Otherwise they are relative.
    pub absolute: bool,
    /// Whether pages have the script that answers queries.
    pub has_index: bool,
    /// The endings of the files of pictures, by their paths.
    pub pictures: HashMap<String, &'static str>,
}

impl Links {
    /// The target of an address of the site, without prefix and fragment.
    pub fn target(&self, address: &str) -> Target {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let Some(pattern) = Route::parse(path).map(Route::pattern) else { return Target::Nothing };
        let views = match rule(pattern) {
            CopyRule::Files(_, views) => views,
            CopyRule::IfBaseIsKnown(_, views) if self.base.is_known() => views,
            CopyRule::IfBaseIsKnown(..) | CopyRule::LeftOut => return Target::Nothing,
        };
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(query.as_bytes()).into_owned().filter(|(_, value)| !value.is_empty()).collect();
        // A page with a form for a script or a server.
        if pattern == RoutePattern::FacetValues && !self.has_index {
            return Target::Nothing;
        }
        let has_names = pairs.iter().all(|(_, value)| is_name(value));
        if has_names && views.include(pairs.iter().map(|(key, _)| &**key)) {
            return self.place(path, &pairs).map_or(Target::Nothing, Target::File);
        }
        let Some(whole) = self.place(path, &[]) else { return Target::Nothing };
        match pattern {
            // Previous and next stay inside a filter.
            RoutePattern::Event if !self.has_index => Target::WithQuery(whole, String::new()),
            RoutePattern::Event
            | RoutePattern::Timeline
            | RoutePattern::FacetValues
            | RoutePattern::Sources
            | RoutePattern::Relations
            | RoutePattern::Compare
                if self.has_index =>
            {
                Target::WithQuery(whole, query.to_owned())
            }
            _ => Target::Nothing,
        }
    }

    /// The place of a path with a query that has a file.
    pub fn place(&self, path: &str, query: &[(String, String)]) -> Option<Place> {
        let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
        if decoded.split('/').any(|segment| matches!(segment, "." | "..")) || decoded.contains(['\\', '\0']) {
            return None;
        }
        let words: Vec<&str> = query.iter().flat_map(|(key, value)| [key.as_str(), value]).collect();
        let (stem, ending) = match decoded.rsplit_once('/').map_or(&*decoded, |(_, name)| name).rsplit_once('.') {
            Some((_, ending)) => (decoded.strip_suffix(ending)?.strip_suffix('.')?, Some(ending)),
            None => (&*decoded, self.pictures.get(path).copied()),
        };
        let parts = (!stem.is_empty()).then_some(stem).into_iter().chain(words);
        let stem = parts.collect::<Vec<_>>().join("/");
        let file = match ending {
            Some(ending) => format!("{stem}.{ending}"),
            None if stem.is_empty() => "index.html".to_owned(),
            None => format!("{stem}/index.html"),
        };
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        Some(Place { address, file })
    }

    /// An address of the site in a link of a page: without the prefix, and whether it was a whole URL. `None` if it is
    /// anything else, such as a fragment or another site.
    pub fn internal<'a>(&self, href: &'a str) -> Option<(&'a str, bool)> {
        let origin = self.base.origin();
        let (path, is_whole) = match href.strip_prefix(origin).filter(|_| !origin.is_empty()) {
            Some(path) => (path, true),
            None => (href, false),
        };
        let path = path.strip_prefix(self.base.prefix())?;
        (path.starts_with('/') && !path.starts_with("//")).then_some((path, is_whole))
    }

    /// The link from a file to a place.
    pub fn href(&self, from: &str, to: &Place, query: &str, fragment: &str) -> String {
        let mut href = if self.absolute { format!("{}/", self.base.prefix()) } else { self.root(from) };
        href.extend(to.url().split_inclusive('/').map(encode_segment));
        if href.is_empty() {
            href.push_str("./");
        }
        if !query.is_empty() {
            href.extend(["?", query]);
        }
        href + fragment
    }

    /// The link to a place relative to the root.
    pub fn root_href(&self, to: &Place) -> String {
        to.url().split_inclusive('/').map(encode_segment).collect()
    }

    /// The whole URL of a place.
    pub fn whole_url(&self, to: &Place) -> String {
        let path: String = to.url().split_inclusive('/').map(encode_segment).collect();
        format!("{}{}/{path}", self.base.origin(), self.base.prefix())
    }

    /// The relative path from a file to the root of the copy: `../../`, or nothing.
    pub fn root(&self, from: &str) -> String {
        "../".repeat(from.matches('/').count())
    }
}

/// Whether a value is the name of a file on every system: an id, a code or a number.
fn is_name(value: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    value.len() <= 100 && value.chars().all(is_plain)
}

/// A segment of a path, perhaps with the `/` after it, as a URL.
fn encode_segment(segment: &str) -> String {
    let (name, slash) = segment.strip_suffix('/').map_or((segment, ""), |name| (name, "/"));
    let encoded = percent_encoding::utf8_percent_encode(name, SEGMENT);
    format!("{encoded}{slash}")
}

/// What a segment of a URL may not contain as it is (RFC 3986 §3.3). A colon would be a scheme in a relative link.
const SEGMENT: &percent_encoding::AsciiSet = &SEGMENTS.add(b':');
