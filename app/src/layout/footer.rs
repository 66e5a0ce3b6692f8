//! The end of every page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::palette::Palette;
use crate::browser::show_theme;
use crate::context::use_theme;
use crate::kit::Erase;
use crate::state::Theme;

/// Ways to what is needed seldom, and the choice of a theme.
#[component]
pub fn Footer() -> impl IntoView {
    let theme = use_theme();
    let location = use_location();
    // Where a form without scripts leads back to.
    let back = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        if search.is_empty() { path } else { format!("{path}?{search}") }
    };
    let themes = Theme::ALL.map(|choice| {
        let name = match choice {
            Theme::System => "As the system",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        };
        let choose = move |event: MouseEvent| {
            // A page that is loaded again loses the uploads that it is at.
            event.prevent_default();
            show_theme(choice);
            theme.set(choice);
        };
        let pressed = move || if theme.get() == choice { "true" } else { "false" };
        view! {
            <button class="tab" type="submit" name="theme" value=choice.key() aria-pressed=pressed on:click=choose>
                {name}
            </button>
        }
    });
    view! {
        <footer class="footer">
            <nav class="flex flex-wrap gap-6" aria-label="More">
                <a class="link" href="/lab">"Score lab"</a>
                <a class="link" href="/models">"Models"</a>
                <a class="link" href="/trash">"Trash"</a>
                <Palette/>
            </nav>
            <form method="post" action="/theme" class="flex flex-wrap items-baseline gap-3" aria-label="Theme">
                <input type="hidden" name="back" value=back/>
                <span class="label">"Theme"</span>
                {themes}
            </form>
        </footer>
    }
    .erase()
}
