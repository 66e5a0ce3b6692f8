//! Tiles against transformers.

use image::RgbImage;
use smolvlm::ImageProcessor;

use crate::support::{TINY, assert_close, checkpoint, expected, numbers, picture};

#[test]
fn tiles_of_ten_sizes_equal_those_of_transformers_bit_for_bit() {
    for name in TINY {
        let (processor, wanted) = (ImageProcessor::new(&checkpoint(name)).unwrap(), numbers(name));
        for size in expected(name).sizes {
            let label = format!("{name} {}x{}", size.width, size.height);

            let tiles = processor.tiles(&picture(size.width, size.height), None);

            assert_eq!((tiles.rows, tiles.columns), (size.rows, size.columns), "{label}");
            let levels = &wanted[&format!("levels/{}x{}", size.width, size.height)];
            // As transformers computes them: first in double precision, then in single.
            let pixels: Vec<f32> =
                levels.iter().map(|&level| ((f64::from(level) / 255.0) as f32 - 0.5) / 0.5).collect();
            assert_close(&label, &tiles.pixels, &pixels, 0.0);
        }
    }
}

#[test]
fn a_bound_leaves_fewer_tiles_and_at_least_the_whole() {
    let processor = ImageProcessor::new(&checkpoint("idefics3")).unwrap();
    for (width, height) in [(640, 481), (31, 32), (1, 1), (500, 3), (3, 500)] {
        let picture = picture(width, height);
        let all = processor.tiles(&picture, None);
        assert_eq!(all.pixels.len(), all.count() * 3 * processor.side() * processor.side());
        for most in 0..=all.count() {
            let tiles = processor.tiles(&picture, Some(most));
            assert!(tiles.count() <= most.max(1), "{width}x{height}: {} of {most}", tiles.count());
            assert_eq!(tiles.pixels.len(), tiles.count() * 3 * processor.side() * processor.side());
        }
        assert_eq!(processor.tiles(&picture, Some(all.count())), all);
        assert_eq!(processor.tiles(&picture, Some(1)).rows, 0);
    }
}

#[test]
fn a_picture_without_pixels_is_black() {
    let processor = ImageProcessor::new(&checkpoint("smolvlm")).unwrap();

    for size in [(0, 0), (0, 9), (9, 0)] {
        let tiles = processor.tiles(&RgbImage::new(size.0, size.1), Some(1));
        assert_close("black", &tiles.pixels, &vec![-1.0; 3 * 36 * 36], 0.0);
    }
}
