//! The pages, rendered by Leptos, and the functions that they call.

use app::ErrorCode;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context, render_app_async_with_context};

use super::assets;
use super::problem::Problem;
use super::state::HttpState;
use crate::strings;

/// Every page of the app, and the functions behind them.
pub fn router(state: &HttpState) -> Router<HttpState> {
    let options = state.leptos.clone();
    let routes = generate_route_list(app::App);
    Router::new().route("/fn/{*name}", any(server_function)).leptos_routes_with_context(
        state,
        routes,
        context(state),
        move || app::shell(options.clone()),
    )
}

/// What pages find in their context.
fn context(state: &HttpState) -> impl Fn() + Clone + Send + Sync + 'static {
    let (backend, viewer, parts) = (state.backend.clone(), state.viewer.clone(), state.parts.clone());
    move || {
        provide_context(backend.clone());
        provide_context(viewer.clone());
        provide_context(parts.clone());
    }
}

async fn server_function(State(state): State<HttpState>, request: Request) -> Response {
    handle_server_fns_with_context(context(&state), request).await.into_response()
}

/// Files of the site, and for everything else the page that says that there is nothing.
pub async fn fallback(State(state): State<HttpState>, request: Request) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads && let Some(file) = assets::serve(path.trim_start_matches('/'), request.headers()) {
        return file;
    }
    if !reads || path.starts_with("/api/") || path.starts_with("/pkg/") {
        return Problem::new(ErrorCode::NotFound, strings::server_no_address()).into_response();
    }
    let options = state.leptos.clone();
    let render = render_app_async_with_context(context(&state), move || app::shell(options.clone()));
    render(request.map(Body::new)).await.into_response()
}
