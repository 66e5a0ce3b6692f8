//! Whether the server is ready, and with what.

use app::types::Health;

use crate::services::Services;

/// The state of a server that has started.
pub async fn health(services: &Services) -> Health {
    let media = services.catalog.total_media().await;
    let pending = services.queue.pending().await;
    let status = if media.is_ok() && pending.is_ok() { "ready" } else { "degraded" };
    let summary = services.indexes.present().model.summary();
    Health {
        status: status.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        model: summary.name,
        device: summary.device,
        media: media.unwrap_or_default(),
        pending: pending.unwrap_or_default(),
    }
}
