//! Refuses sizes that cannot be, before anything is computed or allocated from them.

use crate::{LoadError, SiglipConfig, VisionConfig};

const FILE: &str = "config.json";
/// Far above every published model, and small enough that products of three sizes fit in `usize`.
const LARGEST: usize = 1 << 20;
const MOST_LAYERS: usize = 1 << 10;
const LARGEST_IMAGE: usize = 1 << 12;

impl SiglipConfig {
    pub(super) fn check(&self) -> Result<(), LoadError> {
        let (text, vision) = (&self.text, &self.vision);
        within("text_config.vocab_size", text.vocab_size, LARGEST)?;
        within("text_config.intermediate_size", text.intermediate_size, LARGEST)?;
        within("text_config.num_hidden_layers", text.num_hidden_layers, MOST_LAYERS)?;
        within("text_config.max_position_embeddings", text.max_position_embeddings, LARGEST_IMAGE)?;
        within("text_config.projection_size", text.projection(), LARGEST)?;
        heads("text_config", text.hidden_size, text.num_attention_heads)?;
        epsilon("text_config.layer_norm_eps", text.layer_norm_eps)?;

        vision.check()?;
        if !vision.vision_use_head {
            return Err(LoadError::invalid(FILE, "vision_config.vision_use_head", "must be true"));
        }
        if text.projection() != vision.hidden_size {
            let problem = format!("is {}, but pictures have embeddings of {}", text.projection(), vision.hidden_size);
            return Err(LoadError::invalid(FILE, "text_config.projection_size", problem));
        }
        Ok(())
    }
}

impl VisionConfig {
    /// Refuses sizes that cannot be.
    ///
    /// # Errors
    /// Names the setting of `config.json`.
    pub fn check(&self) -> Result<(), LoadError> {
        within("vision_config.intermediate_size", self.intermediate_size, LARGEST)?;
        within("vision_config.num_hidden_layers", self.num_hidden_layers, MOST_LAYERS)?;
        within("vision_config.image_size", self.image_size, LARGEST_IMAGE)?;
        within("vision_config.patch_size", self.patch_size, self.image_size)?;
        heads("vision_config", self.hidden_size, self.num_attention_heads)?;
        epsilon("vision_config.layer_norm_eps", self.layer_norm_eps)?;
        if self.num_channels != 3 {
            return Err(LoadError::invalid(FILE, "vision_config.num_channels", "must be 3"));
        }
        Ok(())
    }
}

fn within(field: &str, value: usize, largest: usize) -> Result<(), LoadError> {
    if (1..=largest).contains(&value) {
        return Ok(());
    }
    Err(LoadError::invalid(FILE, field, format!("is {value}, which is not between 1 and {largest}")))
}

fn heads(tower: &str, width: usize, heads: usize) -> Result<(), LoadError> {
    within(&format!("{tower}.hidden_size"), width, LARGEST)?;
    within(&format!("{tower}.num_attention_heads"), heads, width)?;
    if !width.is_multiple_of(heads) {
        let problem = format!("is {heads}, which does not divide hidden_size {width}");
        return Err(LoadError::invalid(FILE, format!("{tower}.num_attention_heads"), problem));
    }
    Ok(())
}

fn epsilon(field: &str, value: f64) -> Result<(), LoadError> {
    if value.is_finite() && value >= 0.0 {
        return Ok(());
    }
    Err(LoadError::invalid(FILE, field, "is not a small positive number"))
}
