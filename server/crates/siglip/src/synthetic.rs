//! A model without anything to download: a checkpoint of true shapes, filled with made-up numbers, and inputs for it.
//!
//! It costs the same time as a trained one, and every engine can be given the same: these are the numbers of
//! `peers/checkpoint.py`, bit for bit.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use safetensors::tensor::{Dtype, TensorView};

use crate::Checkpoint;

/// The tokens of each text of [`ids`].
const LENGTHS: [usize; 8] = [3, 5, 8, 12, 20, 33, 50, 64];

/// Makes a Hugging Face folder without a tokenizer; one that was finished before is left as it is.
///
/// # Errors
/// Where `config`, a `config.json`, is none of a SigLIP model, or the folder cannot be written.
pub fn make(folder: &Path, config: &str) -> io::Result<()> {
    let weights = folder.join("model.safetensors");
    if weights.exists() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join("config.json"), config)?;
    let checkpoint = Checkpoint::open(folder).map_err(io::Error::other)?;
    let side = checkpoint.config().vision.image_size;
    let preprocessor = serde_json::json!({"size": {"height": side, "width": side}});
    fs::write(folder.join("preprocessor_config.json"), preprocessor.to_string())?;

    let tensors = checkpoint.config().tensors();
    let filled: Vec<Vec<f32>> = tensors.iter().map(|(name, shape)| weight(name, shape)).collect();
    let views = tensors.iter().zip(&filled).map(|((name, shape), values)| {
        TensorView::new(Dtype::F32, shape.clone(), bytemuck::cast_slice(values)).map(|view| (name, view))
    });
    let views: Vec<_> = views.collect::<Result<_, _>>().map_err(io::Error::other)?;
    // transformers reads no other format.
    let format = HashMap::from([("format".to_owned(), "pt".to_owned())]);
    let unfinished = folder.join("unfinished");
    safetensors::serialize_to_file(views, Some(format), &unfinished).map_err(io::Error::other)?;
    File::open(&unfinished)?.sync_all()?;
    fs::rename(unfinished, weights)
}

/// The values of a tensor: of variance 1/inputs where there are inputs, else of 0.04, around 1 for the factors of norms.
pub fn weight(name: &str, shape: &[usize]) -> Vec<f32> {
    match name {
        "logit_scale" => return vec![4.7],
        "logit_bias" => return vec![-16.5],
        _ => {}
    }
    let has_inputs = shape.len() > 1 && !name.contains("embedding.weight");
    let inputs = if has_inputs { shape[1..].iter().product() } else { 1 };
    let amplitude = if inputs > 1 { (3.0 / inputs as f64).sqrt() as f32 } else { 0.35 };
    let around = if name.contains("norm") && name.ends_with("weight") { 1.0 } else { 0.0 };
    uniform(name).take(shape.iter().product()).map(|value| around + amplitude * value).collect()
}

/// Three pictures of noise and three of seven by seven coloured squares, `[6, 3, side, side]`.
pub fn pixels(side: usize) -> Vec<f32> {
    let mut pixels: Vec<f32> = uniform("noise").take(9 * side * side).collect();
    let squares: Vec<f32> = uniform("squares").take(9 * 7 * 7).collect();
    for square in squares.as_chunks::<{ 7 * 7 }>().0 {
        for y in 0..side {
            pixels.extend((0..side).map(|x| square[(y * 7 / side) * 7 + x * 7 / side]));
        }
    }
    pixels
}

/// Eight texts of several lengths, padded with 1, `[8, 64]`, for a vocabulary of so many words.
pub fn ids(words: usize) -> Vec<i32> {
    let drawn: Vec<u64> = bits("ids").take(8 * 64).map(|bits| bits % (words as u64 - 2) + 2).collect();
    let rows = drawn.as_chunks::<64>().0.iter().zip(LENGTHS);
    rows.flat_map(|(row, length)| row.iter().enumerate().map(move |(at, &id)| if at < length { id as i32 } else { 1 }))
        .collect()
}

/// SplitMix64, begun with the FNV-1a hash of a name.
fn bits(name: &str) -> impl Iterator<Item = u64> {
    let seed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (1..).map(move |index: u64| {
        let z = seed.wrapping_add(index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

/// In [-1, 1), in steps of 2⁻²³.
fn uniform(name: &str) -> impl Iterator<Item = f32> {
    bits(name).map(|bits| (bits >> 40) as f32 * (1.0 / (1 << 23) as f32) - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `peers/checkpoint.py` computes with NumPy.
    #[test]
    fn numbers_equal_those_of_the_script() {
        let first =
            |name: &str, shape: &[usize]| weight(name, shape)[..3].iter().map(|v| v.to_bits()).collect::<Vec<_>>();

        let patches = first("vision_model.embeddings.patch_embedding.weight", &[768, 3, 16, 16]);
        assert_eq!(patches, [0xbe93_21bb, 0xbdff_f9e9, 0xbd59_9a4e]);
        let norm = first("vision_model.post_layernorm.weight", &[768]);
        assert_eq!(norm, [0x3f52_c338, 0x3fa1_a3f4, 0x3f8c_dc4c]);
        let words = first("text_model.embeddings.token_embedding.weight", &[100, 768]);
        assert_eq!(words, [0xbe91_78c5, 0xbde5_fa9d, 0x3dda_bffa]);
        let ids = ids(32_000);
        assert_eq!(ids[128..138], [3959, 18_119, 23_233, 18_171, 16_696, 29_251, 30_300, 21_067, 1, 1]);
    }
}
