//! The colours that a picture is remembered by.

mod clusters;
mod code;
mod lab;
mod palette;

pub use code::{code_of, codes_like};

use crate::pixels::Pixels;

/// What remains below this share of a picture is no colour of it but its noise.
const MIN_SHARE: f32 = 0.01;

/// A colour and how much of a picture it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Red, green and blue, in sRGB.
    pub rgb: [u8; 3],
    /// In (0, 1]; the shares of a picture add up to at most 1.
    pub share: f32,
}

impl Colour {
    /// The colour as style sheets write it, such as `#c0ffee`.
    pub fn hex(&self) -> String {
        let [red, green, blue] = self.rgb;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// At most [`clusters::MOST`] colours, the largest share first; the same pixels always give the same ones.
pub(crate) fn dominant(pixels: &Pixels) -> Vec<Colour> {
    let shades = palette::of(pixels);
    let total: f32 = shades.iter().map(|shade| shade.weight).sum();
    let mut colours: Vec<_> = clusters::of(&shades)
        .into_iter()
        .map(|shade| Colour { rgb: shade.rgb.map(|channel| channel.round() as u8), share: shade.weight / total })
        .filter(|colour| colour.share >= MIN_SHARE)
        .collect();
    colours.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.rgb.cmp(&b.rgb)));
    colours
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    #[test]
    fn a_flag_has_its_three_colours_in_order_of_size() {
        let flag = RgbImage::from_fn(100, 10, |x, _| match x {
            0..50 => Rgb([250, 10, 20]),
            50..80 => Rgb([255, 255, 255]),
            _ => Rgb([0, 80, 200]),
        });

        let colours = dominant(&Pixels::Opaque(flag));

        let found: Vec<_> = colours.iter().map(|colour| (colour.hex(), (colour.share * 100.0).round())).collect();
        assert_eq!(found, [("#fa0a14".into(), 50.0), ("#ffffff".into(), 30.0), ("#0050c8".into(), 20.0)]);
    }

    #[test]
    fn a_rainbow_has_at_most_six() {
        let rainbow = RgbImage::from_fn(256, 256, |x, y| Rgb([x as u8, y as u8, (x ^ y) as u8]));

        let colours = dominant(&Pixels::Opaque(rainbow));

        assert_eq!(colours.len(), 6);
        assert!(colours.iter().map(|colour| colour.share).sum::<f32>() <= 1.0001);
        assert!(colours.is_sorted_by(|a, b| a.share >= b.share));
    }

    #[test]
    fn what_is_invisible_does_not_count() {
        let dot =
            RgbaImage::from_fn(10, 10, |x, y| if x + y == 0 { Rgba([9, 9, 9, 255]) } else { Rgba([255, 0, 0, 0]) });
        assert_eq!(dominant(&Pixels::Translucent(dot)), [Colour { rgb: [9, 9, 9], share: 1.0 }]);

        let nothing = RgbaImage::from_pixel(10, 10, Rgba([255, 0, 0, 0]));
        assert_eq!(dominant(&Pixels::Translucent(nothing)), []);
    }
}
