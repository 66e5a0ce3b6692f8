//! Colours as codes, so that an index can find those that look alike.

use std::f32::consts::TAU;

use super::lab;

/// Steps of lightness, of chroma and of hue into which all colours are sorted.
const LIGHTNESSES: u16 = 12;
const CHROMAS: u16 = 4;
const HUES: u16 = 36;

/// Below this chroma a colour is a grey: of white paper and black ink, a camera makes as much.
const GREY: f32 = 0.035;
/// No sRGB colour has more chroma, about.
const MOST_CHROMA: f32 = 0.33;

/// How far colours of the same name lie apart: in hue, as a share of the circle, and in lightness.
const SAME_HUE: f32 = 22.0 / 360.0;
const SAME_LIGHTNESS: f32 = 0.26;
const SAME_GREY: f32 = 0.22;

/// Lightness 0 to 1, chroma 0 to about 0.33, hue 0 to 1 (Oklch).
#[derive(Clone, Copy)]
struct Shade {
    lightness: f32,
    chroma: f32,
    hue: f32,
}

impl Shade {
    fn of(rgb: [u8; 3]) -> Self {
        let [lightness, a, b] = lab::of(rgb.map(f32::from));
        Self { lightness, chroma: a.hypot(b), hue: (b.atan2(a) / TAU).rem_euclid(1.0) }
    }

    fn code(self) -> u16 {
        let step = |share: f32, steps: u16| ((share * f32::from(steps)) as u16).min(steps - 1);
        let chroma = match self.chroma {
            grey if grey < GREY => 0,
            chroma => 1 + step((chroma - GREY) / (MOST_CHROMA - GREY), CHROMAS - 1),
        };
        let hue = if chroma == 0 { 0 } else { step(self.hue, HUES) };
        (step(self.lightness, LIGHTNESSES) * CHROMAS + chroma) * HUES + hue
    }

    /// The middle of all colours of a code.
    fn middle(code: u16) -> Self {
        let (rest, hue) = (code / HUES, code % HUES);
        let (lightness, chroma) = (rest / CHROMAS, rest % CHROMAS);
        let middle = |step: u16, steps: u16| (f32::from(step) + 0.5) / f32::from(steps);
        let chroma = match chroma {
            0 => 0.0,
            step => GREY + middle(step - 1, CHROMAS - 1) * (MOST_CHROMA - GREY),
        };
        Self { lightness: middle(lightness, LIGHTNESSES), chroma, hue: middle(hue, HUES) }
    }

    fn looks_like(self, other: Self) -> bool {
        let lightness = (self.lightness - other.lightness).abs();
        match (self.chroma < GREY, other.chroma < GREY) {
            (true, true) => lightness < SAME_GREY,
            (false, false) => {
                let apart = (self.hue - other.hue).abs();
                apart.min(1.0 - apart) < SAME_HUE && lightness < SAME_LIGHTNESS
            }
            _ => false,
        }
    }
}

/// The code of a colour in sRGB; colours of one code look alike.
pub fn code_of(rgb: [u8; 3]) -> u16 {
    Shade::of(rgb).code()
}

/// The codes of all colours that people would call the same as this one.
pub fn codes_like(rgb: [u8; 3]) -> Vec<u16> {
    let wanted = Shade::of(rgb);
    let own = wanted.code();
    let all = 0..LIGHTNESSES * CHROMAS * HUES;
    all.filter(|code| *code == own || Shade::middle(*code).looks_like(wanted)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_called(rgb: [u8; 3], name: [u8; 3]) -> bool {
        codes_like(name).contains(&code_of(rgb))
    }

    const RED: [u8; 3] = [255, 0, 0];
    const ORANGE: [u8; 3] = [255, 165, 0];
    const YELLOW: [u8; 3] = [255, 255, 0];
    const GREEN: [u8; 3] = [0, 128, 0];
    const BLUE: [u8; 3] = [0, 0, 255];
    const WHITE: [u8; 3] = [255, 255, 255];
    const GREY_COLOUR: [u8; 3] = [128, 128, 128];
    const BLACK: [u8; 3] = [0, 0, 0];

    #[test]
    fn colours_are_found_by_what_people_call_them() {
        type Named<'a> = (&'a str, [u8; 3], &'a [[u8; 3]]);
        let table: [Named<'_>; 8] = [
            ("red", RED, &[[200, 20, 30], [170, 10, 10], [230, 60, 50], [250, 10, 20]]),
            ("orange", ORANGE, &[[240, 140, 20], [255, 180, 60]]),
            ("yellow", YELLOW, &[[240, 220, 40], [255, 240, 120]]),
            ("green", GREEN, &[[30, 110, 40], [60, 160, 70], [0, 80, 10]]),
            ("blue", BLUE, &[[20, 60, 220], [30, 50, 160], [0, 80, 200]]),
            ("white", WHITE, &[[245, 245, 240], [230, 230, 232]]),
            ("grey", GREY_COLOUR, &[[110, 112, 115], [150, 150, 150]]),
            ("black", BLACK, &[[5, 5, 8], [20, 20, 20]]),
        ];
        for (name, colour, shades) in table {
            for (other, _, foreign) in table.iter().filter(|(other, ..)| *other != name) {
                for shade in *foreign {
                    assert!(!is_called(*shade, colour), "{shade:?} is {other}, not {name}");
                }
            }
            for shade in shades {
                assert!(is_called(*shade, colour), "{shade:?} is {name}");
            }
        }
    }

    #[test]
    fn every_colour_is_like_itself() {
        for number in (0..1 << 24).step_by(4_099) {
            let [_, red, green, blue] = u32::to_be_bytes(number);
            assert!(is_called([red, green, blue], [red, green, blue]));
        }
    }
}
