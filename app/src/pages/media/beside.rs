//! The ways to the pictures taken before and after this one.

use leptos::ev::{self, KeyboardEvent, TouchEvent};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::browser::{arrows_across, is_right_to_left, is_taken, on_window, place_of_touch};
use crate::kit::Erase;
use crate::strings;
use crate::types::MediaId;

/// How far a finger has to go to turn over, in CSS pixels.
const SWIPE: i32 = 60;

/// Links to the newer and the older picture; the arrow keys and a finger that swipes follow them.
#[component]
pub fn Beside(
    /// The next newer picture.
    newer: Option<MediaId>,
    /// The next older one.
    older: Option<MediaId>,
) -> impl IntoView {
    let address = |id: MediaId| format!("/media/{id}");
    let navigate = use_navigate();
    let turn = move |to: Option<MediaId>| {
        if let Some(to) = to {
            navigate(&address(to), Default::default());
        }
    };
    let by_key = turn.clone();
    on_window(ev::keydown, move |event: KeyboardEvent| {
        if is_taken(&event) {
            return;
        }
        let (on, back) = arrows_across();
        match event.key() {
            key if key == on => by_key(older),
            key if key == back => by_key(newer),
            _ => {}
        }
    });
    let began = StoredValue::new(None::<(i32, i32)>);
    on_window(ev::touchstart, move |event: TouchEvent| {
        // Not in what scrolls sideways itself: a picture that is enlarged.
        let place = place_of_touch(&event, "figure a:not(.is-enlarged)");
        // The page may be gone while its listeners go.
        let _ = began.try_update_value(|began| *began = place);
    });
    on_window(ev::touchend, move |event: TouchEvent| {
        let ends = began.try_get_value().flatten().zip(place_of_touch(&event, "figure a:not(.is-enlarged)"));
        let Some(((x, y), (to_x, to_y))) = ends else { return };
        if (to_x - x).abs() > SWIPE && (to_y - y).abs() < SWIPE {
            turn(if (to_x > x) == is_right_to_left() { older } else { newer });
        }
    });
    let link =
        |to: Option<MediaId>, name: &'static str| to.map(|to| view! { <a class="button" href=address(to)>{name}</a> });
    view! {
        <nav class="flex flex-wrap justify-between gap-5" aria-label=strings::media_by_time()>
            {link(newer, strings::media_newer())}
            <a class="button button-quiet" href="/gallery">{strings::gallery_all()}</a>
            {link(older, strings::media_older())}
        </nav>
    }
    .erase()
}
