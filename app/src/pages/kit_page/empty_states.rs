//! What is drawn where nothing is.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Drawing, EmptyState, Erase};

/// Each drawing as it stands on an empty page, and one in a panel.
#[component]
pub fn EmptyStates() -> impl IntoView {
    let states = Drawing::ALL.map(|drawing| {
        view! {
            <li>
                <EmptyState drawing title=drawing.name()>
                    <p><a class="button" href="/kit">"The way on"</a></p>
                </EmptyState>
            </li>
        }
    });
    view! {
        <Specimens title="Empty states" id="empty-states">
            <ul class="grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-3" role="list">{states}</ul>
            <div class="panel">
                <EmptyState drawing=Drawing::NoFailures title="In a panel">
                    <p class="hint">"There it takes less room."</p>
                </EmptyState>
            </div>
        </Specimens>
    }
    .erase()
}
