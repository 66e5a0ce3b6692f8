use kernels::{CausalMemory, gated_silu, rms_norm};

use crate::numbers::numbers;

/// Heads of queries and keys, their size, and new positions step by step.
type Case = (usize, usize, usize, &'static [usize]);
const CASES: [Case; 5] = [
    (1, 1, 2, &[1, 1]),
    (3, 1, 12, &[5, 1, 1, 3]),
    (6, 2, 8, &[20, 1]),
    (9, 3, 64, &[37, 1, 1]),
    (4, 4, 16, &[1, 17, 16]),
];

#[test]
fn attention_equals_slow_arithmetic() {
    for (queries, keys, size, steps) in CASES {
        let width = (queries + 2 * keys) * size;
        let all: usize = steps.iter().sum();
        let input = numbers(3, all * width, 1.0);
        let angles = numbers(4, all * size / 2, 3.0);
        let wanted = slow(queries, keys, size, &input, &angles);

        let mut memory = CausalMemory::new(queries, keys, size, all);
        for _ in 0..2 {
            let (mut found, mut start) = (Vec::new(), 0);
            for &new in steps {
                let mut rows = input[start * width..(start + new) * width].to_vec();
                let angles = &angles[start * size / 2..(start + new) * size / 2];
                let (cosines, sines): (Vec<f32>, Vec<f32>) =
                    angles.iter().map(|angle| (angle.cos(), angle.sin())).unzip();
                found.extend(memory.attend(&mut rows, &cosines, &sines));
                start += new;
            }
            assert_eq!(memory.length(), all);
            for (found, wanted) in found.iter().zip(&wanted) {
                assert!((f64::from(*found) - wanted).abs() < 1e-5, "{queries} {keys} {size}: {found} is not {wanted}");
            }
            // What was forgotten does not come back.
            memory.clear();
        }
    }
}

#[test]
fn norms_and_gates_equal_slow_arithmetic() {
    let rows = numbers(7, 3 * 22, 4.0);
    let gamma = numbers(8, 22, 2.0);
    let mut normed = rows.clone();
    rms_norm(&mut normed, &gamma, 1e-5);
    let gated = gated_silu(&rows, 22);
    let outputs = normed.as_chunks::<22>().0.iter().zip(gated.as_chunks::<11>().0);
    for (row, (normed, gated)) in rows.as_chunks::<22>().0.iter().zip(outputs) {
        let mean = row.iter().map(|&x| f64::from(x).powi(2)).sum::<f64>() / 22.0;
        for at in 0..22 {
            let wanted = f64::from(row[at]) / (mean + 1e-5).sqrt() * f64::from(gamma[at]);
            assert!((f64::from(normed[at]) - wanted).abs() < 1e-5);
        }
        for at in 0..11 {
            let gate = f64::from(row[at]);
            let wanted = gate / (1.0 + (-gate).exp()) * f64::from(row[11 + at]);
            assert!((f64::from(gated[at]) - wanted).abs() < 1e-5);
        }
    }
}

fn slow(queries: usize, keys: usize, size: usize, input: &[f32], angles: &[f32]) -> Vec<f64> {
    let width = (queries + 2 * keys) * size;
    let half = size / 2;
    let rows: Vec<Vec<f64>> = input
        .chunks_exact(width)
        .zip(angles.chunks_exact(half))
        .map(|(row, angles)| {
            let mut row: Vec<f64> = row.iter().map(|&value| f64::from(value)).collect();
            for head in row[..(queries + keys) * size].chunks_exact_mut(size) {
                for at in 0..half {
                    let (sine, cosine) = f64::from(angles[at]).sin_cos();
                    let (first, second) = (head[at], head[at + half]);
                    head[at] = first * cosine - second * sine;
                    head[at + half] = second * cosine + first * sine;
                }
            }
            row
        })
        .collect();
    let mut out = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        for head in 0..queries {
            let key = head / (queries / keys);
            let part = |row: &[f64], from: usize| row[from * size..(from + 1) * size].to_vec();
            let query = part(row, head);
            let scores: Vec<f64> = rows[..=position]
                .iter()
                .map(|row| part(row, queries + key).iter().zip(&query).map(|(a, b)| a * b).sum::<f64>())
                .map(|score| (score / (size as f64).sqrt()).exp())
                .collect();
            let sum: f64 = scores.iter().sum();
            for at in 0..size {
                let values = rows[..=position].iter().map(|row| part(row, queries + keys + key)[at]);
                out.push(values.zip(&scores).map(|(value, score)| value * score / sum).sum());
            }
        }
    }
    out
}
