//! Decoded pixels in the two shapes that the rest works with.

use image::metadata::Orientation;
use image::{DynamicImage, RgbImage, RgbaImage};

/// The pixels of a picture, upright, eight bits a channel, taken as sRGB.
#[derive(Clone, Debug, PartialEq)]
pub enum Pixels {
    /// Nothing shines through.
    Opaque(RgbImage),
    /// At least one pixel is not fully opaque; alpha is not multiplied into the colours.
    Translucent(RgbaImage),
}

impl Pixels {
    /// Brings what a decoder gave into shape and turns it upright.
    pub(crate) fn upright(decoded: DynamicImage, orientation: Orientation) -> Self {
        let mut image = match shape(decoded) {
            Self::Opaque(image) => DynamicImage::from(image),
            Self::Translucent(image) => DynamicImage::from(image),
        };
        image.apply_orientation(orientation);
        match image {
            DynamicImage::ImageRgba8(image) => Self::Translucent(image),
            image => Self::Opaque(image.into_rgb8()),
        }
    }

    /// Width and height.
    pub fn dimensions(&self) -> (u32, u32) {
        match self {
            Self::Opaque(image) => image.dimensions(),
            Self::Translucent(image) => image.dimensions(),
        }
    }

    /// The pixels as they look on white paper.
    pub(crate) fn over_white(&self) -> RgbImage {
        match self {
            Self::Opaque(image) => image.clone(),
            Self::Translucent(image) => {
                let (width, height) = image.dimensions();
                let bytes = image.pixels().flat_map(|pixel| on_white(pixel.0)).collect();
                RgbImage::from_raw(width, height, bytes).expect("every pixel gives three bytes")
            }
        }
    }
}

fn shape(decoded: DynamicImage) -> Pixels {
    if !decoded.color().has_alpha() {
        return Pixels::Opaque(decoded.into_rgb8());
    }
    let image = decoded.into_rgba8();
    if image.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        Pixels::Opaque(without_alpha(image))
    } else {
        Pixels::Translucent(image)
    }
}

/// Drops the fourth byte of each pixel in place: a second buffer could be half a gigabyte.
fn without_alpha(image: RgbaImage) -> RgbImage {
    let (width, height) = image.dimensions();
    let mut bytes = image.into_raw();
    let count = bytes.len() / 4;
    for index in 1..count {
        bytes.copy_within(index * 4..index * 4 + 3, index * 3);
    }
    bytes.truncate(count * 3);
    bytes.shrink_to_fit();
    RgbImage::from_raw(width, height, bytes).expect("three bytes are left of each pixel")
}

fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    let alpha = u32::from(alpha);
    // Never above 255, being a mean of two bytes.
    [red, green, blue].map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alpha_channel_that_hides_nothing_is_dropped() {
        let image = RgbaImage::from_fn(3, 2, |x, y| image::Rgba([x as u8, y as u8, 9, 255]));

        let pixels = Pixels::upright(image.into(), Orientation::NoTransforms);

        let expected = RgbImage::from_fn(3, 2, |x, y| image::Rgb([x as u8, y as u8, 9]));
        assert_eq!(pixels, Pixels::Opaque(expected));
    }

    #[test]
    fn white_shines_through_in_proportion() {
        assert_eq!(on_white([10, 20, 30, 255]), [10, 20, 30]);
        assert_eq!(on_white([10, 20, 30, 0]), [255, 255, 255]);
        assert_eq!(on_white([0, 255, 100, 128]), [127, 255, 177]);
    }

    #[test]
    fn a_quarter_turn_swaps_the_sides() {
        let image = RgbaImage::from_pixel(5, 2, image::Rgba([1, 2, 3, 4]));

        assert_eq!(Pixels::upright(image.into(), Orientation::Rotate90).dimensions(), (2, 5));
    }
}
