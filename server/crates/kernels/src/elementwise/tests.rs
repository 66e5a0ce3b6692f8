use super::*;
use crate::format::Format;
use crate::lines;

fn spread(count: usize, low: f64, high: f64) -> Vec<f32> {
    (0..count).map(|at| (low + (high - low) * at as f64 / (count - 1) as f64) as f32).collect()
}

#[test]
fn the_exponential_is_right_to_its_last_places() {
    for exp in [exp::<true>, exp::<false>] {
        for x in spread(100_001, -87.0, 88.0) {
            let (found, wanted) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((found / wanted - 1.0).abs() < 2e-7, "{x}: {found} {wanted}");
        }
        assert_eq!(exp(-200.0), 0.0);
        assert!(exp(200.0).is_finite());
        assert_eq!(exp(0.0), 1.0);
    }
}

#[test]
fn gelu_is_the_function_it_approximates() {
    for x in spread(10_001, -12.0, 12.0) {
        let found = gelu_tanh::<true>(x);
        assert!((found - gelu_tanh::<false>(x)).abs() < 2e-6, "{x}");
        let x = f64::from(x);
        let wanted = 0.5 * x * (1.0 + ((2.0 / std::f64::consts::PI).sqrt() * (x + 0.044715 * x.powi(3))).tanh());
        assert!((f64::from(found) - wanted).abs() < 2e-6, "{x}: {found} {wanted}");
    }
    let wanted = [(-1.0, -0.158_655_25), (0.0, 0.0), (0.5, 0.345_731_24), (1.0, 0.841_344_8), (3.0, 2.995_950_3)];
    for gelu in [gelu::<true>, gelu::<false>] {
        for (x, wanted) in wanted {
            assert!((gelu(x) - wanted).abs() < 1e-6, "{x}: {} {wanted}", gelu(x));
        }
    }
}

#[test]
fn half_precision_rounds_as_the_library_does() {
    let mut values = spread(100_003, -3.0, 3.0);
    values.extend([f32::NAN, f32::INFINITY, -0.0, f32::MIN_POSITIVE / 4.0, f32::MAX, f32::from_bits(0x7fff_ffff)]);
    let mut found = vec![bf16::ZERO; values.len()];
    to_bf16(&values, &mut found);
    for (value, found) in values.iter().zip(found) {
        let wanted = bf16::from_f32(*value);
        assert!(found.to_bits() == wanted.to_bits() || (found.is_nan() && wanted.is_nan()), "{value}");
    }
}

#[test]
fn bytes_span_their_row() {
    for values in [spread(300, -3.0, 9.0), vec![4.0; 17], vec![0.0], vec![-2.0, 5.0]] {
        let scale = range(&values);
        // Every second line, as if two rows lay in turns.
        let mut lines = vec![Line([u32::MAX; Line::GROUPS]); 2 * Format::Int8.lines(values.len())];
        write_bytes(&values, scale, &mut lines, 2);
        let written: Vec<Line> = lines.iter().step_by(2).copied().collect();
        let bytes = lines::values::<u8>(&written);
        assert!(bytes[values.len()..].iter().all(|&byte| byte == 0));
        for (value, byte) in values.iter().zip(bytes) {
            let found = f32::from(*byte) * scale.step + scale.offset;
            assert!((found - value).abs() <= scale.step * 0.501, "{found} {value}");
        }
    }
    for odd in [f32::NAN, f32::INFINITY] {
        write_bytes(&[odd, 1.0, -1.0], range(&[odd, 1.0, -1.0]), &mut [Line::default()], 1);
    }
}

#[test]
fn a_norm_has_mean_zero_and_variance_one() {
    for width in [1, 5, 64, 100] {
        let row = spread(width.max(2), -1.0, 5.0);
        let (gamma, beta) = (vec![2.0; row.len()], vec![0.5; row.len()]);
        let mut out = vec![0.0; row.len()];
        layer_norm(&row, &gamma, &beta, 1e-6, &mut out);
        let unscaled: Vec<f64> = out.iter().map(|x| (f64::from(*x) - 0.5) / 2.0).collect();
        let mean = unscaled.iter().sum::<f64>() / unscaled.len() as f64;
        let variance = unscaled.iter().map(|x| x * x).sum::<f64>() / unscaled.len() as f64;
        assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
    }
}

#[test]
fn a_softmax_is_the_same_wherever_its_row_lies() {
    let (mut one, mut two) = (vec![1.0, 2.0, 3.0], vec![1001.0, 1002.0, 1003.0]);
    let (first, second) = (softmax_unscaled(&mut one, 0.5), softmax_unscaled(&mut two, 0.5));
    assert_eq!((one, first), (two, second));
}
