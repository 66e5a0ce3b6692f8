//! Waiting for what nothing announces.

use std::time::{Duration, Instant};

/// More is a fault, on a busy machine too.
const MOST: Duration = Duration::from_secs(180);
/// How long nobody looks.
const MOMENT: Duration = Duration::from_millis(5);

/// Looks again and again, but not for ever.
pub struct Patience(Instant);

impl Patience {
    pub fn new() -> Self {
        Self(Instant::now())
    }

    /// Lets a moment pass; the test fails where there were too many of them.
    pub async fn wait(&self) {
        assert!(self.0.elapsed() < MOST, "what is waited for does not happen");
        tokio::time::sleep(MOMENT).await;
    }
}
