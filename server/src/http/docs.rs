//! `/api/openapi.json` and a page to browse it.

use axum::http::{HeaderValue, header};
use axum::{Router, middleware};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Swagger UI draws its icons from `data:` addresses and writes styles, but needs no inline script.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
);

/// What the document says of the interface as a whole; the calls describe themselves.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Media Search",
        description = "Pictures on your own machine, found by words and by example. Failures are \
                       `application/problem+json` (RFC 9457) with a stable `code`.",
        license(name = "MIT")
    ),
    tags(
        (name = "search", description = "Finding pictures"),
        (name = "pictures", description = "Storing, browsing and deleting pictures"),
        (name = "server", description = "The state of the server"),
    )
)]
pub struct Description;

/// The document at `/api/openapi.json` and the page at `/api/docs`.
pub fn router<S: Clone + Send + Sync + 'static>(document: Document) -> Router<S> {
    let config = Config::default().validator_url("none");
    let pages = SwaggerUi::new("/api/docs").url("/api/openapi.json", document).config(config);
    Router::from(pages).layer(middleware::map_response(async |mut response: axum::response::Response| {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
        response
    }))
}
