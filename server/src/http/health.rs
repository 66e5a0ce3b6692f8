//! `GET /api/health`

use app::types::Health;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use super::state::HttpState;

/// Whether the server is ready, and with what.
#[utoipa::path(get, path = "/api/health", tag = "server", responses(
    (status = 200, description = "Ready", body = Health),
    (status = 503, description = "Still starting, or a part of the server does not answer", body = Health),
))]
pub async fn health(State(state): State<HttpState>) -> (StatusCode, Json<Health>) {
    let health = state.backend.health().await;
    let status = if health.status == "ready" { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health))
}
