use kernels::{Linear, LinearWeights, Precision};

use crate::numbers::numbers;
use crate::support::{apart, linear};

#[test]
fn products_of_odd_sizes_are_right_in_every_precision() {
    for (rows, inputs, outputs) in
        [(1, 1, 1), (1, 768, 33), (3, 5, 7), (17, 64, 32), (50, 67, 129), (196, 130, 40), (300, 36, 31)]
    {
        let (input, weight) = (numbers(1, rows * inputs, 2.0), numbers(2, inputs * outputs, 0.5));
        let bias = numbers(3, outputs, 1.0);
        let weights = LinearWeights { weight: &weight, bias: &bias };
        let wanted = linear(&input.iter().map(|&x| f64::from(x)).collect::<Vec<_>>(), weights);

        for (precision, allowed) in Precision::ALL.into_iter().zip([1e-12, 1e-5, 1e-4]) {
            let layer = Linear::new(weights, precision);
            assert_eq!((layer.inputs(), layer.outputs()), (inputs, outputs));

            let found = layer.forward(&input);

            let off = apart(&found, &wanted);
            assert!(off <= allowed, "{precision:?} {rows} {inputs} {outputs}: {off}");
        }
    }
}

#[test]
fn a_row_is_the_same_in_any_company() {
    let (weight, bias) = (numbers(2, 48 * 70, 0.5), numbers(3, 70, 1.0));
    let input = numbers(1, 130 * 48, 2.0);
    for precision in Precision::ALL {
        let layer = Linear::new(LinearWeights { weight: &weight, bias: &bias }, precision);
        let together = layer.forward(&input);
        for (alone, together) in input.as_chunks::<48>().0.iter().zip(together.as_chunks::<70>().0) {
            assert_eq!(layer.forward(alone), together, "{precision:?}");
        }
    }
}

#[test]
fn rows_of_one_value_or_none_have_no_span_and_work_all_the_same() {
    let weight = numbers(2, 8 * 3, 0.5);
    let layer = Linear::new(LinearWeights { weight: &weight, bias: &[0.5; 3] }, Precision::Int8);
    assert_eq!(layer.forward(&[0.0; 8]), [0.5; 3]);
    assert!(layer.forward(&[]).is_empty());
    let wanted = linear(&[3.0; 8], LinearWeights { weight: &weight, bias: &[0.5; 3] });
    assert!(apart(&layer.forward(&[3.0; 8]), &wanted) < 1e-4);
    assert_eq!(layer.forward(&[f32::NAN; 8]).len(), 3);
}
