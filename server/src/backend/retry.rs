//! Tries failed pictures again.

use app::AppError;
use app::types::{MediaId, Viewer};

use super::Unexpected;
use crate::services::Services;

/// Queues failed pictures of the viewer's library again, all of them where `ids` is empty; answers how many.
pub async fn retry(services: &Services, viewer: &Viewer, ids: &[MediaId]) -> Result<u64, AppError> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let chosen = (!ids.is_empty()).then_some(ids.as_slice());
    let retried =
        services.queue.retry_failed(viewer.library().0, chosen).await.unexpected("queueing failed pictures again")?;
    services.changes.announce();
    Ok(retried)
}
