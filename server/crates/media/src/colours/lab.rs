//! A space in which distances are about as large as they look.

/// Oklab coordinates of an sRGB colour with channels in [0, 255] (Björn Ottosson, 2020, in the public domain).
pub(super) fn of(rgb: [f32; 3]) -> [f32; 3] {
    let [red, green, blue] = rgb.map(linear);
    let long = (0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue).cbrt();
    let medium = (0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue).cbrt();
    let short = (0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue).cbrt();
    [
        0.210_454_26 * long + 0.793_617_8 * medium - 0.004_072_047 * short,
        1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
        0.025_904_037 * long + 0.782_771_77 * medium - 0.808_675_77 * short,
    ]
}

/// The squared distance of two colours in this space; 1 lies between black and white.
pub(super) fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}

fn linear(channel: f32) -> f32 {
    let channel = channel / 255.0;
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_and_white_are_one_apart_and_have_no_hue() {
        let (black, white) = (of([0.0; 3]), of([255.0; 3]));

        assert!((distance(black, white) - 1.0).abs() < 1e-3);
        assert!(white[1].abs() < 1e-3 && white[2].abs() < 1e-3);
    }
}
