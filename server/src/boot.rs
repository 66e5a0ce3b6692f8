//! Builds the running system in order, and takes it down in the opposite one.

mod database;
mod former;
pub mod vectors;

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use app::types::{LibraryId, Viewer};
use chrono::Utc;
use inference::Options;
use jobs::Queue;
use lexicon::Expansions;
use local_postgres::Cluster;
use moka::future::Cache;
use tokio::sync::{Mutex, Notify, Semaphore};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::backend::{renew_chance, sweep_trash};
use crate::changes::Changes;
use crate::config::Config;
use crate::data_folder::DataFolder;
use crate::decoding::Decoding;
use crate::downloads::Downloads;
use crate::embeddings::Embeddings;
use crate::files::{Files, QueryImages};
use crate::index::{Index, Indexes};
use crate::models::{self, Describer};
use crate::services::Services;
use crate::words::Words;
use crate::worker;

/// After how long it is measured again what searches score by chance, while pictures come and go.
const CHANCE_EVERY: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(10);
/// Within that, it pauses for so many times as long as it took, so that an import is hardly slowed down.
const CHANCE_PAUSE: u32 = 20;

/// How often it is looked what has been in the trash for too long.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// Of how many libraries a sample of vectors is kept, each of some megabytes.
const SAMPLES: u64 = 16;

/// A running system: services, worker and, where it is ours, the database cluster.
pub struct Running {
    /// The parts.
    pub services: Arc<Services>,
    /// Who asks, until accounts exist.
    pub viewer: Viewer,
    stopping: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
    cluster: Option<Cluster>,
    /// Held for life: no other process may open the folder.
    _folder: DataFolder,
}

/// Starts everything below the interface: database, vectors, model, worker.
///
/// # Errors
/// The first part that does not start, with its reason.
pub async fn boot(config: &Config, folder: DataFolder) -> anyhow::Result<Running> {
    let queue_options = Options { capacity: config.model.queue_capacity, ..Options::default() };
    let (database, model, embeddings) = tokio::join!(
        database::open(&config.database, &folder),
        models::load(&config.model, queue_options),
        Embeddings::open(&config.redis),
    );
    let (catalog, cluster) = database.context("the database does not start")?;
    let (model, embeddings) = (model?, embeddings.context("the address of Redis cannot be used (REDIS_URL)")?);
    let viewer = Viewer::owner(LibraryId(catalog.default_library().await?));
    let vectors =
        vectors::open(&config.qdrant, &config.data, &model).await.context("the vector store does not open")?;
    let former = former::open(config, &model).await;
    if former.is_none() {
        former::remember(&config.data, &model)?;
    }

    let queue = Queue::new(catalog.pool().clone(), worker_name(&folder));
    let released = queue.release_mine().await?;
    if released > 0 {
        tracing::info!(jobs = released, "going on with jobs that were interrupted");
    }
    let describer = Describer::new(&config.model);
    describer.follow(&model);
    let services = Arc::new(Services {
        files: Files::open(folder.path())?,
        query_images: QueryImages::new(folder.path()),
        catalog,
        queue,
        indexes: Indexes::new(Index { model, vectors }, former),
        choosing: Mutex::new(()),
        switched: Notify::new(),
        downloads: Downloads::default(),
        describer,
        changes: Changes::new(),
        words: Words::new(expansions(config)?),
        embeddings,
        vocabularies: Cache::new(SAMPLES),
        samples: Cache::new(SAMPLES),
        sampling: Mutex::new(()),
        noting: Mutex::new(()),
        config: config.clone(),
        // As many as may wait for the model, and those that it is at.
        searching: Semaphore::new(config.model.queue_capacity + queue_options.max_texts),
        decoding: Decoding::start()?,
    });
    let queued = worker::enqueue_what_is_missing(&services).await?;
    if queued > 0 {
        tracing::info!(
            pictures = queued,
            model = services.indexes.present().model.key(),
            "indexing pictures that this model has not seen"
        );
    }
    services.indexes.present().model.ready().await?;

    let stopping = CancellationToken::new();
    let tasks = vec![
        tokio::spawn(worker::work(Arc::clone(&services), config.model.index_workers, stopping.clone())),
        tokio::spawn(tidy(Arc::clone(&services), stopping.clone())),
        tokio::spawn(watch_chance(Arc::clone(&services), viewer.library(), stopping.clone())),
        tokio::spawn(watch_trash(Arc::clone(&services), stopping.clone())),
        tokio::spawn(worker::encode_vocabulary(Arc::clone(&services), stopping.clone())),
        tokio::spawn(worker::describe_pictures(Arc::clone(&services), stopping.clone())),
    ];
    Ok(Running { services, viewer, stopping, tasks, cluster, _folder: folder })
}

