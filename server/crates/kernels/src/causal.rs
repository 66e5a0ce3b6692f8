//! Causal attention with a memory of the positions before, for decoders.

use rayon::prelude::*;

use crate::elementwise;

mod tile;

use tile::{LANES, QUERIES, multiply};

/// Values of a row of scores from which on other threads are asked to help.
const WORTH_SHARING: usize = 1 << 14;

/// The keys and values of one sequence in one layer.
///
/// Both lie in panels of sixteen lanes, so that one loop serves for both products: a panel of keys holds sixteen positions,
/// one line for each value of a head; one of values holds sixteen values of a head, one line for each position.
#[derive(Debug)]
pub struct CausalMemory {
    queries: usize,
    heads: usize,
    size: usize,
    capacity: usize,
    length: usize,
    /// `[heads, capacity / 16, size]` lines of sixteen positions
    keys: Vec<[f32; LANES]>,
    /// `[heads, size / 16, capacity]` lines of sixteen values
    values: Vec<[f32; LANES]>,
}

impl CausalMemory {
    /// A memory of at most `capacity` positions, for as many heads of `queries` and of `keys` of the same `size`. Each head of
    /// keys is shared by as many successive heads of queries.
    ///
    /// # Panics
    /// If there is no head, the heads of keys do not divide those of queries, or the size is odd.
    pub fn new(queries: usize, keys: usize, size: usize, capacity: usize) -> Self {
        assert!(keys > 0 && queries > 0 && queries.is_multiple_of(keys), "heads of keys divide those of queries");
        assert!(size > 0 && size.is_multiple_of(2), "halves of a head are turned");
        let panels = capacity.div_ceil(LANES);
        Self {
            queries,
            heads: keys,
            size,
            capacity,
            length: 0,
            keys: vec![[0.0; LANES]; keys * panels * size],
            values: vec![[0.0; LANES]; keys * size.div_ceil(LANES) * capacity],
        }
    }

    /// Positions that it has taken in.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Takes the next positions in: turns their queries and keys by the angles of the positions, and lets each attend to
    /// itself and to all before it.
    ///
    /// # Shapes
    /// - `projected`: `[new, (queries + 2 · keys) · size]`, queries, keys and values one behind the other; queries and keys
    ///   are turned in place
    /// - `cosines`, `sines`: `[new, size / 2]`
    /// - returns: `[new, queries · size]`
    ///
    /// # Panics
    /// If there are more positions than the capacity, or other angles than positions.
    pub fn attend(&mut self, projected: &mut [f32], cosines: &[f32], sines: &[f32]) -> Vec<f32> {
        let width = (self.queries + 2 * self.heads) * self.size;
        let new = projected.len() / width;
        assert_eq!(projected.len(), new * width, "whole rows of queries, keys and values");
        assert!(self.length + new <= self.capacity, "{new} positions more than there is memory for");
        assert_eq!((cosines.len(), sines.len()), (new * self.size / 2, new * self.size / 2), "an angle for each pair");
        let turned = (self.queries + self.heads) * self.size;
        let angles = cosines.chunks_exact(self.size / 2).zip(sines.chunks_exact(self.size / 2));
        for (row, (cosines, sines)) in projected.chunks_exact_mut(width).zip(angles) {
            for head in row[..turned].chunks_exact_mut(self.size) {
                turn(head, cosines, sines);
            }
            let (keys, values) = row[self.queries * self.size..].split_at(self.heads * self.size);
            self.append(keys, values);
        }
        let first = self.length - new;
        let mut out = vec![0.0; new * self.queries * self.size];
        let this = &*self;
        if new > 1 {
            let rows = QUERIES * self.queries * self.size;
            out.par_chunks_mut(rows).enumerate().for_each(|(block, out)| {
                let start = block * QUERIES;
                let count = QUERIES.min(new - start);
                let projected = &projected[start * width..(start + count) * width];
                for head in 0..this.queries {
                    let queries: Vec<_> = projected.chunks_exact(width).map(|row| this.query(row, head)).collect();
                    let seen: Vec<_> = (0..count).map(|at| first + start + at + 1).collect();
                    let place = |at: usize| at * this.queries * this.size + head * this.size;
                    this.mix(head * this.heads / this.queries, &queries, &seen, out, place);
                }
            });
        } else {
            let group = self.queries / self.heads;
            let head = |(key, out): (usize, &mut [f32])| {
                let heads: Vec<usize> = (key * group..(key + 1) * group).collect();
                for (block, heads) in heads.chunks(QUERIES).enumerate() {
                    let queries: Vec<_> = heads.iter().map(|&head| this.query(projected, head)).collect();
                    let seen = vec![this.length; heads.len()];
                    this.mix(key, &queries, &seen, out, |at| (block * QUERIES + at) * this.size);
                }
            };
            let parts = out.chunks_exact_mut(group * self.size);
            if self.length * self.queries >= WORTH_SHARING {
                out.par_chunks_exact_mut(group * self.size).enumerate().for_each(head);
            } else {
                parts.enumerate().for_each(head);
            }
        }
        out
    }

