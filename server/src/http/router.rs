//! Every route, once, and the layers around them.

use app::{AppError, ErrorCode};
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::Problem;
use super::state::HttpState;
use super::{
    archive, captions, demo, docs, events, forms, gallery, health, history, images, models, original, pages, reindex,
    search, search_by_image, security, settings, theme, thumbnail, trash, upload, words,
};
use crate::config::HostNames;
use crate::strings;

/// Bodies that are not files are small.
const JSON_BYTES: usize = 256 * 1024;

/// The whole server.
pub fn router(state: HttpState, hosts: HostNames) -> Router {
    let (calls, document) = OpenApiRouter::with_openapi(docs::Description::openapi())
        .routes(routes!(health::health))
        .routes(routes!(search::search))
        .routes(routes!(search::deep_search))
        .routes(routes!(search::similar))
        .routes(routes!(gallery::gallery))
        .routes(routes!(images::image))
        .routes(routes!(images::describe))
        .routes(routes!(images::delete))
        .routes(routes!(images::retry))
        .routes(routes!(captions::batch_describe))
        .routes(routes!(captions::batch_describe_state))
        .routes(routes!(captions::cancel_describing))
        .routes(routes!(captions::edit_caption))
        .routes(routes!(trash::trash))
        .routes(routes!(trash::restore))
        .routes(routes!(trash::trash_page))
        .routes(routes!(trash::empty_trash))
        .routes(routes!(archive::archive))
        .routes(routes!(demo::demo))
        .routes(routes!(demo::add_demo))
        .routes(routes!(demo::remove_demo))
        .routes(routes!(original::original))
        .routes(routes!(thumbnail::thumbnail))
        .routes(routes!(events::activity))
        .routes(routes!(events::events))
        .routes(routes!(reindex::reindex))
        .routes(routes!(history::history))
        .routes(routes!(history::forget_all))
        .routes(routes!(history::forget))
        .routes(routes!(history::save))
        .routes(routes!(words::spell_check))
        .routes(routes!(words::suggestions))
        .routes(routes!(settings::settings))
        .routes(routes!(models::list))
        .routes(routes!(models::fetch))
        .routes(routes!(models::stop))
        .routes(routes!(models::choose))
        .merge(files())
        .split_for_parts();

    Router::new()
        .merge(calls)
        .merge(docs::router(document))
        .merge(pages::router(&state))
        .route("/theme", post(theme::theme))
        .route("/pictures.zip", post(archive::archive_form))
        .fallback(pages::fallback)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(JSON_BYTES))
        .layer(CompressionLayer::new().compress_when(compressible()))
        .layer(middleware::from_fn(security::check_origin))
        .layer(middleware::from_fn_with_state(hosts, security::check_host))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(security::harden))
        // Failures are logged where they happen, and being busy is none.
        .layer(TraceLayer::new_for_http().on_failure(()))
        .with_state(state)
}

/// The calls whose bodies are files: they count bytes themselves, while these arrive.
fn files() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(upload::upload))
        .routes(routes!(search_by_image::search_by_image))
        .route("/upload", post(forms::upload))
        .route("/search-image", post(forms::search_image))
        .route("/search-image/{id}/add", post(forms::add_query_image))
        .route("/share", post(forms::share))
        .route("/search-image/{id}", get(search_by_image::query_image))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(upload::read_rest))
}

/// Which answers are compressed: those that get smaller by it, which pictures and archives of them do not.
fn compressible() -> impl Predicate + Send + Sync + 'static {
    DefaultPredicate::new().and(NotForContentType::const_new(archive::MEDIA_TYPE))
}

async fn method_not_allowed() -> Problem {
    Problem::new(ErrorCode::MethodNotAllowed, strings::server_no_method())
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    // The panic's message is in the log already.
    Problem(AppError::internal()).into_response()
}
