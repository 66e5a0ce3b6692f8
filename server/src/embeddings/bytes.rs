//! Embeddings as they lie in Redis and on disk: their numbers one behind the other, four bytes each, the lowest first.

use std::sync::Arc;

/// The bytes of an embedding.
pub fn of(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The embedding of `dim` numbers in these bytes; none where there is anything else in them.
pub fn read(bytes: &[u8], dim: usize) -> Option<Arc<[f32]>> {
    let (numbers, rest) = bytes.as_chunks::<4>();
    let fits = numbers.len() == dim && rest.is_empty();
    let numbers: Arc<[f32]> = fits.then(|| numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())?;
    numbers.iter().all(|number| number.is_finite()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn numbers_come_back_to_the_bit() {
        let vector = [0.0, -0.0, 1.0, -0.123_456_79, f32::MIN_POSITIVE, f32::MAX, 1e-45];
        let back = read(&of(&vector), vector.len()).unwrap();
        assert_eq!(back.iter().map(|n| n.to_bits()).collect::<Vec<_>>(), vector.map(f32::to_bits));
    }

    #[test]
    fn the_order_of_bytes_is_the_same_on_every_machine() {
        assert_eq!(of(&[1.0, -2.0]), [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
    }

    #[test]
    fn anything_else_is_none() {
        let bytes = of(&[0.6, 0.8]);
        assert!(read(&bytes, 2).is_some());
        for (bytes, dim) in [(&bytes[..], 1), (&bytes, 3), (&bytes[..7], 2), (&bytes[..7], 1), (&[], 2)] {
            assert!(read(bytes, dim).is_none(), "{} bytes for {dim} numbers", bytes.len());
        }
        assert!(read(&of(&[f32::NAN, 0.0]), 2).is_none() && read(&of(&[0.0, f32::INFINITY]), 2).is_none());
    }
}
