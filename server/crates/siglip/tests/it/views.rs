//! Parts of a picture from the pass that encodes the whole of it.

use burn::backend::Flex;
use burn::tensor::Tensor;
use siglip::{Checkpoint, ImageProcessor, Operations, Precision, Processor, Region, Siglip};

use crate::support::{TINY, assert_close, bundled, expected, picture, pixels, tiny, values};

#[test]
fn parts_equal_what_pytorch_pools_from_their_patches() {
    for name in TINY {
        let wanted = expected(&tiny(name).join("expected.safetensors"));
        let regions: Vec<Region> = wanted["regions"].values.as_chunks().0.iter().map(|&edges| region(edges)).collect();
        for model in models(&Checkpoint::open(&tiny(name)).unwrap()) {
            let input = pixels(wanted["pixels"].values.clone(), wanted["pixels"].shape[2]);

            let views = model.vision().forward_views(input, &regions);

            let [batch, _, width] = views.dims();
            let parts = values(views.slice([0..batch, 1..1 + regions.len(), 0..width]));
            assert_close(name, &parts, &wanted["vision_model.regions"].values, 1e-4);
        }
    }
}

#[test]
fn the_whole_picture_comes_first_as_it_is_encoded_alone() {
    for folder in TINY.map(tiny).into_iter().chain([bundled()]) {
        let checkpoint = Checkpoint::open(&folder).unwrap();
        for model in models(&checkpoint) {
            let (input, grid) = (pictures(&checkpoint, 3), model.config().vision.grid());
            let regions = [region([0.0, 1.0, 0.0, 1.0]), Region { rows: 0..grid, columns: 0..grid }];

            let views = values(model.encode_views(input.clone(), &regions));

            let whole = values(model.encode_images(input));
            let dim = model.config().embedding_size();
            for (views, whole) in views.chunks_exact(3 * dim).zip(whole.chunks_exact(dim)) {
                assert_eq!(views[..dim], *whole, "{}", folder.display());
                assert_eq!(views[2 * dim..], *whole, "{}: all patches are the whole picture", folder.display());
            }
        }
    }
}

#[test]
fn a_part_is_the_same_bit_for_bit_in_any_company() {
    for folder in TINY.map(tiny).into_iter().chain([bundled()]) {
        let checkpoint = Checkpoint::open(&folder).unwrap();
        for model in models(&checkpoint) {
            let (input, last) = (pictures(&checkpoint, 3), model.config().vision.grid() - 1);
            let half = last.div_ceil(2);
            let regions = [
                Region { rows: 0..half, columns: 0..half },
                Region { rows: half..last + 1, columns: 1..2 },
                Region { rows: last..last + 1, columns: 0..last + 1 },
                Region { rows: last..last + 1, columns: last..last + 1 },
            ];
            let dim = model.config().embedding_size();
            let together = values(model.encode_views(input.clone(), &regions));

            for (place, region) in (1..).zip(&regions) {
                for number in 0..3 {
                    let alone = input.clone().narrow(0, number, 1);
                    let alone = values(model.encode_views(alone, std::slice::from_ref(region)));
                    let start = (number * (1 + regions.len()) + place) * dim;
                    assert_eq!(alone[dim..], together[start..start + dim], "{}: {region:?}", folder.display());
                }
            }
        }
    }
}

#[test]
fn parts_outside_of_the_grid_are_refused() {
    let checkpoint = Checkpoint::open(&bundled()).unwrap();
    let model = models(&checkpoint).remove(0);
    for (rows, columns) in [(0..9, 0..1), (0..1, 8..9), (0..0, 0..1), (7..7, 0..8)] {
        let encode = || model.encode_views(pictures(&checkpoint, 1), &[Region { rows, columns }]);
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(encode)).is_err());
    }
}

/// Top, bottom, left and right.
fn region([top, bottom, left, right]: [f32; 4]) -> Region {
    Region { rows: top as usize..bottom as usize, columns: left as usize..right as usize }
}

/// One by Burn's operations and one by the kernels for the CPU.
fn models(checkpoint: &Checkpoint) -> Vec<Siglip<Flex>> {
    let by_operations = Siglip::load(checkpoint, &Operations::default());
    let by_kernels = Siglip::load(checkpoint, &Processor::new(Precision::F32));
    vec![by_operations.unwrap(), by_kernels.unwrap()]
}

fn pictures(checkpoint: &Checkpoint, count: u32) -> Tensor<Flex, 4> {
    let images = ImageProcessor::new(checkpoint).unwrap();
    let prepared = (1..=count).flat_map(|number| images.pixels(&picture(17 * number, 100 - 7 * number)));
    pixels(prepared.collect(), images.size().0)
}
