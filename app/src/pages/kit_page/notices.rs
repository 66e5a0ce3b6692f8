//! A few words that stand out.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Alert, Erase, Notice, NoticeTone};

/// A notice in each tone, one with more to it, and a failure.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <Specimens title="Notices" id="notices">
            <Notice tone=NoticeTone::Info><p>"Good to know."</p></Notice>
            <Notice tone=NoticeTone::Good><p>"Something went well."</p></Notice>
            <Notice tone=NoticeTone::Bad>
                <p class="mb-4">"Something went wrong, and this is what to do."</p>
                <button class="button" type="button">"Try again"</button>
            </Notice>
            <Alert message="What was just done went wrong.".to_owned()/>
        </Specimens>
    }
    .erase()
}
