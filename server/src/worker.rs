//! Background work: encode pictures, describe them and forget them, encode the vocabulary.

mod describe;
mod embed;
mod embed_local;
mod forget;
mod index_captions;
mod index_facts;
mod reconcile;
mod vocabulary;

use std::sync::Arc;
use std::time::Duration;

use jobs::{Job, JobError, Listener, NewJob, Runner, Worker, WorkerOptions};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub use describe::describe_pictures;
pub use forget::{FORGET, FORGET_VECTORS, forget_job, forget_vectors_job};
pub use reconcile::{await_complete, enqueue_what_is_missing, forget_other_models, is_complete, sweep_orphans};
pub use vocabulary::encode_vocabulary;

use crate::services::Services;

/// The kinds of jobs that this worker knows; those that describe pictures have one of their own.
pub const KINDS: [&str; 6] =
    [catalog::EMBED, catalog::EMBED_LOCAL, catalog::INDEX_FACTS, catalog::INDEX_CAPTIONS, FORGET, FORGET_VECTORS];

/// The job that makes a picture searchable; it queues the one for its local views itself, when it is done.
pub fn embed_job(library: Uuid, media: Uuid) -> NewJob {
    NewJob::new(catalog::EMBED, library, media)
}

/// The job that has what is said about a picture compared by deep searches.
pub fn captions_job(library: Uuid, media: Uuid) -> NewJob {
    NewJob::new(catalog::INDEX_CAPTIONS, library, media).with_priority(catalog::CAPTIONS_PRIORITY)
}

/// How often the queue is looked at where no notification comes: some jobs wait for a time, not for an event.
const POLL: Duration = Duration::from_secs(5);
/// How long running jobs may take to end when the server stops; what does not make it runs again at the next start.
const GRACE: Duration = Duration::from_secs(3);

/// Works until it is told to stop.
pub async fn work(services: Arc<Services>, concurrency: usize, stopping: CancellationToken) {
    let queue = services.queue.clone();
    let listener = Listener::new(queue.pool().clone(), POLL).await;
    let kinds = KINDS.map(str::to_owned).to_vec();
    let options = WorkerOptions { kinds, concurrency, grace: GRACE };
    Worker::new(queue, Arc::new(Tasks(services)), options).run(listener, stopping).await;
}

/// Runs each kind of job.
struct Tasks(Arc<Services>);

impl Runner for Tasks {
    async fn run(&self, job: &Job) -> Result<(), JobError> {
        self.0.changes.announce();
        let done = match job.kind.as_str() {
            catalog::EMBED => embed::run(&self.0, job).await,
            catalog::EMBED_LOCAL => embed_local::run(&self.0, job).await,
            catalog::INDEX_FACTS => index_facts::run(&self.0, job).await,
            catalog::INDEX_CAPTIONS => index_captions::run(&self.0, job).await,
            FORGET => forget::run(&self.0, job).await,
            FORGET_VECTORS => forget::run_vectors(&self.0, job).await,
            other => match describe::caption_of(other) {
                Some(kind) => describe::run(&self.0, job, kind).await,
                None => Err(JobError::Fail(format!("This version knows no job called {other}."))),
            },
        };
        match done {
            // It may have come back from the trash since: then it was wished for again, and that wish must not be lost.
            Err(JobError::Gone) => Ok(()),
            done => done,
        }
    }

    fn settled(&self, _: &Job) {
        self.0.changes.announce();
    }
}
