//! Small words on other things.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;
use crate::tiles::StateBadge;
use crate::types::IndexState;

/// Chips, which lead somewhere, and badges, which do not.
#[component]
pub fn Labels() -> impl IntoView {
    view! {
        <Specimens title="Chips and badges" id="labels">
            <ul class="flex flex-wrap gap-3" role="list" aria-label="Examples of chips">
                <li><a class="chip" href="/kit">"holiday"</a></li>
                <li><a class="chip" href="/kit">"November 2026 " <span class="hint">"42"</span></a></li>
                <li>
                    <a class="chip" href="/kit">
                        <span class="sr-only">"Take out "</span>
                        "tag:beach"
                        <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            </ul>
            <div class="flex flex-wrap items-center gap-5">
                <StateBadge state=IndexState::Queued/>
                <StateBadge state=IndexState::Indexing/>
                <StateBadge state=IndexState::Failed/>
                <span class="badge badge-active">"In use"</span>
            </div>
        </Specimens>
    }
    .erase()
}
