//! The end of every page.

use leptos::prelude::*;

use super::palette::Palette;
use super::theme_choice::ThemeChoice;
use crate::kit::Erase;

/// Ways to what is needed seldom, and the choice of a theme.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <nav class="flex flex-wrap gap-6" aria-label="More">
                <a class="link" href="/settings">"Settings"</a>
                <a class="link" href="/lab">"Score lab"</a>
                <a class="link" href="/models">"Models"</a>
                <a class="link" href="/trash">"Trash"</a>
                <Palette/>
            </nav>
            <ThemeChoice label="Theme"/>
        </footer>
    }
    .erase()
}
