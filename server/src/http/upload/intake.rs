//! Uploads are let in a few at a time, and answered even where the answer comes before their end.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use app::{AppError, ErrorCode};
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{FromRequest, Multipart, Request};
use axum::middleware::Next;
use axum::response::Response;
use futures::{Stream, StreamExt, stream};
use tokio::sync::OwnedSemaphorePermit;

use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::strings;

/// What is read, and for how long, of a body that was answered before its end.
const REST_BYTES: usize = 64 << 20;
const REST_TIME: Duration = Duration::from_secs(5);

/// After how many seconds to try again where too many send files at once.
const COME_BACK: u32 = 1;

/// The parts of an upload that was let in; it counts until this is dropped.
pub struct Admitted {
    /// What is sent.
    pub parts: Multipart,
    _permit: OwnedSemaphorePermit,
}

impl FromRequest<HttpState> for Admitted {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &HttpState) -> Result<Self, Problem> {
        let permit = Arc::clone(&state.uploads).try_acquire_owned().map_err(|_| too_many())?;
        let parts = Multipart::from_request(request, state).await.map_err(|_: MultipartRejection| not_multipart())?;
        Ok(Self { parts, _permit: permit })
    }
}

fn not_multipart() -> Problem {
    Problem::new(ErrorCode::UnsupportedBody, strings::server_multipart_wanted())
}

fn too_many() -> Problem {
    Problem(AppError::overloaded(strings::server_too_many_uploads(), COME_BACK))
}

/// Reads what is left of a body once it is answered.
///
/// Who still sends does not listen: were the connection closed on them, the answer would be lost to most.
pub async fn read_rest(request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let body = Arc::new(Mutex::new(body.into_data_stream()));
    let response = next.run(Request::from_parts(head, Body::from_stream(chunks(Arc::clone(&body))))).await;
    let rest = chunks(body).take_while(|chunk| std::future::ready(chunk.is_ok()));
    let mut bytes = 0;
    let enough = rest.any(|chunk| {
        bytes += chunk.map_or(0, |chunk| chunk.len());
        std::future::ready(bytes > REST_BYTES)
    });
    // Whoever is not done by then is answered all the same.
    let _ = tokio::time::timeout(REST_TIME, enough).await;
    response
}

/// A body that is read by one and then by another.
fn chunks(body: Arc<Mutex<BodyDataStream>>) -> impl Stream<Item = Result<Bytes, axum::Error>> {
    stream::poll_fn(move |context| body.lock().unwrap_or_else(PoisonError::into_inner).poll_next_unpin(context))
}
