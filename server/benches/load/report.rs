//! What was measured, and what was wrong.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Durations of the same thing.
#[derive(Clone, Default)]
pub struct Timings(Vec<Duration>);

impl Timings {
    /// Sorts durations once.
    pub fn new(mut durations: Vec<Duration>) -> Self {
        durations.sort_unstable();
        Self(durations)
    }

    /// The durations themselves, shortest first.
    pub fn into_durations(self) -> Vec<Duration> {
        self.0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The duration below which this share of them lies, in milliseconds; not a number where there are none.
    pub fn at(&self, share: f64) -> f64 {
        let index = (share * self.len().saturating_sub(1) as f64).round() as usize;
        self.0.get(index).map_or(f64::NAN, |duration| duration.as_secs_f64() * 1e3)
    }
}

impl fmt::Display for Timings {
    /// Median and 95th percentile as two cells of a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |milliseconds: f64| match milliseconds {
            none if none.is_nan() => "–".to_owned(),
            few if few < 10.0 => format!("{few:.1} ms"),
            many => format!("{many:.0} ms"),
        };
        write!(f, "{} | {}", cell(self.at(0.5)), cell(self.at(0.95)))
    }
}

/// The countable facts that were not as they have to be; clones share them.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<BTreeMap<&'static str, (usize, String)>>>);

impl Faults {
    /// Counts one, and keeps the first of its kind as an example.
    pub fn add(&self, what: &'static str, example: impl fmt::Display) {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.entry(what).or_insert_with(|| (0, example.to_string())).0 += 1;
    }

    /// Counts one where something does not hold.
    pub fn demand(&self, holds: bool, what: &'static str, example: impl fmt::Display) {
        if !holds {
            self.add(what, example);
        }
    }

    /// One sentence for each kind.
    pub fn sentences(&self) -> Vec<String> {
        let faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.iter().map(|(what, (count, example))| format!("{count} × {what}, the first: {example}.")).collect()
    }
}

/// Bytes as the README writes them.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}
