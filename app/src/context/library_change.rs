//! Keeping a page up to date with the library.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::activity_feed::{Revision, use_activity_feed};
use crate::browser::pause;

/// Shortest time between two refreshes: while pictures are indexed, something changes many times a second.
const REST: Duration = Duration::from_secs(1);

/// Calls `refresh` after a picture came, went or changed its state, one call at a time.
pub fn on_library_change(refresh: impl AsyncFn() + Clone + 'static) {
    follow(use_activity_feed().revision(), refresh);
}

/// The same after a model described a picture, or is to.
pub fn on_description(refresh: impl AsyncFn() + Clone + 'static) {
    follow(use_activity_feed().revision_of_descriptions(), refresh);
}

fn follow(revision: Memo<Revision>, refresh: impl AsyncFn() + Clone + 'static) {
    let running = RwSignal::new(false);
    let refresh = move || {
        if running.get_untracked() {
            return;
        }
        running.set(true);
        let refresh = refresh.clone();
        spawn_local(async move {
            // Changes that come in while it runs are noticed by comparing afterwards. Nothing is left to do where the
            // page is gone, and its signals with it.
            while let Some(seen) = revision.try_get_untracked() {
                refresh().await;
                pause(REST).await;
                if revision.try_get_untracked() == Some(seen) {
                    break;
                }
            }
            let _ = running.try_set(false);
        });
    };
    Effect::watch(move || revision.get(), move |_, _, _| refresh(), false);
}
