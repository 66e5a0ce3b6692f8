//! Sizes of the decoder.

use serde::Deserialize;

/// Sizes of the decoder, a Llama; the defaults are those of `LlamaConfig`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct TextConfig {
    /// The architecture; always `llama`.
    pub model_type: String,
    /// Tokens that have an embedding.
    pub vocab_size: usize,
    /// Width of the decoder.
    pub hidden_size: usize,
    /// Width inside a feed-forward block.
    pub intermediate_size: usize,
    /// Decoder layers.
    pub num_hidden_layers: usize,
    /// Heads of queries.
    pub num_attention_heads: usize,
    /// Heads of keys and values, each of which a group of queries shares; as many as of queries where none are named.
    pub num_key_value_heads: Option<usize>,
    /// Width of a head, where it is not the width divided by the heads.
    pub head_dim: Option<usize>,
    /// The function of the gate; always `silu`.
    pub hidden_act: String,
    /// Positions that there are, of prompt and answer together.
    pub max_position_embeddings: usize,
    /// What norms add to the mean square.
    pub rms_norm_eps: f64,
    /// Base of the rotation's wavelengths, in files before transformers 5.
    pub rope_theta: Option<f64>,
    /// The rotation in files of transformers 5.
    pub rope_parameters: Option<RopeParameters>,
    /// What older files say of longer rotations.
    pub rope_scaling: Option<RopeParameters>,
    /// Whether the projections of attention have biases.
    pub attention_bias: bool,
    /// Whether the feed-forward block has biases.
    pub mlp_bias: bool,
    /// The tokens that end a text, where no `generation_config.json` names any.
    pub eos_token_id: Option<Tokens>,
}

/// How positions are rotated.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RopeParameters {
    /// Base of the wavelengths.
    pub rope_theta: Option<f64>,
    /// The kind; always `default`.
    #[serde(alias = "type")]
    pub rope_type: Option<String>,
}

/// One token or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Tokens {
    /// One.
    One(u32),
    /// Several.
    Several(Vec<u32>),
}

impl TextConfig {
    /// Heads of keys and values.
    pub fn key_heads(&self) -> usize {
        self.num_key_value_heads.unwrap_or(self.num_attention_heads)
    }

    /// Width of a head.
    pub fn head_size(&self) -> usize {
        self.head_dim.unwrap_or_else(|| self.hidden_size.checked_div(self.num_attention_heads).unwrap_or_default())
    }

    /// Base of the rotation's wavelengths.
    pub fn rope_base(&self) -> f64 {
        let named = self.rope_parameters.as_ref().and_then(|parameters| parameters.rope_theta);
        named.or(self.rope_theta).unwrap_or(10_000.0)
    }
}

impl Tokens {
    /// All of them.
    pub fn as_slice(&self) -> &[u32] {
        match self {
            Self::One(token) => std::slice::from_ref(token),
            Self::Several(tokens) => tokens,
        }
    }
}

impl Default for TextConfig {
    fn default() -> Self {
        Self {
            model_type: "llama".to_owned(),
            vocab_size: 32_000,
            hidden_size: 4096,
            intermediate_size: 11_008,
            num_hidden_layers: 32,
            num_attention_heads: 32,
            num_key_value_heads: None,
            head_dim: None,
            hidden_act: "silu".to_owned(),
            max_position_embeddings: 2048,
            rms_norm_eps: 1e-6,
            rope_theta: None,
            rope_parameters: None,
            rope_scaling: None,
            attention_bias: false,
            mlp_bias: false,
            eos_token_id: None,
        }
    }
}
