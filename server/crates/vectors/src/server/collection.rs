//! Makes and verifies collections.

use qdrant_client::Qdrant;
use qdrant_client::qdrant::vectors_config::Config;
use qdrant_client::qdrant::{
    CollectionInfo, CreateCollectionBuilder, CreateVectorNameRequestBuilder, DenseVectorCreationConfigBuilder,
    Distance, HnswConfigDiffBuilder, Memory, MultiVectorComparator, MultiVectorConfigBuilder, QuantizationType,
    ScalarQuantizationBuilder, VectorParams, VectorParamsBuilder, VectorsConfigBuilder,
};

use super::{ServerOptions, indexes};
use crate::point::{CAPTIONS, GLOBAL, LOCAL};
use crate::ranking::QUANTILE;
use crate::{Space, VectorError};

/// Sees to it that a collection is there and holds what this space holds.
pub(super) async fn ensure(
    client: &Qdrant,
    name: &str,
    space: &Space,
    options: &ServerOptions,
) -> Result<(), VectorError> {
    if !client.collection_exists(name).await?
        && let Err(error) = client.create_collection(creation(name, space, options)).await
        // Another process may have made it in the meantime.
        && !client.collection_exists(name).await?
    {
        return Err(error.into());
    }
    let info = client.collection_info(name).await?.result.ok_or(VectorError::Malformed { part: "collection" })?;
    verify(&info, space.dim)?;
    if named(&info, CAPTIONS).is_none() {
        // It is from before there were captions.
        client.create_vector_name(captions_later(name, space)).await?;
    }
    indexes::ensure(client, name, &info.payload_schema).await
}

fn creation(name: &str, space: &Space, options: &ServerOptions) -> CreateCollectionBuilder {
    let dim = space.dim as u64;
    let mut vectors = VectorsConfigBuilder::default();
    // The graph is walked over numbers of eight bits, which take a quarter of the memory; what it finds is compared exactly.
    let bytes = ScalarQuantizationBuilder::default().r#type(QuantizationType::Int8.into()).quantile(QUANTILE);
    let global =
        VectorParamsBuilder::new(dim, Distance::Cosine).quantization_config(bytes.clone().memory(Memory::Pinned));
    vectors.add_named_vector_params(GLOBAL, global);
    // Local views only ever rescore the best of the global search: no graph, and read from disk when needed.
    let local = VectorParamsBuilder::new(dim, Distance::Cosine)
        .multivector_config(MultiVectorConfigBuilder::new(MultiVectorComparator::MaxSim))
        .hnsw_config(HnswConfigDiffBuilder::default().m(0).payload_m(0))
        .memory(Memory::Cold);
    vectors.add_named_vector_params(LOCAL, local);
    // What is said about pictures is searched for by itself, so it has a graph.
    let captions = VectorParamsBuilder::new(dim, Distance::Cosine)
        .multivector_config(MultiVectorConfigBuilder::new(MultiVectorComparator::MaxSim))
        .quantization_config(bytes.memory(Memory::Cached));
    vectors.add_named_vector_params(CAPTIONS, captions);
    let mut creation = CreateCollectionBuilder::new(name).vectors_config(vectors).on_disk_payload(true);
    if let Some(shards) = options.shards {
        creation = creation.shard_number(shards);
    }
    if let Some(replicas) = options.replicas {
        creation = creation.replication_factor(replicas);
    }
    creation
}

/// Adds the captions to a collection that lacks them.
fn captions_later(collection: &str, space: &Space) -> CreateVectorNameRequestBuilder {
    let captions = DenseVectorCreationConfigBuilder::new(space.dim as u64, Distance::Cosine)
        .multivector_config(MultiVectorConfigBuilder::new(MultiVectorComparator::MaxSim));
    CreateVectorNameRequestBuilder::new(collection, CAPTIONS, captions).wait(true)
}

fn verify(info: &CollectionInfo, dim: usize) -> Result<(), VectorError> {
    for name in [GLOBAL, LOCAL] {
        verify_vector(named(info, name).ok_or(VectorError::ForeignSpace { name })?, dim)?;
    }
    named(info, CAPTIONS).map_or(Ok(()), |captions| verify_vector(captions, dim))
}

/// How a vector is kept.
fn named<'a>(info: &'a CollectionInfo, name: &str) -> Option<&'a VectorParams> {
    match info.config.as_ref()?.params.as_ref()?.vectors_config.as_ref()?.config.as_ref()? {
        Config::ParamsMap(named) => named.map.get(name),
        Config::Params(_) => None,
    }
}

fn verify_vector(params: &VectorParams, dim: usize) -> Result<(), VectorError> {
    if params.distance() != Distance::Cosine {
        return Err(VectorError::DistanceMismatch { stored: params.distance().as_str_name().into() });
    }
    let stored = usize::try_from(params.size).unwrap_or(usize::MAX);
    if stored != dim {
        return Err(VectorError::DimensionMismatch { stored, wanted: dim });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use qdrant_client::qdrant::{CollectionConfig, CollectionParams, CreateCollection};

    use super::*;

    fn made(dim: usize) -> CollectionInfo {
        let space = Space { model: "m".into(), dim };
        let creation: CreateCollection = creation("name", &space, &ServerOptions::new("http://localhost")).into();
        let params = CollectionParams { vectors_config: creation.vectors_config, ..CollectionParams::default() };
        let config = CollectionConfig { params: Some(params), ..CollectionConfig::default() };
        CollectionInfo { config: Some(config), ..CollectionInfo::default() }
    }

    fn change(info: &mut CollectionInfo, change: impl FnOnce(&mut VectorParams)) {
        let params = info.config.as_mut().unwrap().params.as_mut().unwrap();
        let Some(Config::ParamsMap(named)) = &mut params.vectors_config.as_mut().unwrap().config else { panic!() };
        change(named.map.get_mut(GLOBAL).unwrap());
    }

    #[test]
    fn what_we_make_is_what_we_accept() {
        assert!(verify(&made(4), 4).is_ok());
    }

    #[test]
    fn another_kind_of_vectors_is_refused() {
        let mut dot = made(4);
        change(&mut dot, |params| params.set_distance(Distance::Dot));

        assert!(matches!(verify(&made(5), 4), Err(VectorError::DimensionMismatch { stored: 5, wanted: 4 })));
        assert!(matches!(verify(&dot, 4), Err(VectorError::DistanceMismatch { .. })));
        assert!(matches!(verify(&CollectionInfo::default(), 4), Err(VectorError::ForeignSpace { name: GLOBAL })));
    }
}
