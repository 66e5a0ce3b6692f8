//! How long, how often, how soon.

use std::time::Duration;

/// The rules of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// How long a claim holds without a sign of life from its worker.
    pub lease: Duration,
    /// How many runs a job gets, those that ended with the process included, before it has failed.
    pub attempts: i32,
    /// The pause after the first failed run; it doubles with each.
    pub first_pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            lease: Duration::from_secs(60),
            attempts: 5,
            first_pause: Duration::from_secs(5),
            longest_pause: Duration::from_secs(600),
        }
    }
}

impl Policy {
    /// The pause after a failed run, by the number of runs so far (from 1).
    pub fn pause(&self, attempts: i32) -> Duration {
        let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(31);
        self.first_pause.saturating_mul(1 << doublings).min(self.longest_pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let policy = Policy::default();

        let pauses: Vec<u64> = [1, 2, 3, 7, 8, 9].map(|attempts| policy.pause(attempts).as_secs()).into();

        assert_eq!(pauses, [5, 10, 20, 320, 600, 600]);
    }

    #[test]
    fn absurd_counts_of_attempts_have_a_pause_too() {
        let policy = Policy::default();

        assert_eq!(policy.pause(0), policy.first_pause);
        assert_eq!(policy.pause(i32::MIN + 1), policy.first_pause);
        assert_eq!(policy.pause(i32::MAX), policy.longest_pause);
    }
}
