//! Smaller copies of pictures, without the data that cameras and programs add.

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, ImageResult, Limits};
use std::io::Cursor;

/// The quality of JPEG at which differences can hardly be seen.
const JPEG_QUALITY: u8 = 82;

/// What decoding may take: the largest picture in the widest format, and as much again for the decoder.
const MAX_DECODER_BYTES: u64 = 640 << 20;

/// The largest colour profile that is kept, in bytes.
const MAX_PROFILE_BYTES: usize = 64 << 10;

/// A copy of a picture at a width.
#[derive(Debug)]
pub struct Derivative {
    pub content_type: &'static str,
    pub bytes: Bytes,
}

impl Derivative {
    /// Makes the copy of a picture that is shown `width` wide and `height` high.
    ///
    /// # Errors
    /// If the picture cannot be decoded.
    pub fn new(picture: &[u8], width: u32, height: u32) -> ImageResult<Self> {
        let mut reader = ImageReader::new(Cursor::new(picture)).with_guessed_format()?;
        let is_photograph = reader.format() == Some(ImageFormat::Jpeg);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MAX_DECODER_BYTES);
        reader.limits(limits);
        let mut decoder = reader.into_decoder()?;
        let orientation = decoder.orientation()?;
        let profile = decoder.icc_profile()?.filter(|profile| is_rgb_profile(profile));
        let mut copy = shrunk(DynamicImage::from_decoder(decoder)?, orientation, width, height);
        copy.apply_orientation(orientation);
        encoded(&copy, is_photograph, profile)
    }
}

/// Whether a colour profile is of RGB, and not of grey or of the inks of a printer (ICC.1:2022, 7.2.8). Without it, colours of
/// cameras with many colours would be pale.
fn is_rgb_profile(profile: &[u8]) -> bool {
    profile.len() <= MAX_PROFILE_BYTES && profile.get(16..20) == Some(b"RGB ")
}

/// Shrinks a picture, before it is turned, to what will be `width` wide. A large picture is shrunk in two steps: first
/// quickly to twice the size, then well.
fn shrunk(picture: DynamicImage, orientation: Orientation, width: u32, height: u32) -> DynamicImage {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let (width, height) = match orientation {
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => (height, width),
        _ => (width, height),
    };
    if (picture.width(), picture.height()) == (width, height) {
        return picture;
    }
    let double = (width.saturating_mul(2), height.saturating_mul(2));
    let halfway = if picture.width() > 2 * double.0 && picture.height() > double.1 {
        picture.thumbnail_exact(double.0, double.1)
    } else {
        picture
    };
    halfway.resize_exact(width, height, FilterType::CatmullRom)
}

/// Encodes a photograph as JPEG, and anything else as JPEG or, if that is smaller or it is transparent, as WebP without loss.
fn encoded(picture: &DynamicImage, is_photograph: bool, profile: Option<Vec<u8>>) -> ImageResult<Derivative> {
    let rgba = picture.color().has_alpha().then(|| picture.to_rgba8());
    if let Some(rgba) = rgba.filter(|rgba| rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX)) {
        return webp(&rgba.into(), profile);
    }
    let rgb = DynamicImage::from(picture.to_rgb8());
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    // Both encoders take a profile.
    profile.iter().for_each(|profile| _ = encoder.set_icc_profile(profile.clone()));
    rgb.write_with_encoder(encoder)?;
    let jpeg = Derivative { content_type: "image/jpeg", bytes: bytes.into() };
    if is_photograph {
        return Ok(jpeg);
    }
    let webp = webp(&rgb, profile)?;
    Ok(if webp.bytes.len() < jpeg.bytes.len() { webp } else { jpeg })
}

fn webp(picture: &DynamicImage, profile: Option<Vec<u8>>) -> ImageResult<Derivative> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    profile.into_iter().for_each(|profile| _ = encoder.set_icc_profile(profile));
    picture.write_with_encoder(encoder)?;
    Ok(Derivative { content_type: "image/webp", bytes: bytes.into() })
}
