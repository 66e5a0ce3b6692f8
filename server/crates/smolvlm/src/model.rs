//! The whole model.

use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor, TensorData};
use siglip::VisionEncoder;
use siglip::engine::floats;
use weights::Tensors;

use crate::connector::Connector;
use crate::decoder::Decoder;
use crate::engine::DecoderEngine;
use crate::{Checkpoint, GenerateError, KvCache, LoadError, Prompt, SmolVlmConfig, keys, vision};

/// Tiles that go through the vision tower at once: enough to keep all cores busy, and few enough for little memory.
const TILES: usize = 4;

/// A model of the SmolVLM family, ready to look at pictures and to answer.
#[derive(Debug)]
pub struct SmolVlm<B: Backend> {
    config: SmolVlmConfig,
    vision: VisionEncoder<B>,
    connector: Connector<B>,
    decoder: Decoder<B>,
    device: B::Device,
}

impl<B: Backend> SmolVlm<B> {
    /// Loads the weights for an engine; tensors that are missing, surplus or misshapen are an error that names them.
    ///
    /// Where `tie_word_embeddings` is set, a head of its own may be left out, and is used where there is one.
    ///
    /// # Errors
    /// Where the weights cannot be read or do not fit `config.json`.
    pub fn load(checkpoint: &Checkpoint, engine: &impl DecoderEngine<B>) -> Result<Self, LoadError> {
        let config = checkpoint.config().clone();
        let files = checkpoint.weights()?;
        let mut tensors = Tensors::unchecked(&files)?;
        let head = !config.tie_word_embeddings || tensors.contains(keys::HEAD);
        tensors.check(&keys::expected(&config, head), keys::ignored)?;
        Ok(Self {
            vision: vision::load(&tensors, &config, engine)?,
            connector: Connector::load(&tensors, &config, engine)?,
            decoder: Decoder::load(&tensors, &config, engine)?,
            device: engine.device().clone(),
            config,
        })
    }

    /// The sizes of the model.
    pub fn config(&self) -> &SmolVlmConfig {
        &self.config
    }

    /// The vision tower alone.
    pub fn vision(&self) -> &VisionEncoder<B> {
        &self.vision
    }

    /// The vectors that stand for tiles in a prompt.
    ///
    /// # Shapes
    ///
    /// - pixels: `[tiles, 3, image size, image size]`
    /// - output: `[tiles, vectors of a tile, width of the decoder]`
    pub fn encode_tiles(&self, pixels: Tensor<B, 4>) -> Tensor<B, 3> {
        self.connector.forward(self.vision.forward(pixels))
    }

    /// A prompt as vectors, those of its pictures in the places of their tokens.
    ///
    /// # Shapes
    ///
    /// - output: `[1, ids of the prompt, width of the decoder]`
    ///
    /// # Errors
    /// Where the prompt is empty, has an id without an embedding, or other tiles than tokens for them.
    pub fn embed(&self, prompt: &Prompt) -> Result<Tensor<B, 3>, GenerateError> {
        let (ids, vocabulary) = (prompt.ids(), self.config.text.vocab_size);
        if ids.is_empty() {
            return Err(GenerateError::Empty);
        }
        if let Some(&id) = ids.iter().find(|&&id| id as usize >= vocabulary) {
            return Err(GenerateError::OutsideVocabulary { id, vocabulary });
        }
        let (side, length) = (self.config.vision.image_size, self.config.image_seq_len());
        let is_picture = |id: &u32| *id == self.config.image_token_id;
        let (places, values) = (ids.iter().filter(|&id| is_picture(id)).count(), 3 * side * side);
        if places != prompt.tiles() * length || prompt.pixels().len() != prompt.tiles() * values {
            return Err(GenerateError::OtherTiles { tiles: prompt.tiles(), places });
        }
        let embedded = self.decoder.embed(self.ids(ids, [1, ids.len()]));
        if prompt.tiles() == 0 {
            return Ok(embedded);
        }
        let tiles = prompt.pixels().chunks(TILES * values).map(|pixels| {
            self.encode_tiles(floats(pixels.to_vec(), [pixels.len() / values, 3, side, side], &self.device))
        });
        let width = self.config.text.hidden_size;
        let vectors = Tensor::cat(tiles.collect(), 0).reshape([1, places, width]);
        // Runs of pictures and of text follow each other.
        let (mut parts, mut start, mut used) = (Vec::new(), 0, 0);
        for run in ids.chunk_by(|left, right| is_picture(left) == is_picture(right)) {
            if run.first().is_some_and(is_picture) {
                parts.push(vectors.clone().slice_dim(1, used..used + run.len()));
                used += run.len();
            } else {
                parts.push(embedded.clone().slice_dim(1, start..start + run.len()));
            }
            start += run.len();
        }
        Ok(Tensor::cat(parts, 1))
    }

    /// An empty memory for sequences of at most as many positions as `capacities` says.
    ///
    /// # Errors
    /// Where one of them is longer than the model's context.
    pub fn cache(&self, capacities: &[usize]) -> Result<KvCache<B>, GenerateError> {
        let most = self.config.text.max_position_embeddings;
        match capacities.iter().find(|&&capacity| capacity > most) {
            Some(&length) => Err(GenerateError::TooLong { length, most }),
            None => Ok(self.decoder.cache(capacities)),
        }
    }

    /// Takes the next positions of some sequences of `cache`, in ascending order, in.
    ///
    /// # Shapes
    ///
    /// - hidden: `[sequences, new positions, width of the decoder]`
    /// - output: `[sequences, new positions, width of the decoder]`, what [`logits`](Self::logits) takes
    ///
    /// # Panics
    ///
    /// Where a sequence has more positions than its capacity.
    pub fn decode(&self, hidden: Tensor<B, 3>, cache: &mut KvCache<B>, sequences: &[usize]) -> Tensor<B, 3> {
        self.decoder.forward(hidden, cache, sequences)
    }

    /// How likely each token comes next, as logarithms that are not normalised.
    ///
    /// # Shapes
    ///
    /// - hidden: `[batch, positions, width of the decoder]`
    /// - output: `[batch, positions, size of the vocabulary]`
    pub fn logits(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        self.decoder.logits(hidden)
    }

    /// One token of each sequence as vectors, `[sequences, 1, width]`.
    pub(crate) fn embed_next(&self, ids: &[u32]) -> Tensor<B, 3> {
        self.decoder.embed(self.ids(ids, [ids.len(), 1]))
    }

    fn ids(&self, ids: &[u32], shape: [usize; 2]) -> Tensor<B, 2, Int> {
        let ids: Vec<i32> = ids.iter().map(|&id| id as i32).collect();
        Tensor::from_data(TensorData::new(ids, shape), &self.device)
    }
}
