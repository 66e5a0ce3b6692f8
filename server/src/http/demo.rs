//! `GET /api/demo`, `POST /api/demo`, `DELETE /api/demo`

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use super::trash::Purged;
use crate::demo::hashes;

/// How much of the demo gallery there is.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Demo {
    /// Pictures of it that the library has.
    pictures: u64,
    /// Pictures that belong to it.
    all: u64,
}

/// Says how much of the demo gallery is in the library.
#[utoipa::path(get, path = "/api/demo", tag = "pictures", responses(
    (status = 200, description = "How many of its pictures there are", body = Demo),
))]
pub async fn demo(State(state): State<HttpState>) -> Result<Json<Demo>, Problem> {
    let pictures = state.backend.demo(&state.viewer).await?;
    Ok(Json(Demo { pictures, all: hashes().len() as u64 }))
}

/// How many pictures of the demo gallery came.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Added {
    /// Pictures that the library had not before.
    added: u64,
}

/// Adds the demo gallery to the library; what is in the trash of it is restored.
#[utoipa::path(post, path = "/api/demo", tag = "pictures", responses(
    (status = 200, description = "How many pictures came; they are stored, and indexed in the background", body = Added),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 507, description = "The disk is full", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn add_demo(State(state): State<HttpState>) -> Result<Json<Added>, Problem> {
    Ok(Json(Added { added: state.backend.add_demo(&state.viewer).await? }))
}

/// Deletes the demo gallery for good, be it in the trash; it is known by its bytes, so all other pictures stay.
#[utoipa::path(delete, path = "/api/demo", tag = "pictures", responses(
    (status = 200, description = "How many pictures that were", body = Purged),
    (status = 403, description = "The request came from another site", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn remove_demo(State(state): State<HttpState>) -> Result<Json<Purged>, Problem> {
    Ok(Json(Purged { deleted: state.backend.remove_demo(&state.viewer).await? }))
}
