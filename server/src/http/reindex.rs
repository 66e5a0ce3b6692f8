//! `POST /api/reindex`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::problem::Problem;
use super::state::HttpState;
use crate::backend;

/// How many pictures were queued.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Reindexing {
    /// Pictures that will be encoded again.
    pub queued: u64,
}

/// Encodes every picture again; what is indexed stays searchable meanwhile.
#[utoipa::path(post, path = "/api/reindex", tag = "server", responses(
    (status = 202, description = "The pictures are queued", body = Reindexing),
))]
pub async fn reindex(State(state): State<HttpState>) -> Result<(StatusCode, Json<Reindexing>), Problem> {
    let queued = backend::reindex(&state.services).await?;
    Ok((StatusCode::ACCEPTED, Json(Reindexing { queued })))
}
