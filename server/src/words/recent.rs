//! What was searched for lately.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

/// How many queries of a library are remembered, of how many libraries; in memory alone.
const QUERIES: usize = 50;
const LIBRARIES: usize = 1_000;

/// The last queries of each library for which something was found.
#[derive(Default)]
pub struct Recent(Mutex<HashMap<Uuid, VecDeque<String>>>);

impl Recent {
    /// The latest last.
    pub fn of(&self, library: Uuid) -> Vec<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&library).into_iter().flatten().cloned().collect()
    }

    /// Puts a query at the end.
    pub fn note(&self, library: Uuid, query: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= LIBRARIES && !all.contains_key(&library) {
            all.clear();
        }
        let queries = all.entry(library).or_default();
        queries.retain(|known| known != query);
        queries.push_back(query.to_owned());
        if queries.len() > QUERIES {
            queries.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_queries_are_kept_once_each() {
        let (recent, library) = (Recent::default(), Uuid::from_u128(1));
        for number in 0..=QUERIES {
            recent.note(library, &number.to_string());
        }
        recent.note(library, "7");
        let queries = recent.of(library);
        assert_eq!(
            (queries.len(), queries.first().cloned(), queries.last().cloned()),
            (QUERIES, Some("1".into()), Some("7".into()))
        );
        assert!(recent.of(Uuid::from_u128(2)).is_empty());
    }
}
