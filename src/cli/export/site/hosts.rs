//! What hosts need besides the files: `_headers` and `_redirects` of Netlify and Cloudflare Pages.

use super::links::{Links, Place, Target};
use super::walk::Found;
use axum::http::{HeaderMap, HeaderName, header};
use std::fmt::Write;

/// The headers of the files at a pattern.
#[derive(Clone, Debug)]
pub struct Headers {
    /// `/events/*`, or the path of a file.
    pub pattern: String,
    /// The file that they are of.
    file: String,
    pub pairs: Vec<(String, String)>,
}

/// Headers that a host sets by itself, or that are those of a response and not of its file.
const LEFT_OUT: [HeaderName; 6] =
    [header::CONTENT_LENGTH, header::ETAG, header::VARY, header::ACCEPT_RANGES, header::DATE, header::LOCATION];

/// Endings whose media types hosts do not know.
const UNKNOWN_ENDINGS: [&str; 5] = ["atom", "bib", "ics", "jsonl", "jsonld"];

impl Headers {
    /// Those of a file at a place.
    pub fn new(place: &Place, headers: &HeaderMap) -> Self {
        let pattern = match place.file.split_once('/') {
            Some((folder, _)) => format!("/{folder}/*"),
            None if place.file == "index.html" => "/".to_owned(),
            None => format!("/{}", place.file),
        };
        // Files of a folder at the root differ in their types and names.
        let of_file = [header::CONTENT_TYPE, header::CONTENT_DISPOSITION];
        let is_folder = pattern.ends_with('*');
        let pairs =
            headers.iter().filter(|(name, _)| !(LEFT_OUT.contains(name) || is_folder && of_file.contains(name)));
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let pairs = pairs.map(|(name, value)| (name.to_string(), text(value))).collect();
        Self { pattern, file: place.file.clone(), pairs }
    }

    /// Pages first, then by name, so that it does not matter which is noted first.
    pub fn rank(&self) -> (bool, &str) {
        (!self.file.ends_with(".html"), &self.file)
    }
}

/// An address that has moved.
#[derive(Clone, Debug)]
pub struct Moved {
    pub from: Place,
    pub to: Place,
    /// The link from one to the other.
    href: String,
}

impl Moved {
    /// A redirect to a location.
    ///
    /// # Errors
    /// A message if the copy has nothing there.
    pub fn new(links: &Links, from: &Place, location: &str) -> Result<Self, String> {
        match links.internal(location).map(|(address, _)| links.target(address)) {
            Some(Target::File(to)) => Ok(Self { href: links.href(&from.file, &to, "", ""), from: from.clone(), to }),
            _ => Err(format!("“{}” redirects to “{location}”, of which there is no file", from.address)),
        }
    }

    /// A page that leads on, for hosts without redirects.
    pub fn page(&self) -> String {
        let href = &self.href;
        format!(
            "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n\
             <link rel=\"canonical\" href=\"{href}\">\n<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n</head>\n\
             <body>\n<p><a href=\"{href}\">{}</a></p>\n</body>\n</html>\n",
            self.to.address, self.to.address
        )
    }
}

/// `_headers`.
pub fn headers_file(prefix: &str, found: &Found) -> String {
    let mut out = String::new();
    for headers in found.headers.values() {
        let _ = writeln!(out, "{prefix}{}", headers.pattern);
        for (name, value) in &headers.pairs {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    for (ending, media_type) in &found.types {
        if UNKNOWN_ENDINGS.contains(&ending.as_str()) {
            let _ = writeln!(out, "{prefix}/*.{ending}\n  content-type: {media_type}");
        }
    }
    out
}

/// `_redirects`.
pub fn redirects_file(prefix: &str, found: &Found) -> String {
    let mut lines: Vec<String> = Vec::new();
    for moved in &found.moved {
        let (from, to) = (&moved.from.address, &moved.to.address);
        let to_url = if to == "/" { "/".to_owned() } else { format!("{to}/") };
        lines.push(format!("{prefix}{from} {prefix}{to_url} 301\n"));
        if to != "/" {
            // The citations of a record, too.
            lines.push(format!("{prefix}{from}/* {prefix}{to}/:splat 301\n"));
        }
    }
    lines.sort();
    lines.concat()
}
