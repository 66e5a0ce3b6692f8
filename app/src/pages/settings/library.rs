//! What there is.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::pages::demo_form::DemoForm;
use crate::state::{describe_trash_time, format_bytes, group_digits};
use crate::strings;
use crate::types::Holdings;

/// What the library and its trash hold, and the demo gallery to be added or removed.
#[component]
pub fn Library(
    /// What they hold.
    library: Holdings,
) -> impl IntoView {
    let Holdings { pictures, bytes, demo, trashed, trashed_bytes, trash_days } = library;
    let in_trash = match trashed {
        0 => strings::settings_trash_empty().to_owned(),
        _ => strings::settings_trash_holds(trashed, &format_bytes(trashed_bytes)),
    };
    let facts = [
        (strings::settings_pictures(), group_digits(pictures)),
        (strings::settings_originals(), format_bytes(bytes)),
        (strings::settings_in_trash(), in_trash),
        (strings::settings_trash_stays(), describe_trash_time(trash_days)),
    ];
    let facts = facts.map(|(name, value)| {
        view! {
            <div class="fact">
                <dt class="label">{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let about_demo = match demo {
        0 => strings::settings_demo_add().to_owned(),
        _ => strings::settings_demo_remove(demo),
    };
    view! {
        <dl class="flex flex-col gap-3">{facts}</dl>
        <p class="my-5 flex flex-wrap gap-5">
            <a class="button" href="/gallery">{strings::trash_to_gallery()}</a>
            <a class="button" href="/trash">{strings::settings_to_trash()}</a>
        </p>
        <p class="hint mb-3">{about_demo}</p>
        <DemoForm add={demo == 0}/>
    }
    .erase()
}
