//! The store in the process.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use qdrant_edge::{EdgeShard, OperationError};
use tokio::sync::{Mutex, RwLock};
use uuid::Uuid;

use super::counts::Counts;
use super::maintenance::{Maintenance, Upkeep};
use super::shard::Shard;
use super::work::blocking;
use super::{EdgeOptions, candidates, filter, folder, points, query};
use crate::point::{CAPTIONS, LOCAL};
use crate::{
    Candidate, Candidates, Condition, Facts, Filter, Neighbour, Point, Search, Space, VectorError, VectorStore, Views,
    validity,
};

/// How long a close waits for an optimisation that is under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// A shard, its writers in a row, and its upkeep.
pub(super) struct EdgeStore {
    root: PathBuf,
    space: Space,
    shard: Arc<RwLock<Option<Arc<Shard>>>>,
    writer: Arc<Mutex<()>>,
    maintenance: Maintenance,
    counts: Arc<Counts>,
    scan_kb: usize,
}

impl EdgeStore {
    /// Opens a space below `root`.
    pub(super) async fn open(root: &Path, space: &Space, options: EdgeOptions) -> Result<Self, VectorError> {
        let (root, space) = (root.to_path_buf(), space.clone());
        let (shard, root, space) =
            blocking(move || Ok((Arc::new(Shard::open(&root, &space, options)?), root, space))).await?;
        let maintenance = Maintenance::start(&(shard.clone() as Arc<dyn Upkeep>), options);
        let shard = Arc::new(RwLock::new(Some(shard)));
        let (writer, counts) = (Arc::default(), Arc::default());
        Ok(Self { root, space, shard, writer, maintenance, counts, scan_kb: options.scan_filtered_kb })
    }

    /// Runs blocking work on the shard; a close waits for it, even if nobody else does.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&EdgeShard) -> Result<T, VectorError> + Send + 'static,
    ) -> Result<T, VectorError> {
        let shard = self.shard.clone().read_owned().await;
        blocking(move || work(shard.as_ref().ok_or(VectorError::Closed)?.edge())).await
    }

    /// Runs a write of so many points, one at a time as the shard does, but without a blocked thread for each.
    async fn write(
        &self,
        changed: usize,
        work: impl FnOnce(&EdgeShard) -> Result<(), VectorError> + Send + 'static,
    ) -> Result<(), VectorError> {
        let turn = self.writer.clone().lock_owned().await;
        let (pulse, counts) = (self.maintenance.pulse(), self.counts.clone());
        self.read(move |shard| {
            let _turn = turn;
            let result = work(shard);
            // What failed may have written a part.
            counts.forget();
            result?;
            pulse.beat(changed as u64);
            Ok(())
        })
        .await
    }
}

impl EdgeStore {
    /// Sets a multivector of a point, if the library has it.
    async fn set_multi(&self, id: Uuid, library: Uuid, name: &str, vectors: Vec<Vec<f32>>) -> Result<(), VectorError> {
        let operation = points::set_multi(id, name, vectors, filter::within(library, &Filter::default())?)?;
        self.write(1, move |shard| match shard.update(operation) {
            // The filter only keeps points of other libraries out.
            Ok(()) | Err(OperationError::PointIdError { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        })
        .await
    }
}

#[async_trait]
impl VectorStore for EdgeStore {
    async fn upsert(&self, mut points: Vec<Point>) -> Result<(), VectorError> {
        validity::check_points(&points, self.space.dim)?;
        let batch_len = validity::batch_len(self.space.dim);
        while !points.is_empty() {
            let rest = points.split_off(batch_len.min(points.len()));
            let batch = std::mem::replace(&mut points, rest);
            self.write(batch.len(), move |shard| Ok(shard.update(points::upsert(batch))?)).await?;
        }
        Ok(())
    }

    async fn set_local(&self, id: Uuid, library: Uuid, views: Vec<Vec<f32>>) -> Result<(), VectorError> {
        validity::check_views(&views, self.space.dim)?;
        self.set_multi(id, library, LOCAL, views).await
    }

    async fn set_captions(&self, id: Uuid, library: Uuid, sentences: Vec<Vec<f32>>) -> Result<(), VectorError> {
        if sentences.is_empty() {
            let only = Filter::default().and(Condition::Ids(vec![id]));
            let operation = points::unset(CAPTIONS, filter::within(library, &only)?);
            return self.write(1, move |shard| Ok(shard.update(operation)?)).await;
        }
        validity::check_views(&sentences, self.space.dim)?;
        self.set_multi(id, library, CAPTIONS, sentences).await
    }

    async fn set_facts(&self, id: Uuid, library: Uuid, facts: Facts) -> Result<(), VectorError> {
        let only = Filter::default().and(Condition::Ids(vec![id]));
        let operation = points::set_facts(library, facts, filter::within(library, &only)?);
        self.write(1, move |shard| Ok(shard.update(operation)?)).await
    }

    async fn search(&self, search: &Search) -> Result<Vec<Neighbour>, VectorError> {
        validity::check(&search.vector, self.space.dim)?;
        let (search, scan_kb) = (search.clone(), self.scan_kb);
        self.read(move |shard| if search.limit == 0 { Ok(vec![]) } else { query::search(shard, &search, scan_kb) })
            .await
    }

    async fn candidates(&self, request: &Candidates) -> Result<Vec<Vec<Candidate>>, VectorError> {
        request.vectors.iter().try_for_each(|vector| validity::check(vector, self.space.dim))?;
        let (request, scan_kb) = (request.clone(), self.scan_kb);
        self.read(move |shard| candidates::candidates(shard, &request, scan_kb)).await
    }

    async fn newest(
        &self,
        library: Uuid,
        filter: &Filter,
        oldest_first: bool,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Uuid>, VectorError> {
        let filter = filter.clone();
        self.read(move |shard| query::newest(shard, library, &filter, oldest_first, offset, limit)).await
    }

    async fn views(&self, library: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, Views>, VectorError> {
        let ids = ids.to_vec();
        self.read(move |shard| query::views(shard, library, &ids)).await
    }

    async fn delete(&self, ids: &[Uuid]) -> Result<(), VectorError> {
        let operation = points::delete(ids);
        if ids.is_empty() {
            return Ok(());
        }
        self.write(ids.len(), move |shard| Ok(shard.update(operation)?)).await
    }

    async fn count(&self, library: Uuid, filter: &Filter) -> Result<u64, VectorError> {
        let (filter, counts) = (filter.clone(), self.counts.clone());
        self.read(move |shard| Ok(counts.of(library, &filter, || query::count(shard, library, &filter))? as u64)).await
    }

    async fn flush(&self) -> Result<(), VectorError> {
        self.read(|shard| Ok(shard.flush()?)).await
    }

    async fn optimize(&self) -> Result<(), VectorError> {
        self.maintenance.optimize().await?;
        Ok(())
    }

    async fn remove_other_spaces(&self) -> Result<Vec<String>, VectorError> {
        let (root, key) = (self.root.clone(), self.space.key()?);
        self.read(move |_| folder::remove_others(&root, &key)).await
    }

    async fn close(&self) -> Result<(), VectorError> {
        let Some(shard) = self.shard.write().await.take() else { return Ok(()) };
        let rest = self.maintenance.rest(PATIENCE).await;
        if !rest.is_complete() {
            // It cannot be stopped, and holds the shard; what the end of the process cuts off is done again later.
            tracing::warn!("the vectors are released when their optimisation ends");
        }
        blocking(move || {
            let result = shard.edge().flush();
            drop(shard);
            drop(rest);
            Ok(result?)
        })
        .await
    }
}
