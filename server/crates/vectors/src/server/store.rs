//! The store on a server.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use qdrant_client::Qdrant;
use qdrant_client::qdrant::{
    DeletePointVectorsBuilder, DeletePointsBuilder, PointsIdsList, SetPayloadPointsBuilder, UpdatePointVectorsBuilder,
    UpsertPointsBuilder, VectorsSelector,
};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::name::Names;
use super::{ServerOptions, candidates, collection, filter, points, query};
use crate::point::{CAPTIONS, LOCAL};
use crate::{
    Candidate, Candidates, Condition, Facts, Filter, Neighbour, Point, Search, Space, VectorError, VectorStore, Views,
    validity,
};

/// Points whose vectors are read in one call: with six views of a thousand numbers each, they stay within a message.
const VIEWS_AT_ONCE: usize = 100;

/// A collection, and the client that reaches it.
pub(super) struct ServerStore {
    client: Qdrant,
    names: Names,
    name: String,
    dim: usize,
    closed: AtomicBool,
}

impl ServerStore {
    /// Connects to a space's collection.
    pub(super) async fn connect(options: ServerOptions, space: &Space) -> Result<Self, VectorError> {
        let names = Names::below(&options.prefix)?;
        let name = names.of(space)?;
        let mut config = Qdrant::from_url(&options.url).timeout(options.timeout).skip_compatibility_check();
        if let Some(api_key) = &options.api_key {
            config.set_api_key(api_key.expose_secret());
        }
        let client = config.build()?;
        collection::ensure(&client, &name, space, &options).await?;
        Ok(Self { client, names, name, dim: space.dim, closed: AtomicBool::new(false) })
    }

    fn client(&self) -> Result<&Qdrant, VectorError> {
        if self.closed.load(Ordering::Acquire) { Err(VectorError::Closed) } else { Ok(&self.client) }
    }

    /// Sets a multivector of a point, if the library has it.
    async fn set_multi(&self, id: Uuid, library: Uuid, name: &str, vectors: Vec<Vec<f32>>) -> Result<(), VectorError> {
        let update = UpdatePointVectorsBuilder::new(&self.name, vec![points::multi(id, name, vectors)])
            .update_filter(filter::within(library, &Filter::default()))
            .wait(true);
        match self.client()?.update_vectors(update).await {
            Ok(_) => Ok(()),
            // The filter only keeps points of other libraries out: a missing point is an error to the server.
            Err(error) => match query::points(&self.client, &self.name, &[id]).await {
                Ok(points) if points.is_empty() => Ok(()),
                _ => Err(error.into()),
            },
        }
    }
}

#[async_trait]
impl VectorStore for ServerStore {
    async fn upsert(&self, mut points: Vec<Point>) -> Result<(), VectorError> {
        validity::check_points(&points, self.dim)?;
        let batch_len = validity::batch_len(self.dim);
        while !points.is_empty() {
            let rest = points.split_off(batch_len.min(points.len()));
            let batch: Vec<_> = std::mem::replace(&mut points, rest).into_iter().map(points::point).collect();
            self.client()?.upsert_points(UpsertPointsBuilder::new(&self.name, batch).wait(true)).await?;
        }
        Ok(())
    }

    async fn set_local(&self, id: Uuid, library: Uuid, views: Vec<Vec<f32>>) -> Result<(), VectorError> {
        validity::check_views(&views, self.dim)?;
        self.set_multi(id, library, LOCAL, views).await
    }

    async fn set_captions(&self, id: Uuid, library: Uuid, sentences: Vec<Vec<f32>>) -> Result<(), VectorError> {
        if sentences.is_empty() {
            let only = Filter::default().and(Condition::Ids(vec![id]));
            let delete = DeletePointVectorsBuilder::new(&self.name)
                .points_selector(filter::within(library, &only))
                .vectors(VectorsSelector { names: vec![CAPTIONS.to_owned()] })
                .wait(true);
            self.client()?.delete_vectors(delete).await?;
            return Ok(());
        }
        validity::check_views(&sentences, self.dim)?;
        self.set_multi(id, library, CAPTIONS, sentences).await
    }

    async fn set_facts(&self, id: Uuid, library: Uuid, facts: Facts) -> Result<(), VectorError> {
        let only = Filter::default().and(Condition::Ids(vec![id]));
        let set = SetPayloadPointsBuilder::new(&self.name, points::payload(library, facts))
            .points_selector(filter::within(library, &only))
            .wait(true);
        self.client()?.overwrite_payload(set).await?;
        Ok(())
    }

    async fn search(&self, search: &Search) -> Result<Vec<Neighbour>, VectorError> {
        validity::check(&search.vector, self.dim)?;
        let client = self.client()?;
        if search.limit == 0 { Ok(vec![]) } else { query::search(client, &self.name, search).await }
    }

    async fn candidates(&self, request: &Candidates) -> Result<Vec<Vec<Candidate>>, VectorError> {
        request.vectors.iter().try_for_each(|vector| validity::check(vector, self.dim))?;
        candidates::candidates(self.client()?, &self.name, request).await
    }

    async fn newest(
        &self,
        library: Uuid,
        filter: &Filter,
        oldest_first: bool,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Uuid>, VectorError> {
        query::newest(self.client()?, &self.name, library, filter, oldest_first, offset, limit).await
    }

    async fn views(&self, library: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, Views>, VectorError> {
        let mut views = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(VIEWS_AT_ONCE) {
            let points = query::points(self.client()?, &self.name, ids).await?;
            let ours = points.iter().filter(|point| points::belongs_to(point, library));
            views.extend(ours.filter_map(points::stored));
        }
        Ok(views)
    }

    async fn delete(&self, ids: &[Uuid]) -> Result<(), VectorError> {
        let client = self.client()?;
        if ids.is_empty() {
            return Ok(());
        }
        let ids = PointsIdsList { ids: ids.iter().map(|id| points::id(*id)).collect() };
        client.delete_points(DeletePointsBuilder::new(&self.name).points(ids).wait(true)).await?;
        Ok(())
    }

    async fn count(&self, library: Uuid, filter: &Filter) -> Result<u64, VectorError> {
        Ok(query::count(self.client()?, &self.name, library, filter).await? as u64)
    }

    /// The server flushes by itself.
    async fn flush(&self) -> Result<(), VectorError> {
        self.client()?;
        Ok(())
    }

    /// The server optimises by itself.
    async fn optimize(&self) -> Result<(), VectorError> {
        self.client()?;
        Ok(())
    }

    async fn remove_other_spaces(&self) -> Result<Vec<String>, VectorError> {
        let client = self.client()?;
        let mut models = Vec::new();
        for collection in client.list_collections().await?.collections {
            if collection.name != self.name
                && let Some(model) = self.names.model(&collection.name)
            {
                client.delete_collection(collection.name).await?;
                models.push(model);
            }
        }
        Ok(models)
    }

    async fn close(&self) -> Result<(), VectorError> {
        self.closed.store(true, Ordering::Release);
        Ok(())
    }
}
