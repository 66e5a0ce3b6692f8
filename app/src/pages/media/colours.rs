//! A picture's dominant colours.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::strings;
use crate::types::Colour;

/// Swatches with the share that each colour covers.
#[component]
pub fn Colours(
    /// The colours, the largest share first.
    colours: Vec<Colour>,
) -> impl IntoView {
    (!colours.is_empty()).then(|| {
        let swatches = colours.into_iter().map(|colour| {
            let share = strings::percent(&format!("{:.0}", f64::from(colour.share) * 100.0));
            // An attribute of a drawing: inline styles are forbidden by the content-security policy.
            view! {
                <li class="flex items-center gap-3">
                    <svg class="swatch" width="24" height="24" aria-hidden="true">
                        <rect width="24" height="24" fill=colour.hex.clone()></rect>
                    </svg>
                    <span>{colour.hex}</span>
                    <span class="hint">{share}</span>
                </li>
            }
        });
        view! {
            <h3 class="label mt-6 mb-3">{strings::media_colours()}</h3>
            <ul class="flex flex-wrap gap-x-6 gap-y-3" role="list">{swatches.collect_view()}</ul>
        }
        .erase()
    })
}
