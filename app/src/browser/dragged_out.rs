//! Pictures that are dragged out of the window.

use leptos::ev::DragEvent;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::state::original_of;

/// Has a picture of the library that is dragged stand for its original: browsers that know `DownloadURL` make a file of it
/// where it is dropped.
pub fn offer_original(event: &DragEvent) {
    // Where there is no such picture, it is dragged as everything else.
    let _ = offer(event);
}

fn offer(event: &DragEvent) -> Option<()> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let frame = target.closest(".tile .tile-frame, .preview-frame").ok()??;
    let picture = frame.query_selector("img").ok()??;
    let (source, name) = (picture.get_attribute("src")?, picture.get_attribute("alt")?);
    let origin = window().location().origin().ok()?;
    let (address, description) = original_of(&origin, &source, &name)?;
    let data = event.data_transfer()?;
    data.set_data("text/uri-list", &address).ok()?;
    data.set_data("DownloadURL", &description).ok()
}
