//! The same input gives the same bits, alone or among others.

use siglip::{Checkpoint, ImageProcessor, Precision, Processor, Siglip, TextProcessor};

use crate::support::{TINY, bundled, ids, picture, pixels, tiny, values};

#[test]
fn batch_equals_single_bit_for_bit() {
    for folder in TINY.map(tiny).into_iter().chain([bundled()]) {
        let checkpoint = Checkpoint::open(&folder).unwrap();
        let model = Siglip::load(&checkpoint, &Processor::new(Precision::F32)).unwrap();
        let (images, texts) = (ImageProcessor::new(&checkpoint).unwrap(), TextProcessor::new(&checkpoint).unwrap());
        let side = images.size().0;
        let pictures: Vec<_> = (1..=9).map(|n| images.pixels(&picture(17 * n, 100 - 7 * n))).collect();
        let words = ["dog", "a photo of two cats on a beach", "", "the night sky over a city", "x", "hot drink"];
        let words: Vec<_> = words.iter().map(|text| texts.ids(text).unwrap()).collect();

        let single = pictures.iter().flat_map(|picture| values(model.encode_images(pixels(picture.clone(), side))));
        let single: Vec<f32> = single.collect();
        for size in [2, 3, 4, 6, 9] {
            let batched =
                pictures.chunks(size).flat_map(|some| values(model.encode_images(pixels(some.concat(), side))));
            assert!(batched.eq(single.iter().copied()), "{}: pictures by {size}", folder.display());
        }

        let single: Vec<f32> =
            words.iter().flat_map(|text| values(model.encode_texts(ids(std::slice::from_ref(text))))).collect();
        for size in [2, 4, 6] {
            let batched = words.chunks(size).flat_map(|some| values(model.encode_texts(ids(some))));
            assert!(batched.eq(single.iter().copied()), "{}: texts by {size}", folder.display());
        }
    }
}

#[test]
fn the_same_picture_twice_gives_the_same_bits() {
    let checkpoint = Checkpoint::open(&bundled()).unwrap();
    let images = ImageProcessor::new(&checkpoint).unwrap();
    let encode = || {
        let model = Siglip::load(&checkpoint, &Processor::new(Precision::F32)).unwrap();
        values(model.encode_images(pixels(images.pixels(&picture(640, 480)), 64)))
    };

    assert_eq!(encode(), encode());
}

#[test]
fn embeddings_have_length_one() {
    let checkpoint = Checkpoint::open(&bundled()).unwrap();
    let model = Siglip::load(&checkpoint, &Processor::new(Precision::F32)).unwrap();
    let images = ImageProcessor::new(&checkpoint).unwrap();

    let embedding = values(model.encode_images(pixels(images.pixels(&picture(9, 9)), 64)));

    assert_eq!(embedding.len(), model.config().embedding_size());
    assert!((embedding.iter().map(|value| value * value).sum::<f32>() - 1.0).abs() < 1e-5);
}
