//! The signs of the sprite.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Erase, Glyph, Icon};

/// Each sign with its name.
#[component]
pub fn Icons() -> impl IntoView {
    let signs = Glyph::ALL.map(|glyph| {
        view! { <li class="flex items-center gap-3"><Icon glyph=glyph/> {glyph.name()}</li> }
    });
    view! {
        <Specimens title="Icons" id="icons">
            <ul class="grid grid-cols-2 gap-5 sm:grid-cols-3 lg:grid-cols-4" role="list">{signs}</ul>
        </Specimens>
    }
    .erase()
}
