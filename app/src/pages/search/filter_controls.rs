//! What a query can ask for besides words, as controls.

use leptos::html::Details;
use leptos::prelude::*;

use crate::kit::Erase;
use crate::strings;

const TYPES: [&str; 7] = ["jpg", "png", "webp", "gif", "bmp", "tiff", "ico"];

/// The colours as a query has them, and what they are called.
fn colours() -> [(&'static str, &'static str); 12] {
    [
        ("red", strings::filter_red()),
        ("orange", strings::filter_orange()),
        ("yellow", strings::filter_yellow()),
        ("green", strings::filter_green()),
        ("cyan", strings::filter_cyan()),
        ("blue", strings::filter_blue()),
        ("purple", strings::filter_purple()),
        ("pink", strings::filter_pink()),
        ("brown", strings::filter_brown()),
        ("black", strings::filter_black()),
        ("gray", strings::filter_gray()),
        ("white", strings::filter_white()),
    ]
}

/// Fields of the search form. What is chosen becomes words of the query, which the page then shows part by part.
#[component]
pub fn FilterControls(
    /// Open while somebody uses them.
    controls: NodeRef<Details>,
) -> impl IntoView {
    let texts = [
        ("tag", strings::filter_tag(), "text", strings::filter_tag_example()),
        ("without", strings::filter_without(), "text", strings::filter_without_example()),
        ("file", strings::filter_file(), "text", strings::filter_file_example()),
        ("after", strings::filter_after(), "date", ""),
        ("before", strings::filter_before(), "date", ""),
        ("size", strings::filter_size(), "number", "2000"),
    ];
    let texts = texts.map(|(name, label, kind, example)| {
        view! {
            <label class="control">
                <span class="label">{label}</span>
                <input class="field" type=kind name=name placeholder=example autocomplete="off"/>
            </label>
        }
    });
    let (colours, types) = (colours(), TYPES.map(|ending| (ending, ending)));
    let choices =
        [("color", strings::filter_colour(), colours.as_slice()), ("type", strings::filter_type(), types.as_slice())];
    let choices = choices.map(|(name, label, options)| {
        let options = options.iter().map(|&(value, name)| view! { <option value=value>{name}</option> }).collect_view();
        view! {
            <label class="control">
                <span class="label">{label}</span>
                <select class="field" name=name><option value="">{strings::filter_any()}</option>{options}</select>
            </label>
        }
    });
    view! {
        <details class="basis-full" node_ref=controls>
            <summary class="summary">{strings::filter_title()}</summary>
            <div class="controls">{texts} {choices}</div>
        </details>
    }
    .erase()
}
