//! What is done to single numbers and rows between the products, compiled for each generation of processors.
//!
//! Loops run over sixteen lanes so that sums may be reordered, which compilers do not do to floats by themselves.

use bytemuck::Pod;
use half::bf16;
use multiversion::multiversion;
use multiversion::target::target_cfg_f;

use crate::lines::{Line, values_mut};
use crate::rows::Scale;

mod exp;

use exp::exp;
pub(crate) use exp::multiply_add;

/// The function inside a feed-forward block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// GELU by its hyperbolic-tangent approximation.
    GeluTanh,
    /// GELU by the error function.
    Gelu,
}

const LANES: usize = 16;

/// `x/2 · (1 + tanh(√(2/π) · (x + 0.044715·x³)))`, as `x · sigmoid(2·√(2/π) · (x + 0.044715·x³))`.
#[inline(always)]
pub(crate) fn gelu_tanh<const FUSED: bool>(x: f32) -> f32 {
    const TWICE_ROOT: f32 = 1.595_769;
    let inner = multiply_add::<FUSED>(x * x, -0.044_715 * TWICE_ROOT, -TWICE_ROOT) * x;
    x / (1.0 + exp::<FUSED>(inner))
}

/// `x/2 · (1 + erf(x/√2))`, with Abramowitz and Stegun 7.1.26 for the error function: it errs by 1.5e-7 at most.
#[inline(always)]
pub(crate) fn gelu<const FUSED: bool>(x: f32) -> f32 {
    const SERIES: [f32; 4] = [-1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6];
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / multiply_add::<FUSED>(0.327_591_1, z, 1.0);
    let series = t * SERIES.iter().fold(1.061_405_4, |sum, &next| multiply_add::<FUSED>(sum, t, next));
    let erf = (1.0 - series * exp::<FUSED>(-z * z)).copysign(x);
    x * 0.5 * (1.0 + erf)
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

/// Replaces each row of as many values as `gamma` by `x / √(mean of x² + epsilon) · gamma`, row by row.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub fn rms_norm(rows: &mut [f32], gamma: &[f32], epsilon: f32) {
    for row in rows.chunks_exact_mut(gamma.len().max(1)) {
        let factor = 1.0 / (sum(row, |x| x * x) / row.len() as f32 + epsilon).sqrt();
        for (x, gamma) in row.iter_mut().zip(gamma) {
            *x *= factor * gamma;
        }
    }
}

/// `silu(gate) · up` of rows of `width` values, whose first half is the gate and whose second half is what passes it.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub fn gated_silu(rows: &[f32], width: usize) -> Vec<f32> {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_feature = "neon"));
    let mut out = Vec::with_capacity(rows.len() / 2);
    for row in rows.chunks_exact(width.max(1)) {
        let (gate, up) = row.split_at(width / 2);
        out.extend(gate.iter().zip(up).map(|(gate, up)| gate / (1.0 + exp::<FUSED>(-gate)) * up));
    }
    out
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
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_feature = "neon"));
    let (_, max) = extremes(row);
    for x in row.iter_mut() {
        *x = exp::<FUSED>((*x - max) * scale);
    }
    sum(row, |x| x)
}

/// The least and the greatest value.
#[inline(always)]
fn extremes(values: &[f32]) -> (f32, f32) {
    // Comparisons, not `min` and `max`: those are slower for their care of numbers that are none.
    let less = |a: f32, b: f32| if a < b { a } else { b };
    let more = |a: f32, b: f32| if a > b { a } else { b };
    // Four vectors at a time, which need not wait for each other.
    let (lanes, rest) = values.as_chunks::<{ 4 * LANES }>();
    let (mut low, mut high) = ([f32::INFINITY; 4 * LANES], [f32::NEG_INFINITY; 4 * LANES]);
    for values in lanes {
        for lane in 0..4 * LANES {
            low[lane] = less(values[lane], low[lane]);
            high[lane] = more(values[lane], high[lane]);
        }
    }
    let low = low.iter().chain(rest).fold(f32::INFINITY, |low, &value| less(value, low));
    (low, high.iter().chain(rest).fold(f32::NEG_INFINITY, |high, &value| more(value, high)))
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

/// Writes values as bytes around zero and returns what a step of one stands for: the largest of them is 127 steps away.
///
/// `values` and `out` are equally long; of values that are all zero, the step is zero.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub fn quantise(values: &[f32], out: &mut [i8]) -> f32 {
    let (low, high) = extremes(values);
    let step = high.max(-low) / 127.0;
    let factor = if step > 0.0 { 1.0 / step } else { 0.0 };
    for (out, &value) in out.iter_mut().zip(values) {
        *out = (value * factor).round_ties_even() as i8;
    }
    step
}

/// Writes a row into every `stride`-th line and zeros behind it.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn write_floats(values: &[f32], lines: &mut [Line], stride: usize) {
    write(values, lines, stride, |value| value);
}

/// The same, as `bf16`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn write_bf16(values: &[f32], lines: &mut [Line], stride: usize) {
    write(values, lines, stride, |value| round(value).to_bits());
}

/// The same, as the nearest level of each value.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
pub(crate) fn write_bytes(values: &[f32], scale: Scale, lines: &mut [Line], stride: usize) {
    let factor = if scale.step > 0.0 { 1.0 / scale.step } else { 0.0 };
    // Adding 2^23 rounds to whole numbers, which then stand in the lowest bits.
    write(values, lines, stride, |value| ((value - scale.offset) * factor + 8_388_608.0).to_bits() as u8);
}

#[inline(always)]
fn write<T: Pod + Default>(values: &[f32], lines: &mut [Line], stride: usize, convert: impl Fn(f32) -> T) {
    let in_a_line = size_of::<Line>() / size_of::<T>();
    for (values, line) in values.chunks(in_a_line).zip(lines.iter_mut().step_by(stride)) {
        let line = values_mut::<T>(std::slice::from_mut(line));
        if values.len() == in_a_line {
            for at in 0..in_a_line {
                line[at] = convert(values[at]);
            }
        } else {
            let (line, rest) = line.split_at_mut(values.len());
            line.iter_mut().zip(values).for_each(|(to, &value)| *to = convert(value));
            rest.fill(T::default());
        }
    }
}

#[cfg(test)]
mod tests;
