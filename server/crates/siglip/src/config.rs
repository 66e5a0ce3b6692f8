//! `config.json` as the Hub has it: fields that equal the defaults of transformers may be left out.

use std::collections::BTreeMap;

use serde::Deserialize;
use weights::Expected;

use crate::LoadError;

mod limits;

const SUPPORTED: &str = "fixed-resolution models of type \"siglip\"";

/// Both towers of a SigLIP model.
#[derive(Debug, Clone, PartialEq)]
pub struct SiglipConfig {
    /// The text tower.
    pub text: TextConfig,
    /// The vision tower.
    pub vision: VisionConfig,
}

/// Sizes of the text tower; the defaults are those of `SiglipTextConfig`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct TextConfig {
    /// Tokens that have an embedding.
    pub vocab_size: usize,
    /// Width of the tower.
    pub hidden_size: usize,
    /// Width inside a feed-forward block.
    pub intermediate_size: usize,
    /// Encoder layers.
    pub num_hidden_layers: usize,
    /// Attention heads; they divide the width.
    pub num_attention_heads: usize,
    /// How many tokens every text is padded to.
    pub max_position_embeddings: usize,
    /// The function inside a feed-forward block.
    pub hidden_act: Activation,
    /// What layer norms add to the variance.
    pub layer_norm_eps: f64,
    /// The padding token, where the tokenizer does not name one.
    pub pad_token_id: Option<u32>,
    /// Width of the embedding, where it is not that of the tower.
    pub projection_size: Option<usize>,
}

/// Sizes of the vision tower; the defaults are those of `SiglipVisionConfig`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct VisionConfig {
    /// Width of the tower.
    pub hidden_size: usize,
    /// Width inside a feed-forward block.
    pub intermediate_size: usize,
    /// Encoder layers.
    pub num_hidden_layers: usize,
    /// Attention heads; they divide the width.
    pub num_attention_heads: usize,
    /// Colour channels; always 3.
    pub num_channels: usize,
    /// Side of the input square, in pixels.
    pub image_size: usize,
    /// Side of a patch, in pixels; what is left over at the right and the bottom is not seen.
    pub patch_size: usize,
    /// The function inside a feed-forward block.
    pub hidden_act: Activation,
    /// What layer norms add to the variance.
    pub layer_norm_eps: f64,
    /// Whether the attention-pooling head is there, without which there is no embedding.
    pub vision_use_head: bool,
}

/// The function between the two layers of a feed-forward block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Activation {
    /// GELU by its hyperbolic-tangent approximation, which every published SigLIP uses.
    #[serde(rename = "gelu_pytorch_tanh", alias = "gelu_new")]
    GeluTanh,
    /// GELU by the error function.
    #[serde(rename = "gelu")]
    Gelu,
}

impl From<Activation> for kernels::Activation {
    fn from(activation: Activation) -> Self {
        match activation {
            Activation::GeluTanh => Self::GeluTanh,
            Activation::Gelu => Self::Gelu,
        }
    }
}

#[derive(Deserialize)]
struct Raw {
    text_config: Option<TextConfig>,
    vision_config: Option<VisionConfig>,
}

impl SiglipConfig {
    /// Reads and checks a `config.json`; errors name the setting.
    pub fn from_json(json: &[u8]) -> Result<Self, LoadError> {
        let malformed = |source| LoadError::MalformedJson { name: "config.json", source };
        // The type comes first: another architecture may well lay out its fields in another way.
        let value: serde_json::Value = serde_json::from_slice(json).map_err(malformed)?;
        let model_type = value.get("model_type").and_then(|kind| kind.as_str()).unwrap_or_default();
        if model_type != "siglip" {
            return Err(LoadError::UnsupportedModel { model_type: model_type.to_owned(), supported: SUPPORTED });
        }
        let raw: Raw = serde_json::from_value(value).map_err(malformed)?;
        let config = Self { text: raw.text_config.unwrap_or_default(), vision: raw.vision_config.unwrap_or_default() };
        config.check()?;
        Ok(config)
    }

    /// Every tensor that a checkpoint has to have, and its shape.
    pub fn tensors(&self) -> BTreeMap<String, Vec<usize>> {
        crate::keys::expected(self).0
    }

    /// Width of the embeddings of both towers.
    pub fn embedding_size(&self) -> usize {
        self.vision.hidden_size
    }
}

impl TextConfig {
    /// Width of a text's embedding.
    pub fn projection(&self) -> usize {
        self.projection_size.unwrap_or(self.hidden_size)
    }
}

impl VisionConfig {
    /// Patches along one side of the picture.
    pub fn grid(&self) -> usize {
        self.image_size / self.patch_size
    }

    /// Adds every tensor that a [`VisionEncoder`](crate::VisionEncoder) of these sizes has below `name`.
    pub fn tensors(&self, name: &str, expected: &mut Expected) {
        crate::keys::patches(expected, name, self);
    }
}

impl Default for TextConfig {
    fn default() -> Self {
        Self {
            vocab_size: 32_000,
            hidden_size: 768,
            intermediate_size: 3072,
            num_hidden_layers: 12,
            num_attention_heads: 12,
            max_position_embeddings: 64,
            hidden_act: Activation::GeluTanh,
            layer_norm_eps: 1e-6,
            pad_token_id: Some(1),
            projection_size: None,
        }
    }
}

impl Default for VisionConfig {
    fn default() -> Self {
        Self {
            hidden_size: 768,
            intermediate_size: 3072,
            num_hidden_layers: 12,
            num_attention_heads: 12,
            num_channels: 3,
            image_size: 224,
            patch_size: 16,
            hidden_act: Activation::GeluTanh,
            layer_norm_eps: 1e-6,
            vision_use_head: true,
        }
    }
}
