//! Timings and memory.

use std::time::{Duration, Instant};

/// Durations of the same thing.
pub struct Timings {
    what: String,
    durations: Vec<Duration>,
}

impl Timings {
    /// No timings of `what` yet.
    pub fn new(what: &str) -> Self {
        Self { what: what.to_owned(), durations: Vec::new() }
    }

    /// Waits for `work` and notes how long it took.
    pub async fn time<T>(&mut self, work: impl Future<Output = T>) -> T {
        let started = Instant::now();
        let result = work.await;
        self.durations.push(started.elapsed());
        result
    }

    /// Prints the median and the 95th percentile.
    pub fn print(mut self) {
        self.durations.sort_unstable();
        let at = |share: f64| {
            let index = (share * (self.durations.len() - 1) as f64).round() as usize;
            self.durations[index].as_secs_f64() * 1e3
        };
        println!("{:<44} {:>10.2} ms p50 {:>10.2} ms p95", self.what, at(0.5), at(0.95));
    }
}

/// Memory that the process holds, in megabytes.
pub fn resident_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1e3
}
