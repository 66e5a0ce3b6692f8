//! The stack of layers, the table of embeddings and the head.

use std::sync::Arc;

use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor};
use kernels::LinearWeights;
use siglip::engine::{Block, Table};
use weights::Tensors;

use super::layer::Layer;
use crate::engine::{Attention, DecoderEngine, Heads};
use crate::{KvCache, LoadError, Rotary, SmolVlmConfig, keys};

/// All of the decoder.
#[derive(Debug)]
pub(crate) struct Decoder<B: Backend> {
    embed_tokens: Box<dyn Table<B>>,
    layers: Vec<Layer<B>>,
    norm: Box<dyn Block<B>>,
    lm_head: Box<dyn Block<B>>,
    attention: Box<dyn Attention<B>>,
}

impl<B: Backend> Decoder<B> {
    pub(crate) fn load(
        tensors: &Tensors<'_>,
        config: &SmolVlmConfig,
        engine: &impl DecoderEngine<B>,
    ) -> Result<Self, LoadError> {
        let (name, text) = (keys::TEXT, &config.text);
        let table = tensors.values(&format!("{name}.embed_tokens.weight"))?;
        let zeros = vec![0.0; text.vocab_size];
        let head = if tensors.contains(keys::HEAD) { Some(tensors.values(keys::HEAD)?) } else { None };
        let lm_head = engine.linear(LinearWeights { weight: head.as_ref().unwrap_or(&table), bias: &zeros });
        drop(head);
        let layers =
            (0..text.num_hidden_layers).map(|at| Layer::load(tensors, &format!("{name}.layers.{at}"), text, engine));
        Ok(Self {
            embed_tokens: engine.table(table.into_owned(), text.hidden_size),
            layers: layers.collect::<Result<_, _>>()?,
            norm: engine.norm(&tensors.values(&format!("{name}.norm.weight"))?, text.rms_norm_eps as f32),
            lm_head,
            attention: engine.attention(Heads::from(text), Arc::new(Rotary::new(text))),
        })
    }

    /// An empty memory for sequences of at most as many positions as `capacities` says.
    pub(crate) fn cache(&self, capacities: &[usize]) -> KvCache<B> {
        let sequence = |&capacity| (0..self.layers.len()).map(|_| self.attention.memory(capacity)).collect();
        KvCache::new(capacities.iter().map(sequence).collect())
    }

    /// # Shapes
    ///
    /// - ids: `[batch, sequence]`, each below the size of the vocabulary
    /// - output: `[batch, sequence, width]`
    pub(crate) fn embed(&self, ids: Tensor<B, 2, Int>) -> Tensor<B, 3> {
        self.embed_tokens.rows(ids)
    }

    /// Takes the next positions of some of the sequences of `cache` in.
    ///
    /// # Shapes
    ///
    /// - hidden: `[sequences, new positions, width]`
    /// - output: `[sequences, new positions, width]`, after the last norm
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>, cache: &mut KvCache<B>, sequences: &[usize]) -> Tensor<B, 3> {
        let hidden = self
            .layers
            .iter()
            .enumerate()
            .fold(hidden, |hidden, (number, layer)| layer.forward(hidden, &mut cache.layer(number, sequences)));
        self.norm.forward(hidden)
    }

    /// # Shapes
    ///
    /// - hidden: `[batch, sequence, width]`
    /// - output: `[batch, sequence, size of the vocabulary]`
    pub(crate) fn logits(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        self.lm_head.forward(hidden)
    }
}
