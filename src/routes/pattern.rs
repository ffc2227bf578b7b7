//! The syntax of the patterns in the route table, which is that of axum's router: writes and matches paths.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt;

/// What a parameter that spans several segments may not contain as it is (RFC 3986 §3.3: anything but `pchar` and `/`).
const SEGMENTS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The same for a parameter that is one segment.
const SEGMENT: &AsciiSet = &SEGMENTS.add(b'/');

/// Writes a pattern with its parameters filled in.
pub fn write_path(f: &mut fmt::Formatter<'_>, pattern: &str, parameters: &[&str]) -> fmt::Result {
    let mut parameters = parameters.iter();
    for segment in pattern.split('/').skip(1) {
        f.write_str("/")?;
        if segment.starts_with('{') {
            let encoded = if segment.starts_with("{*") { SEGMENTS } else { SEGMENT };
            let parameter = parameters.next().copied().unwrap_or_default();
            write!(f, "{}", utf8_percent_encode(parameter, encoded))?;
        } else {
            f.write_str(segment)?;
        }
    }
    Ok(())
}

/// The parameters of a path that matches a pattern, in the order of the pattern; unused places are empty.
pub fn capture<'a>(pattern: &str, path: &'a str) -> Option<[&'a str; 2]> {
    let mut captured = [""; 2];
    let mut free = captured.iter_mut();
    // The last part has the rest of the path, which only a parameter like `{*file}` may span.
    let mut parts = path.splitn(pattern.split('/').count(), '/');
    for segment in pattern.split('/') {
        let part = parts.next()?;
        let is_parameter = segment.starts_with('{');
        let spans_segments = segment.starts_with("{*");
        if is_parameter && !part.is_empty() && (spans_segments || !part.contains('/')) {
            *free.next()? = part;
        } else if part != segment {
            return None;
        }
    }
    Some(captured)
}
