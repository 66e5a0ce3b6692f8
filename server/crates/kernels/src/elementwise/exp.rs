//! The exponential function.

/// `eˣ` within two units of the last place, in arithmetic that compilers turn into vectors; 0 below -87.3, and not above
/// e^88.3.
///
/// After the Cephes library's `expf`: `x = n · ln 2 + r`, a polynomial for `eʳ`, and `n` added to the exponent.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    /// Adding and subtracting it rounds to whole numbers, which then stand in the lowest bits.
    const MAGIC: f32 = 12_582_912.0;
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;

    let bounded = if x > 88.3 { 88.3 } else { x };
    let bounded = if bounded < -87.3 { -87.3 } else { bounded };
    let shifted = bounded * std::f32::consts::LOG2_E + MAGIC;
    let n = shifted - MAGIC;
    let r = bounded - n * LN2_HIGH - n * LN2_LOW;
    let series =
        ((((1.987_569_1e-4 * r + 1.398_2e-3) * r + 8.333_452e-3) * r + 4.166_579_6e-2) * r + 0.166_666_66) * r + 0.5;
    let power = series * r * r + r + 1.0;
    let scaled = f32::from_bits(power.to_bits().wrapping_add(shifted.to_bits() << 23));
    if x < -87.3 { 0.0 } else { scaled }
}
