//! Encodes everything again.

use app::AppError;

use super::Unexpected;
use crate::config::LocalViews;
use crate::services::Services;

/// Queues every picture as if it had just arrived; answers how many jobs that makes.
///
/// What is indexed stays searchable until its new vectors replace the old ones.
pub async fn reindex(services: &Services) -> Result<u64, AppError> {
    let queued = services
        .catalog
        .enqueue_all(services.config.model.local_views == LocalViews::Crops)
        .await
        .unexpected("queueing pictures to be indexed again")?;
    services.changes.announce();
    Ok(queued)
}
