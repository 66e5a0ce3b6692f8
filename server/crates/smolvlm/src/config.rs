//! `config.json` as the Hub has it: fields that equal the defaults of transformers may be left out.

use std::collections::BTreeMap;

use serde::Deserialize;
use siglip::{Activation, VisionConfig};

use crate::LoadError;

mod limits;
mod text;

pub use text::{RopeParameters, TextConfig, Tokens};

pub(crate) const FILE: &str = "config.json";

/// A vision tower, what joins it to the text, and the decoder.
#[derive(Debug, Clone, PartialEq)]
pub struct SmolVlmConfig {
    /// The decoder.
    pub text: TextConfig,
    /// The vision tower; it has no pooling head.
    pub vision: VisionConfig,
    /// How many patches in a row, and in a column, become one vector of the text.
    pub scale_factor: usize,
    /// The token that a vector of a picture takes the place of.
    pub image_token_id: u32,
    /// Whether the head is the table of embeddings where the checkpoint stores none.
    pub tie_word_embeddings: bool,
}

/// The defaults are those of `Idefics3VisionConfig`, which `SmolVLMVisionConfig` shares.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct RawVision {
    hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    num_channels: usize,
    image_size: usize,
    patch_size: usize,
    hidden_act: Activation,
    layer_norm_eps: f64,
}

/// The defaults are those of `Idefics3Config`, which `SmolVLMConfig` shares.
#[derive(Debug, Deserialize)]
struct Raw {
    text_config: TextConfig,
    #[serde(default)]
    vision_config: RawVision,
    #[serde(default = "two")]
    scale_factor: usize,
    #[serde(default = "image_token")]
    image_token_id: u32,
    #[serde(default)]
    tie_word_embeddings: bool,
}

impl SmolVlmConfig {
    /// Reads and checks a `config.json`; errors name the setting.
    ///
    /// # Errors
    /// Where it is broken, describes another architecture, or has a size that cannot be.
    pub fn from_json(json: &[u8]) -> Result<Self, LoadError> {
        let malformed = |source| LoadError::MalformedJson { name: FILE, source };
        // The type comes first: another architecture may well lay out its fields in another way.
        let value: serde_json::Value = serde_json::from_slice(json).map_err(malformed)?;
        let model_type = value.get("model_type").and_then(|kind| kind.as_str()).unwrap_or_default();
        if !matches!(model_type, "idefics3" | "smolvlm") {
            let supported = "models of type \"idefics3\" and \"smolvlm\"";
            return Err(LoadError::UnsupportedModel { model_type: model_type.to_owned(), supported });
        }
        let raw: Raw = serde_json::from_value(value).map_err(malformed)?;
        let config = Self {
            text: raw.text_config,
            vision: raw.vision_config.into(),
            scale_factor: raw.scale_factor,
            image_token_id: raw.image_token_id,
            tie_word_embeddings: raw.tie_word_embeddings,
        };
        config.check()?;
        Ok(config)
    }

    /// Every tensor that a checkpoint has to have, and its shape; a tied head may be stored besides.
    pub fn tensors(&self) -> BTreeMap<String, Vec<usize>> {
        crate::keys::expected(self, !self.tie_word_embeddings).0
    }

    /// Vectors that a tile takes in a prompt.
    pub fn image_seq_len(&self) -> usize {
        let side = self.vision.grid() / self.scale_factor;
        side * side
    }
}

impl From<RawVision> for VisionConfig {
    fn from(raw: RawVision) -> Self {
        Self {
            hidden_size: raw.hidden_size,
            intermediate_size: raw.intermediate_size,
            num_hidden_layers: raw.num_hidden_layers,
            num_attention_heads: raw.num_attention_heads,
            num_channels: raw.num_channels,
            image_size: raw.image_size,
            patch_size: raw.patch_size,
            hidden_act: raw.hidden_act,
            layer_norm_eps: raw.layer_norm_eps,
            vision_use_head: false,
        }
    }
}

impl Default for RawVision {
    fn default() -> Self {
        Self {
            hidden_size: 1152,
            intermediate_size: 3072,
            num_hidden_layers: 12,
            num_attention_heads: 16,
            num_channels: 3,
            image_size: 224,
            patch_size: 32,
            hidden_act: Activation::GeluTanh,
            layer_norm_eps: 1e-6,
        }
    }
}

fn two() -> usize {
    2
}

fn image_token() -> u32 {
    128_257
}
