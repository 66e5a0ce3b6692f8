//! Trades space for channels.

use burn::tensor::Tensor;
use burn::tensor::backend::Backend;

/// Joins squares of `scale` times `scale` patches to one vector each, row by row.
///
/// After `Idefics3Connector.pixel_shuffle` of transformers 5.23.0.
///
/// # Shapes
///
/// - hidden: `[tiles, side · side, width]`, where `scale` divides the side
/// - output: `[tiles, side · side / scale², width · scale²]`
pub(crate) fn pixel_shuffle<B: Backend>(hidden: Tensor<B, 3>, scale: usize) -> Tensor<B, 3> {
    let [tiles, patches, width] = hidden.dims();
    let side = patches.isqrt();
    let small = side / scale;
    hidden.reshape([tiles, small, scale, small, scale * width]).swap_dims(2, 3).reshape([
        tiles,
        small * small,
        scale * scale * width,
    ])
}
