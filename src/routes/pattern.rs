//! The syntax of the patterns in the route table: writes and matches paths. It is that of axum's router, and a parameter may
//! have a suffix.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt;

/// What a parameter that spans several segments may not contain as it is (RFC 3986 §3.3: anything but `pchar` and `/`).
pub const SEGMENTS: &AsciiSet = &CONTROLS
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
        if let Some((_, suffix)) = parameter_of(segment) {
            let encoded = if segment.starts_with("{*") { SEGMENTS } else { SEGMENT };
            let parameter = parameters.next().copied().unwrap_or_default();
            utf8_percent_encode(parameter, encoded).try_for_each(|part| f.write_str(part))?;
            f.write_str(suffix)?;
        } else {
            f.write_str(segment)?;
        }
    }
    Ok(())
}

/// The parameters of a path that matches a pattern, in the order of the pattern; unused places are empty.
pub fn capture<'a>(pattern: &str, path: &'a str) -> Option<[&'a str; 2]> {
    // Of a hundred patterns, nearly all end here.
    if !path.starts_with(pattern.split('{').next().unwrap_or_default()) {
        return None;
    }
    let mut captured = [""; 2];
    let mut free = captured.iter_mut();
    // The last part has the rest of the path, which only a parameter like `{*file}` may span.
    let mut parts = path.splitn(pattern.split('/').count(), '/');
    for segment in pattern.split('/') {
        let part = parts.next()?;
        let Some((spans_segments, suffix)) = parameter_of(segment) else {
            if part == segment {
                continue;
            }
            return None;
        };
        let parameter = part.strip_suffix(suffix).filter(|own| !own.is_empty())?;
        if !spans_segments && parameter.contains('/') {
            return None;
        }
        *free.next()? = parameter;
    }
    Some(captured)
}

/// Of a segment that is a parameter: whether it spans several segments of the path, and what follows it, as `.json` follows
/// in `{id}.json`.
fn parameter_of(segment: &str) -> Option<(bool, &str)> {
    let (name, suffix) = segment.strip_prefix('{')?.split_once('}')?;
    Some((name.starts_with('*'), suffix))
}
