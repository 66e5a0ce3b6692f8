//! Numbers as drawings.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;

/// The marks that charts are made of.
#[component]
pub fn Charts() -> impl IntoView {
    view! {
        <Specimens title="Charts" id="charts">
            <div class="chart-square">
                <svg class="chart" viewBox="0 0 320 160" role="img" aria-label="Example of a chart">
                    <rect class="bar" x="8" y="104" width="40" height="40"></rect>
                    <rect class="bar" x="56" y="40" width="40" height="104"></rect>
                    <rect class="bar" x="104" y="72" width="40" height="72"></rect>
                    <rect class="bar" x="152" y="128" width="40" height="16"></rect>
                    <line class="ideal" x1="8" x2="312" y1="144" y2="16"></line>
                    <polyline class="curve" points="8,112 76,32 124,88 172,136 312,144"></polyline>
                    <line class="cut" x1="200" x2="200" y1="16" y2="144"></line>
                    <text class="mark" x="206" y="28">"cut 0.175"</text>
                    <rect class="point" x="260" y="60" width="8" height="8"></rect>
                </svg>
            </div>
        </Specimens>
    }
    .erase()
}
