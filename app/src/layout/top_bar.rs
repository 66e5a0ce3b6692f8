//! The banner of every page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::status_strip::StatusStrip;
use crate::kit::{Erase, Glyph, Icon};
use crate::strings;

/// The banner with the product's name, the main navigation, and what is going on.
#[component]
pub fn TopBar() -> impl IntoView {
    let path = use_location().pathname;
    let ways = [
        ("/", strings::nav_search(), Glyph::Search),
        ("/gallery", strings::nav_gallery(), Glyph::Gallery),
        ("/upload", strings::nav_upload(), Glyph::Upload),
        ("/activity", strings::nav_activity(), Glyph::Activity),
    ];
    let ways = ways.map(|(href, name, glyph)| {
        let current = move || (path.read().as_str() == href).then_some("page");
        view! {
            <li class="grow sm:grow-0">
                <a class="way" href=href aria-current=current>
                    <Icon glyph=glyph/>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <header class="top-bar">
            <a class="brand" href="/">
                <img src="/favicon.svg" alt="" width="32" height="32"/>
                {strings::name()}
            </a>
            <nav aria-label=strings::nav_main()>
                <ul class="flex flex-wrap gap-1 sm:gap-3" role="list">{ways}</ul>
            </nav>
            <StatusStrip/>
        </header>
    }
    .erase()
}
