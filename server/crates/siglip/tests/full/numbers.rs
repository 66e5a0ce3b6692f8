//! The numbers of `peers/checkpoint.py`, bit for bit.

/// SplitMix64, begun with the FNV-1a hash of a name.
fn bits(name: &str) -> impl Iterator<Item = u64> {
    let seed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (1..).map(move |index: u64| {
        let z = seed.wrapping_add(index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

/// In [-1, 1), in steps of 2⁻²³.
fn uniform(name: &str) -> impl Iterator<Item = f32> {
    bits(name).map(|bits| (bits >> 40) as f32 * (1.0 / (1 << 23) as f32) - 1.0)
}

/// The values of a tensor.
pub(crate) fn weight(name: &str, shape: &[usize]) -> Vec<f32> {
    match name {
        "logit_scale" => return vec![4.7],
        "logit_bias" => return vec![-16.5],
        _ => {}
    }
    let has_inputs = shape.len() > 1 && !name.contains("embedding.weight");
    let inputs = if has_inputs { shape[1..].iter().product() } else { 1 };
    let amplitude = if inputs > 1 { (3.0 / inputs as f64).sqrt() as f32 } else { 0.35 };
    let around = if name.contains("norm") && name.ends_with("weight") { 1.0 } else { 0.0 };
    uniform(name).take(shape.iter().product()).map(|value| around + amplitude * value).collect()
}

/// Three pictures of noise and three of seven by seven coloured squares, `[6, 3, side, side]`.
pub(crate) fn pixels(side: usize) -> Vec<f32> {
    let mut pixels: Vec<f32> = uniform("noise").take(9 * side * side).collect();
    let squares: Vec<f32> = uniform("squares").take(9 * 7 * 7).collect();
    for square in squares.as_chunks::<{ 7 * 7 }>().0 {
        for y in 0..side {
            pixels.extend((0..side).map(|x| square[(y * 7 / side) * 7 + x * 7 / side]));
        }
    }
    pixels
}

/// Eight texts of several lengths, padded with 1, `[8, 64]`.
pub(crate) fn ids(words: usize) -> Vec<i32> {
    let drawn: Vec<u64> = bits("ids").take(8 * 64).map(|bits| bits % (words as u64 - 2) + 2).collect();
    let lengths = [3, 5, 8, 12, 20, 33, 50, 64];
    let rows = drawn.as_chunks::<64>().0.iter().zip(lengths);
    rows.flat_map(|(row, length)| row.iter().enumerate().map(move |(at, &id)| if at < length { id as i32 } else { 1 }))
        .collect()
}
