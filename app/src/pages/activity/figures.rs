//! The indexer's state in figures.

use leptos::prelude::*;

use crate::kit::{Erase, Meter};
use crate::state::group_digits;
use crate::strings;
use crate::types::Activity;

/// A name, and where its number is.
pub(super) type Figure = (&'static str, fn(&Activity) -> u64);

/// A meter for the whole, and how many pictures are where.
#[component]
pub fn Figures(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let sentence = move || activity.with(sentence_of);
    let percent = Signal::derive(move || activity.with(|now| (now.ready * 100).checked_div(now.total).unwrap_or(100)));
    let figures: [Figure; 6] = [
        (strings::activity_ready(), |now| now.ready),
        (strings::activity_queued(), |now| now.queued),
        (strings::activity_indexing(), |now| now.indexing),
        (strings::activity_failed(), |now| now.failed),
        (strings::activity_refining(), |now| now.refining),
        (strings::activity_per_minute(), |now| now.per_minute),
    ];
    view! {
        <p class="mb-3">{sentence}</p>
        <Meter label=strings::activity_meter() percent/>
        {list(activity, &figures)}
    }
    .erase()
}

/// Figures under their names.
pub(super) fn list(activity: Signal<Activity>, figures: &[Figure]) -> AnyView {
    let figures = figures.iter().map(|&(name, figure)| {
        view! {
            <div class="figure">
                <dt class="label">{name}</dt>
                <dd class="figure-number">{move || activity.with(|now| group_digits(figure(now)))}</dd>
            </div>
        }
    });
    view! { <dl class="figures mt-6">{figures.collect_view()}</dl> }.erase()
}

fn sentence_of(now: &Activity) -> String {
    let pending = now.queued + now.indexing;
    if now.total == 0 {
        strings::activity_empty().to_owned()
    } else if pending == 0 && now.failed == 0 {
        strings::activity_all_done(now.total)
    } else {
        strings::activity_part_done(now.ready, now.total)
    }
}