    fn query<'a>(&self, row: &'a [f32], head: usize) -> &'a [f32] {
        &row[head * self.size..(head + 1) * self.size]
    }

    /// Writes the keys and values of one position behind the others.
    fn append(&mut self, keys: &[f32], values: &[f32]) {
        let (panels, chunks) = (self.capacity.div_ceil(LANES), self.size.div_ceil(LANES));
        let (panel, lane) = (self.length / LANES, self.length % LANES);
        for (head, (keys, values)) in keys.chunks_exact(self.size).zip(values.chunks_exact(self.size)).enumerate() {
            let start = (head * panels + panel) * self.size;
            for (line, &key) in self.keys[start..start + self.size].iter_mut().zip(keys) {
                line[lane] = key;
            }
            for (chunk, values) in values.chunks(LANES).enumerate() {
                self.values[(head * chunks + chunk) * self.capacity + self.length][..values.len()]
                    .copy_from_slice(values);
            }
        }
        self.length += 1;
    }

    /// Mixes the values of head `key` for up to [`QUERIES`] queries, each of which has `seen` so many positions, into the
    /// places of `out` that begin at `place`.
    fn mix(&self, key: usize, queries: &[&[f32]], seen: &[usize], out: &mut [f32], place: impl Fn(usize) -> usize) {
        let most = seen.iter().copied().max().unwrap_or(0);
        let (panels, chunks) = (self.capacity.div_ceil(LANES), self.size.div_ceil(LANES));
        let padded = most.next_multiple_of(LANES);
        let mut scores = vec![0.0; queries.len() * padded];
        for panel in 0..padded / LANES {
            let start = (key * panels + panel) * self.size;
            let products = multiply(queries, &self.keys[start..start + self.size]);
            for (row, product) in scores.chunks_exact_mut(padded).zip(products) {
                row[panel * LANES..(panel + 1) * LANES].copy_from_slice(&product);
            }
        }
        let scale = 1.0 / (self.size as f32).sqrt();
        let mut factors = [0.0; QUERIES];
        for ((row, &seen), factor) in scores.chunks_exact_mut(padded).zip(seen).zip(&mut factors) {
            *factor = 1.0 / elementwise::softmax_unscaled(&mut row[..seen], scale);
            row[seen..].fill(0.0);
        }
        let weights: Vec<_> = scores.chunks_exact(padded).map(|row| &row[..most]).collect();
        for chunk in 0..chunks {
            let start = (key * chunks + chunk) * self.capacity;
            let products = multiply(&weights, &self.values[start..start + most]);
            let count = LANES.min(self.size - chunk * LANES);
            for (at, (product, factor)) in products.iter().zip(factors).take(queries.len()).enumerate() {
                let to = place(at) + chunk * LANES;
                for (out, value) in out[to..to + count].iter_mut().zip(product) {
                    *out = value * factor;
                }
            }
        }
    }
}

/// Turns each value of the first half with the one of the second half below it.
fn turn(head: &mut [f32], cosines: &[f32], sines: &[f32]) {
    let (first, second) = head.split_at_mut(cosines.len());
    for ((first, second), (cosine, sine)) in first.iter_mut().zip(second).zip(cosines.iter().zip(sines)) {
        (*first, *second) = (*first * cosine - *second * sine, *second * cosine + *first * sine);
    }
}
