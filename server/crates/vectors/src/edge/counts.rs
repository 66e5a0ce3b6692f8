//! How many points libraries have: every search asks, and Qdrant Edge makes a list of all of them to answer.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use crate::{Filter, VectorError};

/// Counts that hold until something is written.
#[derive(Debug, Default)]
pub(super) struct Counts {
    writes: AtomicU64,
    /// For each library, after how many writes it was counted, and what.
    known: Mutex<HashMap<Uuid, (u64, usize)>>,
}

impl Counts {
    /// What `count` says of a library, or what it said since the last write if everything passes.
    pub(super) fn of(
        &self,
        library: Uuid,
        filter: &Filter,
        count: impl FnOnce() -> Result<usize, VectorError>,
    ) -> Result<usize, VectorError> {
        if *filter != Filter::default() {
            return count();
        }
        // Read before the points are: a write in between makes the count an old one.
        let writes = self.writes.load(Ordering::Acquire);
        let known = self.known.lock().map_err(|_| VectorError::Interrupted)?.get(&library).copied();
        if let Some((then, points)) = known
            && then == writes
        {
            return Ok(points);
        }
        let points = count()?;
        self.known.lock().map_err(|_| VectorError::Interrupted)?.insert(library, (writes, points));
        Ok(points)
    }

    /// To be called after each write, before it returns.
    pub(super) fn forget(&self) {
        self.writes.fetch_add(1, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;
    use crate::Condition;

    #[test]
    fn a_count_holds_until_something_is_written() {
        let (counts, library) = (Counts::default(), Uuid::nil());
        let of = |library, points| counts.of(library, &Filter::default(), || Ok(points)).unwrap();

        assert_eq!(of(library, 1), 1);
        assert_eq!(of(library, 2), 1);
        assert_eq!(of(Uuid::from_u128(7), 3), 3);
        counts.forget();
        assert_eq!(of(library, 4), 4);
    }

    #[test]
    fn a_write_while_counting_makes_the_count_an_old_one() {
        let (counts, library) = (Counts::default(), Uuid::nil());
        let count = || {
            counts.forget();
            Ok(1)
        };

        assert_eq!(counts.of(library, &Filter::default(), count).unwrap(), 1);
        assert_eq!(counts.of(library, &Filter::default(), || Ok(2)).unwrap(), 2);
    }

    #[test]
    fn filters_are_counted_each_time() {
        let (counts, library) = (Counts::default(), Uuid::nil());
        let filter = Filter::default().and(Condition::Tag("sea".into()));

        assert_eq!(counts.of(library, &filter, || Ok(1)).unwrap(), 1);
        assert_eq!(counts.of(library, &filter, || Ok(2)).unwrap(), 2);
    }
}
