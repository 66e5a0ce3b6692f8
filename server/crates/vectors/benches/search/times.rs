//! How long answers took, by the clock and on the processor.

use std::fs;
use std::time::{Duration, Instant};

use vectors::VectorError;

/// The times of one question asked again and again.
#[derive(Default)]
pub struct Times {
    clock: Vec<Duration>,
    /// What other programs change least; of all threads.
    processor: Vec<Duration>,
}

impl Times {
    /// Waits for an answer.
    pub async fn measure<T>(&mut self, answer: impl Future<Output = Result<T, VectorError>>) -> Result<T, VectorError> {
        let (processor, clock) = (processor_time(), Instant::now());
        let answer = answer.await?;
        self.clock.push(clock.elapsed());
        self.processor.push(processor_time().saturating_sub(processor));
        Ok(answer)
    }

    /// Prints a line of the table.
    pub fn print(mut self, count: usize, name: &str, recall: Option<f64>) {
        let [p50, p95, max] = [50, 95, 100].map(|percent| percentile(&mut self.clock, percent));
        let processor = percentile(&mut self.processor, 50);
        let recall = recall.map(|recall| format!("{recall:.3}")).unwrap_or_default();
        println!("| {count} | {name} | {p50:.2} | {p95:.2} | {max:.2} | {processor:.2} | {recall} |");
    }
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3
}

/// What all threads of this process have had of the processors; nothing where Linux does not tell.
fn processor_time() -> Duration {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = threads.filter_map(|thread| {
        let told = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}
