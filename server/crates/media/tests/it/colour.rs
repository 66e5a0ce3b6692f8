//! Colours of unusual kinds of pictures, on white, against what Pillow 13 makes of them.

use crate::shared;

/// A fixture with its mean colour, its first pixel and the one in its middle.
type Expected = (&'static str, [f64; 3], [u8; 3], [u8; 3]);

const EXPECTED: [Expected; 15] = [
    ("jpeg/cmyk.jpg", [30.2, 5.4, 7.4], [255, 13, 25], [1, 4, 5]),
    ("jpeg/gray.jpg", [119.5, 119.5, 119.5], [126, 126, 126], [161, 161, 161]),
    ("png/basn2c16.png", [127.5, 127.5, 43.8], [255, 255, 0], [123, 123, 8]),
    ("png/basn6a16.png", [215.2, 215.2, 195.2], [255, 255, 255], [8, 8, 255]),
    ("png/tbbn3p08.png", [167.1, 174.4, 169.3], [255, 255, 255], [158, 158, 158]),
    ("png/apng_ball.png", [235.5, 237.3, 234.3], [255, 255, 255], [227, 227, 50]),
    ("png/all_transparent.png", [255.0, 255.0, 255.0], [255, 255, 255], [255, 255, 255]),
    ("gif/animated.gif", [255.0, 115.2, 115.2], [255, 255, 255], [255, 0, 0]),
    ("gif/alpha.gif", [127.5, 127.5, 255.0], [0, 0, 255], [255, 255, 255]),
    ("webp/animated.webp", [242.2, 242.2, 242.2], [255, 255, 255], [255, 255, 255]),
    ("webp/lossy.webp", [119.8, 20.1, 122.5], [255, 0, 2], [81, 37, 88]),
    ("bmp/pal8rle.bmp", [119.4, 116.9, 120.5], [255, 0, 0], [255, 255, 255]),
    ("tiff/rgb16.tiff", [41.8, 28.8, 21.6], [0, 0, 0], [14, 10, 10]),
    ("tiff/bilevel.tiff", [128.7, 128.7, 128.7], [255, 255, 255], [0, 0, 0]),
    ("tiff/hpredict.tiff", [214.9, 214.9, 195.0], [255, 255, 255], [8, 8, 255]),
];

/// Decoders may round differently, in levels of 255.
const TOLERANCE: f64 = 3.0;

#[test]
fn unusual_pictures_have_the_colours_that_other_programs_show() {
    let mut failures = Vec::new();
    for (path, mean, first, middle) in EXPECTED {
        let picture = shared::picture(&format!("fixtures/{path}")).into_rgb();
        let (width, height) = picture.dimensions();
        let sums = picture.pixels().fold([0.0; 3], |sums: [f64; 3], pixel| {
            [0, 1, 2].map(|channel| sums[channel] + f64::from(pixel.0[channel]))
        });
        let found = [
            sums.map(|sum| sum / f64::from(width * height)),
            picture.get_pixel(0, 0).0.map(f64::from),
            picture.get_pixel(width / 2, height / 2).0.map(f64::from),
        ];
        let expected = [mean, first.map(f64::from), middle.map(f64::from)];
        let close = found.as_flattened().iter().zip(expected.as_flattened()).all(|(a, b)| (a - b).abs() <= TOLERANCE);
        if !close {
            failures.push(format!("{path}: {found:?} instead of {expected:?}"));
        }
    }

    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
