//! How far the describing of the pictures is.

use leptos::prelude::*;

use super::failure_list::FailureRows;
use super::figures::{Figure, list};
use crate::api::{ChangeDescribing, RetryFailed};
use crate::kit::{Alert, Erase, Meter, When};
use crate::state::name_of_model;
use crate::strings;
use crate::types::{Activity, DescribingChange};

/// A button, and when there is something that it can do.
type Way = (DescribingChange, &'static str, fn(&Activity) -> bool);

/// How many pictures have descriptions, and what has the others described, or says how to get a model that does.
#[component]
pub fn Descriptions(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let change = ServerAction::<ChangeDescribing>::new();
    let sentence = move || activity.with(|now| strings::describing_part_done(now.describing.described, now.total));
    let percent = Signal::derive(move || {
        activity.with(|now| (now.describing.described * 100).checked_div(now.total).unwrap_or(100))
    });
    let figures: [Figure; 4] = [
        (strings::activity_queued(), |now| now.describing.queued),
        (strings::activity_indexing(), |now| now.describing.running),
        (strings::activity_failed(), |now| now.describing.failed),
        (strings::media_caption_enhanced(), |now| now.describing.enhanced),
    ];
    let ways: [Way; 3] = [
        (DescribingChange::Describe, strings::describing_all(), |now| {
            now.describing.model.is_some() && now.describing.described < now.total
        }),
        (DescribingChange::Detail, strings::describing_all_in_detail(), |now| {
            now.describing.model.is_some() && now.describing.enhanced < now.total
        }),
        (DescribingChange::Stop, strings::models_stop(), |now| now.describing.queued > 0),
    ];
    let ways = ways.map(|(way, name, there)| {
        let there = Signal::derive(move || activity.with(there));
        view! {
            <When is=there>
                <ActionForm action=change>
                    <input type="hidden" name="change" value=way.key()/>
                    <button class="button" type="submit">{name}</button>
                </ActionForm>
            </When>
        }
    });
    let retry = ServerAction::<RetryFailed>::new();
    let error = move || {
        let refused = change.value().get().and_then(Result::err).or_else(|| retry.value().get().and_then(Result::err));
        refused.map(|error| view! { <Alert message=error.message/> })
    };
    let failures = Memo::new(move |_| activity.with(|now| now.describing.failures.clone()));
    let model = Memo::new(move |_| activity.with(|now| now.describing.model.clone()));
    let has_model = Signal::derive(move || model.with(Option::is_some));
    let by = move || model.get().map(|model| strings::describing_model(name_of_model(&model)));
    view! {
        <p class="mb-3">{sentence}</p>
        <Meter label=strings::describing_meter() percent/>
        {list(activity, &figures)}
        {error}
        <div class="mt-6 flex flex-wrap gap-5 empty:hidden">{ways}</div>
        <FailureRows failures retry/>
        <When is=has_model otherwise=no_model>
            <p class="hint mt-5 wrap-anywhere">{by}</p>
        </When>
    }
    .erase()
}

fn no_model() -> AnyView {
    view! { <p class="hint mt-5 wrap-anywhere">{strings::describing_no_model()}</p> }.erase()
}
