//! A failure in a sentence.

use leptos::prelude::*;

use super::{Erase, Notice, NoticeTone};

/// A sentence that tells what went wrong, read out at once.
#[component]
pub fn Alert(
    /// The sentence.
    message: String,
) -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Bad announce=true>
            <p>{message}</p>
        </Notice>
    }
    .erase()
}
