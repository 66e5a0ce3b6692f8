//! How words and numbers look.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::Erase;

/// Headings in the pixel face, labels in the small one, everything else in the system's.
#[component]
pub fn TypeFaces() -> impl IntoView {
    view! {
        <Specimens title="Type" id="type">
            <div class="flex min-w-0 flex-col gap-5">
                <p class="heading-1">"Heading of a page"</p>
                <p class="heading-2">"Heading of a part"</p>
                <h3 class="month-name static">"November 2026"</h3>
                <p class="heading-name">"Heading in a name: Straße_am_Hafen (1).jpeg"</p>
                <p class="label">"Label 0123456789"</p>
                <p class="figure-number">"12,345"</p>
                <p class="max-w-prose">
                    "Text is in the face that the system has for it, because it is read, and not looked at. A line is never "
                    "longer than this."
                </p>
                <p class="hint">"A hint says what happens next."</p>
                <p class="tone-good">"added"</p>
                <p class="tone-bad">"The connection to the server broke."</p>
                <p>"Keys: " <kbd class="key">"Ctrl K"</kbd> <kbd class="key">"/"</kbd> <kbd class="key">"?"</kbd></p>
                <pre class="code" tabindex="0">
                    <code>"media-search search \"a cat on the beach\""</code>
                </pre>
            </div>
        </Specimens>
    }
    .erase()
}
