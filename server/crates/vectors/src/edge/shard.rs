//! An open shard together with the lock that makes it ours.

use std::path::Path;

use qdrant_edge::EdgeShard;

use super::folder::{self, SHARD_FOLDER};
use super::lock::Lock;
use super::maintenance::Upkeep;
use super::{EdgeOptions, config, indexes};
use crate::{Space, VectorError};

/// A shard that nobody else has open; every call into it blocks.
pub(super) struct Shard {
    // Dropped in this order: the shard flushes before others may have it.
    edge: EdgeShard,
    _lock: Lock,
}

impl Shard {
    /// Opens a space below `root`: a new one if it is absent, else with what the WAL kept from before a crash.
    pub(super) fn open(root: &Path, space: &Space, options: EdgeOptions) -> Result<Self, VectorError> {
        let folder = folder::create(root, &space.key()?)?;
        let lock = Lock::acquire(&folder)?;
        let path = folder.join(SHARD_FOLDER);
        config::verify(&path, space.dim)?;
        // `load` also makes a shard of an empty folder, or of one whose making was interrupted; `new` refuses the latter.
        let config = config::fitting(config::config(space.dim, options), &path)?;
        let edge = EdgeShard::load(&path, Some(config))?;
        config::add_captions(&edge, space.dim)?;
        indexes::ensure(&edge)?;
        Ok(Self { edge, _lock: lock })
    }

    /// The shard itself.
    pub(super) fn edge(&self) -> &EdgeShard {
        &self.edge
    }
}

impl Upkeep for Shard {
    fn flush(&self) -> Result<(), VectorError> {
        Ok(self.edge.flush()?)
    }

    fn optimize(&self) -> Result<bool, VectorError> {
        Ok(self.edge.optimize()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use qdrant_edge::JsonPath;
    use uuid::Uuid;

    use super::*;
    use crate::edge::points;
    use crate::point::INDEXES;
    use crate::{Facts, Point};

    const POINTS: usize = 2_000;

    fn filled(root: &Path, options: EdgeOptions) -> Shard {
        let shard = Shard::open(root, &Space { model: "m".into(), dim: 4 }, options).unwrap();
        let point = |number: usize| Point {
            id: Uuid::from_u128(number as u128),
            library: Uuid::nil(),
            global: vec![1.0, number as f32, (number % 7) as f32, (number % 11) as f32],
            facts: Facts {
                date: number as i64,
                side: 1,
                bytes: 1,
                media_type: "image/png".into(),
                tags: vec!["sea".into()],
                colours: vec![1],
            },
        };
        shard.edge().update(points::upsert((0..POINTS).map(point).collect())).unwrap();
        shard
    }

    #[test]
    fn a_graph_is_built_above_the_threshold_only() {
        let roots = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let small = filled(roots[0].path(), EdgeOptions::default());
        let large = filled(roots[1].path(), EdgeOptions { index_above_kb: 10, ..EdgeOptions::default() });

        assert!(!small.optimize().unwrap());
        assert!(large.optimize().unwrap());

        assert_eq!(small.edge().info().unwrap().indexed_vectors_count, 0);
        assert_eq!(large.edge().info().unwrap().indexed_vectors_count, POINTS);
        assert!(!large.optimize().unwrap(), "there is nothing left to do");
    }

    #[test]
    fn every_field_is_indexed_once_and_stays_so() {
        let root = tempfile::tempdir().unwrap();

        for _ in 0..2 {
            let shard = filled(root.path(), EdgeOptions::default());

            let schema = shard.edge().info().unwrap().payload_schema;
            for (field, _) in INDEXES {
                assert_eq!(schema[&field.parse::<JsonPath>().unwrap()].points, POINTS, "{field}");
            }
        }
    }
}
