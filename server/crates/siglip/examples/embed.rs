//! How well a text fits a picture: `cargo run --release -p siglip --example embed -- FOLDER PICTURE TEXT`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use burn::backend::Flex;
use burn::tensor::{Int, Tensor, TensorData};
use siglip::{Checkpoint, ImageProcessor, Precision, Processor, Siglip, TextProcessor};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, picture, text] = &arguments[..] else { return Err("FOLDER PICTURE TEXT are wanted".into()) };
    let device = Default::default();

    let start = Instant::now();
    let checkpoint = Checkpoint::open(Path::new(folder))?;
    let model = Siglip::load(&checkpoint, &Processor::new(Precision::F32))?;
    let (images, texts) = (ImageProcessor::new(&checkpoint)?, TextProcessor::new(&checkpoint)?);
    println!("loaded       {:?}", start.elapsed());

    let start = Instant::now();
    let (height, width) = images.size();
    let pixels = TensorData::new(images.pixels(&image::open(picture)?.into_rgb8()), [1, 3, height, width]);
    println!("prepared     {:?}", start.elapsed());

    let start = Instant::now();
    let picture = model.encode_images(Tensor::from_data(pixels, &device));
    println!("picture      {:?}", start.elapsed());

    let start = Instant::now();
    let ids = TensorData::new(texts.ids(text)?, [1, texts.length()]);
    let words = model.encode_texts(Tensor::<Flex, 2, Int>::from_data(ids, &device));
    println!("text         {:?}", start.elapsed());

    let cosine = picture.mul(words).sum().into_scalar();
    let logit = cosine * model.logit_scale() + model.logit_bias();
    println!("cosine       {cosine:.4}\nprobability  {:.4}", 1.0 / (1.0 + (-logit).exp()));
    Ok(())
}
