//! The files of this visit.

use leptos::prelude::*;

use super::transfer_row::TransferRow;
use crate::context::{Uploader, use_uploader};
use crate::kit::{Erase, Glyph, Icon, Meter, When};
use crate::state::{Progress, format_bytes};
use crate::strings;

/// The whole with its progress, then each file with its own; nothing before the first file.
#[component]
pub fn QueuePanel() -> impl IntoView {
    let uploader = use_uploader();
    let (progress, busy, listed) = (uploader.progress(), uploader.busy(), uploader.listed());
    let paused = Memo::new(move |_| progress.read().paused);
    let headline = move || progress.read().headline();
    let bytes = move || {
        let now = progress.get();
        strings::upload_bytes(&format_bytes(now.sent), &format_bytes(now.bytes))
    };
    // Read out when it ends, not with every file.
    let news = move || match (busy.get(), paused.get()) {
        (false, _) => progress.get().sentence(),
        (true, true) => strings::upload_is_paused().to_owned(),
        (true, false) => String::new(),
    };
    let any = Memo::new(move |_| progress.get().files > 0 || !listed.read().is_empty());
    let hidden = move || (progress.get().files as usize).saturating_sub(listed.read().len());
    let long = Signal::derive(move || hidden() > 0);
    view! {
        <p class="sr-only" role="status">{move || any.get().then(news)}</p>
        <When is=any>
            <section class="panel flex flex-col gap-5" aria-labelledby="queue">
                <h2 id="queue" class="heading-2">{strings::upload_visit()}</h2>
                <div class="flex flex-wrap items-center justify-between gap-4">
                    <p>{headline}</p>
                    <QueueActions uploader progress busy paused/>
                </div>
                <Meter label=strings::upload_all() percent=Signal::derive(move || progress.get().percent())/>
                <p class="hint">{bytes}</p>
                <ul class="flex flex-col gap-4" role="list">
                    <For each=move || listed.get() key=|id| *id children=|id| view! { <TransferRow id/> }/>
                </ul>
                <When is=long>
                    <p class="hint">{move || strings::upload_more(hidden() as u64)}</p>
                </When>
            </section>
        </When>
    }
    .erase()
}

/// What can be done with all files together.
#[component]
fn QueueActions(uploader: Uploader, progress: Memo<Progress>, busy: Memo<bool>, paused: Memo<bool>) -> impl IntoView {
    let retryable = Memo::new(move |_| progress.read().retryable);
    let any = Signal::derive(move || retryable.get() > 0);
    // One button with two labels: the focus stays where it is.
    let pause = move || {
        let (glyph, label) =
            if paused.get() { (Glyph::GoOn, strings::upload_go_on()) } else { (Glyph::Pause, strings::upload_pause()) };
        view! { <Icon glyph=glyph/> {label} }
    };
    view! {
        <div class="flex flex-wrap gap-4">
            <When is=any>
                <button class="button" type="button" on:click=move |_| uploader.retry_all()>
                    <Icon glyph=Glyph::Retry/>
                    {move || strings::upload_try_all_again(retryable.get())}
                </button>
            </When>
            <When is=busy>
                <button class="button" type="button" on:click=move |_| uploader.pause_or_go_on()>{pause}</button>
                <button class="button" type="button" on:click=move |_| uploader.cancel_all()>
                    <Icon glyph=Glyph::Close/>
                    {strings::upload_cancel_all()}
                </button>
            </When>
        </div>
    }
    .erase()
}
