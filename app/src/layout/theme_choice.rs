//! Light, dark, or as the system.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::browser::show_theme;
use crate::context::use_theme;
use crate::kit::Erase;
use crate::state::Theme;
use crate::strings;

/// The choice of a theme. It needs no script: without one it leads back to the page that it is on.
#[component]
pub fn ThemeChoice(
    /// What the choice is called; where a page has it twice, each has a name of its own.
    label: &'static str,
) -> impl IntoView {
    let theme = use_theme();
    let location = use_location();
    let back = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        if search.is_empty() { path } else { format!("{path}?{search}") }
    };
    let themes = Theme::ALL.map(|choice| {
        let name = match choice {
            Theme::System => strings::theme_system(),
            Theme::Light => strings::theme_light(),
            Theme::Dark => strings::theme_dark(),
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
        <form method="post" action="/theme" class="flex flex-wrap items-baseline gap-3" aria-label=label>
            <input type="hidden" name="back" value=back/>
            <span class="label">{label}</span>
            {themes}
        </form>
    }
    .erase()
}
