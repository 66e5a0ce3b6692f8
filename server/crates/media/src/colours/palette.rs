//! A picture as a short list of shades.

use std::collections::BTreeMap;

use crate::pixels::Pixels;

/// About so many pixels are looked at, spread evenly: more do not change what dominates.
const SAMPLES: f64 = 16_384.0;

/// A colour, each channel in [0, 255], and how many pixels it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shade {
    pub(super) rgb: [f32; 3],
    pub(super) weight: f32,
}

impl Shade {
    /// The mean of two, by weight.
    pub(super) fn blend(self, other: Self) -> Self {
        let weight = self.weight + other.weight;
        let mean = |index: usize| (self.rgb[index] * self.weight + other.rgb[index] * other.weight) / weight;
        Self { rgb: [mean(0), mean(1), mean(2)], weight }
    }
}

/// The shades of what can be seen; colours that share their upper five bits are one.
pub(super) fn of(pixels: &Pixels) -> Vec<Shade> {
    let (width, height) = pixels.dimensions();
    let step = (f64::from(width) * f64::from(height) / SAMPLES).sqrt().ceil().max(1.0) as usize;
    let mut shades = BTreeMap::<[u8; 3], Shade>::new();
    for y in (0..height).step_by(step) {
        for x in (0..width).step_by(step) {
            let ([red, green, blue], alpha) = match pixels {
                Pixels::Opaque(image) => (image.get_pixel(x, y).0, u8::MAX),
                Pixels::Translucent(image) => {
                    let [red, green, blue, alpha] = image.get_pixel(x, y).0;
                    ([red, green, blue], alpha)
                }
            };
            if alpha == 0 {
                continue;
            }
            let shade = Shade { rgb: [red, green, blue].map(f32::from), weight: f32::from(alpha) / 255.0 };
            let same = [red >> 3, green >> 3, blue >> 3];
            shades.entry(same).and_modify(|known| *known = known.blend(shade)).or_insert(shade);
        }
    }
    shades.into_values().collect()
}
