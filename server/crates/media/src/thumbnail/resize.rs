//! Shrinking with all pixels taken into account.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{RgbImage, RgbaImage};

use crate::pixels::Pixels;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A copy whose longest side has `side` pixels, or `None` where the picture fits as it is.
pub(super) fn within(pixels: &Pixels, side: u32) -> Result<Option<Pixels>, Failure> {
    let (width, height) = pixels.dimensions();
    if width.max(height) <= side {
        return Ok(None);
    }
    let (small_width, small_height) = fit(width, height, side);
    let shrink = |bytes, kind| shrink(ImageRef::new(width, height, bytes, kind)?, small_width, small_height);
    let lost = "the buffer has the size that was asked for";
    Ok(Some(match pixels {
        Pixels::Opaque(image) => {
            let bytes = shrink(image, PixelType::U8x3)?;
            Pixels::Opaque(RgbImage::from_raw(small_width, small_height, bytes).ok_or(lost)?)
        }
        Pixels::Translucent(image) => {
            let bytes = shrink(image, PixelType::U8x4)?;
            Pixels::Translucent(RgbaImage::from_raw(small_width, small_height, bytes).ok_or(lost)?)
        }
    }))
}

/// Colours are weighted by their alpha on the way, so that what is invisible does not bleed into what is seen.
fn shrink(picture: ImageRef<'_>, width: u32, height: u32) -> Result<Vec<u8>, Failure> {
    let mut small = Image::new(width, height, picture.pixel_type());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(true);
    Resizer::new().resize(&picture, &mut small, &options)?;
    Ok(small.into_vec())
}

/// Scales both sides alike until the longest is `side`; a thin picture keeps at least one pixel.
fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = u64::from(width.max(height));
    // Rounded, and never longer than `side`, since no side is longer than the longest.
    let scale = |length: u32| ((u64::from(length) * u64::from(side) + longest / 2) / longest).max(1) as u32;
    (scale(width), scale(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_side_fits_exactly_and_no_side_vanishes() {
        assert_eq!(fit(4000, 3000, 320), (320, 240));
        assert_eq!(fit(3000, 4001, 1280), (960, 1280));
        assert_eq!(fit(3, 4000, 320), (1, 320));
        assert_eq!(fit(6000, 2, 320), (320, 1));
    }

    #[test]
    fn hidden_colours_do_not_bleed() {
        let image = RgbaImage::from_fn(64, 64, |x, _| {
            if x < 32 { image::Rgba([255, 0, 0, 255]) } else { image::Rgba([0, 255, 0, 0]) }
        });

        let Ok(Some(Pixels::Translucent(small))) = within(&Pixels::Translucent(image), 9) else { panic!() };

        assert!(small.pixels().all(|pixel| pixel.0[3] == 0 || pixel.0[1] == 0), "no green is seen");
    }
}
