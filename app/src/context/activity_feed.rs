//! What the indexer is doing: a snapshot from the server, then live events.

use leptos::prelude::*;

use super::use_hydrated;
use crate::AppError;
use crate::api::get_activity;
use crate::browser::follow_events;
use crate::types::Activity;

/// The indexer's state, shared by all pages.
#[derive(Clone, Copy, Debug)]
pub struct ActivityFeed {
    snapshot: Resource<Result<Activity, AppError>>,
    live: RwSignal<Option<Activity>>,
}

impl ActivityFeed {
    /// The state as it was when the page was made.
    ///
    /// # Errors
    /// What the server said.
    pub async fn snapshot(self) -> Result<Activity, AppError> {
        self.snapshot.await
    }

    /// The newest state there is: the last event, else `snapshot`.
    pub fn latest(self, snapshot: Activity) -> Signal<Activity> {
        Signal::derive(move || self.live.get().unwrap_or_else(|| snapshot.clone()))
    }

    /// A number that changes whenever a picture came, went or changed its state.
    pub fn revision(self) -> Memo<Option<(u64, u64, u64, u64)>> {
        Memo::new(move |_| {
            self.live.with(|live| live.as_ref().map(|now| (now.total, now.ready, now.indexing, now.failed)))
        })
    }
}

/// Provides [`ActivityFeed`] to all pages and listens to the server's events.
pub fn provide_activity_feed() {
    let snapshot = Resource::new(|| (), |()| get_activity());
    let live = RwSignal::new(None);
    let hydrated = use_hydrated();
    Effect::new(move |_| {
        if !hydrated.get() {
            // The browser takes over what the server wrote, and not what was to be told since.
            return;
        }
        follow_events("/api/events", "activity", move |data| {
            if let Ok(activity) = serde_json::from_str(&data) {
                live.set(Some(activity));
            }
        });
    });
    provide_context(ActivityFeed { snapshot, live });
}

/// The indexer's state.
pub fn use_activity_feed() -> ActivityFeed {
    expect_context()
}
