//! What is done to single numbers and rows between the products, compiled for each generation of processors.
//!
//! Loops run over sixteen lanes so that sums may be reordered, which compilers do not do to floats by themselves.

use half::bf16;
use multiversion::multiversion;

use crate::product::TILE;
use crate::rows::Scale;

mod exp;

use exp::exp;

/// The function inside a feed-forward block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// GELU by its hyperbolic-tangent approximation.
    GeluTanh,
    /// GELU by the error function.
    Gelu,
}

const LANES: usize = 16;

impl Activation {
    /// Applies it to every value.
    pub(crate) fn apply(self, values: &mut [f32]) {
        match self {
            Self::GeluTanh => gelu_tanh(values),
            Self::Gelu => gelu(values),
        }
    }
}

/// `x/2 · (1 + tanh(√(2/π) · (x + 0.044715·x³)))`, as `x · sigmoid(2·√(2/π) · (x + 0.044715·x³))`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn gelu_tanh(values: &mut [f32]) {
    const TWICE_ROOT: f32 = 1.595_769;
    for x in values {
        let inner = (*x * *x * (0.044_715 * TWICE_ROOT) + TWICE_ROOT) * *x;
        *x /= 1.0 + exp(-inner);
    }
}

/// `x/2 · (1 + erf(x/√2))`, with Abramowitz and Stegun 7.1.26 for the error function: it errs by 1.5e-7 at most.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn gelu(values: &mut [f32]) {
    for x in values {
        let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / (1.0 + 0.327_591_1 * z);
        let series = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
        let erf = (1.0 - series * exp(-z * z)).copysign(*x);
        *x *= 0.5 * (1.0 + erf);
    }
}

/// `(row − mean) / √(variance + epsilon) · gamma + beta`
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn layer_norm(row: &[f32], gamma: &[f32], beta: &[f32], epsilon: f32, out: &mut [f32]) {
    let count = row.len() as f32;
    let mean = sum(row, |x| x) / count;
    let variance = sum(row, |x| (x - mean) * (x - mean)) / count;
    let factor = 1.0 / (variance + epsilon).sqrt();
    for ((out, x), (gamma, beta)) in out.iter_mut().zip(row).zip(gamma.iter().zip(beta)) {
        *out = (x - mean) * factor * gamma + beta;
    }
}

#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (lanes, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for values in lanes {
        for (sum, &value) in sums.iter_mut().zip(values) {
            *sum += of(value);
        }
    }
    sums.iter().sum::<f32>() + rest.iter().map(|&value| of(value)).sum::<f32>()
}

/// Replaces a row by `exp(scale · (x − max))` and returns the sum of it.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn softmax_unscaled(row: &mut [f32], scale: f32) -> f32 {
    let (_, max) = extremes(row);
    for x in row.iter_mut() {
        *x = exp((*x - max) * scale);
    }
    sum(row, |x| x)
}

#[inline(always)]
fn extremes(values: &[f32]) -> (f32, f32) {
    let (lanes, rest) = values.as_chunks::<LANES>();
    let (mut low, mut high) = ([f32::INFINITY; LANES], [f32::NEG_INFINITY; LANES]);
    for values in lanes {
        for ((low, high), &value) in low.iter_mut().zip(&mut high).zip(values) {
            // Comparisons, not `min` and `max`: those are slower for their care of numbers that are none.
            *low = if value < *low { value } else { *low };
            *high = if value > *high { value } else { *high };
        }
    }
    let low = low.iter().chain(rest).copied().fold(f32::INFINITY, f32::min);
    (low, high.iter().chain(rest).copied().fold(f32::NEG_INFINITY, f32::max))
}

/// To the nearest `bf16`; ties go to the even one.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn to_bf16(values: &[f32], out: &mut [bf16]) {
    for (out, &value) in out.iter_mut().zip(values) {
        *out = round(value);
    }
}

/// Two rows of a matrix as pairs, one above the other: `[a0 b0, a1 b1, …]`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn interleave(upper: &[f32], lower: &[f32], out: &mut [[bf16; 2]]) {
    for (out, (&upper, &lower)) in out.iter_mut().zip(upper.iter().zip(lower)) {
        *out = [round(upper), round(lower)];
    }
}

/// As `bf16::from_f32`, but without its branch for what is not a number, which stays one all the same.
#[inline(always)]
fn round(value: f32) -> bf16 {
    let bits = value.to_bits();
    let rounded = bits.wrapping_add(0x7fff + ((bits >> 16) & 1)) >> 16;
    // Rounding would carry a not-a-number with high bits into infinity or beyond.
    let quiet = (bits >> 16) | 0x40;
    bf16::from_bits((if value.is_nan() { quiet } else { rounded }) as u16)
}

/// What the 256 levels of a byte have to stand for so that they span all values.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn range(values: &[f32]) -> Scale {
    let (low, high) = extremes(values);
    let step = (high - low) / 255.0;
    // A row of one value alone has no span; nor has one that is not finite.
    if step > 0.0 && step.is_finite() { Scale { step, offset: low } } else { Scale { step: 0.0, offset: low } }
}

/// The nearest level of each value.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn quantise(values: &[f32], scale: Scale, out: &mut [u8]) {
    let factor = if scale.step > 0.0 { 1.0 / scale.step } else { 0.0 };
    for (out, &value) in out.iter_mut().zip(values) {
        // Adding 2^23 rounds to whole numbers, which then stand in the lowest bits.
        *out = ((value - scale.offset) * factor + 8_388_608.0).to_bits() as u8;
    }
}

/// Writes one output's weights as bytes and returns what one of them stands for.
pub(crate) fn quantise_weights(values: &[f32], out: &mut [i8]) -> f32 {
    let (low, high) = extremes(values);
    let step = high.max(-low) / 127.0;
    let factor = if step > 0.0 { 1.0 / step } else { 0.0 };
    for (out, &value) in out.iter_mut().zip(values) {
        *out = (value * factor).round_ties_even() as i8;
    }
    step
}

/// Adds a bias to each row of a tile.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn add_bias(sums: &mut [[f32; TILE]], bias: &[f32]) {
    let Some(bias) = bias.first_chunk::<TILE>() else { return };
    for sums in sums {
        for (sum, bias) in sums.iter_mut().zip(bias) {
            *sum += bias;
        }
    }
}

/// Turns sums of products of bytes into numbers: `w · (step · sum + offset · Σ weights) + bias`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn scale(tile: &mut [[f32; TILE]], rows: &[Scale], steps: &[f32], sums: &[f32], bias: &[f32]) {
    let (Some(steps), Some(sums), Some(bias)) =
        (steps.first_chunk::<TILE>(), sums.first_chunk::<TILE>(), bias.first_chunk::<TILE>())
    else {
        return;
    };
    for (values, row) in tile.iter_mut().zip(rows) {
        for (at, value) in values.iter_mut().enumerate() {
            let products = value.to_bits().cast_signed() as f32;
            *value = steps[at] * (row.step * products + row.offset * sums[at]) + bias[at];
        }
    }
}

/// Adds one row to another.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn add(to: &mut [f32], values: &[f32]) {
    for (to, value) in to.iter_mut().zip(values) {
        *to += value;
    }
}

/// Multiplies every value.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn multiply(values: &[f32], factor: f32, out: &mut [f32]) {
    for (out, value) in out.iter_mut().zip(values) {
        *out = value * factor;
    }
}

#[cfg(test)]
mod tests;
