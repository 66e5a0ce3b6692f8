//! The stack of pre-norm transformer layers that both towers share.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;
use kernels::LayerWeights;
use weights::Tensors;

use crate::engine::{Block, Engine, last};
use crate::pair::Pair;
use crate::{Activation, LoadError};

/// What a tower's layers have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EncoderShape {
    pub(crate) layers: usize,
    pub(crate) heads: usize,
    pub(crate) epsilon: f64,
    pub(crate) activation: Activation,
}

/// All layers of a tower.
#[derive(Debug)]
pub(crate) struct Encoder<B: Backend> {
    layers: Vec<Box<dyn Block<B>>>,
}

impl<B: Backend> Encoder<B> {
    pub(crate) fn load(
        tensors: &Tensors<'_>,
        name: &str,
        shape: EncoderShape,
        engine: &impl Engine<B>,
    ) -> Result<Self, LoadError> {
        let layers = (0..shape.layers).map(|index| layer(tensors, &format!("{name}.layers.{index}"), shape, engine));
        Ok(Self { layers: layers.collect::<Result<_, _>>()? })
    }

    /// Calls `observe` with the input and with the output of every layer.
    ///
    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, sequence, width]`
    pub(crate) fn forward(&self, hidden: Tensor<B, 3>, observe: &mut impl FnMut(&Tensor<B, 3>)) -> Tensor<B, 3> {
        observe(&hidden);
        self.layers.iter().fold(hidden, |hidden, layer| {
            let hidden = layer.forward(hidden);
            observe(&hidden);
            hidden
        })
    }

    /// The output at the last position, of which the last layer computes no other.
    ///
    /// # Shapes
    ///
    /// - input: `[batch, sequence, width]`
    /// - output: `[batch, 1, width]`
    pub(crate) fn last(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let Some((final_layer, layers)) = self.layers.split_last() else { return last(hidden) };
        final_layer.last(layers.iter().fold(hidden, |hidden, layer| layer.forward(hidden)))
    }
}

fn layer<B: Backend>(
    tensors: &Tensors<'_>,
    name: &str,
    shape: EncoderShape,
    engine: &impl Engine<B>,
) -> Result<Box<dyn Block<B>>, LoadError> {
    let attention = |part: &str| Pair::read(tensors, &format!("{name}.self_attn.{part}"));
    let (norm1, norm2) =
        (Pair::read(tensors, &format!("{name}.layer_norm1"))?, Pair::read(tensors, &format!("{name}.layer_norm2"))?);
    let projection = attention("q_proj")?.above(attention("k_proj")?).above(attention("v_proj")?);
    let output = attention("out_proj")?;
    let (fc1, fc2) =
        (Pair::read(tensors, &format!("{name}.mlp.fc1"))?, Pair::read(tensors, &format!("{name}.mlp.fc2"))?);
    Ok(engine.layer(LayerWeights {
        norm1: norm1.as_norm(),
        projection: projection.as_linear(),
        output: output.as_linear(),
        norm2: norm2.as_norm(),
        fc1: fc1.as_linear(),
        fc2: fc2.as_linear(),
        heads: shape.heads,
        epsilon: shape.epsilon as f32,
        activation: shape.activation.into(),
    }))
}
