//! How long the bundled model takes, alone and in batches.
#![allow(missing_docs, reason = "criterion's macros make public functions")]

use std::hint::black_box;
use std::path::Path;

use burn::backend::Flex;
use burn::tensor::{Int, Tensor, TensorData};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use image::RgbImage;
use siglip::{Checkpoint, ImageProcessor, Precision, Processor, Region, Siglip, TextProcessor};

fn embed(criterion: &mut Criterion) {
    let folder =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").expect("cargo runs it")).join("../../models/pixel-siglip-tiny");
    let checkpoint = Checkpoint::open(&folder).expect("the bundled model is there");
    let device = Default::default();
    let model = Siglip::load(&checkpoint, &Processor::new(Precision::F32)).expect("it loads");
    let (images, texts) = (ImageProcessor::new(&checkpoint), TextProcessor::new(&checkpoint));
    let (images, texts) = (images.expect("it has a preprocessor"), texts.expect("it has a tokenizer"));
    let picture = RgbImage::from_fn(1600, 1200, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
    let (height, width) = images.size();

    let mut group = criterion.benchmark_group("images");
    for batch in [1, 6] {
        let pixels = images.pixels(&picture).repeat(batch);
        let pixels = Tensor::<Flex, 4>::from_data(TensorData::new(pixels, [batch, 3, height, width]), &device);
        group.throughput(Throughput::Elements(batch as u64));
        group.bench_with_input(BenchmarkId::from_parameter(batch), &pixels, |bench, pixels| {
            bench.iter(|| black_box(model.encode_images(pixels.clone()).into_data()));
        });
    }
    // Beside `images/6`, which is what six crops cost.
    let half = model.config().vision.grid() / 2;
    let corner = |top: usize, left: usize| Region { rows: top..top + half, columns: left..left + half };
    let regions = [corner(half / 2, half / 2), corner(0, 0), corner(0, half), corner(half, 0), corner(half, half)];
    let pixels = TensorData::new(images.pixels(&picture), [1, 3, height, width]);
    let pixels = Tensor::<Flex, 4>::from_data(pixels, &device);
    group.throughput(Throughput::Elements(1));
    group.bench_function("1 with five parts pooled", |bench| {
        bench.iter(|| black_box(model.encode_views(pixels.clone(), &regions).into_data()));
    });
    group.finish();

    let mut group = criterion.benchmark_group("texts");
    for batch in [1, 8] {
        let ids = texts.ids("two cats on a beach").expect("it is a text").repeat(batch);
        let ids = Tensor::<Flex, 2, Int>::from_data(TensorData::new(ids, [batch, texts.length()]), &device);
        group.throughput(Throughput::Elements(batch as u64));
        group.bench_with_input(BenchmarkId::from_parameter(batch), &ids, |bench, ids| {
            bench.iter(|| black_box(model.encode_texts(ids.clone()).into_data()));
        });
    }
    group.finish();

    criterion.bench_function("preprocess 1600x1200", |bench| bench.iter(|| black_box(images.pixels(&picture))));
    criterion.bench_function("tokenize", |bench| bench.iter(|| black_box(texts.ids("two cats on a beach"))));
}

criterion_group!(benches, embed);
criterion_main!(benches);
