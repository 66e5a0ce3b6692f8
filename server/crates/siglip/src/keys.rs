//! The tensors that a checkpoint must have, by name and shape, and those that it may have besides.

use std::collections::BTreeMap;

use crate::SiglipConfig;

/// Buffers that older versions of transformers saved; they only count upwards.
pub(crate) const IGNORED: [&str; 2] = ["text_model.embeddings.position_ids", "vision_model.embeddings.position_ids"];

/// Every name that `config` asks for, with its shape.
pub(crate) fn expected(config: &SiglipConfig) -> BTreeMap<String, Vec<usize>> {
    let (text, vision) = (&config.text, &config.vision);
    let mut keys = Keys::default();
    keys.add("logit_scale", [1]);
    keys.add("logit_bias", [1]);

    keys.add("text_model.embeddings.token_embedding.weight", [text.vocab_size, text.hidden_size]);
    keys.add("text_model.embeddings.position_embedding.weight", [text.max_position_embeddings, text.hidden_size]);
    for layer in 0..text.num_hidden_layers {
        keys.layer(&format!("text_model.encoder.layers.{layer}"), text.hidden_size, text.intermediate_size);
    }
    keys.norm("text_model.final_layer_norm", text.hidden_size);
    keys.linear("text_model.head", text.hidden_size, text.projection());

    let (width, patch) = (vision.hidden_size, vision.patch_size);
    keys.add("vision_model.embeddings.patch_embedding.weight", [width, vision.num_channels, patch, patch]);
    keys.add("vision_model.embeddings.patch_embedding.bias", [width]);
    keys.add("vision_model.embeddings.position_embedding.weight", [vision.grid() * vision.grid(), width]);
    for layer in 0..vision.num_hidden_layers {
        keys.layer(&format!("vision_model.encoder.layers.{layer}"), width, vision.intermediate_size);
    }
    keys.norm("vision_model.post_layernorm", width);
    keys.add("vision_model.head.probe", [1, 1, width]);
    keys.add("vision_model.head.attention.in_proj_weight", [3 * width, width]);
    keys.add("vision_model.head.attention.in_proj_bias", [3 * width]);
    keys.linear("vision_model.head.attention.out_proj", width, width);
    keys.norm("vision_model.head.layernorm", width);
    keys.feed_forward("vision_model.head.mlp", width, vision.intermediate_size);
    keys.0
}

#[derive(Default)]
struct Keys(BTreeMap<String, Vec<usize>>);

impl Keys {
    fn add<const D: usize>(&mut self, name: &str, shape: [usize; D]) {
        self.0.insert(name.to_owned(), shape.to_vec());
    }

    fn norm(&mut self, name: &str, width: usize) {
        self.add(&format!("{name}.weight"), [width]);
        self.add(&format!("{name}.bias"), [width]);
    }

    fn linear(&mut self, name: &str, input: usize, output: usize) {
        self.add(&format!("{name}.weight"), [output, input]);
        self.add(&format!("{name}.bias"), [output]);
    }

    fn feed_forward(&mut self, name: &str, width: usize, inner: usize) {
        self.linear(&format!("{name}.fc1"), width, inner);
        self.linear(&format!("{name}.fc2"), inner, width);
    }

    fn layer(&mut self, name: &str, width: usize, inner: usize) {
        self.norm(&format!("{name}.layer_norm1"), width);
        self.norm(&format!("{name}.layer_norm2"), width);
        for projection in ["q_proj", "k_proj", "v_proj", "out_proj"] {
            self.linear(&format!("{name}.self_attn.{projection}"), width, width);
        }
        self.feed_forward(&format!("{name}.mlp"), width, inner);
    }
}
