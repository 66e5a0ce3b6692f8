//! Which way the page is read.

use leptos::prelude::document;

/// Whether it is read from the right to the left.
pub fn is_right_to_left() -> bool {
    document().dir() == "rtl"
}

/// The arrow keys that lead on and back in what stands side by side.
pub fn arrows_across() -> (&'static str, &'static str) {
    if is_right_to_left() { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") }
}
