//! From the bytes of a photograph to its embedding, against Pillow and PyTorch.

use std::path::{Path, PathBuf};

use burn::backend::Flex;
use burn::tensor::{Tensor, TensorData};
use media::Limits;
use safetensors::SafeTensors;
use siglip::{Checkpoint, ImageProcessor, Precision, Processor, Siglip};

#[test]
#[ignore = "`make parity` has Pillow and PyTorch compute what is expected"]
fn photographs_become_what_pillow_and_pytorch_make_of_them() {
    let folder = PathBuf::from(std::env::var_os("PARITY_MODELS").unwrap());
    let photos = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared/photos");
    let checkpoint = Checkpoint::open(&folder.join("siglip-base-patch16-224")).unwrap();
    let processor = ImageProcessor::new(&checkpoint).unwrap();
    let model = Siglip::<Flex>::load(&checkpoint, &Processor::new(Precision::F32)).unwrap();
    let bytes = std::fs::read(folder.join("photos.safetensors")).unwrap();
    let expected = SafeTensors::deserialize(&bytes).unwrap();
    let expected = |name: &str, what: &str| -> Vec<f32> {
        let tensor = expected.tensor(&format!("{name}/{what}")).unwrap();
        tensor.data().as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect()
    };

    let (mut worst, mut least, mut count) = (0.0_f32, 1.0_f32, 0);
    for entry in std::fs::read_dir(photos).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Ok(picture) = media::decode(&std::fs::read(&path).unwrap(), &Limits::default()) else {
            assert!(name.ends_with(".json") || name.ends_with(".md"), "{name} is a picture");
            continue;
        };
        let pixels = processor.pixels(&picture.rgb());
        let wanted = expected(&name, "pixels");
        assert_eq!(pixels.len(), wanted.len(), "{name}");
        // From [-1, 1] to the steps of a byte.
        let difference =
            pixels.iter().zip(&wanted).map(|(a, b)| (a - b).abs()).sum::<f32>() / wanted.len() as f32 * 127.5;
        let pixels = Tensor::<Flex, 4>::from_data(TensorData::new(pixels, [1, 3, 224, 224]), &Default::default());
        let embedding = model.encode_images(pixels).into_data().into_vec::<f32>().unwrap();
        let cosine: f32 = embedding.iter().zip(expected(&name, "embedding")).map(|(a, b)| a * b).sum();
        println!("{name}: pixels differ by {difference:.3}/255 in the mean, cosine {cosine:.6}");
        assert!(difference <= 0.5, "{name}: {difference}");
        assert!(cosine >= 0.9995, "{name}: {cosine}");
        (worst, least, count) = (worst.max(difference), least.min(cosine), count + 1);
    }
    assert!(count >= 30, "{count} photographs");
    println!("{count} photographs: at most {worst:.3}/255, cosine at least {least:.6}");
}
