//! A model beside another one on the same device. Burn remembers for the life of a process which numbers a device had at
//! first, so this is a program of its own.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::path::Path;

use burn::backend::Flex;
use burn::tensor::{DType, Int, Tensor, TensorData, set_default_dtypes};
use siglip::engine::floats;
use siglip::{Checkpoint, Operations, Siglip, synthetic};

#[test]
fn a_model_computes_with_the_numbers_of_its_backend_whoever_used_the_device_first() {
    let device = Default::default();
    set_default_dtypes::<Flex>(&device, DType::F64, DType::I32).unwrap();
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/tiny/base");
    let checkpoint = Checkpoint::open(&folder).unwrap();
    let model = Siglip::load(&checkpoint, &Operations::<Flex>::new(device)).unwrap();

    let (side, text) = (model.config().vision.image_size, &model.config().text);
    let images = model.encode_images(floats(synthetic::pixels(side), [6, 3, side, side], &device));
    let ids: Vec<i32> = synthetic::ids(text.vocab_size)[..text.max_position_embeddings].to_vec();
    let ids = Tensor::<Flex, 2, Int>::from_data(TensorData::new(ids, [1, text.max_position_embeddings]), &device);

    assert_eq!(images.dtype(), DType::F32);
    assert_eq!(model.encode_texts(ids).dtype(), DType::F32);
}
