//! How long each part of an answer takes, with made-up weights of a published shape: `speed [256M|500M] [f32|bf16|int8] [tiles]`.
//!
//! Made-up weights cost the same time as trained ones, and need no download.

use std::error::Error;
use std::time::Instant;

use burn::backend::Flex;
use burn::tensor::{Tensor, TensorData};
use safetensors::tensor::{Dtype, TensorView};
use siglip::{Precision, Processor, synthetic};
use smolvlm::{Checkpoint, GenerateOptions, Prompt, Sampler, SmolVlm};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |at: usize, usual: &str| arguments.get(at).map_or_else(|| usual.to_owned(), Clone::clone);
    let precision = Precision::named(&argument(1, "f32")).ok_or("the precision is f32, bf16 or int8")?;
    let tiles: usize = argument(2, "1").parse()?;
    let checkpoint = made_up(&argument(0, "256M"))?;
    let begin = Instant::now();
    let model: SmolVlm<Flex> = SmolVlm::load(&checkpoint, &Processor::new(precision))?;
    println!("loaded in {:.2?}", begin.elapsed());

    let (side, length) = (model.config().vision.image_size, model.config().image_seq_len());
    let pixels = synthetic::pixels(side)[..3 * side * side].repeat(tiles);
    let shape = [tiles, 3, side, side];
    Processor::together(move || -> Result<(), Box<dyn Error + Send + Sync>> {
        let begin = Instant::now();
        let seen = model.encode_tiles(Tensor::from_data(TensorData::new(pixels.clone(), shape), &Default::default()));
        println!("{tiles} tiles encoded in {:.2?}: {:?}", begin.elapsed(), seen.dims());
        let mut ids = vec![model.config().image_token_id; tiles * length];
        ids.extend(1..=20);
        let prompt = Prompt::new(ids, pixels, tiles);
        for most_tokens in [1, 33] {
            let options = GenerateOptions { most_tokens, sampler: Sampler::Greedy, stop: vec![], repetition: None };
            let begin = Instant::now();
            model.generate(std::slice::from_ref(&prompt), &options)?;
            println!(
                "{} positions read and {most_tokens} tokens written in {:.2?}",
                prompt.ids().len(),
                begin.elapsed()
            );
        }
        Ok(())
    })
    .map_err(|error| error.to_string().into())
}

/// A checkpoint in memory, in bfloat16 as the published ones are.
fn made_up(size: &str) -> Result<Checkpoint, Box<dyn Error>> {
    let (hidden, inner, layers, heads, key_heads) = match size {
        "256M" => (576, 1536, 30, 9, 3),
        "500M" => (960, 2560, 32, 15, 5),
        _ => return Err("the size is 256M or 500M".into()),
    };
    let config = serde_json::json!({
        "model_type": "idefics3", "image_token_id": 49190, "scale_factor": 4, "tie_word_embeddings": true,
        "text_config": {
            "head_dim": 64, "hidden_size": hidden, "intermediate_size": inner, "num_hidden_layers": layers, "vocab_size": 49280,
            "num_attention_heads": heads, "num_key_value_heads": key_heads, "max_position_embeddings": 8192,
            "rms_norm_eps": 1e-5, "rope_theta": 100_000
        },
        "vision_config": {"hidden_size": 768, "image_size": 512, "num_attention_heads": 12, "patch_size": 16}
    });
    let config: &'static [u8] = config.to_string().into_bytes().leak();
    let shapes = Checkpoint::from_files([("config.json", config)])?.config().tensors();
    let tensors: Vec<(String, Vec<usize>, Vec<u8>)> = shapes
        .into_iter()
        .map(|(name, shape)| {
            // The upper half of a float is the same number in bfloat16, cut off.
            let values = synthetic::weight(&name, &shape);
            let bytes = values.iter().flat_map(|value| ((value.to_bits() >> 16) as u16).to_le_bytes()).collect();
            (name, shape, bytes)
        })
        .collect();
    let views = tensors.iter().map(|(name, shape, bytes)| (name, TensorView::new(Dtype::BF16, shape.clone(), bytes)));
    let views = views.map(|(name, view)| view.map(|view| (name, view))).collect::<Result<Vec<_>, _>>()?;
    let weights: &'static [u8] = safetensors::serialize(views, None)?.leak();
    Ok(Checkpoint::from_files([("config.json", config), ("model.safetensors", weights)])?)
}
