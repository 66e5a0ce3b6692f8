//! What a query can ask for besides words, as controls.

use leptos::html::Details;
use leptos::prelude::*;

use crate::kit::Erase;

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
        ("tag", "Tag", "text", "holiday"),
        ("without", "Without the word", "text", "dog"),
        ("file", "File name has", "text", "invoice"),
        ("after", "From", "date", ""),
        ("before", "Before", "date", ""),
        ("size", "Pixels, at least", "number", "2000"),
    ];
    let texts = texts.map(|(name, label, kind, example)| {
        view! {
            <label class="control">
                <span class="label">{label}</span>
                <input class="field" type=kind name=name placeholder=example autocomplete="off"/>
            </label>
        }
    });
    let choices =
        [("color", "Colour", COLOURS.as_slice()), ("type", "Kind of file", &TYPES)].map(|(name, label, values)| {
            let values = values.iter().map(|value| view! { <option value=*value>{*value}</option> }).collect_view();
            view! {
                <label class="control">
                    <span class="label">{label}</span>
                    <select class="field" name=name><option value="">"any"</option>{values}</select>
                </label>
            }
        });
    view! {
        <details class="basis-full" node_ref=controls>
            <summary class="summary">"Filters"</summary>
            <div class="controls">{texts} {choices}</div>
        </details>
    }
    .erase()
}
