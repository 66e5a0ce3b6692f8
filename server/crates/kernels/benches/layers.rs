//! Twelve layers of the base model: a picture is 196 patches, a text 64 tokens; a tile of a larger picture is 1024 patches.
#![allow(missing_docs, reason = "criterion's macros make public functions")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kernels::{Activation, Layer, LayerWeights, LinearWeights, NormWeights, Precision};
use numbers::numbers;

#[path = "../tests/it/numbers.rs"]
mod numbers;

const WIDTH: usize = 768;
const INNER: usize = 3072;
const LAYERS: usize = 12;

fn layers(criterion: &mut Criterion) {
    for precision in Precision::ALL {
        let layers: Vec<Layer> = (0..LAYERS as u32).map(|seed| layer(seed, precision)).collect();
        let mut group = criterion.benchmark_group(format!("{precision:?} by {}", precision.instructions()));
        group.sample_size(20);
        for (sequence, batch) in [(196, 1), (196, 6), (64, 1), (64, 8), (1024, 1)] {
            let mut hidden = numbers(9, batch * sequence * WIDTH, 1.0);
            // Multiplications and additions of the products with weights.
            let operations = 2 * LAYERS * batch * sequence * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER);
            group.throughput(Throughput::Elements(operations as u64));
            group.bench_function(BenchmarkId::from_parameter(format!("{batch} of {sequence}")), |bench| {
                bench.iter(|| {
                    kernels::together(|| {
                        for layer in &layers {
                            layer.forward(&mut hidden, sequence);
                        }
                    });
                });
            });
        }
        group.finish();
    }
}

fn layer(seed: u32, precision: Precision) -> Layer {
    let size = |inputs: usize, outputs: usize| (numbers(seed, inputs * outputs, 0.03), numbers(seed, outputs, 0.01));
    let (projection, output) = (size(WIDTH, 3 * WIDTH), size(WIDTH, WIDTH));
    let (fc1, fc2) = (size(WIDTH, INNER), size(INNER, WIDTH));
    let (gamma, beta) = (vec![1.0; WIDTH], vec![0.0; WIDTH]);
    let norm = NormWeights { gamma: &gamma, beta: &beta };
    let weights = LayerWeights {
        norm1: norm,
        projection: linear(&projection),
        output: linear(&output),
        norm2: norm,
        fc1: linear(&fc1),
        fc2: linear(&fc2),
        heads: 12,
        epsilon: 1e-6,
        activation: Activation::GeluTanh,
    };
    Layer::new(weights, precision)
}

fn linear((weight, bias): &(Vec<f32>, Vec<f32>)) -> LinearWeights<'_> {
    LinearWeights { weight, bias }
}

criterion_group!(benches, layers);
criterion_main!(benches);
