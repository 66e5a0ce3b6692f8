//! Answers while the server is still starting, and hands over when it is ready.

use std::sync::{Arc, OnceLock};

use app::ErrorCode;
use app::types::Health;
use axum::Json;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

use super::problem::Problem;
use crate::strings;

/// A door that is shut until the model is warm.
#[derive(Clone, Default)]
pub struct Gate(Arc<OnceLock<Router>>);

impl Gate {
    /// Opens: from now on `router` answers. A second opening changes nothing.
    pub fn open(&self, router: Router) {
        // Only one start-up holds this gate, so a router that is there already is the same one.
        let _ = self.0.set(router);
    }

    /// The service that stands in front.
    pub fn into_router(self) -> Router {
        Router::new().fallback(move |request: Request| async move { self.answer(request).await })
    }

    async fn answer(&self, request: Request) -> Response {
        match self.0.get() {
            Some(router) => router.clone().oneshot(request).await.into_response(),
            None if request.uri().path() == "/api/health" => starting(),
            None => Problem::new(ErrorCode::NotReady, strings::server_starting()).into_response(),
        }
    }
}

fn starting() -> Response {
    let health = Health {
        status: "starting".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        model: String::new(),
        device: String::new(),
        media: 0,
        pending: 0,
    };
    let retry = [(header::RETRY_AFTER, HeaderValue::from_static("1"))];
    (StatusCode::SERVICE_UNAVAILABLE, retry, Json(health)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn status(gate: &Gate, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).body(Body::empty()).expect("the request is valid");
        gate.answer(request).await.status()
    }

    #[tokio::test]
    async fn the_gate_is_shut_until_it_is_opened() {
        let gate = Gate::default();
        assert_eq!(status(&gate, "/api/health").await, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(status(&gate, "/").await, StatusCode::SERVICE_UNAVAILABLE);

        gate.open(Router::new().route("/", axum::routing::get(|| async {})));

        assert_eq!(status(&gate, "/").await, StatusCode::OK);
    }
}
