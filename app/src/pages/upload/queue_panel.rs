//! The files of this visit.

use leptos::prelude::*;

use super::transfer_row::TransferRow;
use crate::context::use_uploader;
use crate::kit::{Erase, Glyph, Icon, Meter, When};
use crate::state::{count_of, format_bytes, group_digits};

/// The whole with its progress, then each file with its own; nothing before the first file.
#[component]
pub fn QueuePanel() -> impl IntoView {
    let uploader = use_uploader();
    let (progress, busy, listed) = (uploader.progress(), uploader.busy(), uploader.listed());
    let headline = move || {
        let now = progress.get();
        if busy.get() {
            format!("{} of {} sent", group_digits(now.ended), count_of(now.files, "file", "files"))
        } else {
            now.sentence()
        }
    };
    let bytes = move || {
        let now = progress.get();
        format!("{} of {}", format_bytes(now.sent), format_bytes(now.bytes))
    };
    // Read out when it ends, not with every file.
    let news = move || if busy.get() { String::new() } else { progress.get().sentence() };
    let any = Memo::new(move |_| progress.get().files > 0 || !listed.read().is_empty());
    let hidden = move || (progress.get().files as usize).saturating_sub(listed.read().len());
    let long = Signal::derive(move || hidden() > 0);
    view! {
        <p class="sr-only" role="status">{move || any.get().then(news)}</p>
        <When is=any>
            <section class="panel flex flex-col gap-5" aria-labelledby="queue">
                <h2 id="queue" class="heading-2">"This visit"</h2>
                <div class="flex flex-wrap items-center justify-between gap-4">
                    <p>{headline}</p>
                    <When is=busy>
                        <button class="button" type="button" on:click=move |_| uploader.cancel_all()>
                            <Icon glyph=Glyph::Close/>
                            "Cancel all"
                        </button>
                    </When>
                </div>
                <Meter label="All files" percent=Signal::derive(move || progress.get().percent())/>
                <p class="hint">{bytes}</p>
                <ul class="flex flex-col gap-4" role="list">
                    <For each=move || listed.get() key=|id| *id children=|id| view! { <TransferRow id/> }/>
                </ul>
                <When is=long>
                    <p class="hint">{move || format!("… and {}", count_of(hidden() as u64, "more file", "more files"))}</p>
                </When>
            </section>
        </When>
    }
    .erase()
}
