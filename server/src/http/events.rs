//! `GET /api/activity`, `GET /api/events`

use std::convert::Infallible;
use std::time::Duration;

use app::ErrorCode;
use app::types::Activity;
use axum::Json;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::{Stream, StreamExt, stream};
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::strings;

/// Changes that come faster than this are told together.
const PAUSE: Duration = Duration::from_millis(500);

/// What was indexed lately grows less by itself: it is told again after so long, until nothing is left of it.
const TELL_AGAIN: Duration = Duration::from_secs(60);

/// What the indexer is doing.
#[utoipa::path(get, path = "/api/activity", tag = "server", responses((status = 200, description = "The state", body = Activity)))]
pub async fn activity(State(state): State<HttpState>) -> Result<Json<Activity>, Problem> {
    Ok(Json(state.backend.activity(&state.viewer).await?))
}

/// Tells what the indexer is doing, now and at each change, as events called `activity`.
#[utoipa::path(get, path = "/api/events", tag = "server", responses(
    (status = 200, description = "A stream of server-sent events `activity`, each with this as its data", body = Activity, content_type = "text/event-stream"),
    (status = 503, description = "Too many watchers", body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn events(
    State(state): State<HttpState>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let permit = state
        .watchers
        .clone()
        .try_acquire_owned()
        .map_err(|_| Problem::new(ErrorCode::Overloaded, strings::server_too_many_watchers()))?;
    let mut changes = state.services.changes.listen();
    changes.mark_changed();
    let stopping = state.stopping.clone();
    let watch = Watch { state, changes, fades: false, _permit: permit };
    let told = stream::unfold(watch, Watch::next).take_until(stopping.cancelled_owned());
    Ok(Sse::new(told).keep_alive(KeepAlive::default()))
}

/// One browser that watches; it counts until it goes away.
struct Watch {
    state: HttpState,
    changes: watch::Receiver<()>,
    /// Whether what it was told last changes by itself.
    fades: bool,
    _permit: OwnedSemaphorePermit,
}

impl Watch {
    /// Waits for a change and tells what the state is then.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                () = tokio::time::sleep(TELL_AGAIN), if self.fades => {}
            }
            // A failure was logged where it happened; the next change brings another chance.
            let event = match self.state.backend.activity(&self.state.viewer).await {
                Ok(activity) => {
                    self.fades = activity.throughput.iter().any(|pictures| *pictures > 0);
                    Event::default().event("activity").json_data(activity).ok()
                }
                Err(_) => None,
            };
            tokio::time::sleep(PAUSE).await;
            if let Some(event) = event {
                return Some((Ok(event), self));
            }
        }
    }
}
