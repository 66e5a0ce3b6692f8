//! What the bundled model cannot do.

use leptos::prelude::*;

use crate::context::use_activity_feed;
use crate::kit::{Notice, NoticeTone};
use crate::strings;

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
                        <p>{strings::search_demo_model()}</p>
                        <details>
                            <summary class="summary">{strings::search_demo_model_switch()}</summary>
                            <p class="mb-3">{strings::search_demo_model_start()}</p>
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
