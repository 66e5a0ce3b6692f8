//! What was measured, as a table and as JSON.

use std::fmt;

use serde::{Deserialize, Serialize};
use siglip::Precision;

mod parity;
mod table;

pub use parity::Parity;

#[derive(Serialize, Default)]
pub struct Report {
    pub model: String,
    /// The GPU and its driver.
    pub machine: String,
    pub parity: Vec<Parity>,
    pub rates: Vec<Rate>,
    pub pipeline: Option<Pipeline>,
    pub torch: Torch,
    /// Steps that failed, and numbers that are wrong.
    pub faults: Vec<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    #[serde(rename = "pictures")]
    Picture,
    #[serde(rename = "texts")]
    Text,
}

/// Inputs encoded a second, in bf16.
#[derive(Serialize)]
pub struct Rate {
    pub kind: Kind,
    pub batch: usize,
    pub per_second: f64,
}

/// The way from the bytes of pictures on.
#[derive(Serialize)]
pub struct Pipeline {
    pub batch: usize,
    pub per_second: f64,
    /// What decoding and preparing alone does a second, and with how many threads.
    pub prepared: f64,
    pub threads: usize,
    pub picture: (u32, u32),
    /// How large a file is, in the mean.
    pub bytes: usize,
}

/// What torch.compile does on the same device.
#[derive(Serialize, Default)]
pub struct Torch {
    pub version: String,
    /// What of it could not be measured, and why.
    pub missing: Vec<String>,
    /// In the best of its modes.
    rates: Vec<Compiled>,
}

/// Inputs that it encodes a second in one of its modes.
#[derive(Serialize, Deserialize)]
pub struct Compiled {
    pub kind: Kind,
    pub batch: usize,
    pub mode: String,
    pub per_second: f64,
}

impl Torch {
    /// Notes a rate, if none is known yet that is better.
    pub fn add(&mut self, new: Compiled) {
        match self.rates.iter_mut().find(|known| (known.kind, known.batch) == (new.kind, new.batch)) {
            Some(known) if known.per_second < new.per_second => *known = new,
            Some(_) => {}
            None => self.rates.push(new),
        }
    }
}

impl Report {
    pub fn new(model: &str, machine: String) -> Self {
        Self { model: model.to_owned(), machine, ..Self::default() }
    }

    /// Takes what a step gave; one that failed keeps no other from being taken.
    pub fn note<T>(&mut self, step: &str, result: anyhow::Result<T>, take: impl FnOnce(&mut Self, T)) {
        match result {
            Ok(measured) => take(self, measured),
            Err(error) => self.faults.push(format!("{step}: {error:#}")),
        }
    }

    pub fn compared(&mut self, precision: Precision, parities: [Parity; 2]) {
        for parity in parities {
            println!("    {parity}");
            if !parity.holds(precision) {
                self.faults.push(parity.to_string());
            }
            self.parity.push(parity);
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Picture => "pictures",
            Self::Text => "texts",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_is_a_fault_and_no_more() {
        let mut report = Report::default();

        report.note("encoding", Err(anyhow::anyhow!("no memory")), |_, ()| unreachable!());
        report.note("encoding", Ok("GPU"), |report, machine| machine.clone_into(&mut report.machine));

        assert_eq!(report.faults, ["encoding: no memory"]);
        assert_eq!(report.machine, "GPU");
    }
}
