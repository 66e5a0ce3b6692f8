//! Showing a picture larger than its frame.

use web_sys::HtmlElement;

/// Shows a picture of these proportions `factor` times as large as it fits into its frame, the same place in the middle; 1
/// lets it fit again.
pub fn enlarge(frame: &HtmlElement, picture: &HtmlElement, proportions: f64, factor: f64) {
    // Setting sizes fails for no number.
    let set = |element: &HtmlElement, property: &str, size: f64| {
        drop(element.style().set_property(property, &format!("{}px", size as i32)));
    };
    if factor <= 1.0 {
        drop(frame.style().remove_property("block-size"));
        drop(picture.style().remove_property("inline-size"));
        return;
    }
    let (across, down) = (f64::from(frame.client_width()), f64::from(frame.client_height()));
    // The frame stays as it is, and the picture moves in it.
    set(frame, "block-size", frame.get_bounding_client_rect().height());
    let before = (f64::from(frame.scroll_width()), f64::from(frame.scroll_height()));
    let middle = (f64::from(frame.scroll_left()) + across / 2.0, f64::from(frame.scroll_top()) + down / 2.0);
    set(picture, "inline-size", across.min(down * proportions) * factor);
    let after = (f64::from(frame.scroll_width()), f64::from(frame.scroll_height()));
    frame.set_scroll_left((middle.0 / before.0 * after.0 - across / 2.0) as i32);
    frame.set_scroll_top((middle.1 / before.1 * after.1 - down / 2.0) as i32);
}
