//! From bytes to an upright picture, within limits.

mod footprint;
mod premultiplied;

use std::io::Cursor;
use std::panic;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};

use crate::error::MediaError;
use crate::exif::Exif;
use crate::foreign;
use crate::kind::Kind;
use crate::limits::Limits;
use crate::picture::Picture;
use crate::pixels::Pixels;
use crate::place;

/// What a file may unpack beside its pixels, such as a compressed colour profile.
const MAX_METADATA_BYTES: u64 = 64 << 20;

/// Decodes a picture, of an animation its first frame, and turns it upright. Bytes and pixels are checked against the
/// limits before anything is allocated for them.
///
/// # Errors
/// Every [`MediaError`] but the one of thumbnails. No bytes make it panic: a decoder's panic is a broken picture.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Picture, MediaError> {
    if bytes.is_empty() {
        return Err(MediaError::Empty);
    }
    limits.check_bytes(bytes.len() as u64)?;
    let Some(kind) = Kind::sniff(bytes) else {
        let looks_like = foreign::recognise(bytes).map(|foreign| foreign.looks_like);
        return Err(MediaError::Unsupported { looks_like });
    };
    panic::catch_unwind(|| decode_as(kind, bytes, limits))
        .unwrap_or_else(|_| Err(MediaError::broken("the decoder met something that it did not expect")))
}

fn decode_as(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Picture, MediaError> {
    let refuse = |error| refuse(kind, error);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    reader.limits(memory_limit(MAX_METADATA_BYTES));
    let mut decoder = reader.into_decoder().map_err(refuse)?;

    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(MediaError::broken("a picture without pixels"));
    }
    limits.check_pixels(width, height, footprint::bytes_per_pixel(kind, decoder.color_type()))?;
    decoder.set_limits(memory_limit(limits.max_memory)).map_err(refuse)?;

    let exif = exif(kind, bytes, &mut decoder);
    let orientation = exif.orientation.unwrap_or(Orientation::NoTransforms);
    let place = place(&mut decoder).or(exif.place);
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    if kind == Kind::Tiff && decoded.color().has_alpha() && premultiplied::is_noted(bytes) {
        decoded = premultiplied::undo(decoded);
    }
    Ok(Picture { kind, pixels: Pixels::upright(decoded, orientation), taken_at: exif.taken_at, place })
}

/// A TIFF is itself such a block; elsewhere the decoder finds it. Broken notes never cost a picture.
fn exif(kind: Kind, bytes: &[u8], decoder: &mut impl ImageDecoder) -> Exif {
    if kind == Kind::Tiff {
        return Exif::read(bytes);
    }
    decoder.exif_metadata().ok().flatten().map(|block| Exif::read(&block)).unwrap_or_default()
}

/// What programs wrote beside what the camera noted; XMP is the newer way, and may be all that was corrected later.
fn place(decoder: &mut impl ImageDecoder) -> Option<String> {
    let xmp = decoder.xmp_metadata().ok().flatten().and_then(|packet| place::from_xmp(&packet));
    xmp.or_else(|| decoder.iptc_metadata().ok().flatten().and_then(|resources| place::from_iptc(&resources)))
}

fn memory_limit(bytes: u64) -> image::Limits {
    let mut limits = image::Limits::no_limits();
    limits.max_alloc = Some(bytes);
    limits
}

fn refuse(kind: Kind, error: ImageError) -> MediaError {
    match error {
        ImageError::Unsupported(_) => MediaError::Unsupported { looks_like: Some(kind.rare_variety()) },
        error => MediaError::broken(error),
    }
}
