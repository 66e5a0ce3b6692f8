//! What the bundled model cannot do.

use leptos::prelude::*;

use crate::context::use_activity_feed;
use crate::kit::{Notice, NoticeTone};

/// Says plainly that the bundled model knows no photographs, and how to switch to one that does.
#[component]
pub fn ModelNotice() -> impl IntoView {
    let feed = use_activity_feed();
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                let bundled = feed.snapshot().await.is_ok_and(|activity| activity.model.bundled);
                bundled.then(|| view! {
                    <Notice tone=NoticeTone::Info>
                        <p>"This is the small demo model: it knows a drawn pixel world and nothing about photographs."</p>
                        <details>
                            <summary class="summary">"Switch to a real model"</summary>
                            <p class="mb-3">"Start the server with the folder of a SigLIP checkpoint:"</p>
                            <pre class="code" tabindex="0">
                                <code>"SIGLIP_MODEL=/path/to/siglip-base-patch16-224 media-search serve"</code>
                            </pre>
                        </details>
                    </Notice>
                })
            })}
        </Suspense>
    }
}
