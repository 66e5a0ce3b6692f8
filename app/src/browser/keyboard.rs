//! What keys do that are no part of a field.

use leptos::ev::KeyboardEvent;
use leptos::prelude::{document, event_target};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, HtmlInputElement};

use super::arrows_across;

/// Whether a key belongs to a field that somebody writes in, or to the browser.
pub fn is_taken(event: &KeyboardEvent) -> bool {
    let target: Element = event_target(event);
    let writes = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "submit"),
        None => matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    };
    writes || event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Gives the focus to the first element that a selector finds; answers whether there is one.
pub fn focus_on(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// Whether nothing on the page has the focus, as after what had it is gone.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// The id of the picture that has the focus, or whose box or link has it.
pub fn focused_picture() -> Option<String> {
    document().active_element()?.closest("[data-id]").ok()??.get_attribute("data-id")
}

/// Moves the focus from one picture to the next in the direction of an arrow key; answers whether there is one.
pub fn step_to_picture(key: &str) -> bool {
    step(key).is_some()
}

fn step(key: &str) -> Option<()> {
    let here = document().active_element().filter(|element| element.matches("a.tile-frame") == Ok(true))?;
    let list = document().query_selector_all("main a.tile-frame").ok()?;
    let all = || (0..list.length()).filter_map(|place| list.get(place)?.dyn_into::<HtmlElement>().ok());
    let place = all().position(|picture| *picture == here)?;
    let at = here.get_bounding_client_rect();
    let nearest = |below: bool| {
        // How many rows away, and then how far to the side; what is less than half a picture away is in the same row.
        let distance = |there: &DomRect| ((there.top() - at.top()).abs(), (there.left() - at.left()).abs());
        let beyond = |there: &DomRect| {
            let down = there.top() - at.top();
            (if below { down } else { -down }) > at.height() / 2.0
        };
        let pictures = all().map(|picture| (picture.get_bounding_client_rect(), picture));
        let beyond = pictures.filter(|(there, _)| beyond(there)).map(|(there, picture)| (distance(&there), picture));
        let nearest = beyond.min_by(|((a, c), _), ((b, d), _)| a.total_cmp(b).then(c.total_cmp(d)));
        nearest.map(|(_, picture)| picture)
    };
    let (on, back) = arrows_across();
    let next = match key {
        key if key == on => all().nth(place + 1),
        key if key == back => all().nth(place.checked_sub(1)?),
        "ArrowDown" => nearest(true),
        "ArrowUp" => nearest(false),
        _ => None,
    };
    next?.focus().ok()
}
