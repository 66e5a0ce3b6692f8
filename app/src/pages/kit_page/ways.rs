//! What leads to another page.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Erase, Glyph, Icon};

/// Links, the ways of the banner, tabs and pagers.
#[component]
pub fn Ways() -> impl IntoView {
    view! {
        <Specimens title="Ways" id="ways">
            <p><a class="link" href="/kit">"A link"</a></p>
            <nav aria-label="Example of ways">
                <ul class="flex gap-1 sm:gap-3" role="list">
                    <li>
                        <a class="way" href="/kit" aria-current="page"><Icon glyph=Glyph::Search/> "Here"</a>
                    </li>
                    <li>
                        <a class="way" href="/kit"><Icon glyph=Glyph::Gallery/> "Elsewhere"</a>
                    </li>
                </ul>
            </nav>
            <nav class="flex gap-3" aria-label="Example of tabs">
                <a class="tab" href="/kit" aria-current="true">"Best"</a>
                <a class="tab" href="/kit">"Newest"</a>
                <a class="tab" href="/kit">"Oldest"</a>
            </nav>
            <nav class="pager" aria-label="Example of a pager">
                <a class="button" href="/kit">"Newer pictures"</a>
                <a class="button" href="/kit">"Older pictures"</a>
            </nav>
        </Specimens>
    }
    .erase()
}
