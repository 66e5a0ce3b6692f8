//! What a query can ask for besides words, as controls.

use leptos::html::Details;
use leptos::prelude::*;

use crate::kit::Erase;
use crate::strings;

const COLOURS: [&str; 12] =
    ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "brown", "black", "gray", "white"];
const TYPES: [&str; 7] = ["jpg", "png", "webp", "gif", "bmp", "tiff", "ico"];

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
    let choices = [("color", strings::filter_colour(), COLOURS.as_slice()), ("type", strings::filter_type(), &TYPES)];
    let choices = choices.map(|(name, label, values)| {
        let values = values.iter().map(|value| view! { <option value=*value>{*value}</option> }).collect_view();
        view! {
            <label class="control">
                <span class="label">{label}</span>
                <select class="field" name=name><option value="">{strings::filter_any()}</option>{values}</select>
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
