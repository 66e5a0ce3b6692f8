//! What is known of something.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;

/// Facts, figures and a table.
#[component]
pub fn Facts() -> impl IntoView {
    view! {
        <Specimens title="Facts and tables" id="facts">
            <dl class="flex flex-col gap-3">
                <div class="fact">
                    <dt class="label">"Pixels"</dt>
                    <dd>"4,000 × 3,000"</dd>
                </div>
                <div class="fact">
                    <dt class="label">"Place"</dt>
                    <dd>"By the harbour"</dd>
                </div>
            </dl>
            <dl class="figures">
                <div class="figure">
                    <dt class="label">"Can be found"</dt>
                    <dd class="figure-number">"12,345"</dd>
                </div>
                <div class="figure">
                    <dt class="label">"Waiting"</dt>
                    <dd class="figure-number">"0"</dd>
                </div>
            </dl>
            <table class="numbers">
                <thead>
                    <tr>
                        <th scope="col">"Similarity"</th>
                        <th scope="col">"Pictures"</th>
                        <th scope="col">"By chance"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr><th scope="row">"0.100 to 0.150"</th><td>"42"</td><td>"40.5"</td></tr>
                    <tr><th scope="row">"0.150 to 0.200"</th><td>"7"</td><td>"0.3"</td></tr>
                </tbody>
            </table>
        </Specimens>
    }
    .erase()
}
