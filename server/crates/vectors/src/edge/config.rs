//! How a shard is laid out, and whether one on disk is laid out so.

use std::path::Path;

use qdrant_edge::{
    CreateVectorName, DenseVectorConfig, Distance, EdgeConfig, EdgeOptimizersConfig, EdgeShard, EdgeVectorParams,
    HnswIndexConfig, Memory, MultiVectorComparator, MultiVectorConfig, ScalarQuantizationConfig, ScalarType,
    UpdateOperation, VectorNameConfig, VectorNameOperations,
};

use super::EdgeOptions;
use crate::VectorError;
use crate::point::{CAPTIONS, GLOBAL, LOCAL};
use crate::ranking::QUANTILE;

/// Several vectors of one point are compared by the best of them.
const MAX_SIM: MultiVectorConfig = MultiVectorConfig { comparator: MultiVectorComparator::MaxSim };

/// The layout of a new shard; of an old one, what may change converges to it.
pub(super) fn config(dim: usize, options: EdgeOptions) -> EdgeConfig {
    let graph = HnswIndexConfig { full_scan_threshold: options.index_above_kb, ..HnswIndexConfig::default() };
    let global = EdgeVectorParams::builder(dim, Distance::Cosine)
        .memory(Memory::Cached)
        .hnsw_config(graph)
        .quantization_config(bytes(Memory::Pinned).into())
        .build();
    // Local views only ever rescore the best of the global search: no graph, and read from disk when needed.
    let local = EdgeVectorParams::builder(dim, Distance::Cosine)
        .memory(Memory::Cold)
        .multivector_config(MAX_SIM)
        .hnsw_config(HnswIndexConfig { m: 0, payload_m: Some(0), ..HnswIndexConfig::default() })
        .build();
    // What is said about pictures is searched for by itself, so it has a graph.
    let captions = EdgeVectorParams::builder(dim, Distance::Cosine)
        .memory(Memory::Cached)
        .multivector_config(MAX_SIM)
        .hnsw_config(graph)
        .quantization_config(bytes(Memory::Cached).into())
        .build();
    EdgeConfig::builder()
        .payload_memory(Memory::Cold)
        .vector(GLOBAL, global)
        .vector(LOCAL, local)
        .vector(CAPTIONS, captions)
        .optimizers(EdgeOptimizersConfig {
            indexing_threshold: Some(options.index_above_kb),
            ..EdgeOptimizersConfig::default()
        })
        .build()
}

/// The graph is walked over numbers of eight bits, which take a quarter of the memory; what it finds is compared exactly.
#[expect(deprecated, reason = "what replaced the old field is set, but all have to be named")]
fn bytes(memory: Memory) -> ScalarQuantizationConfig {
    ScalarQuantizationConfig {
        r#type: ScalarType::Int8,
        quantile: Some(QUANTILE),
        always_ram: None,
        memory: Some(memory),
    }
}

/// The same without what a shard from before there were captions lacks; [`add_captions`] then adds it.
pub(super) fn fitting(mut config: EdgeConfig, shard: &Path) -> Result<EdgeConfig, VectorError> {
    if let Some(stored) = EdgeConfig::load(shard)
        && !stored?.vectors.contains_key(CAPTIONS)
    {
        config.vectors.remove(CAPTIONS);
    }
    Ok(config)
}

/// Adds the captions to a shard that lacks them; how they are kept converges to [`config`] when it is opened again.
pub(super) fn add_captions(edge: &EdgeShard, dim: usize) -> Result<(), VectorError> {
    if edge.config().vectors.contains_key(CAPTIONS) {
        return Ok(());
    }
    let dense =
        DenseVectorConfig { size: dim, distance: Distance::Cosine, multivector_config: Some(MAX_SIM), datatype: None };
    let config = VectorNameConfig::dense(dense);
    let create = VectorNameOperations::CreateVectorName(CreateVectorName { vector_name: CAPTIONS.into(), config });
    Ok(edge.update(UpdateOperation::VectorNameOperation(create))?)
}

/// Refuses a shard that holds vectors of another kind, before anything of it is opened.
pub(super) fn verify(shard: &Path, dim: usize) -> Result<(), VectorError> {
    let Some(stored) = EdgeConfig::load(shard) else { return Ok(()) };
    let stored = stored?;
    for name in [GLOBAL, LOCAL, CAPTIONS] {
        let params = match stored.vectors.get(name) {
            Some(params) => params,
            None if name == CAPTIONS => continue,
            None => return Err(VectorError::ForeignSpace { name }),
        };
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
        let older = saved(|stored| {
            stored.vectors.remove(CAPTIONS);
        });
        assert!(verify(older.path(), 4).is_ok());
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
