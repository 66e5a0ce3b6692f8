//! One model to choose.

use leptos::prelude::*;

use super::Actions;
use crate::kit::{Erase, Glyph, Icon};
use crate::state::format_bytes;
use crate::strings;
use crate::types::{Activity, ModelEntry};

/// A model with its facts and what can be done with it now.
#[component]
pub fn ModelRow(
    /// The model.
    model: ModelEntry,
    /// What the page does.
    actions: Actions,
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let ModelEntry { name, bytes, dimension, image_size, licence, here, used } = model;
    let (dimension, size) = (dimension.to_string(), image_size.to_string());
    let facts = strings::models_facts(&format_bytes(bytes), &dimension, &size, &licence);
    let of = name.clone();
    let fetching = Memo::new(move |_| {
        activity.with(|now| now.downloads.iter().any(|download| download.name == of && download.failure.is_none()))
    });
    let field = name.clone();
    let button = move || {
        let (value, spoken) = (field.clone(), field.clone());
        if used {
            return view! { <span class="badge badge-active">{strings::models_in_use()}</span> }.erase();
        }
        if here {
            return view! {
                <ActionForm action=actions.choose>
                    <input type="hidden" name="model" value=value/>
                    <button class="button button-primary" type="submit" disabled=move || actions.choose.pending().get()>
                        <Icon glyph=Glyph::Done/>
                        {strings::models_use()}
                        <span class="sr-only">" " {spoken}</span>
                    </button>
                </ActionForm>
            }
            .erase();
        }
        if fetching.get() {
            return view! { <span class="badge">{strings::models_fetching()}</span> }.erase();
        }
        view! {
            <ActionForm action=actions.fetch>
                <input type="hidden" name="model" value=value/>
                <button class="button" type="submit">
                    <Icon glyph=Glyph::Upload/>
                    {strings::models_fetch()}
                    <span class="sr-only">" " {spoken}</span>
                </button>
            </ActionForm>
        }
        .erase()
    };
    view! {
        <li class="flex flex-wrap items-center justify-between gap-4">
            <div class="min-w-0 grow basis-[12rem] wrap-anywhere">
                <p>{name}</p>
                <p class="hint">{facts}</p>
            </div>
            {button}
        </li>
    }
    .erase()
}
