//! The picture itself.

use leptos::ev::{self, DragEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::{A, Img};
use leptos::prelude::*;

use crate::browser::{enlarge, is_taken, on_window};
use crate::context::use_hydrated;
use crate::kit::{Erase, When};
use crate::strings;
use crate::types::MediaDetail;

/// How much larger or smaller a step makes it.
const STEP: f64 = 1.5;

/// How much larger than its frame it gets at most.
const MOST: f64 = 12.0;

/// Pixels of the longest side of the large thumbnail: what has more is shown itself when it is enlarged.
const THUMBNAIL: u32 = 1280;

/// The large thumbnail, which leads to the original; with JavaScript it can be enlarged and moved about.
#[component]
pub fn Preview(
    /// The picture.
    media: MediaDetail,
) -> impl IntoView {
    let tile = media.tile;
    let proportions = f64::from(tile.width) / f64::from(tile.height.max(1));
    // No browser but one shows TIFF.
    let worth_it = tile.width.max(tile.height) > THUMBNAIL && media.media_type != "image/tiff";
    let original = tile.image_url.clone();
    let (frame, picture) = (NodeRef::<A>::new(), NodeRef::<Img>::new());
    let factor = RwSignal::new(1.0);
    let enlarged = move || factor.get() > 1.0;
    let source = move || if enlarged() && worth_it { original.clone() } else { media.preview_url.clone() };
    let set = move |wanted: f64| {
        // A little more than nothing would only get in the way.
        let wanted = if wanted < 1.1 { 1.0 } else { wanted.min(MOST) };
        factor.set(wanted);
        if let (Some(frame), Some(picture)) = (frame.get_untracked(), picture.get_untracked()) {
            enlarge(&frame, &picture, proportions, wanted);
        }
    };
    let step = move |by: f64| set(factor.get_untracked() * by);

    // Where a movement began that is under way, and whether it went anywhere.
    let held = StoredValue::new(None::<(i32, i32)>);
    let moved = StoredValue::new(false);
    let hold = move |event: PointerEvent| {
        moved.set_value(false);
        held.set_value((event.pointer_type() == "mouse").then(|| (event.client_x(), event.client_y())));
    };
    let pull = move |event: PointerEvent| {
        let (Some((x, y)), Some(frame)) = (held.get_value(), frame.get_untracked()) else { return };
        if event.buttons() == 0 || factor.get_untracked() <= 1.0 {
            return held.set_value(None);
        }
        frame.scroll_by_with_x_and_y(f64::from(x - event.client_x()), f64::from(y - event.client_y()));
        moved.set_value(true);
        held.set_value(Some((event.client_x(), event.client_y())));
    };
    let click = move |event: MouseEvent| {
        event.prevent_default();
        if !moved.get_value() {
            set(if factor.get_untracked() > 1.0 { 1.0 } else { STEP * STEP });
        }
    };
    // A picture that fits can be drawn out of the window; one that is enlarged is moved instead.
    let drag = move |event: DragEvent| {
        if factor.get_untracked() > 1.0 {
            event.prevent_default();
        }
    };
    on_window(ev::keydown, move |event: KeyboardEvent| {
        if is_taken(&event) {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => step(STEP),
            "-" => step(1.0 / STEP),
            "0" => set(1.0),
            _ => {}
        }
    });
    let size = move || strings::percent(&((factor.get() * 100.0) as u32).to_string());
    // `external` keeps the router from looking for a page at the original's address.
    view! {
        <figure class="flex min-w-0 flex-col gap-3">
            <a
                class="preview-frame"
                class:is-enlarged=enlarged
                href=tile.image_url.clone()
                rel="external"
                node_ref=frame
                on:click=click
                on:pointerdown=hold
                on:pointermove=pull
                on:dragstart=drag
            >
                <img
                    class="preview-image"
                    src=source
                    alt=tile.name
                    width=tile.width.to_string()
                    height=tile.height.to_string()
                    decoding="async"
                    node_ref=picture
                />
            </a>
            <figcaption class="flex flex-wrap items-center justify-between gap-4">
                <a class="link" href=tile.image_url rel="external">{strings::media_original()}</a>
                <When is=use_hydrated()>
                    <div class="flex items-center gap-3" role="group" aria-label=strings::media_zoom()>
                        <button
                            class="button"
                            type="button"
                            aria-label=strings::media_zoom_out()
                            on:click=move |_| step(1.0 / STEP)
                        >
                            "−"
                        </button>
                        <output class="label">{size}</output>
                        <button
                            class="button"
                            type="button"
                            aria-label=strings::media_zoom_in()
                            on:click=move |_| step(STEP)
                        >
                            "+"
                        </button>
                    </div>
                </When>
            </figcaption>
        </figure>
    }
    .erase()
}
