//! Clocks.

use std::time::{Duration, Instant};

/// As many runs as a median needs, however long they take.
const RUNS: usize = 5;
/// What two measurements of the same differ by at most, and how often it is tried.
const SAME: f64 = 0.03;
const TRIES: usize = 8;

/// The median of the seconds that a run takes, of so long and of at least five.
pub fn median<E>(length: Duration, mut run: impl FnMut() -> Result<(), E>) -> Result<f64, E> {
    let begin = Instant::now();
    let mut times = Vec::new();
    while begin.elapsed() < length || times.len() < RUNS {
        let begin = Instant::now();
        run()?;
        times.push(begin.elapsed().as_secs_f64());
    }
    Ok(middle(times))
}

/// Measures until twice the same comes out: by then all kernels are compiled and tuned, and memory has grown.
pub fn settled<E>(mut measure: impl FnMut() -> Result<f64, E>) -> Result<f64, E> {
    let mut before = measure()?;
    for _ in 1..TRIES {
        let now = measure()?;
        if (now / before - 1.0).abs() < SAME {
            return Ok(now);
        }
        before = now;
    }
    Ok(before)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn the_median_is_in_the_middle_and_no_slow_start_moves_it() {
        assert_eq!(middle(vec![90.0, 2.0, 3.0, 1.0, 2.5]), 2.5);
        assert!(middle(Vec::new()).is_nan());
        let mut runs = 0;
        let counted = median(Duration::ZERO, || {
            runs += 1;
            Ok::<_, Infallible>(())
        });
        assert!(counted.is_ok_and(|seconds| seconds >= 0.0));
        assert_eq!(runs, RUNS);
    }

    #[test]
    fn what_still_changes_is_measured_again() {
        let measured = |rates: &[f64]| {
            let mut rates = rates.iter().copied();
            settled(|| rates.next().ok_or("asked too often"))
        };
        assert_eq!(measured(&[1.0, 50.0, 100.0, 101.0, 500.0]), Ok(101.0));
        assert_eq!(measured(&[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]), Ok(128.0));
        assert_eq!(measured(&[1.0]), Err("asked too often"));
    }
}
