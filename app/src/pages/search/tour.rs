//! The first steps.

use leptos::prelude::*;

use crate::kit::{Erase, Glyph, Icon};
use crate::pages::demo_form::DemoForm;
use crate::strings;

/// Three steps for somebody who has no pictures here yet. They stay until there are some beside those of the demo.
#[component]
pub fn Tour(
    /// How many pictures of the demo gallery the library has.
    demo: u64,
) -> impl IntoView {
    let begin = if demo == 0 {
        view! {
            <p>{strings::tour_begin()}</p>
            <p><a class="button button-primary" href="/upload">{strings::gallery_add()}</a></p>
            <DemoForm add=true/>
        }
        .erase()
    } else {
        view! {
            <p>{strings::tour_demo(demo)}</p>
            <p><a class="button button-primary" href="/upload">{strings::tour_add_own()}</a></p>
            <DemoForm add=false/>
        }
        .erase()
    };
    view! {
        <section class="flex flex-col gap-5" aria-labelledby="tour">
            <h2 id="tour" class="heading-2">{strings::tour_title()}</h2>
            <ol class="steps" role="list">
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Upload/> {strings::tour_put()}</h3>
                    {begin}
                </li>
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Search/> {strings::tour_say()}</h3>
                    <p>{strings::tour_say_how()}</p>
                </li>
                <li class="step">
                    <h3 class="step-name"><Icon glyph=Glyph::Similar/> {strings::tour_show()}</h3>
                    <p>{strings::tour_show_how()}</p>
                </li>
            </ol>
        </section>
    }
    .erase()
}
