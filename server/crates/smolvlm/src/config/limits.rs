//! Refuses sizes that cannot be, before anything is computed or allocated from them.

use super::{FILE, SmolVlmConfig, TextConfig};
use crate::LoadError;

/// Far above every published model, and small enough that products of three sizes fit in `usize`.
const LARGEST: usize = 1 << 20;
const MOST_LAYERS: usize = 1 << 10;
/// Numbers in a table of the rotation: 131 072 positions of heads of 128.
const LARGEST_TABLE: usize = 1 << 24;

impl SmolVlmConfig {
    pub(super) fn check(&self) -> Result<(), LoadError> {
        self.vision.check()?;
        self.text.check()?;
        let grid = self.vision.grid();
        within("scale_factor", self.scale_factor, grid)?;
        if !grid.is_multiple_of(self.scale_factor) {
            let problem = format!("is {}, which does not divide the {grid} patches of a side", self.scale_factor);
            return Err(LoadError::invalid(FILE, "scale_factor", problem));
        }
        if self.image_token_id as usize >= self.text.vocab_size {
            let problem = format!("is {}, but there are {} tokens", self.image_token_id, self.text.vocab_size);
            return Err(LoadError::invalid(FILE, "image_token_id", problem));
        }
        Ok(())
    }
}

impl TextConfig {
    fn check(&self) -> Result<(), LoadError> {
        only("text_config.model_type", &self.model_type, "llama")?;
        only("text_config.hidden_act", &self.hidden_act, "silu")?;
        for parameters in [&self.rope_parameters, &self.rope_scaling].into_iter().flatten() {
            let kind = parameters.rope_type.as_deref().unwrap_or("default");
            only("text_config.rope_parameters.rope_type", kind, "default")?;
        }
        within("text_config.vocab_size", self.vocab_size, LARGEST)?;
        within("text_config.hidden_size", self.hidden_size, LARGEST)?;
        within("text_config.intermediate_size", self.intermediate_size, LARGEST)?;
        within("text_config.num_hidden_layers", self.num_hidden_layers, MOST_LAYERS)?;
        within("text_config.num_attention_heads", self.num_attention_heads, self.hidden_size)?;
        within("text_config.num_key_value_heads", self.key_heads(), self.num_attention_heads)?;
        if !self.num_attention_heads.is_multiple_of(self.key_heads()) {
            let problem = format!("is {}, which does not divide {} heads", self.key_heads(), self.num_attention_heads);
            return Err(LoadError::invalid(FILE, "text_config.num_key_value_heads", problem));
        }
        if self.head_dim.is_none() && !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            let problem = format!("is {}, which does not divide hidden_size", self.num_attention_heads);
            return Err(LoadError::invalid(FILE, "text_config.num_attention_heads", problem));
        }
        within("text_config.head_dim", self.head_size(), LARGEST / self.num_attention_heads)?;
        if !self.head_size().is_multiple_of(2) {
            return Err(LoadError::invalid(FILE, "text_config.head_dim", "is odd, but halves of it are rotated"));
        }
        let most = LARGEST_TABLE / self.head_size();
        within("text_config.max_position_embeddings", self.max_position_embeddings, most)?;
        small("text_config.rms_norm_eps", self.rms_norm_eps)?;
        if !(self.rope_base().is_finite() && self.rope_base() >= 1.0) {
            return Err(LoadError::invalid(FILE, "text_config.rope_theta", "is not a number of at least 1"));
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

fn only(field: &str, value: &str, wanted: &str) -> Result<(), LoadError> {
    if value == wanted {
        return Ok(());
    }
    Err(LoadError::invalid(FILE, field, format!("is {value:?}, but only {wanted:?} is supported")))
}

fn small(field: &str, value: f64) -> Result<(), LoadError> {
    if value.is_finite() && value >= 0.0 {
        return Ok(());
    }
    Err(LoadError::invalid(FILE, field, "is not a small positive number"))
}
