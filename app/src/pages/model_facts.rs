//! What is known of the model in use.

use leptos::prelude::*;

use crate::kit::{Erase, When};
use crate::strings;
use crate::types::Activity;

/// The model at work with its facts, and the one that answers searches until it has seen every picture.
#[component]
pub fn ModelFacts(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let model = Memo::new(move |_| activity.with(|now| now.model.clone()));
    let kind = move || if model.read().bundled { strings::model_kind_bundled() } else { strings::model_kind_own() };
    let former = Memo::new(move |_| activity.with(|now| now.former.clone()));
    view! {
        <When is=Memo::new(move |_| former.read().is_some())>
            <p class="hint">{move || former.get().map(|former| strings::model_former(&former))}</p>
        </When>
        <dl class="flex flex-col gap-3">
            <div class="fact">
                <dt class="label">{strings::model_name()}</dt>
                <dd class="min-w-0 wrap-anywhere">{move || model.read().name.clone()}</dd>
            </div>
            <div class="fact">
                <dt class="label">{strings::model_kind()}</dt>
                <dd>{kind}</dd>
            </div>
            <div class="fact">
                <dt class="label">{strings::model_runs_on()}</dt>
                <dd>{move || format!("{}, {}", model.read().device, model.read().precision)}</dd>
            </div>
            <div class="fact">
                <dt class="label">{strings::model_vector_length()}</dt>
                <dd>{move || model.read().dim}</dd>
            </div>
        </dl>
    }
    .erase()
}
