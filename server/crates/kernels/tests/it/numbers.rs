//! Random numbers, for tests and measurements.

/// Numbers in ±`scale` that repeat only after a long time.
pub(crate) fn numbers(seed: u32, count: usize, scale: f32) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state as f32 / (1u32 << 31) as f32 - 1.0) * scale
    };
    std::iter::repeat_with(next).take(count).collect()
}
