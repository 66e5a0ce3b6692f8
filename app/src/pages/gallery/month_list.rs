//! The way to a month.

use leptos::prelude::*;

use super::shelf::Shelf;
use crate::kit::Erase;
use crate::state::{BLOCK, group_digits, name_of_month, spans};
use crate::strings;

/// All months with how many pictures each has. They lead to a place of this page where it has them, else to another page.
#[component]
pub fn MonthList(
    /// The page's state.
    shelf: Shelf,
    /// How many pictures come before this page.
    start: u64,
    /// Whether the page has all that follow.
    whole: RwSignal<bool>,
) -> impl IntoView {
    let months = move || {
        let spans = shelf.months.with(|months| spans(months, 0, u64::MAX));
        let ways = spans.into_iter().map(|span| {
            let href = if whole.get() && span.offset >= start {
                format!("#month-{}", span.month)
            } else {
                format!("/gallery?page={}", span.offset / u64::from(BLOCK) + 1)
            };
            view! {
                <li>
                    <a class="chip" href=href>
                        {name_of_month(&span.month)}
                        <span class="hint">{group_digits(span.pictures)}</span>
                    </a>
                </li>
            }
        });
        ways.collect_view()
    };
    view! {
        <details>
            <summary class="summary">{strings::gallery_months()}</summary>
            <ul class="flex flex-wrap gap-3" role="list">{months}</ul>
        </details>
    }
    .erase()
}
