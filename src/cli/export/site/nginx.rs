//! A part of a configuration of nginx that serves a copy as the server would: headers, redirects, and what was withdrawn.

use super::hosts::Headers;
use super::walk::Found;
use std::fmt::Write;

/// What comes before everything else. `{prefix}` is the path of the copy.
const HEAD: &str = "\
# A copy of a site, as `sourceline export site` wrote it. Include this file in a server block whose root has the copy, with the
# names of its files as paths: `root /srv/copy; include /srv/copy/nginx.conf;`
absolute_redirect off;
charset utf-8;
charset_types text/calendar text/css text/csv text/javascript text/markdown text/plain application/x-bibtex;
etag on;
gzip_static on;
# With the module ngx_brotli:
# brotli_static on;
error_page 404 {prefix}/404.html;
location = {prefix}/404.html { internal; }
location ~ \"^{prefix}/(nginx\\.conf|_headers|_redirects|\\.sourceline-)\" { return 404; }
";

/// `nginx.conf`.
pub fn configuration(prefix: &str, found: &Found) -> String {
    let mut out = HEAD.replace("{prefix}", prefix);
    out.push_str("types {\n");
    for (ending, media_type) in &found.types {
        let plain = media_type.split(';').next().unwrap_or_default().trim();
        let _ = writeln!(out, "    {plain} {ending};");
    }
    out.push_str("}\n");
    for headers in found.headers.values() {
        let _ = writeln!(out, "location {prefix}{} {{", location(headers));
        for (name, value) in headers.pairs.iter().filter(|(name, _)| name != "content-type") {
            let _ = writeln!(out, "    add_header {name} \"{}\";", value.replace('\\', "\\\\").replace('"', "\\\""));
        }
        out.push_str("}\n");
    }
    let mut rules: Vec<String> = found.gone.iter().map(|path| gone(prefix, path)).collect();
    for moved in &found.moved {
        let (from, to) = (&moved.from.address, &moved.to.address);
        rules.push(match to.as_str() {
            "/" => format!("location ~ \"^{prefix}{from}/?$\" {{ return 301 {prefix}/; }}\n"),
            to => format!("location ~ \"^{prefix}{from}(/.*)?$\" {{ return 301 {prefix}{to}$1; }}\n"),
        });
    }
    rules.sort();
    out + &rules.concat()
}

/// The location of the files of a pattern: `/events/` or `= /events.csv`. Prefix and pattern make one path.
fn location(headers: &Headers) -> String {
    match headers.pattern.strip_suffix('*') {
        Some(folder) => folder.to_owned(),
        None if headers.pattern == "/" => "/index.html".to_owned(),
        None => headers.pattern.clone(),
    }
}

/// The page of what was withdrawn, with its status.
fn gone(prefix: &str, path: &str) -> String {
    let page = format!("{prefix}{path}/index.html");
    format!("location ~ \"^{prefix}{path}/?$\" {{ error_page 410 {page}; return 410; }}\n")
}
