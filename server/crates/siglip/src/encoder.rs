//! The stack of pre-norm transformer layers that both towers share.

use burn::nn::LayerNorm;
use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

use crate::attention::SelfAttention;
use crate::mlp::Mlp;
use crate::weights::Weights;
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
    layers: Vec<Layer<B>>,
}

#[derive(Debug)]
struct Layer<B: Backend> {
    layer_norm1: LayerNorm<B>,
    self_attn: SelfAttention<B>,
    layer_norm2: LayerNorm<B>,
    mlp: Mlp<B>,
}

impl<B: Backend> Encoder<B> {
    pub(crate) fn load(weights: &Weights<'_, B>, name: &str, shape: EncoderShape) -> Result<Self, LoadError> {
        let layers = (0..shape.layers).map(|index| Layer::load(weights, &format!("{name}.layers.{index}"), shape));
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
}

impl<B: Backend> Layer<B> {
    fn load(weights: &Weights<'_, B>, name: &str, shape: EncoderShape) -> Result<Self, LoadError> {
        Ok(Self {
            layer_norm1: weights.layer_norm(&format!("{name}.layer_norm1"), shape.epsilon)?,
            self_attn: SelfAttention::load(weights, &format!("{name}.self_attn"), shape.heads)?,
            layer_norm2: weights.layer_norm(&format!("{name}.layer_norm2"), shape.epsilon)?,
            mlp: Mlp::load(weights, &format!("{name}.mlp"), shape.activation)?,
        })
    }

    fn forward(&self, hidden: Tensor<B, 3>) -> Tensor<B, 3> {
        let attended = self.self_attn.forward(self.layer_norm1.forward(hidden.clone()));
        let hidden = hidden + attended;
        let fed = self.mlp.forward(self.layer_norm2.forward(hidden.clone()));
        hidden + fed
    }
}
