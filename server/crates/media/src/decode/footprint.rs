//! How much memory a decoder needs for a pixel, so that a header can be refused before it is believed.

use image::ColorType;

use crate::kind::Kind;

/// The most bytes a pixel that are held at once from the first row to the upright eight-bit picture: what the decoder
/// hands out, and beside it either its own working memory or the converted copy, whichever is larger.
pub(super) fn bytes_per_pixel(kind: Kind, decoded: ColorType) -> u64 {
    let upright = if decoded.has_alpha() { 4 } else { 3 };
    let decoded = u64::from(decoded.bytes_per_pixel());
    let working = match kind {
        // Progressive files keep two bytes for every coefficient of up to four components.
        Kind::Jpeg => 8,
        // Pages are decoded into a buffer of the decoder's own.
        Kind::Tiff => decoded,
        // An animation has a canvas and a frame of four bytes each, and the planes that the frame is made of.
        Kind::WebP => 12,
        // A frame that does not fill the screen is decoded on its own.
        Kind::Gif => 4,
        Kind::Png | Kind::Bmp => 0,
    };
    decoded.max(upright) + working.max(upright)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn the_default_memory_is_enough_for_the_pixels_of_common_pictures() {
        let Limits { max_memory, max_pixels, .. } = Limits::default();
        for (kind, decoded) in [
            (Kind::Jpeg, ColorType::Rgb8),
            (Kind::Png, ColorType::Rgba8),
            (Kind::Png, ColorType::Rgb16),
            (Kind::Tiff, ColorType::Rgb8),
            (Kind::Bmp, ColorType::Rgb8),
            (Kind::Gif, ColorType::Rgba8),
        ] {
            assert!(bytes_per_pixel(kind, decoded) * max_pixels <= max_memory, "{kind:?} {decoded:?}");
        }
    }
}
