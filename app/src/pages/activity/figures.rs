//! The indexer's state in figures.

use leptos::prelude::*;

use crate::kit::{Erase, Meter};
use crate::state::{count_of, group_digits};
use crate::types::Activity;

type Figure = (&'static str, fn(&Activity) -> u64);

const FIGURES: [Figure; 6] = [
    ("Can be found", |now| now.ready),
    ("Waiting", |now| now.queued),
    ("At work", |now| now.indexing),
    ("Failed", |now| now.failed),
    ("Finer views to come", |now| now.refining),
    ("In the last minute", |now| now.per_minute),
];

/// A meter for the whole, and how many pictures are where.
#[component]
pub fn Figures(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let sentence = move || activity.with(sentence_of);
    let percent = Signal::derive(move || activity.with(|now| (now.ready * 100).checked_div(now.total).unwrap_or(100)));
    let figures = FIGURES.map(|(name, figure)| {
        view! {
            <div class="figure">
                <dt class="label">{name}</dt>
                <dd class="figure-number">{move || activity.with(|now| group_digits(figure(now)))}</dd>
            </div>
        }
    });
    view! {
        <p class="mb-3">{sentence}</p>
        <Meter label="Pictures that can be found" percent/>
        <dl class="figures mt-6">{figures}</dl>
    }
    .erase()
}

fn sentence_of(now: &Activity) -> String {
    let pending = now.queued + now.indexing;
    let total = count_of(now.total, "picture", "pictures");
    if now.total == 0 {
        "The library is empty.".to_owned()
    } else if pending == 0 && now.failed == 0 {
        format!("All is done: {total} can be found.")
    } else {
        format!("{} of {total} can be found.", group_digits(now.ready))
    }
}
