//! What the indexer is doing.

use app::AppError;
use app::types::{Activity, FailedMedia, Viewer};

use super::{Unexpected, captions, convert};
use crate::services::Services;

/// How many failures are listed.
pub(super) const FAILURES: u64 = 50;

/// The indexer's state in the viewer's library.
pub async fn activity(services: &Services, viewer: &Viewer) -> Result<Activity, AppError> {
    let (library, index) = (viewer.library().0, services.indexes.present());
    let model = index.model.key();
    let counts = services.catalog.counts(library, model).await.unexpected("counting pictures")?;
    let throughput = services.catalog.throughput(library).await.unexpected("counting what was indexed lately")?;
    let failed = match counts.failed {
        0 => Vec::new(),
        _ => services.catalog.failures(library, model, FAILURES).await.unexpected("loading failures")?,
    };
    let describing = captions::describing(services, viewer).await?;
    Ok(Activity {
        total: counts.total,
        ready: counts.ready,
        queued: counts.queued,
        indexing: counts.indexing,
        failed: counts.failed,
        refining: counts.refining,
        per_minute: throughput.last().copied().unwrap_or_default().into(),
        throughput,
        failures: failed
            .iter()
            .map(|media| FailedMedia { tile: convert::tile(media), reason: media.failure.clone().unwrap_or_default() })
            .collect(),
        model: index.model.summary(),
        former: services.indexes.former().map(|former| former.model.summary().name),
        downloads: services.downloads.list(),
        describing,
    })
}
