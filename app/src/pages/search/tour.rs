//! The first steps.

use leptos::prelude::*;

use crate::kit::{Erase, Glyph, Icon};
use crate::pages::demo_form::DemoForm;
use crate::state::count_of;

/// Three steps for somebody who has no pictures here yet. They stay until there are some beside those of the demo.
#[component]
pub fn Tour(
    /// How many pictures of the demo gallery the library has.
    demo: u64,
) -> impl IntoView {
    let begin = if demo == 0 {
        view! {
            <p>"Drop files or folders. They stay on this machine. Or look around first with drawn ones."</p>
            <p><a class="button button-primary" href="/upload">"Add pictures"</a></p>
            <DemoForm add=true/>
        }
        .erase()
    } else {
        view! {
            <p>"The demo gallery is here: " {count_of(demo, "drawn picture", "drawn pictures")} "."</p>
            <p><a class="button button-primary" href="/upload">"Add pictures of your own"</a></p>
            <DemoForm add=false/>
        }
        .erase()
    };
    view! {
        <section class="flex flex-col gap-5" aria-labelledby="tour">
            <h2 id="tour" class="heading-2">"Three steps"</h2>
            <ol class="steps" role="list">
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Upload/> "1 · Put pictures in"</h3>
                    {begin}
                </li>
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Search/> "2 · Say what you look for"</h3>
                    <p>"Describe it in the box above, in your own words. Names, tags and dates count, too: see “Filters”."</p>
                </li>
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Similar/> "3 · Or show an example"</h3>
                    <p>"Drop a picture anywhere on this page, paste one, or ask any result for similar ones."</p>
                </li>
            </ol>
        </section>
    }
    .erase()
}
