//! Preprocessing against Pillow and transformers.

use image::RgbImage;
use siglip::{Checkpoint, ImageProcessor};

use crate::support::{TINY, assert_close, expected, picture, tiny};

#[test]
fn pixel_values_equal_those_of_transformers_bit_for_bit() {
    for name in TINY {
        let processor = ImageProcessor::new(&Checkpoint::open(&tiny(name)).unwrap()).unwrap();
        let wanted = &expected(&tiny(name).join("expected.safetensors"))["pixels"];

        let found = [picture(47, 31), picture(20, 90)].map(|picture| processor.pixels(&picture)).concat();

        assert_close(name, &found, &wanted.values, 0.0);
    }
}

#[test]
fn resizing_equals_pillow_bit_for_bit() {
    // Mean 0 and deviation 1 without rescaling leave the levels as they are.
    for (label, resample) in [("bilinear", 2), ("bicubic", 3)] {
        let processor = ImageProcessor::new(&levels(resample)).unwrap();
        let wanted = expected(&tiny("resized.safetensors"));
        let mut cases = 0;

        for (name, wanted) in wanted.iter().filter(|(name, _)| name.starts_with(label)) {
            let (width, height) = name.split_once('/').unwrap().1.split_once('x').unwrap();
            let planes = processor.pixels(&picture(width.parse().unwrap(), height.parse().unwrap()));
            let (plane, [height, width]) = (33 * 33, [33, 33]);
            let interleaved: Vec<f32> =
                (0..height * width).flat_map(|at| [planes[at], planes[plane + at], planes[2 * plane + at]]).collect();
            assert_close(name, &interleaved, &wanted.values, 0.0);
            cases += 1;
        }

        assert_eq!(cases, 14);
    }
}

#[test]
fn pictures_of_any_shape_become_the_input_square() {
    let processor = ImageProcessor::new(&Checkpoint::open(&tiny("so400m")).unwrap()).unwrap();
    assert_eq!(processor.size(), (45, 45));

    for (width, height) in [(1, 1), (1, 5000), (5000, 1), (45, 45), (45, 7), (3, 45), (0, 0), (0, 9)] {
        let found = processor.pixels(&RgbImage::from_pixel(width, height, image::Rgb([255, 255, 255])));

        let level = if width == 0 { -1.0 } else { 1.0 };
        assert_close(&format!("{width}x{height}"), &found, &[level; 3 * 45 * 45], 0.0);
    }
}

/// A checkpoint whose preprocessor keeps the levels, with an input square of 33.
fn levels(resample: u8) -> Checkpoint {
    let config = br#"{"model_type": "siglip", "vision_config": {"image_size": 33, "patch_size": 16}}"#;
    let preprocessor = format!(
        r#"{{"size": {{"height": 33, "width": 33}}, "resample": {resample}, "do_rescale": false, "do_normalize": false}}"#
    );
    let preprocessor: &'static str = preprocessor.leak();
    Checkpoint::from_files([("config.json", &config[..]), ("preprocessor_config.json", preprocessor.as_bytes())])
        .unwrap()
}
