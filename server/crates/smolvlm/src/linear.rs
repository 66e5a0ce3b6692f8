//! Linear layers of a checkpoint, several of which may be computed as one.

use burn::tensor::backend::Backend;
use kernels::LinearWeights;
use siglip::engine::{Block, Engine};
use weights::Tensors;

use crate::LoadError;

/// The layers of these names, which have the same inputs, as one: their outputs lie one behind the other, and weights are
/// multiplied once. A layer without a bias has one of zeros.
pub(crate) fn fused<B: Backend>(
    tensors: &Tensors<'_>,
    names: &[String],
    engine: &impl Engine<B>,
    width: usize,
) -> Result<Box<dyn Block<B>>, LoadError> {
    let (mut weight, mut bias) = (Vec::new(), Vec::new());
    for name in names {
        let rows = tensors.values(&format!("{name}.weight"))?;
        let outputs = rows.len() / width;
        weight.extend_from_slice(&rows);
        let named = format!("{name}.bias");
        if tensors.contains(&named) {
            bias.extend_from_slice(&tensors.values(&named)?);
        } else {
            bias.extend(std::iter::repeat_n(0.0, outputs));
        }
    }
    Ok(engine.linear(LinearWeights { weight: &weight, bias: &bias }))
}
