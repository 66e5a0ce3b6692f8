//! Small versions of pictures.

mod encode;
mod resize;

use crate::error::MediaError;
use crate::kind::Kind;
use crate::pixels::Pixels;

/// The longest side that a thumbnail can have, whatever is asked for.
pub const MAX_THUMBNAIL_SIDE: u32 = 4096;

/// Up to so many pixels, such as an icon, exactness costs next to nothing.
const SMALL_PIXELS: u32 = 64 * 64;

/// Up to so many colours a picture is taken for drawn: pixel art, a diagram, a screenshot of text.
const FEW_COLOURS: usize = 256;

/// An encoded small picture without any metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its type, `image/webp`.
    pub media_type: &'static str,
}

/// Photographs become lossy WebP, which smears hard edges. What is translucent, and what is small or drawn and keeps its
/// size, becomes lossless WebP.
pub(crate) fn make(pixels: &Pixels, side: u32) -> Result<Thumbnail, MediaError> {
    let smaller = resize::within(pixels, side.clamp(1, MAX_THUMBNAIL_SIDE)).map_err(MediaError::thumbnail)?;
    let keeps_its_size = smaller.is_none();
    let encoded = match smaller.as_ref().unwrap_or(pixels) {
        Pixels::Opaque(image) => {
            if keeps_its_size && (image.width() * image.height() <= SMALL_PIXELS || has_few_colours(image)) {
                encode::lossless(image)
            } else {
                encode::photograph(image)
            }
        }
        Pixels::Translucent(image) => encode::lossless(image),
    };
    Ok(Thumbnail { bytes: encoded.map_err(MediaError::thumbnail)?, media_type: Kind::WebP.media_type() })
}

fn has_few_colours(image: &image::RgbImage) -> bool {
    let mut seen = std::collections::HashSet::new();
    image.pixels().all(|pixel| {
        seen.insert(pixel.0);
        seen.len() <= FEW_COLOURS
    })
}
