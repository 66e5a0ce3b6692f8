//! What is to be described now.

use leptos::prelude::*;

use super::shelf::Shelf;
use crate::kit::{Erase, When};
use crate::state::Selection;
use crate::strings;

/// Says so, and leads to where it is seen how far that is, while nothing is selected.
#[component]
pub fn DescribingNotice(
    /// The page's state.
    shelf: Shelf,
) -> impl IntoView {
    let there = Signal::derive(move || shelf.described.get() && shelf.selection.with(Selection::len) == 0);
    view! {
        <div role="status">
            <When is=there>
                <p class="toast">
                    <span class="grow">{strings::gallery_describing()}</span>
                    <a class="button button-quiet" href="/activity">{strings::nav_activity()}</a>
                </p>
            </When>
        </div>
    }
    .erase()
}
