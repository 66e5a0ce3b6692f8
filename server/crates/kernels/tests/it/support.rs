//! What a layer is in plain double precision.

use kernels::{Activation, LayerWeights, LinearWeights, NormWeights};

use crate::numbers::numbers;

/// How far two vectors point apart: one less their cosine.
pub(crate) fn apart(found: &[f32], wanted: &[f64]) -> f64 {
    assert_eq!(found.len(), wanted.len());
    assert!(found.iter().all(|x| x.is_finite()));
    let dot = |a: &mut dyn Iterator<Item = (f64, f64)>| a.map(|(a, b)| a * b).sum::<f64>();
    let found: Vec<f64> = found.iter().map(|&x| f64::from(x)).collect();
    let both = dot(&mut found.iter().copied().zip(wanted.iter().copied()));
    let lengths = dot(&mut found.iter().copied().zip(found.iter().copied()))
        * dot(&mut wanted.iter().copied().zip(wanted.iter().copied()));
    1.0 - both / lengths.sqrt()
}

/// `[rows, inputs]` to `[rows, outputs]`
pub(crate) fn linear(input: &[f64], weights: LinearWeights<'_>) -> Vec<f64> {
    let inputs = weights.weight.len() / weights.bias.len();
    let outputs = |row: &[f64]| {
        let columns = weights.weight.chunks_exact(inputs).zip(weights.bias);
        let one = |(column, bias): (&[f32], &f32)| {
            row.iter().zip(column).map(|(a, b)| a * f64::from(*b)).sum::<f64>() + f64::from(*bias)
        };
        columns.map(one).collect::<Vec<f64>>()
    };
    input.chunks_exact(inputs).flat_map(outputs).collect()
}

/// The random weights of a layer.
pub(crate) struct Drawn {
    pub(crate) width: usize,
    pub(crate) heads: usize,
    numbers: [Vec<f32>; 12],
}

impl Drawn {
    pub(crate) fn new(width: usize, inner: usize, heads: usize) -> Self {
        let matrix = |seed, inputs: usize, outputs| numbers(seed, inputs * outputs, 2.0 / (inputs as f32).sqrt());
        let around_one = |seed| numbers(seed, width, 0.5).into_iter().map(|x| 1.0 + x).collect();
        let numbers = [
            around_one(1),
            numbers(2, width, 0.3),
            matrix(3, width, 3 * width),
            numbers(4, 3 * width, 0.3),
            matrix(5, width, width),
            numbers(6, width, 0.3),
            around_one(7),
            numbers(8, width, 0.3),
            matrix(9, width, inner),
            numbers(10, inner, 0.3),
            matrix(11, inner, width),
            numbers(12, width, 0.3),
        ];
        Self { width, heads, numbers }
    }

    pub(crate) fn weights(&self) -> LayerWeights<'_> {
        let [gamma1, beta1, projection, projection_bias, output, output_bias, gamma2, beta2, fc1, bias1, fc2, bias2] =
            &self.numbers;
        LayerWeights {
            norm1: NormWeights { gamma: gamma1, beta: beta1 },
            projection: LinearWeights { weight: projection, bias: projection_bias },
            output: LinearWeights { weight: output, bias: output_bias },
            norm2: NormWeights { gamma: gamma2, beta: beta2 },
            fc1: LinearWeights { weight: fc1, bias: bias1 },
            fc2: LinearWeights { weight: fc2, bias: bias2 },
            heads: self.heads,
            epsilon: 1e-6,
            activation: Activation::GeluTanh,
        }
    }

    /// What the layer makes of `[batch, sequence, width]`.
    pub(crate) fn forward(&self, hidden: &[f32], sequence: usize) -> Vec<f64> {
        let (weights, width, size) = (self.weights(), self.width, self.width / self.heads);
        let mut hidden: Vec<f64> = hidden.iter().map(|&x| f64::from(x)).collect();
        let projected = linear(&norm(&hidden, weights.norm1, width), weights.projection);
        let mut attended = vec![0.0; hidden.len()];
        for (item, projected) in projected.chunks_exact(sequence * 3 * width).enumerate() {
            for head in 0..self.heads {
                let part = |part: usize, row: usize| &projected[row * 3 * width + part * width + head * size..][..size];
                for row in 0..sequence {
                    let score = |key: usize| {
                        let dot: f64 = part(0, row).iter().zip(part(1, key)).map(|(a, b)| a * b).sum();
                        (dot / (size as f64).sqrt()).exp()
                    };
                    let scores: Vec<f64> = (0..sequence).map(score).collect();
                    let sum: f64 = scores.iter().sum();
                    let out = &mut attended[(item * sequence + row) * width + head * size..][..size];
                    for (key, score) in scores.iter().enumerate() {
                        out.iter_mut().zip(part(2, key)).for_each(|(out, value)| *out += score / sum * value);
                    }
                }
            }
        }
        add(&mut hidden, &linear(&attended, weights.output));
        let mut inner = linear(&norm(&hidden, weights.norm2, width), weights.fc1);
        for x in &mut inner {
            let root = (2.0 / std::f64::consts::PI).sqrt();
            *x = 0.5 * *x * (1.0 + (root * (*x + 0.044715 * x.powi(3))).tanh());
        }
        add(&mut hidden, &linear(&inner, weights.fc2));
        hidden
    }
}

fn add(to: &mut [f64], values: &[f64]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to += value);
}

fn norm(hidden: &[f64], weights: NormWeights<'_>, width: usize) -> Vec<f64> {
    let one = |row: &[f64]| {
        let mean = row.iter().sum::<f64>() / width as f64;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / width as f64;
        let scale = |(x, (gamma, beta)): (&f64, (&f32, &f32))| {
            (x - mean) / (variance + 1e-6).sqrt() * f64::from(*gamma) + f64::from(*beta)
        };
        row.iter().zip(weights.gamma.iter().zip(weights.beta)).map(scale).collect::<Vec<f64>>()
    };
    hidden.chunks_exact(width).flat_map(one).collect()
}
