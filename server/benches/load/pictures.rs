//! Pictures that nobody took.

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage};

/// One picture in this many is grain that no format makes small: 1.4 MB, more than a socket's buffers hold.
const GRAINY: usize = 10;

/// A picture with the number that makes it another than all others.
#[derive(Clone)]
pub struct Picture {
    /// The file's name.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
}

/// As many different pictures as there are numbers, each of `width` by three quarters of it: waves as JPEG and as PNG.
pub fn draw(numbers: std::ops::Range<usize>, width: u32) -> Vec<Picture> {
    numbers
        .map(|number| if number.is_multiple_of(3) { png(waves(number, width), number) } else { jpeg(number, width) })
        .collect()
}

/// The same, where some are large files.
pub fn draw_mixed(numbers: std::ops::Range<usize>, width: u32) -> Vec<Picture> {
    numbers
        .flat_map(|number| match number % GRAINY {
            0 => vec![png(grain(number), number)],
            _ => draw(number..number + 1, width),
        })
        .collect()
}

fn jpeg(number: usize, width: u32) -> Picture {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 88);
    waves(number, width).write_with_encoder(encoder).expect("memory takes every byte");
    Picture { name: format!("{number}.jpg"), bytes: bytes.into() }
}

fn png(picture: RgbImage, number: usize) -> Picture {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).expect("memory takes every byte");
    Picture { name: format!("{number}.png"), bytes: bytes.into() }
}

fn waves(number: usize, width: u32) -> RgbImage {
    let (wave, turn) = (number as f32 * 0.37 + 1.0, number as f32 * 0.11);
    let mut picture = RgbImage::from_fn(width, width * 3 / 4, |x, y| {
        let (x, y) = (x as f32 / width as f32, y as f32 / width as f32);
        let light = |phase: f32| (127.0 + 127.0 * (wave.min(40.0) * (6.0 * x + 4.0 * y) + phase + turn).sin()) as u8;
        Rgb([light(0.0), light(2.0 * y), light(4.0 * x)])
    });
    // The number itself in black and white squares: coarse enough to survive JPEG, so that no two files are equal.
    for bit in 0..24 {
        let light = if (number >> bit) & 1 == 1 { 255 } else { 0 };
        for (x, y) in (0..64).map(|at| (at % 8, at / 8)) {
            picture.put_pixel(bit * 8 + x, y, Rgb([light; 3]));
        }
    }
    picture
}

fn grain(number: usize) -> RgbImage {
    let mut state = number as u32 * 2 + 1;
    RgbImage::from_fn(800, 600, |_, _| {
        Rgb(std::array::from_fn(|_| {
            // xorshift32
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state >> 8) as u8
        }))
    })
}
