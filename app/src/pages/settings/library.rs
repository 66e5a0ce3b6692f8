//! What there is.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::pages::demo_form::DemoForm;
use crate::state::{count_of, describe_trash_time, format_bytes, group_digits};
use crate::types::Holdings;

/// What the library and its trash hold, and the demo gallery to be added or removed.
#[component]
pub fn Library(
    /// What they hold.
    library: Holdings,
) -> impl IntoView {
    let Holdings { pictures, bytes, demo, trashed, trashed_bytes, trash_days } = library;
    let in_trash = match trashed {
        0 => "nothing".to_owned(),
        _ => [count_of(trashed, "picture", "pictures"), format_bytes(trashed_bytes)].join(", "),
    };
    let facts = [
        ("Pictures", group_digits(pictures)),
        ("Originals", format_bytes(bytes)),
        ("In the trash", in_trash),
        ("It stays there", describe_trash_time(trash_days)),
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
        0 => "To look around, add drawn scenes. They can be removed again.".to_owned(),
        _ => count_of(demo, "picture", "pictures") + " of the demo gallery can be removed at once, for good.",
    };
    view! {
        <dl class="flex flex-col gap-3">{facts}</dl>
        <p class="my-5 flex flex-wrap gap-5">
            <a class="button" href="/gallery">"To the gallery"</a>
            <a class="button" href="/trash">"To the trash"</a>
        </p>
        <p class="hint mb-3">{about_demo}</p>
        <DemoForm add={demo == 0}/>
    }
    .erase()
}
