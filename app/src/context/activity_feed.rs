//! What the indexer is doing: a snapshot from the server, then live events.

use leptos::prelude::*;

use super::use_hydrated;
use crate::AppError;
use crate::api::get_activity;
use crate::browser::follow_events;
use crate::types::Activity;

/// Numbers that are others after something happened; none as long as nothing was told.
pub type Revision = Option<[u64; 4]>;

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

    /// Numbers that change whenever a picture came, went or changed its state.
    pub fn revision(self) -> Memo<Revision> {
        self.follow(|now| [now.total, now.ready, now.indexing, now.failed])
    }

    /// Numbers that change whenever a picture is to be described, or was.
    pub fn revision_of_descriptions(self) -> Memo<Revision> {
        self.follow(|Activity { describing: now, .. }| {
            [now.described, now.enhanced, now.queued + now.running, now.failed]
        })
    }

    fn follow(self, numbers: fn(&Activity) -> [u64; 4]) -> Memo<Revision> {
        Memo::new(move |_| self.live.with(|live| live.as_ref().map(numbers)))
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
