//! Why one attempt at a transfer ended too early.

use std::time::Duration;

use hf_hub::api::tokio::ApiError;

/// What may pass, so that another attempt is worth it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Interruption {
    #[error("the connection broke")]
    Network(#[source] ApiError),
    #[error("nothing came for {0:?}")]
    Stalled(Duration),
    #[error("the answer was status {0}")]
    Status(u16),
    #[error("the answer ended before the file did")]
    Short,
    #[error("the answer is not the part of the file that was asked for")]
    Other,
}
