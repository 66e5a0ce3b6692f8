//! What taking a picture in costs: decoding, both thumbnails, colours, hash. The picture is drawn here.
#![allow(missing_docs, reason = "criterion writes the main function")]

use std::hint::black_box;
use std::io::Cursor;

use criterion::{Criterion, criterion_group, criterion_main};
use image::{ImageFormat, Rgb, RgbImage};
use media::{ContentHash, Limits, View, decode};

/// Twelve megapixels of slopes with grain, as hard to compress as a photograph.
fn drawn() -> RgbImage {
    let mut grain = 1_u32;
    RgbImage::from_fn(4000, 3000, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (grain >> 28) as i32 - 8;
        let level = |value: u32| (value as i32 + noise).clamp(0, 255) as u8;
        Rgb([level(x * 255 / 4000), level(y * 255 / 3000), level(((x / 16) ^ (y / 16)) & 0xFF)])
    })
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("a drawn picture can be encoded");
    file.into_inner()
}

fn twelve_megapixels(criterion: &mut Criterion) {
    let limits = Limits::default();
    let drawn = drawn();
    let jpeg = encoded(&drawn, ImageFormat::Jpeg);
    let png = encoded(&drawn, ImageFormat::Png);
    let picture = decode(&jpeg, &limits).expect("the drawn picture decodes");

    let mut group = criterion.benchmark_group("12 megapixels");
    group.sample_size(10);
    group.bench_function("decode JPEG", |bencher| bencher.iter(|| decode(black_box(&jpeg), &limits)));
    group.bench_function("decode PNG", |bencher| bencher.iter(|| decode(black_box(&png), &limits)));
    group.bench_function("thumbnail 320", |bencher| bencher.iter(|| picture.thumbnail(black_box(320))));
    group.bench_function("thumbnail 1280", |bencher| bencher.iter(|| picture.thumbnail(black_box(1280))));
    group.bench_function("colours", |bencher| bencher.iter(|| black_box(&picture).colours()));
    group.bench_function("hash", |bencher| bencher.iter(|| ContentHash::of(black_box(&jpeg))));
    group.bench_function("five local views", |bencher| bencher.iter(|| View::LOCAL.map(|view| view.crop(&drawn))));
    group.finish();
}

criterion_group!(benches, twelve_megapixels);
criterion_main!(benches);
