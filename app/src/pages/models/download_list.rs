//! Models that are being fetched, or could not be.

use leptos::prelude::*;

use super::Actions;
use crate::kit::{Alert, Erase, Glyph, Icon, Meter, When};
use crate::state::format_bytes;
use crate::strings;
use crate::types::{Activity, Download};

/// Each with its progress, or with what went wrong and another try.
#[component]
pub fn DownloadList(
    /// The indexer's state.
    activity: Signal<Activity>,
    /// What the page does.
    actions: Actions,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        activity.with(|now| now.downloads.iter().map(|download| download.name.clone()).collect::<Vec<_>>())
    });
    let any = Signal::derive(move || !names.read().is_empty());
    view! {
        <When is=any otherwise=|| view! { <p>{strings::models_no_downloads()}</p> }>
            <ul class="flex flex-col gap-5" role="list">
                <For
                    each=move || names.get()
                    key=|name: &String| name.clone()
                    children=move |name| view! { <DownloadRow name activity actions/> }
                />
            </ul>
        </When>
    }
    .erase()
}

#[component]
fn DownloadRow(name: String, activity: Signal<Activity>, actions: Actions) -> impl IntoView {
    let of = name.clone();
    let download = Memo::new(move |_| {
        let found = activity.with(|now| now.downloads.iter().find(|download| download.name == of).cloned());
        found.unwrap_or(Download { name: of.clone(), done: 0, total: 0, failure: None })
    });
    let percent = Signal::derive(move || download.with(|now| (now.done * 100).checked_div(now.total).unwrap_or(0)));
    let bytes = move || {
        download.with(|now| match now.total {
            0 => strings::models_asking().to_owned(),
            total => strings::models_progress(&format_bytes(now.done), &format_bytes(total)),
        })
    };
    let failure = Memo::new(move |_| download.with(|now| now.failure.clone()));
    let failed = Signal::derive(move || failure.read().is_some());
    let name = StoredValue::new(name);
    view! {
        <li class="flex flex-col gap-3">
            <p class="wrap-anywhere">{name.get_value()}</p>
            <When
                is=failed
                otherwise=move || {
                    view! {
                        <Meter label=name.get_value() percent/>
                        <p class="hint">{bytes}</p>
                    }
                }
            >
                {move || failure.get().map(|message| view! { <Alert message/> })}
            </When>
            <div class="flex flex-wrap gap-4">
                <ActionForm action=actions.stop>
                    <input type="hidden" name="model" value=name.get_value()/>
                    <button class="button button-quiet" type="submit">
                        <Icon glyph=Glyph::Close/>
                        {move || if failed.get() { strings::models_forget() } else { strings::models_stop() }}
                        <span class="sr-only">" " {name.get_value()}</span>
                    </button>
                </ActionForm>
                <When is=failed>
                    <ActionForm action=actions.fetch>
                        <input type="hidden" name="model" value=name.get_value()/>
                        <button class="button" type="submit">
                            <Icon glyph=Glyph::Retry/>
                            {strings::models_try_again()}
                        </button>
                    </ActionForm>
                </When>
            </div>
        </li>
    }
    .erase()
}
