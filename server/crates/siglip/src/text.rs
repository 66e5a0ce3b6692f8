//! The text tower: tokens, positions, encoder, projection of the last position.

use burn::nn::LayerNorm;
use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor};
use weights::Tensors;

use crate::encoder::{Encoder, EncoderShape};
use crate::engine::{Block, Engine, Operations, Table, add_to_each, floats, last};
use crate::pair::Pair;
use crate::{LoadError, TextConfig};

/// Turns token ids into one vector a text.
#[derive(Debug)]
pub struct TextTower<B: Backend> {
    token_embedding: Box<dyn Table<B>>,
    /// `[1, length · width]`
    position_embedding: Tensor<B, 2>,
    encoder: Encoder<B>,
    final_layer_norm: LayerNorm<B>,
    head: Box<dyn Block<B>>,
}

impl<B: Backend> TextTower<B> {
    pub(crate) fn load(tensors: &Tensors<'_>, config: &TextConfig, engine: &impl Engine<B>) -> Result<Self, LoadError> {
        let name = "text_model";
        let shape = EncoderShape {
            layers: config.num_hidden_layers,
            heads: config.num_attention_heads,
            epsilon: config.layer_norm_eps,
            activation: config.hidden_act,
        };
        let tokens = tensors.values(&format!("{name}.embeddings.token_embedding.weight"))?.into_owned();
        let positions = tensors.values(&format!("{name}.embeddings.position_embedding.weight"))?.into_owned();
        let positions = floats(positions, [1, config.max_position_embeddings * config.hidden_size], engine.device());
        let final_layer_norm = Pair::read(tensors, &format!("{name}.final_layer_norm"))?;
        Ok(Self {
            token_embedding: engine.table(tokens, config.hidden_size),
            position_embedding: positions,
            encoder: Encoder::load(tensors, &format!("{name}.encoder"), shape, engine)?,
            final_layer_norm: Operations::new(engine.device().clone())
                .norm(final_layer_norm.as_norm(), config.layer_norm_eps),
            head: engine.linear(Pair::read(tensors, &format!("{name}.head"))?.as_linear()),
        })
    }

    /// The projected vectors of the last position, not normalised.
    ///
    /// # Shapes
    ///
    /// - ids: `[batch, sequence]`, at most as long as the model, each below the size of the vocabulary
    /// - output: `[batch, projection]`
    pub fn forward(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 2> {
        self.project(self.encoder.last(self.embed(ids)))
    }

    /// As [`forward`](Self::forward), by way of all positions; `observe` sees the embedded tokens, the output of every layer
    /// and the last one after its norm, each `[batch, sequence, width]`.
    pub fn forward_observed(&self, ids: Tensor<B, 2, Int>, mut observe: impl FnMut(&Tensor<B, 3>)) -> Tensor<B, 2> {
        let hidden = self.encoder.forward(self.embed(ids), &mut observe);
        observe(&self.final_layer_norm.forward(hidden.clone()));
        self.project(last(hidden))
    }

    fn embed(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 3> {
        let tokens = self.token_embedding.rows(ids);
        let [_, sequence, width] = tokens.dims();
        add_to_each(tokens, self.position_embedding.clone().slice_dim(1, 0..sequence * width))
    }

    /// `[batch, 1, width]` to `[batch, projection]`.
    fn project(&self, hidden: Tensor<B, 3>) -> Tensor<B, 2> {
        self.head.forward(self.final_layer_norm.forward(hidden)).squeeze_dim(1)
    }
}
