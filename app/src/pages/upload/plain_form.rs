//! Uploading as browsers do it by themselves.

use leptos::prelude::*;

use crate::kit::{Drawing, Glyph, Icon, Sprite};

/// A form for several files at once.
#[component]
pub fn PlainForm() -> impl IntoView {
    view! {
        <form method="post" action="/upload" enctype="multipart/form-data" class="drop-zone">
            <Sprite drawing=Drawing::Inbox/>
            <p class="heading-2">"Your pictures stay on this machine"</p>
            <label class="flex max-w-full flex-col gap-3">
                <span class="label">"Choose pictures"</span>
                <input class="file-field" type="file" name="file" accept="image/*" multiple required/>
            </label>
            <button class="button button-primary" type="submit">
                <Icon glyph=Glyph::Upload/>
                "Upload"
            </button>
        </form>
    }
}
