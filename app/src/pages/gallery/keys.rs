//! What keys do with the pictures that are selected.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::shelf::Shelf;
use crate::browser::{focus_on, is_taken};
use crate::state::Selection;
use crate::types::Change;

/// While the focus is among the pictures, Delete moves those that are selected to the trash, Escape selects none, and T goes to
/// the field for their tags: to the bar that has the same it is a long way past all other pictures.
pub fn act_on_key(shelf: Shelf, event: &KeyboardEvent) {
    if is_taken(event) || shelf.selection.with_untracked(|selection| selection.len() == 0) {
        return;
    }
    match event.key().as_str() {
        "Delete" => shelf.change_selected(Change::Trash, String::new()),
        "Escape" => shelf.selection.update(Selection::clear),
        "t" => {
            // Else the letter would be written into the field.
            event.prevent_default();
            focus_on("#selection input[name=tags]");
        }
        _ => {}
    }
}
