//! Writing small pictures, with pixels and nothing else.

use std::ops::Deref;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ImageBuffer, ImageError, PixelWithColorType, RgbImage};

/// Where a smaller file begins to show in skies and skin.
const JPEG_QUALITY: u8 = 82;

pub(super) fn photograph(image: &RgbImage) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(image)?;
    Ok(bytes)
}

pub(super) fn lossless<P, C>(image: &ImageBuffer<P, C>) -> Result<Vec<u8>, ImageError>
where
    P: PixelWithColorType<Subpixel = u8>,
    C: Deref<Target = [u8]>,
{
    let mut bytes = Vec::new();
    image.write_with_encoder(WebPEncoder::new_lossless(&mut bytes))?;
    Ok(bytes)
}
