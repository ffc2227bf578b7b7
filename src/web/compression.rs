//! Compression of responses, each coding at fixed levels, so that replicas send the same bytes.
//!
//! The levels are the last that are cheap. Milliseconds and bytes of the first page (206 kB), an event (67 kB) and a filtered
//! page (62 kB), in a release build:
//!
//! | coding | first page   | event        | filtered page |
//! |--------|--------------|--------------|---------------|
//! | gzip 1 | 0.7  39,631  | 0.23  14,859 | 0.19  12,771  |
//! | gzip 4 | 1.1  37,292  | 0.41  14,135 | 0.34  12,303  |
//! | gzip 6 | 1.6  35,751  | 0.55  13,605 | 0.46  11,995  |
//! | gzip 7 | 2.2  35,437  | 0.70  13,562 | 0.57  11,923  |
//! | br 4   | 2.7  34,261  | 1.16  12,441 | 1.07  12,047  |
//! | br 5   | 3.9  31,642  | 1.52  11,612 | 1.47  11,196  |
//! | br 7   | 8.4  31,120  | 4.35  11,488 | 4.52  11,099  |
//! | zstd 1 | 0.4  38,279  | 0.13  14,015 | 0.18  13,175  |
//! | zstd 3 | 0.6  36,634  | 0.16  13,377 | 0.15  12,388  |
//! | zstd 6 | 1.8  33,179  | 0.56  12,412 | 0.52  11,894  |
//!
//! (gzip by libdeflate, which takes less than half of the time of zlib for the same size; zlib streams, which libdeflate does not.)

use super::negotiation::Coding;
use axum::BoxError;
use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt, stream};
use libdeflater::{CompressionLvl, Compressor};
use std::io::{self, Write};

/// How many readers a response is compressed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// That of an address without a query: there are few such addresses, and their responses are kept.
    Many,
    /// That of an address with a query: of these there is no end.
    One,
}

/// The levels of gzip: of a body that is there, for many readers and for one, and of a stream.
const GZIP_LEVEL: i32 = 6;
const QUICK_GZIP_LEVEL: i32 = 1;
const GZIP_STREAM_LEVEL: u32 = 5;

const BROTLI_LEVEL: u32 = 5;
const ZSTD_LEVEL: i32 = 3;

/// Brotli's window, as a power of two: 256 KiB, more than nearly every page has. A larger one costs memory (8 MB for the first
/// page) and makes these pages no smaller.
const BROTLI_WINDOW: u32 = 18;

/// The size of Brotli's buffer, in bytes.
const BROTLI_BUFFER: usize = 16 << 10;

/// A body in a coding, for many readers.
///
/// # Errors
/// Those of the encoder, of which none is expected.
pub fn compress(coding: Coding, body: &Bytes) -> io::Result<Bytes> {
    compress_for(Audience::Many, coding, body)
}

/// A body in a coding for an audience.
///
/// # Errors
/// Those of the encoder, of which none is expected.
pub fn compress_for(audience: Audience, coding: Coding, body: &Bytes) -> io::Result<Bytes> {
    let compressed = match coding {
        Coding::Identity => return Ok(body.clone()),
        Coding::Gzip => gzip(if audience == Audience::One { QUICK_GZIP_LEVEL } else { GZIP_LEVEL }, body)?,
        Coding::Zstd => zstd::bulk::compress(body, ZSTD_LEVEL)?,
        Coding::Brotli => {
            let mut encoder = Encoder::new(coding)?;
            let mut compressed = encoder.write(body)?;
            compressed.extend(encoder.finish()?);
            compressed
        }
    };
    // What the cache keeps should not have room to grow.
    Ok(Bytes::from(compressed.into_boxed_slice()))
}

fn gzip(level: i32, body: &[u8]) -> io::Result<Vec<u8>> {
    let level = CompressionLvl::new(level).map_err(|_| io::Error::other("gzip has no such level"))?;
    let mut encoder = Compressor::new(level);
    let mut compressed = vec![0; encoder.gzip_compress_bound(body.len())];
    let length = encoder.gzip_compress(body, &mut compressed).map_err(io::Error::other)?;
    compressed.truncate(length);
    Ok(compressed)
}

/// A body in a coding, made while it is sent.
///
/// # Errors
/// Those of the encoder, of which none is expected.
pub fn compress_stream(coding: Coding, body: Body) -> io::Result<Body> {
    if coding == Coding::Identity {
        return Ok(body);
    }
    let state = Some((body.into_data_stream(), Encoder::new(coding)?));
    let parts = stream::unfold(state, |state| async {
        let (mut body, mut encoder) = state?;
        match body.next().await {
            Some(Ok(part)) => match encoder.write(&part) {
                Ok(compressed) => Some((Ok(compressed), Some((body, encoder)))),
                Err(error) => Some((Err(BoxError::from(error)), None)),
            },
            Some(Err(error)) => Some((Err(error.into()), None)),
            None => Some((encoder.finish().map_err(BoxError::from), None)),
        }
    });
    Ok(Body::from_stream(without_empty(parts)))
}

/// The parts in which there is something.
fn without_empty(
    parts: impl Stream<Item = Result<Vec<u8>, BoxError>>,
) -> impl Stream<Item = Result<Vec<u8>, BoxError>> {
    parts.filter(|part| std::future::ready(!part.as_ref().is_ok_and(Vec::is_empty)))
}

enum Encoder {
    Gzip(flate2::write::GzEncoder<Vec<u8>>),
    Brotli(Box<brotli::CompressorWriter<Vec<u8>>>),
    Zstd(zstd::stream::write::Encoder<'static, Vec<u8>>),
}

impl Encoder {
    fn new(coding: Coding) -> io::Result<Self> {
        Ok(match coding {
            Coding::Identity | Coding::Gzip => {
                Self::Gzip(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_STREAM_LEVEL)))
            }
            Coding::Brotli => Self::Brotli(Box::new(brotli::CompressorWriter::new(
                Vec::new(),
                BROTLI_BUFFER,
                BROTLI_LEVEL,
                BROTLI_WINDOW,
            ))),
            Coding::Zstd => Self::Zstd(zstd::stream::write::Encoder::new(Vec::new(), ZSTD_LEVEL)?),
        })
    }

    /// Takes a part, and returns what has become ready.
    fn write(&mut self, part: &[u8]) -> io::Result<Vec<u8>> {
        let ready = match self {
            Self::Gzip(encoder) => {
                encoder.write_all(part)?;
                encoder.get_mut()
            }
            Self::Brotli(encoder) => {
                encoder.write_all(part)?;
                encoder.get_mut()
            }
            Self::Zstd(encoder) => {
                encoder.write_all(part)?;
                encoder.get_mut()
            }
        };
        Ok(std::mem::take(ready))
    }

    /// Returns the rest.
    fn finish(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip(encoder) => encoder.finish(),
            Self::Brotli(encoder) => Ok(encoder.into_inner()),
            Self::Zstd(encoder) => encoder.finish(),
        }
    }
}
