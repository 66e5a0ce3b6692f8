//! The end of every page.

use leptos::prelude::*;

use super::palette::Palette;
use super::theme_choice::ThemeChoice;
use crate::kit::Erase;
use crate::strings;

/// Ways to what is needed seldom, and the choice of a theme.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <nav class="flex flex-wrap gap-6" aria-label=strings::footer_more()>
                <a class="link" href="/settings">{strings::settings_title()}</a>
                <a class="link" href="/lab">{strings::lab_title()}</a>
                <a class="link" href="/models">{strings::models_title()}</a>
                <a class="link" href="/trash">{strings::trash_title()}</a>
                <Palette/>
            </nav>
            <ThemeChoice label=strings::theme_label()/>
        </footer>
    }
    .erase()
}
