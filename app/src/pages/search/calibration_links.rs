//! How sure a score is.

use leptos::prelude::*;

use super::sort_links::tab;
use crate::kit::Erase;
use crate::state::{CALIBRATIONS, write_request};
use crate::strings;
use crate::types::{SearchRequest, Tuning};

/// The ways to make a confidence of a similarity; nothing where there is none.
#[component]
pub fn CalibrationLinks(
    /// What was asked for.
    request: SearchRequest,
    /// The way that the answer was made in.
    current: Option<String>,
) -> impl IntoView {
    current.map(|current| {
        let links = CALIBRATIONS.map(|name| {
            #[cfg_attr(not(feature = "ssr"), allow(clippy::needless_update, reason = "servers know more settings"))]
            let tuning = Tuning { calibration: Some(name.to_owned()), ..request.tuning.clone() };
            let href = write_request(&SearchRequest { tuning, ..request.clone() }, request.page.page);
            let label = if name == "model" { strings::search_by_model() } else { strings::search_by_temperature() };
            tab(label, href, current == name)
        });
        view! {
            <nav class="flex flex-wrap items-baseline gap-3" aria-label=strings::search_confidence()>
                <span class="label">{strings::search_sure_by()}</span>
                {links}
            </nav>
        }
        .erase()
    })
}