impl Running {
    /// Waits until the private database is given up, which nothing here can mend; for ever where that never happens.
    pub async fn failed(&self) -> anyhow::Error {
        match &self.cluster {
            Some(cluster) => anyhow::Error::new(cluster.failed().await).context("the private database is gone"),
            None => std::future::pending().await,
        }
    }

    /// Ends everything: lets running jobs finish, makes vectors durable, stops the database.
    ///
    /// # Errors
    /// The first part that does not end cleanly; the others are ended all the same.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stopping.cancel();
        for task in self.tasks {
            task.await?;
        }
        self.services.embeddings.settle().await;
        self.services.describer.stop().await;
        let former = self.services.indexes.retire_former().await;
        let index = self.services.indexes.present();
        index.model.stop().await;
        let closed = index.vectors.close().await;
        let stopped = match self.cluster {
            Some(cluster) => cluster.stop().await,
            None => Ok(()),
        };
        former.context("the vectors of the former model do not close")?;
        closed.context("the vector store does not close")?;
        stopped.context("the database does not stop")
    }
}

/// The groups of words that mean the same: the user's own, or those that are built in.
pub(crate) fn expansions(config: &Config) -> anyhow::Result<Expansions> {
    let Some(path) = &config.search.expansions else { return Ok(Expansions::embedded()) };
    let groups = std::fs::read_to_string(path).map_err(anyhow::Error::new);
    let groups = groups.and_then(|groups| Ok(Expansions::parse(&groups)?));
    groups.with_context(|| format!("the groups of words in {} cannot be used (EXPANSIONS)", path.display()))
}

/// The same after a restart, so that a worker finds the jobs that it left behind.
fn worker_name(folder: &DataFolder) -> String {
    folder.path().display().to_string()
}

/// After how long a change of model that could not be finished is taken up again.
const TRY_AGAIN: Duration = Duration::from_secs(30);

/// Removes what crashes and former models left behind; nobody waits for it.
async fn tidy(services: Arc<Services>, stopping: CancellationToken) {
    if let Err(error) = worker::sweep_orphans(&services).await {
        tracing::warn!(error = format!("{error:#}"), "looking for left-over files failed");
    }
    loop {
        let complete = tokio::select! {
            complete = worker::await_complete(&services) => complete,
            () = stopping.cancelled() => return,
        };
        let finished = match complete {
            Ok(()) => finish_change(&services).await,
            failed => failed,
        };
        if let Err(error) = &finished {
            tracing::warn!(error = format!("{error:#}"), "the change from the former model was not finished");
        }
        tokio::select! {
            () = services.switched.notified() => {}
            () = tokio::time::sleep(TRY_AGAIN), if finished.is_err() => {}
            () = stopping.cancelled() => return,
        }
    }
}

/// Keeps up to date what is known of chance, so that searches need not wait for it.
async fn watch_chance(services: Arc<Services>, library: LibraryId, stopping: CancellationToken) {
    let mut changes = services.changes.listen();
    loop {
        let renewed = async {
            let begun = Instant::now();
            // A failure is in the log already.
            let _ = renew_chance(&services, library).await;
            let pause = (begun.elapsed() * CHANCE_PAUSE).clamp(*CHANCE_EVERY.start(), *CHANCE_EVERY.end());
            tokio::time::sleep(pause).await;
            changes.changed().await
        };
        tokio::select! {
            _ = renewed => {}
            () = stopping.cancelled() => return,
        }
    }
}

/// Deletes for good what has been in the trash for too long, at the start and then again and again.
async fn watch_trash(services: Arc<Services>, stopping: CancellationToken) {
    loop {
        let swept = async {
            // A failure is in the log already.
            let _ = sweep_trash(&services, Utc::now()).await;
            tokio::time::sleep(SWEEP_EVERY).await;
        };
        tokio::select! {
            () = swept => {}
            () = stopping.cancelled() => return,
        }
    }
}

/// Has searches answered by the model in use, and removes what former ones left behind.
async fn finish_change(services: &Services) -> anyhow::Result<()> {
    let _alone = services.choosing.lock().await;
    if !worker::is_complete(services).await? {
        // Another model was put into use just now.
        return Ok(());
    }
    // In this order: after a crash in between there is an index that is complete, and it is known which.
    former::remember(&services.config.data, &services.indexes.present().model)?;
    worker::forget_other_models(services).await?;
    services.changes.announce();
    Ok(())
}
