//! How a shard is laid out, and whether one on disk is laid out so.

use std::path::Path;

use qdrant_edge::{
    Distance, EdgeConfig, EdgeOptimizersConfig, EdgeVectorParams, HnswIndexConfig, Memory, MultiVectorComparator,
    MultiVectorConfig, ScalarQuantizationConfig, ScalarType,
};

use super::EdgeOptions;
use crate::VectorError;
use crate::point::{GLOBAL, LOCAL};
use crate::ranking::QUANTILE;

/// The layout of a new shard; of an old one, what may change converges to it.
pub(super) fn config(dim: usize, options: EdgeOptions) -> EdgeConfig {
    let graph = HnswIndexConfig { full_scan_threshold: options.index_above_kb, ..HnswIndexConfig::default() };
    let global = EdgeVectorParams::builder(dim, Distance::Cosine)
        .memory(Memory::Cached)
        .hnsw_config(graph)
        .quantization_config(bytes().into())
        .build();
    // Local views only ever rescore the best of the global search: no graph, and read from disk when needed.
    let local = EdgeVectorParams::builder(dim, Distance::Cosine)
        .memory(Memory::Cold)
        .multivector_config(MultiVectorConfig { comparator: MultiVectorComparator::MaxSim })
        .hnsw_config(HnswIndexConfig { m: 0, payload_m: Some(0), ..HnswIndexConfig::default() })
        .build();
    EdgeConfig::builder()
        .payload_memory(Memory::Cold)
        .vector(GLOBAL, global)
        .vector(LOCAL, local)
        .optimizers(EdgeOptimizersConfig {
            indexing_threshold: Some(options.index_above_kb),
            ..EdgeOptimizersConfig::default()
        })
        .build()
}

/// The graph is walked over numbers of eight bits, which take a quarter of the memory; what it finds is compared exactly.
#[expect(deprecated, reason = "what replaced the old field is set, but all have to be named")]
fn bytes() -> ScalarQuantizationConfig {
    ScalarQuantizationConfig {
        r#type: ScalarType::Int8,
        quantile: Some(QUANTILE),
        always_ram: None,
        memory: Some(Memory::Pinned),
    }
}

/// Refuses a shard that holds vectors of another kind, before anything of it is opened.
pub(super) fn verify(shard: &Path, dim: usize) -> Result<(), VectorError> {
    let Some(stored) = EdgeConfig::load(shard) else { return Ok(()) };
    let stored = stored?;
    for name in [GLOBAL, LOCAL] {
        let params = stored.vectors.get(name).ok_or(VectorError::ForeignSpace { name })?;
        if params.distance != Distance::Cosine {
            return Err(VectorError::DistanceMismatch { stored: format!("{:?}", params.distance) });
        }
        if params.size != dim {
            return Err(VectorError::DimensionMismatch { stored: params.size, wanted: dim });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn saved(change: impl FnOnce(&mut EdgeConfig)) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut stored = config(4, EdgeOptions::default());
        change(&mut stored);
        stored.save(folder.path()).unwrap();
        folder
    }

    #[test]
    fn what_we_write_is_what_we_accept() {
        assert!(verify(saved(|_| ()).path(), 4).is_ok());
        assert!(verify(tempfile::tempdir().unwrap().path(), 4).is_ok());
    }

    #[test]
    fn another_kind_of_vectors_is_refused() {
        let dot = saved(|stored| stored.vectors.get_mut(GLOBAL).unwrap().distance = Distance::Dot);
        let foreign = saved(|stored| {
            stored.vectors.remove(LOCAL);
        });

        assert!(matches!(
            verify(saved(|_| ()).path(), 5),
            Err(VectorError::DimensionMismatch { stored: 4, wanted: 5 })
        ));
        assert!(matches!(verify(dot.path(), 4), Err(VectorError::DistanceMismatch { .. })));
        assert!(matches!(verify(foreign.path(), 4), Err(VectorError::ForeignSpace { name: LOCAL })));
    }
}
