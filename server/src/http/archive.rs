//! `POST /api/images/zip`, `POST /pictures.zip`

use axum::body::Body;
use axum::extract::rejection::RawFormRejection;
use axum::extract::{RawForm, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use url::form_urlencoded;

use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use super::{extract, forms, images};
use crate::backend;

/// The media type of archives.
pub const MEDIA_TYPE: &str = "application/zip";

/// Downloads pictures together as one zip, in the order of their ids; ids that name nothing are left out.
#[utoipa::path(post, path = "/api/images/zip", tag = "pictures", request_body(content = Vec<String>, description = "Ids, at most 1,000"), responses(
    (status = 200, description = "The originals, byte for byte; where the connection breaks, it is not whole", content_type = "application/zip"),
    (status = 400, description = "The body is no list of ids, or of too many", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "None of the pictures is there", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn archive(
    State(state): State<HttpState>,
    extract::Json(ids): extract::Json<Vec<String>>,
) -> Result<Response, Problem> {
    download(&state, &ids).await
}

/// The same for the form of a page, which has fields `ids[]` of one picture each, or of several with commas between; a failure leads back to the gallery.
pub async fn archive_form(State(state): State<HttpState>, form: Result<RawForm, RawFormRejection>) -> Response {
    let downloaded = match form {
        Ok(RawForm(form)) => download(&state, &chosen(&form)).await,
        Err(rejection) => Err(rejection.into()),
    };
    downloaded.unwrap_or_else(|Problem(error)| {
        Redirect::to(&forms::failure_on("/gallery", "/pictures.zip", error)).into_response()
    })
}

/// The ids in a form.
fn chosen(form: &[u8]) -> Vec<String> {
    let fields = form_urlencoded::parse(form).filter(|(name, _)| name == "ids[]");
    fields.flat_map(|(_, ids)| ids.split(',').map(str::to_owned).collect::<Vec<_>>()).collect()
}

async fn download(state: &HttpState, ids: &[String]) -> Result<Response, Problem> {
    let ids = images::parse(ids)?;
    let archive = backend::archive(&state.services, &state.viewer, &ids).await?;
    let headers = [
        (header::CONTENT_TYPE, MEDIA_TYPE),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"pictures.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(archive)).into_response())
}
