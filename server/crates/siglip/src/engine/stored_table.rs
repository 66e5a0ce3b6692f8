//! A table of rows in the memory of the CPU.

use burn::backend::Flex;
use burn::tensor::{Int, Tensor};
use half::bf16;
use kernels::Precision;

use super::Table;
use super::processor::tensor;

/// Rows `[rows, width]`, as small as the precision allows.
#[derive(Debug)]
pub(super) struct StoredTable {
    rows: Rows,
    width: usize,
}

#[derive(Debug)]
enum Rows {
    F32(Vec<f32>),
    Bf16(Vec<bf16>),
    /// Each row has a scale of its own, since words that are rare are often short vectors.
    Int8 {
        values: Vec<i8>,
        scales: Vec<f32>,
    },
}

impl StoredTable {
    pub(super) fn new(rows: Vec<f32>, width: usize, precision: Precision) -> Self {
        let rows = match precision {
            Precision::F32 => Rows::F32(rows),
            Precision::Bf16 => Rows::Bf16(rows.into_iter().map(bf16::from_f32).collect()),
            Precision::Int8 => {
                let mut values = vec![0; rows.len()];
                let pairs = rows.chunks_exact(width).zip(values.chunks_exact_mut(width));
                let scales = pairs.map(|(row, bytes)| kernels::quantise(row, bytes)).collect();
                Rows::Int8 { values, scales }
            }
        };
        Self { rows, width }
    }

    fn append(&self, row: usize, out: &mut Vec<f32>) {
        let range = row * self.width..(row + 1) * self.width;
        match &self.rows {
            Rows::F32(rows) => out.extend_from_slice(&rows[range]),
            Rows::Bf16(rows) => out.extend(rows[range].iter().map(|value| value.to_f32())),
            Rows::Int8 { values, scales } => {
                out.extend(values[range].iter().map(|&value| f32::from(value) * scales[row]));
            }
        }
    }
}

impl Table<Flex> for StoredTable {
    fn rows(&self, ids: Tensor<Flex, 2, Int>) -> Tensor<Flex, 3> {
        let [batch, sequence] = ids.dims();
        let mut out = Vec::with_capacity(batch * sequence * self.width);
        for id in ids.into_data().iter::<i64>() {
            self.append(id as usize, &mut out);
        }
        tensor(out, [batch, sequence, self.width])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_keep_each_row_to_half_a_step_of_its_own_scale() {
        // Rows that differ by a factor of a thousand, and one of zeros.
        let rows: Vec<f32> =
            (0..3 * 64).map(|at| [1.0, 0.001, 0.0][at / 64] * ((at * 37 % 64) as f32 - 31.5)).collect();
        let table = StoredTable::new(rows.clone(), 64, Precision::Int8);
        for (row, expected) in rows.as_chunks::<64>().0.iter().enumerate() {
            let mut found = Vec::new();
            table.append(row, &mut found);
            let most = expected.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() <= most / 127.0 * 0.501, "{found} is not {expected}");
            }
        }
    }
}
