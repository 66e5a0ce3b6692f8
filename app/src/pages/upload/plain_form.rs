//! Uploading as browsers do it by themselves.

use leptos::prelude::*;

use crate::kit::{Drawing, Glyph, Icon, Sprite};
use crate::strings;

/// A form for several files at once.
#[component]
pub fn PlainForm() -> impl IntoView {
    view! {
        <form method="post" action="/upload" enctype="multipart/form-data" class="drop-zone">
            <Sprite drawing=Drawing::Inbox/>
            <p class="heading-2">{strings::upload_promise()}</p>
            <label class="flex max-w-full flex-col gap-3">
                <span class="label">{strings::upload_choose()}</span>
                <input class="file-field" type="file" name="file" accept="image/*" multiple required/>
            </label>
            <button class="button button-primary" type="submit">
                <Icon glyph=Glyph::Upload/>
                {strings::nav_upload()}
            </button>
        </form>
    }
}
