//! The exponential function.

/// `a · b + c`. `FUSED` says that the processor has an instruction for it, which also rounds only once; where it has none,
/// compilers would make it a call.
#[inline(always)]
pub(crate) fn multiply_add<const FUSED: bool>(a: f32, b: f32, c: f32) -> f32 {
    if FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// `eˣ` within two units of the last place, in arithmetic that compilers turn into vectors; 0 below -87.3, and not above
/// e^88.3.
///
/// Reduced as by the Cephes library's `expf`: `x = n · ln 2 + r`, a polynomial for `eʳ`, and `n` added to the exponent. The
/// polynomial is the one of degree 5 that begins with 1 and whose greatest relative error, 9.2e-8, is least.
#[inline(always)]
pub(super) fn exp<const FUSED: bool>(x: f32) -> f32 {
    /// Adding and subtracting it rounds to whole numbers, which then stand in the lowest bits.
    const MAGIC: f32 = 12_582_912.0;
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;
    /// Of r⁴ down to 1.
    const SERIES: [f32; 5] = [4.189_816e-2, 0.166_676_39, 0.499_991_48, 0.999_999_7, 1.0];

    let bounded = if x > 88.3 { 88.3 } else { x };
    let bounded = if bounded < -87.3 { -87.3 } else { bounded };
    let shifted = multiply_add::<FUSED>(bounded, std::f32::consts::LOG2_E, MAGIC);
    let n = shifted - MAGIC;
    let r = multiply_add::<FUSED>(n, -LN2_LOW, multiply_add::<FUSED>(n, -LN2_HIGH, bounded));
    let power = SERIES.iter().fold(8.290_272e-3, |sum, &next| multiply_add::<FUSED>(sum, r, next));
    let scaled = f32::from_bits(power.to_bits().wrapping_add(shifted.to_bits() << 23));
    if x < -87.3 { 0.0 } else { scaled }
}
