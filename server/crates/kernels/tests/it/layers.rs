use kernels::{Layer, Precision};

use crate::numbers::numbers;
use crate::support::{Drawn, apart};

#[test]
fn layers_of_odd_sizes_are_right_in_every_precision() {
    for (batch, sequence, width, inner, heads) in
        [(1, 1, 4, 4, 1), (2, 9, 36, 67, 3), (1, 64, 64, 128, 4), (2, 49, 48, 100, 2), (1, 197, 144, 150, 2)]
    {
        let drawn = Drawn::new(width, inner, heads);
        let input = numbers(20, batch * sequence * width, 1.0);
        let wanted = drawn.forward(&input, sequence);

        for (precision, allowed) in Precision::ALL.into_iter().zip([1e-11, 3e-5, 3e-4]) {
            let mut found = input.clone();
            Layer::new(drawn.weights(), precision).forward(&mut found, sequence);

            let off = apart(&found, &wanted);
            assert!(off <= allowed, "{precision:?} {batch} {sequence} {width}: {off}");
        }
    }
}

#[test]
fn a_sequence_is_the_same_in_any_company() {
    let (sequence, width) = (50, 48);
    let drawn = Drawn::new(width, 96, 3);
    let input = numbers(20, 5 * sequence * width, 1.0);
    for precision in Precision::ALL {
        let layer = Layer::new(drawn.weights(), precision);
        let mut together = input.clone();
        layer.forward(&mut together, sequence);
        for (alone, together) in input.chunks_exact(sequence * width).zip(together.chunks_exact(sequence * width)) {
            let mut alone = alone.to_vec();
            layer.forward(&mut alone, sequence);
            assert_eq!(alone, together, "{precision:?}");
        }
        let last: Vec<f32> =
            together.chunks_exact(sequence * width).flat_map(|rows| rows[rows.len() - width..].to_vec()).collect();
        assert_eq!(layer.last(&input, sequence), last, "{precision:?}");
    }
}
