//! A button that changes what is kept of searches.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::ChangeHistory;
use crate::kit::Erase;
use crate::types::HistoryChange;

/// Changes what is kept of one search, or of all. It needs no script: then the page is loaded anew.
#[component]
pub fn HistoryButton(
    /// What it does by now.
    #[prop(into)]
    change: Signal<HistoryChange>,
    /// The address of the search; empty where all are meant.
    #[prop(optional)]
    address: String,
    /// Whether it looks like a part of what is around it.
    #[prop(optional)]
    quiet: bool,
    /// What does it where there is a script.
    #[prop(into)]
    act: Callback<(HistoryChange, String)>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    // Saving is a state, forgetting is not.
    let pressed = move || match change.get() {
        HistoryChange::Save => Some("false"),
        HistoryChange::Unsave => Some("true"),
        HistoryChange::ForgetOne | HistoryChange::ForgetAll => None,
    };
    let field = address.clone();
    let press = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        act.run((change.get_untracked(), address.clone()));
    };
    view! {
        <form method="post" action=ChangeHistory::url()>
            <input type="hidden" name="address" value=field/>
            <button
                class=if quiet { "button button-quiet" } else { "button" }
                type="submit"
                name="change"
                value=move || change.get().key()
                aria-pressed=pressed
                on:click=press
            >
                {children()}
            </button>
        </form>
    }
    .erase()
}
