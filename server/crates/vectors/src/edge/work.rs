//! How async callers reach what blocks.

use std::thread;

use tokio::sync::{OwnedMutexGuard, oneshot};
use tokio::task;

use super::maintenance::Upkeep;
use crate::VectorError;

/// Runs short blocking work beside the runtime.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VectorError> + Send + 'static,
) -> Result<T, VectorError> {
    task::spawn_blocking(work).await.map_err(|_| VectorError::Interrupted)?
}

/// Optimises on a thread of its own, which unlike the runtime's does not hold up the end of the process;
/// `turn` is kept until it is done, whoever still waits for it.
pub(super) async fn optimize(
    target: std::sync::Arc<dyn Upkeep>,
    turn: OwnedMutexGuard<()>,
) -> Result<bool, VectorError> {
    let (done, outcome) = oneshot::channel();
    let run = move || {
        let result = target.optimize();
        drop((target, turn));
        // Nobody may be waiting any more.
        let _ = done.send(result);
    };
    thread::Builder::new().name("vectors-optimize".into()).spawn(run).map_err(|_| VectorError::Interrupted)?;
    outcome.await.map_err(|_| VectorError::Interrupted)?
}
