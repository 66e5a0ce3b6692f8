//! The tensors that a checkpoint must have, by name and shape, and those that it may have besides.

use weights::Expected;

use crate::SmolVlmConfig;

pub(crate) const VISION: &str = "model.vision_model";
pub(crate) const PROJECTION: &str = "model.connector.modality_projection.proj";
pub(crate) const TEXT: &str = "model.text_model";
pub(crate) const HEAD: &str = "lm_head.weight";

/// Buffers that older versions of transformers saved: they follow from the config.
pub(crate) fn ignored(name: &str) -> bool {
    name.ends_with(".rotary_emb.inv_freq") || name == "model.vision_model.embeddings.position_ids"
}

/// Every name that `config` asks for, with its shape; `head` says whether the head has weights of its own.
pub(crate) fn expected(config: &SmolVlmConfig, head: bool) -> Expected {
    let mut keys = Expected::default();
    config.vision.tensors(VISION, &mut keys);
    let text = &config.text;
    let (width, inner) = (text.hidden_size, text.intermediate_size);
    let patches = config.scale_factor * config.scale_factor;
    linear(&mut keys, PROJECTION, config.vision.hidden_size * patches, width, false);
    keys.add(&format!("{TEXT}.embed_tokens.weight"), [text.vocab_size, width]);
    let queries = text.num_attention_heads * text.head_size();
    let pairs = text.key_heads() * text.head_size();
    for layer in 0..text.num_hidden_layers {
        let name = format!("{TEXT}.layers.{layer}");
        keys.add(&format!("{name}.input_layernorm.weight"), [width]);
        for (part, input, output) in
            [("q_proj", width, queries), ("k_proj", width, pairs), ("v_proj", width, pairs), ("o_proj", queries, width)]
        {
            linear(&mut keys, &format!("{name}.self_attn.{part}"), input, output, text.attention_bias);
        }
        keys.add(&format!("{name}.post_attention_layernorm.weight"), [width]);
        for (part, input, output) in
            [("gate_proj", width, inner), ("up_proj", width, inner), ("down_proj", inner, width)]
        {
            linear(&mut keys, &format!("{name}.mlp.{part}"), input, output, text.mlp_bias);
        }
    }
    keys.add(&format!("{TEXT}.norm.weight"), [width]);
    if head {
        keys.add(HEAD, [text.vocab_size, width]);
    }
    keys
}

fn linear(keys: &mut Expected, name: &str, input: usize, output: usize, bias: bool) {
    keys.add(&format!("{name}.weight"), [output, input]);
    if bias {
        keys.add(&format!("{name}.bias"), [output]);
    }
}
