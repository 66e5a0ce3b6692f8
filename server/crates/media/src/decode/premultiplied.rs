//! TIFFs whose colours were multiplied by their alpha, which their decoder leaves as they are.

use image::DynamicImage;

use crate::directory::Block;

const EXTRA_SAMPLES: u16 = 0x0152;
const ASSOCIATED_ALPHA: u32 = 1;

/// Whether the first page of a TIFF says so.
pub(super) fn is_noted(tiff: &[u8]) -> bool {
    let noted = |block: Block<'_>| block.number(block.first_directory()?, EXTRA_SAMPLES);
    Block::new(tiff).and_then(noted) == Some(ASSOCIATED_ALPHA)
}

/// Divides the alpha out again.
pub(super) fn undo(decoded: DynamicImage) -> DynamicImage {
    let mut image = decoded.into_rgba8();
    for pixel in image.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let straight = |channel: u8| match alpha {
            0 => 0,
            _ => ((u32::from(channel) * 255 + u32::from(alpha) / 2) / u32::from(alpha)).min(255) as u8,
        };
        pixel.0 = [straight(red), straight(green), straight(blue), alpha];
    }
    image.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    #[test]
    fn colours_get_back_what_alpha_took() {
        let image = RgbaImage::from_vec(3, 1, vec![50, 100, 0, 100, 7, 7, 7, 0, 9, 8, 7, 255]).expect("three pixels");

        let straight = undo(image.into()).into_rgba8();

        let pixels: Vec<_> = straight.pixels().copied().collect();
        assert_eq!(pixels, [Rgba([128, 255, 0, 100]), Rgba([0, 0, 0, 0]), Rgba([9, 8, 7, 255])]);
    }
}
