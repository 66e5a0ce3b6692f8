//! Work in progress in one line, on every page.

use leptos::prelude::*;

use crate::context::{use_activity_feed, use_uploader};
use crate::kit::{Erase, Meter, When};
use crate::strings;
use crate::types::Activity;

/// Shows uploads and indexing while there are any, and nothing otherwise.
#[component]
pub fn StatusStrip() -> impl IntoView {
    let feed = use_activity_feed();
    view! {
        <UploadStrip/>
        <Suspense>
            {move || Suspend::new(async move {
                feed.snapshot().await.ok().map(|snapshot| view! { <IndexStrip activity=feed.latest(snapshot)/> })
            })}
        </Suspense>
    }
    .erase()
}

#[component]
fn IndexStrip(activity: Signal<Activity>) -> impl IntoView {
    let busy = Memo::new(move |_| activity.with(|now| now.queued + now.indexing > 0));
    let done = move || activity.with(|now| now.total.saturating_sub(now.queued + now.indexing));
    let total = move || activity.with(|now| now.total);
    let label = move || strings::status_indexing_of(done(), total());
    let percent = Signal::derive(move || (done() * 100).checked_div(total()).unwrap_or(0));
    // Every picture would be too much to listen to: only the beginning and the end are read out.
    let news = RwSignal::new("");
    Effect::watch(
        move || busy.get(),
        move |busy, _, _| {
            news.set(if *busy { strings::status_indexing_begun() } else { strings::status_indexing_ended() })
        },
        false,
    );
    view! {
        <p class="sr-only" role="status">{news}</p>
        <When is=busy>
            <a class="status-strip" href="/activity">
                <span>{label}</span>
                <Meter label=strings::status_indexing() percent=percent/>
            </a>
        </When>
    }
    .erase()
}

#[component]
fn UploadStrip() -> impl IntoView {
    let uploader = use_uploader();
    let (busy, progress) = (uploader.busy(), uploader.progress());
    let label = move || {
        let now = progress.get();
        let say = if now.paused { strings::status_paused_at } else { strings::status_uploading_of };
        say(now.ended, now.files)
    };
    view! {
        <When is=busy>
            <a class="status-strip" href="/upload">
                <span>{label}</span>
                <Meter label=strings::status_uploading() percent=Signal::derive(move || progress.get().percent())/>
            </a>
        </When>
    }
    .erase()
}
