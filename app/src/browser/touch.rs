//! Fingers.

use leptos::ev::TouchEvent;
use leptos::prelude::event_target;
use web_sys::Element;

/// Where a finger came down or went up inside an element that a selector finds, in CSS pixels of the window; nothing for
/// several fingers.
pub fn place_of_touch(event: &TouchEvent, selector: &str) -> Option<(i32, i32)> {
    let target: Element = event_target(event);
    target.closest(selector).ok().flatten()?;
    let touches = event.changed_touches();
    let touch = touches.get(0).filter(|_| touches.length() == 1 && event.touches().length() <= 1)?;
    Some((touch.client_x(), touch.client_y()))
}
