//! Grouped-query attention.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use siglip::engine::{Block, Engine};
use weights::Tensors;

use crate::engine::{Heads, Memory};
use crate::linear::fused;
use crate::{LoadError, TextConfig};

/// Projections around the attention of a memory.
#[derive(Debug)]
pub(super) struct SelfAttention<B: Backend> {
    /// Queries, keys and values beside each other.
    projection: Box<dyn Block<B>>,
    output: Box<dyn Block<B>>,
}

impl<B: Backend> SelfAttention<B> {
    pub(super) fn load(
        tensors: &Tensors<'_>,
        name: &str,
        config: &TextConfig,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let inputs = ["q_proj", "k_proj", "v_proj"].map(|part| format!("{name}.{part}"));
        let heads = config.num_attention_heads * config.head_size();
        Ok(Self {
            projection: fused(tensors, &inputs, engine, config.hidden_size)?,
            output: fused(tensors, &[format!("{name}.o_proj")], engine, heads)?,
        })
    }

    /// What each position sees, where every row is a sequence with a memory of its own.
    ///
    /// # Shapes
    ///
    /// - hidden: `[memories, new positions, width]`
    /// - output: `[memories, new positions, width]`
    pub(super) fn forward(&self, hidden: Tensor<B, 3>, memories: &mut [&mut dyn Memory<B>]) -> Tensor<B, 3> {
        let projected = self.projection.forward(hidden);
        let seen = match memories {
            [memory] => memory.attend(projected),
            memories => {
                let rows = memories.iter_mut().enumerate();
                let seen = rows.map(|(row, memory)| memory.attend(projected.clone().slice_dim(0, row..row + 1)));
                Tensor::cat(seen.collect(), 0)
            }
        };
        self.output.forward(seen)
    }
}

impl From<&TextConfig> for Heads {
    fn from(config: &TextConfig) -> Self {
        Self { queries: config.num_attention_heads, keys: config.key_heads(), size: config.head_size() }
    }
}
