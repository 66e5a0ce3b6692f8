//! How far a pull has come.

/// How far a pull has come. It never goes back, and what an earlier pull brought counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The name of the file that is being fetched.
    pub file: String,
    /// Bytes that are there, of all files.
    pub done: u64,
    /// Bytes of all files, those included that were there before.
    pub total: u64,
}

/// Adds up what is told of each file, one file after the other.
pub(crate) struct Meter {
    report: Box<dyn Fn(Progress) + Send + Sync>,
    total: u64,
    finished: u64,
    shown: u64,
}

impl Meter {
    pub(crate) fn new(total: u64, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { report: Box::new(report), total, finished: 0, shown: 0 }
    }

    /// A meter that nobody reads.
    pub(crate) fn silent() -> Self {
        Self::new(0, |_| {})
    }

    /// So much of this file is there.
    pub(crate) fn at(&mut self, file: &str, bytes: u64) {
        // What is thrown away and fetched again must not be seen to go back.
        self.shown = self.shown.max(self.finished.saturating_add(bytes)).min(self.total);
        (self.report)(Progress { file: file.into(), done: self.shown, total: self.total });
    }

    /// All of this file is there.
    pub(crate) fn finish(&mut self, file: &str, size: u64) {
        self.finished = self.finished.saturating_add(size);
        self.at(file, 0);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn progress_adds_up_and_never_goes_back() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let copy = Arc::clone(&seen);
        let mut meter = Meter::new(30, move |progress| copy.lock().unwrap().push((progress.file, progress.done)));

        meter.at("a", 8);
        meter.at("a", 0);
        meter.at("a", 10);
        meter.finish("a", 10);
        meter.at("b", 5);
        meter.at("b", 99);

        let expected = [("a", 8), ("a", 8), ("a", 10), ("a", 10), ("b", 15), ("b", 30)];
        assert_eq!(*seen.lock().unwrap(), expected.map(|(file, done)| (file.to_owned(), done)));
    }
}
