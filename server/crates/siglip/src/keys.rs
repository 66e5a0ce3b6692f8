//! The tensors that a checkpoint must have, by name and shape, and those that it may have besides.

use weights::Expected;

use crate::{SiglipConfig, VisionConfig};

/// Buffers that older versions of transformers saved; they only count upwards.
pub(crate) const IGNORED: [&str; 2] = ["text_model.embeddings.position_ids", "vision_model.embeddings.position_ids"];

/// Every name that `config` asks for, with its shape.
pub(crate) fn expected(config: &SiglipConfig) -> Expected {
    let (text, vision) = (&config.text, &config.vision);
    let mut keys = Expected::default();
    keys.add("logit_scale", [1]);
    keys.add("logit_bias", [1]);

    keys.add("text_model.embeddings.token_embedding.weight", [text.vocab_size, text.hidden_size]);
    keys.add("text_model.embeddings.position_embedding.weight", [text.max_position_embeddings, text.hidden_size]);
    for number in 0..text.num_hidden_layers {
        layer(&mut keys, &format!("text_model.encoder.layers.{number}"), text.hidden_size, text.intermediate_size);
    }
    keys.norm("text_model.final_layer_norm", text.hidden_size);
    keys.linear("text_model.head", text.hidden_size, text.projection());

    let width = vision.hidden_size;
    patches(&mut keys, "vision_model", vision);
    keys.add("vision_model.head.probe", [1, 1, width]);
    keys.add("vision_model.head.attention.in_proj_weight", [3 * width, width]);
    keys.add("vision_model.head.attention.in_proj_bias", [3 * width]);
    keys.linear("vision_model.head.attention.out_proj", width, width);
    keys.norm("vision_model.head.layernorm", width);
    feed_forward(&mut keys, "vision_model.head.mlp", width, vision.intermediate_size);
    keys
}

/// What a vision tower without a head asks for below `name`.
pub(crate) fn patches(keys: &mut Expected, name: &str, vision: &VisionConfig) {
    let (width, patch) = (vision.hidden_size, vision.patch_size);
    keys.add(&format!("{name}.embeddings.patch_embedding.weight"), [width, vision.num_channels, patch, patch]);
    keys.add(&format!("{name}.embeddings.patch_embedding.bias"), [width]);
    keys.add(&format!("{name}.embeddings.position_embedding.weight"), [vision.grid() * vision.grid(), width]);
    for number in 0..vision.num_hidden_layers {
        layer(keys, &format!("{name}.encoder.layers.{number}"), width, vision.intermediate_size);
    }
    keys.norm(&format!("{name}.post_layernorm"), width);
}

fn layer(keys: &mut Expected, name: &str, width: usize, inner: usize) {
    keys.norm(&format!("{name}.layer_norm1"), width);
    keys.norm(&format!("{name}.layer_norm2"), width);
    for projection in ["q_proj", "k_proj", "v_proj", "out_proj"] {
        keys.linear(&format!("{name}.self_attn.{projection}"), width, width);
    }
    feed_forward(keys, &format!("{name}.mlp"), width, inner);
}

fn feed_forward(keys: &mut Expected, name: &str, width: usize, inner: usize) {
    keys.linear(&format!("{name}.fc1"), width, inner);
    keys.linear(&format!("{name}.fc2"), inner, width);
}
