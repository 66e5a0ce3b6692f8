//! Vectors are checked before they reach an index, which would store or skip bad ones silently.

use crate::{Point, VectorError};

/// Refuses a vector of the wrong length, with NaN or infinities, or without a direction.
pub(crate) fn check(vector: &[f32], dim: usize) -> Result<(), VectorError> {
    if vector.len() != dim {
        return Err(VectorError::WrongLength { expected: dim, found: vector.len() });
    }
    if !vector.iter().all(|value| value.is_finite()) {
        return Err(VectorError::NotFinite);
    }
    // The index sums squares in f32: what overflows or vanishes there cannot be normalised.
    let square: f32 = vector.iter().map(|value| value * value).sum();
    if !(f32::MIN_POSITIVE..f32::INFINITY).contains(&square) {
        return Err(VectorError::NoDirection);
    }
    Ok(())
}

/// Refuses a batch of which one point is bad.
pub(crate) fn check_points(points: &[Point], dim: usize) -> Result<(), VectorError> {
    points.iter().try_for_each(|point| check(&point.global, dim))
}

/// Refuses no views at all, or views of which one is bad.
pub(crate) fn check_views(views: &[Vec<f32>], dim: usize) -> Result<(), VectorError> {
    if views.is_empty() {
        return Err(VectorError::NoViews);
    }
    views.iter().try_for_each(|view| check(view, dim))
}

/// Points in one write: about a megabyte, well within a WAL segment and a gRPC message.
pub(crate) fn batch_len(dim: usize) -> usize {
    const BATCH_BYTES: usize = 1 << 20;
    (BATCH_BYTES / (dim * size_of::<f32>()).max(1)).clamp(1, 512)
}
